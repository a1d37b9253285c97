"""What makes a place available, as conditions of queries on slots and their centres."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, and_, cast, func, or_, select, true

from models import Centre, Hold, Slot
from voicebot.booking import vaccines

Slots = type[Slot]
"""The table of slots, or an alias of it."""


def has_room(conversation: UUID, now: datetime, slot: Slots = Slot) -> ColumnElement[bool]:
    """A slot with a place that is neither taken nor held by another conversation at this moment."""
    held = (
        select(func.count())
        .where(Hold.slot_id == slot.id, Hold.expires_at > now, Hold.conversation_id != conversation)
        .correlate(slot)
        .scalar_subquery()
    )
    # Said twice, so that the holds of a full slot need not be counted.
    return and_(slot.taken < slot.capacity, slot.taken + held < slot.capacity)


def open_to_all(slot: Slots = Slot) -> ColumnElement[bool]:
    """A slot in the life of a centre that receives the public; a query with it names both tables."""
    day = local_day(slot)
    return and_(
        is_public(),
        or_(Centre.opens_on.is_(None), Centre.opens_on <= day),
        or_(Centre.closes_on.is_(None), Centre.closes_on >= day),
    )


def is_public() -> ColumnElement[bool]:
    """A centre to which anybody may be sent."""
    return and_(Centre.closed.is_(False), Centre.professionals_only.is_(False))


def gives(product: str | None, slot: Slots = Slot) -> ColumnElement[bool]:
    """A slot in which this product is given; without one, the campaign's."""
    usual = vaccines.campaign().vaccine.key
    return func.coalesce(slot.vaccine, usual) == (product or usual)


def local_time(slot: Slots = Slot) -> ColumnElement[Any]:
    """When a slot starts by the clock of its centre."""
    return func.timezone(Centre.time_zone, slot.starts_at)


def local_day(slot: Slots = Slot) -> ColumnElement[date]:
    """The day of a slot in the calendar of its centre."""
    return cast(local_time(slot), Date)


def on_days(earliest: date | None, latest: date | None, slot: Slots = Slot) -> ColumnElement[bool]:
    """A slot on these days of its centre's calendar, the last included; None where nothing bounds it."""
    day = local_day(slot)
    bounds = [] if earliest is None else [day >= earliest, slot.starts_at >= _noon(earliest, -2)]
    bounds += [] if latest is None else [day <= latest, slot.starts_at <= _noon(latest, 2)]
    return and_(true(), *bounds)


def _noon(day: date, days: int) -> datetime:
    """Roughly that day, in terms that an index on instants understands."""
    return datetime.combine(day + timedelta(days=days), time(12), UTC)
