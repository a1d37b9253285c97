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
APART = timedelta(hours=2)
"""A second offer close to the first is no choice."""

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


def candidates(
    tx: Transaction, wanted: Wanted, near: Sequence[Near], *, conversation: UUID, now: datetime, limit: int
) -> list[Offer]:
    """Free slots at these centres inside the windows, soonest first, two hours apart where possible."""
    by_id = {one.centre.id: one for one in near}
    found: list[Slot] = []
    free = and_(
        Slot.centre_id.in_(by_id),
        Slot.starts_at >= now + NOTICE,
        Slot.id.not_in(wanted.refused),
        in_windows(wanted.windows),
        Slot.taken + others_holds(conversation, now) < Slot.capacity,
    )
    while len(found) < limit:
        apart = [
            or_(Slot.starts_at < s.starts_at - APART, Slot.starts_at > s.starts_at + APART) for s in found
        ]
        query = (
            select(Slot).where(free, Slot.id.not_in([s.id for s in found])).order_by(Slot.starts_at, Slot.id)
        )
        best = tx.scalars(query.where(*apart).limit(1)).first() or tx.scalars(query.limit(1)).first()
        if best is None:
            break
        found.append(best)
    return [
        offer_of(slot, by_id[slot.centre_id].centre, by_id[slot.centre_id].distance_km)
        for slot in sorted(found, key=lambda slot: slot.starts_at)
    ]


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
