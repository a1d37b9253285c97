"""Finding slots to offer: in the place asked for, else on other days, else within 30 km."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from models import Centre, Hold, Slot, Transaction
from voicebot.booking.positions import position_of
from voicebot.booking.views import Offer, offer_of

RADIUS_KM = 30
"""How far somebody of 85 may be sent (conversation.md: other centres within 30 km)."""
NOTICE = timedelta(hours=1)
"""No slot is offered that starts sooner: people have to get there."""
APART = (timedelta(hours=2), timedelta(hours=1), timedelta())
"""A second offer close to the first is no choice: so far apart, if possible."""

_KM_PER_DEGREE = 111.2


@dataclass(frozen=True)
class Wanted:
    """Where and when somebody would like to come; no windows means any time."""

    insee: str | None
    postal_code: str | None
    windows: tuple[tuple[datetime, datetime], ...] = ()
    refused: tuple[int, ...] = ()


@dataclass(frozen=True)
class Near:
    """A centre that may be offered; the distance is missing when it is in the place asked for."""

    centre: Centre
    distance_km: int | None


def centres_near(tx: Transaction, wanted: Wanted) -> list[Near]:
    """Public, open centres in the place asked for, then those within 30 km, nearest first."""
    offered = and_(Centre.closed.is_(False), Centre.professionals_only.is_(False))
    here = or_(
        Centre.insee_code == wanted.insee if wanted.insee else Centre.postal_code == wanted.postal_code,
    )
    local = list(tx.scalars(select(Centre).where(offered, here).order_by(Centre.id)))
    around = [(c.latitude, c.longitude) for c in local]
    position = around[0] if around else position_of(wanted.insee, wanted.postal_code)
    near = [Near(centre, None) for centre in local]
    if position is None:
        return near
    local_ids = {centre.id for centre in local}
    others = tx.scalars(select(Centre).where(offered, _within_box(position)))
    farther = [
        Near(centre, round(km))
        for centre in others
        if centre.id not in local_ids
        and (km := distance_km(position, (centre.latitude, centre.longitude))) <= RADIUS_KM
    ]
    return near + sorted(farther, key=lambda one: (one.distance_km or 0, one.centre.id))


def best(
    tx: Transaction, wanted: Wanted, near: Sequence[Near], *, conversation: UUID, now: datetime, count: int
) -> list[Offer]:
    """Free slots at one centre, soonest first, two hours apart where possible.

    Among the centres of the place asked for, the one with the soonest slot; else the nearest with any:
    several offers at one place are told in one breath.
    """
    free = _free(wanted, conversation, now)
    soonest = (
        select(Slot.starts_at).where(Slot.centre_id == Centre.id, free).order_by(Slot.starts_at).limit(1)
    ).scalar_subquery()
    firsts = tx.execute(select(Centre.id, soonest).where(Centre.id.in_([one.centre.id for one in near])))
    first = {centre: starts_at for centre, starts_at in firsts if starts_at is not None}
    able = [one for one in near if one.centre.id in first]
    if not able:
        return []
    chosen = min(able, key=lambda one: (one.distance_km or 0, first[one.centre.id], one.centre.id))
    slots = _apart(tx, chosen.centre, free, count)
    return [offer_of(slot, chosen.centre, chosen.distance_km) for slot in slots]


def _apart(tx: Transaction, centre: Centre, free: ColumnElement[bool], count: int) -> list[Slot]:
    found: list[Slot] = []
    query = select(Slot).where(Slot.centre_id == centre.id, free).order_by(Slot.starts_at).limit(1)
    while len(found) < count:
        others = query.where(Slot.id.not_in([slot.id for slot in found]))
        spaced = (tx.scalars(others.where(*_away(found, by))).first() for by in APART)
        slot = next((slot for slot in spaced if slot), None)
        if slot is None:
            break
        found.append(slot)
    return sorted(found, key=lambda slot: slot.starts_at)


def _away(found: Sequence[Slot], by: timedelta) -> list[ColumnElement[bool]]:
    return [or_(Slot.starts_at <= s.starts_at - by, Slot.starts_at >= s.starts_at + by) for s in found]


def _free(wanted: Wanted, conversation: UUID, now: datetime) -> ColumnElement[bool]:
    return and_(
        Slot.starts_at >= now + NOTICE,
        Slot.id.not_in(wanted.refused),
        in_windows(wanted.windows),
        Slot.taken + others_holds(conversation, now) < Slot.capacity,
    )


def in_windows(windows: Sequence[tuple[datetime, datetime]]) -> ColumnElement[bool]:
    """A slot that starts in one of the windows (their ends are exclusive)."""
    if not windows:
        return Slot.id.is_not(None)
    return or_(*(and_(Slot.starts_at >= start, Slot.starts_at < end) for start, end in windows))


def others_holds(conversation: UUID, now: datetime) -> ColumnElement[int]:
    """How many places of the slot other callers are considering at this moment."""
    return (
        select(func.count())
        .where(Hold.slot_id == Slot.id, Hold.expires_at > now, Hold.conversation_id != conversation)
        .scalar_subquery()
    )


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres as the crow flies between two (latitude, longitude) pairs; exact enough below 100 km."""
    east = (other[1] - one[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return math.hypot(other[0] - one[0], east) * _KM_PER_DEGREE


def _within_box(position: tuple[float, float]) -> ColumnElement[bool]:
    north = RADIUS_KM / _KM_PER_DEGREE
    east = north / max(math.cos(math.radians(position[0])), 0.1)
    return and_(
        Centre.latitude.between(position[0] - north, position[0] + north),
        Centre.longitude.between(position[1] - east, position[1] + east),
    )
