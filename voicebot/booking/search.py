"""Finding slots to offer: in the place asked for, else on other days, else within 30 km."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    DateTime,
    and_,
    case,
    cast,
    column,
    func,
    or_,
    select,
    true,
    values,
)

from models import Centre, Slot, Transaction
from voicebot.booking import seconds
from voicebot.booking.availability import gives, has_room, is_public, on_days, open_to_all
from voicebot.booking.positions import Position, distance_km, position_of
from voicebot.booking.vaccines import Vaccine
from voicebot.booking.views import Offer, offer_of

RADIUS_KM = 30
"""How far somebody of 85 may be sent (conversation.md: other centres within 30 km)."""
NOTICE = timedelta(hours=1)
"""No slot is offered that starts sooner: people have to get there."""
APART = (timedelta(hours=2), timedelta(hours=1), timedelta())
"""An offer close to another, or to a refused one, is no choice: so far apart, if possible."""
TOGETHER = (timedelta(),)
"""For the second of a household it is the other way round: neighbours are what is wanted."""
SOON_AFTER = timedelta(hours=1)
"""Who comes along can wait so long; a place before the other's is wanted only if none is in this hour."""
ARRONDISSEMENTS = {"13055": ("13201", "13216"), "69123": ("69381", "69389"), "75056": ("75101", "75120")}
"""Marseille, Lyon and Paris by INSEE code: their centres are listed under the arrondissements' codes."""

Spans = dict[int, list[seconds.Span]]
"""By centre, when a slot may start."""
ALWAYS = (datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC))
INSTANT = DateTime(timezone=True)

_KM_PER_DEGREE = 111.2


@dataclass(frozen=True)
class Wanted:
    """Where and when somebody would like to come; no windows means any time.

    `refused` are slots that were offered before and are not offered again; `around` is the moment to
    which the offers should be close ("about ten o'clock"), else they are the soonest. `not_before` and
    `not_after` are days of the centre's calendar between which the dose may be given: never loosened, as
    windows are. `beside` is the slot of somebody who comes along: same centre, as close as can be, the
    next places first. `instead_of` is the slot of an appointment that is moved: never offered, but its
    neighbours are as good as any. `vaccine` is a product; without one, the campaign's.
    """

    insee: str | None
    postal_code: str | None
    windows: tuple[tuple[datetime, datetime], ...] = ()
    refused: tuple[int, ...] = ()
    around: datetime | None = None
    not_before: date | None = None
    not_after: date | None = None
    beside: int | None = None
    instead_of: int | None = None
    vaccine: str | None = None


@dataclass(frozen=True)
class Near:
    """A centre that may be offered; the distance is missing when it is in the place asked for."""

    centre: Centre
    distance_km: int | None


def centres_near(tx: Transaction, wanted: Wanted) -> list[Near]:
    """Public, open centres in the place asked for, then those within 30 km, nearest first."""
    local = tx.scalars(select(Centre).where(is_public(), _in_place(wanted)).order_by(Centre.id)).all()
    here = [Near(centre, None) for centre in local]
    position = position_of(wanted.insee, wanted.postal_code)
    if position is None and local:
        position = local[0].latitude, local[0].longitude
    if position is None:
        return here
    others = tx.scalars(select(Centre).where(is_public(), ~_in_place(wanted), _within_box(position)))
    far = ((distance_km(position, (centre.latitude, centre.longitude)), centre) for centre in others)
    # Nobody is told of nought kilometres.
    around = [Near(centre, max(1, round(km))) for km, centre in far if km <= RADIUS_KM]
    return here + sorted(around, key=lambda one: (one.distance_km or 0, one.centre.id))


def centre_beside(tx: Transaction, wanted: Wanted) -> list[Near]:
    """The centre of the slot beside which a place is wanted; none if there is no such slot."""
    its = select(Centre).join(Slot, Slot.centre_id == Centre.id).where(Slot.id == wanted.beside, is_public())
    return [Near(centre, None) for centre in tx.scalars(its)]


