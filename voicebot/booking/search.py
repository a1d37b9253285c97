"""Finding slots to offer: in the place asked for, else on other days, else within 30 km."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, DateTime, and_, cast, func, or_, select, true

from models import Centre, Hold, Slot, Transaction
from voicebot.booking.positions import Position, distance_km, position_of
from voicebot.booking.views import Offer, offer_of

RADIUS_KM = 30
"""How far somebody of 85 may be sent (conversation.md: other centres within 30 km)."""
NOTICE = timedelta(hours=1)
"""No slot is offered that starts sooner: people have to get there."""
APART = (timedelta(hours=2), timedelta(hours=1), timedelta())
"""An offer close to another, or to a refused one, is no choice: so far apart, if possible."""
ARRONDISSEMENTS = {"13055": ("13201", "13216"), "69123": ("69381", "69389"), "75056": ("75101", "75120")}
"""Marseille, Lyon and Paris by INSEE code: their centres are listed under the arrondissements' codes."""

_KM_PER_DEGREE = 111.2


@dataclass(frozen=True)
class Wanted:
    """Where and when somebody would like to come; no windows means any time.

    `refused` are slots that were offered before and are not offered again; `around` is the moment to
    which the offers should be close ("about ten o'clock"), else they are the soonest.
    """

    insee: str | None
    postal_code: str | None
    windows: tuple[tuple[datetime, datetime], ...] = ()
    refused: tuple[int, ...] = ()
    around: datetime | None = None


@dataclass(frozen=True)
class Near:
    """A centre that may be offered; the distance is missing when it is in the place asked for."""

    centre: Centre
    distance_km: int | None


def centres_near(tx: Transaction, wanted: Wanted) -> list[Near]:
    """Public, open centres in the place asked for, then those within 30 km, nearest first."""
    local = tx.scalars(select(Centre).where(_is_public(), _in_place(wanted)).order_by(Centre.id)).all()
    here = [Near(centre, None) for centre in local]
    position = position_of(wanted.insee, wanted.postal_code)
    if position is None and local:
        position = local[0].latitude, local[0].longitude
    if position is None:
        return here
    others = tx.scalars(select(Centre).where(_is_public(), ~_in_place(wanted), _within_box(position)))
    far = ((distance_km(position, (centre.latitude, centre.longitude)), centre) for centre in others)
    # Nobody is told of nought kilometres.
    around = [Near(centre, max(1, round(km))) for km, centre in far if km <= RADIUS_KM]
    return here + sorted(around, key=lambda one: (one.distance_km or 0, one.centre.id))


def best(
    tx: Transaction,
    wanted: Wanted,
    near: Sequence[Near],
    *,
    lost: Collection[int] = (),
    conversation: UUID,
    now: datetime,
    count: int,
) -> list[Offer]:
    """Free slots at one centre, soonest first, two hours apart where possible.

    Among the centres of the place asked for, the one with the soonest slot; else the nearest with any:
    several offers at one place are told in one breath. `lost` are slots that somebody faster took.
    """
    free = and_(_free(wanted, conversation, now), Slot.id.not_in(lost))
    liked = _liked(wanted.around)
    likeliest = (
        select(liked).where(Slot.centre_id == Centre.id, free).order_by(liked).limit(1)
    ).scalar_subquery()
    firsts = tx.execute(select(Centre.id, likeliest).where(Centre.id.in_([one.centre.id for one in near])))
    first = {centre: rank for centre, rank in firsts if rank is not None}
    able = [one for one in near if one.centre.id in first]
    if not able:
        return []
    chosen = min(able, key=lambda one: (one.distance_km or 0, first[one.centre.id], one.centre.id))
    refused = tx.scalars(select(Slot.starts_at).where(Slot.id.in_(wanted.refused))).all()
    slots = _apart(tx, chosen.centre, free, liked, refused, count)
    return [offer_of(slot, chosen.centre, chosen.distance_km) for slot in slots]


def _liked(around: datetime | None) -> ColumnElement[Any]:
    """What comes first: the soonest, or the closest to the moment that was named."""
    if around is None:
        return cast(Slot.starts_at, DateTime(timezone=True))
    return func.abs(func.extract("epoch", Slot.starts_at - around))


def _apart(
    tx: Transaction,
    centre: Centre,
    free: ColumnElement[bool],
    liked: ColumnElement[Any],
    refused: Sequence[datetime],
    count: int,
) -> list[Slot]:
    found: list[Slot] = []
    best_first = select(Slot).join(Centre, Centre.id == Slot.centre_id).where(Centre.id == centre.id, free)
    best_first = best_first.order_by(liked, Slot.starts_at).limit(1)
    while len(found) < count:
        others = best_first.where(Slot.id.not_in([slot.id for slot in found]))
        times = [*refused, *(slot.starts_at for slot in found)]
        spaced = (tx.scalars(others.where(*_away(times, by))).first() for by in APART)
        slot = next((slot for slot in spaced if slot), None)
        if slot is None:
            break
        found.append(slot)
    return sorted(found, key=lambda slot: slot.starts_at)


def _away(times: Sequence[datetime], by: timedelta) -> list[ColumnElement[bool]]:
    return [or_(Slot.starts_at <= at - by, Slot.starts_at >= at + by) for at in times]


def _free(wanted: Wanted, conversation: UUID, now: datetime) -> ColumnElement[bool]:
    return and_(
        Slot.starts_at >= now + NOTICE,
        Slot.id.not_in(wanted.refused),
        _in_windows(wanted.windows),
        open_to_all(),
        has_room(conversation, now),
    )


def _in_windows(windows: Sequence[tuple[datetime, datetime]]) -> ColumnElement[bool]:
    """A slot that starts in one of the windows (their ends are exclusive)."""
    if not windows:
        return true()
    return or_(*(and_(Slot.starts_at >= start, Slot.starts_at < end) for start, end in windows))


def has_room(conversation: UUID, now: datetime) -> ColumnElement[bool]:
    """A slot with a place that is neither taken nor held by another conversation at this moment."""
    held = (
        select(func.count())
        .where(Hold.slot_id == Slot.id, Hold.expires_at > now, Hold.conversation_id != conversation)
        .correlate(Slot)
        .scalar_subquery()
    )
    # Said twice, so that the holds of a full slot need not be counted.
    return and_(Slot.taken < Slot.capacity, Slot.taken + held < Slot.capacity)


def open_to_all() -> ColumnElement[bool]:
    """A slot in the life of a centre that receives the public; a query with it names both tables."""
    day = cast(func.timezone(Centre.time_zone, Slot.starts_at), Date)
    return and_(
        _is_public(),
        or_(Centre.opens_on.is_(None), Centre.opens_on <= day),
        or_(Centre.closes_on.is_(None), Centre.closes_on >= day),
    )


def _is_public() -> ColumnElement[bool]:
    return and_(Centre.closed.is_(False), Centre.professionals_only.is_(False))


def _in_place(wanted: Wanted) -> ColumnElement[bool]:
    if wanted.insee is None:
        return Centre.postal_code == (wanted.postal_code or "")
    first, last = ARRONDISSEMENTS.get(wanted.insee, (wanted.insee, wanted.insee))
    return or_(Centre.insee_code == wanted.insee, Centre.insee_code.between(first, last))


def _within_box(position: Position) -> ColumnElement[bool]:
    north = RADIUS_KM / _KM_PER_DEGREE
    east = north / math.cos(math.radians(position[0]))
    return and_(
        Centre.latitude.between(position[0] - north, position[0] + north),
        Centre.longitude.between(position[1] - east, position[1] + east),
    )