def best(
    tx: Transaction,
    wanted: Wanted,
    near: Sequence[Near],
    *,
    lost: Collection[int] = (),
    conversation: UUID,
    now: datetime,
    count: int,
    two_doses_of: Vaccine | None = None,
) -> list[Offer]:
    """Free slots at one centre, soonest first, two hours apart where possible.

    Among the centres of the place asked for, the one with the soonest slot; else the nearest with any:
    several offers at one place are told in one breath. `lost` are slots that somebody faster took. With
    `two_doses_of` a vaccine, each offer carries a place for the second injection.
    """
    free = and_(_free(wanted, conversation, now), Slot.id.not_in(lost))
    spans: Spans | None = None
    if two_doses_of:
        centres = [one.centre for one in near]
        spans = seconds.firsts(
            tx, centres, vaccine=two_doses_of, lost=lost, conversation=conversation, now=now
        )
    liked = _liked(tx, wanted)
    chosen = _likeliest(tx, near, free, liked, spans)
    if chosen is None:
        return []
    if spans is not None:
        free = and_(free, _in_windows(spans[chosen.centre.id]))
    refused = tx.scalars(select(Slot.starts_at).where(Slot.id.in_(wanted.refused))).all()
    slots = _apart(tx, chosen.centre, free, liked, refused, count, TOGETHER if wanted.beside else APART)
    second = partial(seconds.second_for, tx, lost=lost, conversation=conversation, now=now)
    return [
        replace(
            offer_of(slot, chosen.centre, chosen.distance_km),
            second=second(slot, chosen.centre, vaccine=two_doses_of) if two_doses_of else None,
        )
        for slot in slots
    ]


def _likeliest(
    tx: Transaction,
    near: Sequence[Near],
    free: ColumnElement[bool],
    liked: ColumnElement[Any],
    spans: Spans | None,
) -> Near | None:
    """The centre that the offers come from; with `spans`, slots at other times do not count."""
    if spans is None:
        spans = {one.centre.id: [ALWAYS] for one in near}
    rows = [(centre, *span) for centre, stretches in spans.items() for span in stretches]
    if not rows:
        return None
    span = values(
        column("centre_id", BigInteger), column("starts", INSTANT), column("ends", INSTANT), name="span"
    ).data(rows)
    within = and_(Slot.starts_at >= span.c.starts, Slot.starts_at < span.c.ends)
    likeliest = (
        select(liked).where(Slot.centre_id == Centre.id, within, free).order_by(liked).limit(1)
    ).scalar_subquery()
    firsts = tx.execute(select(Centre.id, likeliest).join(span, span.c.centre_id == Centre.id))
    first: dict[int, Any] = {}
    for centre, rank in firsts:
        if rank is not None:
            first[centre] = min(first.get(centre, rank), rank)
    able = [one for one in near if one.centre.id in first]
    return min(
        able,
        key=lambda one: (one.distance_km or 0, first[one.centre.id], one.centre.id),
        default=None,
    )


def _liked(tx: Transaction, wanted: Wanted) -> ColumnElement[Any]:
    """What comes first: the soonest, the closest to the moment that was named, or the next beside a slot."""
    beside = tx.scalar(select(Slot.starts_at).where(Slot.id == wanted.beside)) if wanted.beside else None
    if beside is not None:
        return _seconds_beside(beside)
    if wanted.around is None:
        return cast(Slot.starts_at, INSTANT)
    return func.abs(func.extract("epoch", Slot.starts_at - wanted.around))


def _seconds_beside(moment: datetime) -> ColumnElement[Any]:
    """The places of the hour after this moment as they come; then whatever is closest to it."""
    away = func.abs(func.extract("epoch", Slot.starts_at - moment))
    soon_after = and_(Slot.starts_at > moment, Slot.starts_at <= moment + SOON_AFTER)
    return case((soon_after, away), else_=SOON_AFTER.total_seconds() + away)


def _apart(
    tx: Transaction,
    centre: Centre,
    free: ColumnElement[bool],
    liked: ColumnElement[Any],
    refused: Sequence[datetime],
    count: int,
    spacing: Sequence[timedelta],
) -> list[Slot]:
    found: list[Slot] = []
    best_first = select(Slot).join(Centre, Centre.id == Slot.centre_id).where(Centre.id == centre.id, free)
    best_first = best_first.order_by(liked, Slot.starts_at).limit(1)
    while len(found) < count:
        others = best_first.where(Slot.id.not_in([slot.id for slot in found]))
        times = [*refused, *(slot.starts_at for slot in found)]
        spaced = (tx.scalars(others.where(*_away(times, by))).first() for by in spacing)
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
        Slot.id.not_in([*wanted.refused, wanted.instead_of or 0]),
        _in_windows(wanted.windows),
        on_days(wanted.not_before, wanted.not_after),
        gives(wanted.vaccine),
        open_to_all(),
        has_room(conversation, now),
    )


def _in_windows(windows: Sequence[tuple[datetime, datetime]]) -> ColumnElement[bool]:
    """A slot that starts in one of the windows (their ends are exclusive)."""
    if not windows:
        return true()
    return or_(*(and_(Slot.starts_at >= start, Slot.starts_at < end) for start, end in windows))


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
