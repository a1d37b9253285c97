"""What makes a place available, as conditions of queries on slots and their centres."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, and_, cast, func, or_, select, true

from models import Centre, Hold, Slot
from voicebot.booking import vaccines


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
    """A slot that is not closed, in the life of a centre that receives the public.

    A query with it names both tables.
    """
    day = local_day()
    return and_(
        is_public(),
        Slot.closed_at.is_(None),
        or_(Centre.opens_on.is_(None), Centre.opens_on <= day),
        or_(Centre.closes_on.is_(None), Centre.closes_on >= day),
    )


def is_public() -> ColumnElement[bool]:
    """A centre to which anybody may be sent."""
    return and_(Centre.closed.is_(False), Centre.professionals_only.is_(False))


def gives(product: str | None) -> ColumnElement[bool]:
    """A slot in which this product is given; without one, the campaign's."""
    usual = vaccines.campaign().vaccine.key
    named = Slot.vaccine == (product or usual)
    return or_(Slot.vaccine.is_(None), named) if product in (None, usual) else named


def local_time() -> ColumnElement[Any]:
    """When a slot starts by the clock of its centre."""
    return func.timezone(Centre.time_zone, Slot.starts_at)


def local_day() -> ColumnElement[date]:
    """The day of a slot in the calendar of its centre."""
    return cast(local_time(), Date)


def on_days(earliest: date | None, latest: date | None) -> ColumnElement[bool]:
    """A slot on these days of its centre's calendar, the last included; None where nothing bounds it."""
    day = local_day()
    bounds = [] if earliest is None else [day >= earliest, Slot.starts_at >= _noon(earliest, -2)]
    bounds += [] if latest is None else [day <= latest, Slot.starts_at <= _noon(latest, 2)]
    return and_(true(), *bounds)


def _noon(day: date, days: int) -> datetime:
    """Roughly that day, in terms that an index on instants understands."""
    return datetime.combine(day + timedelta(days=days), time(12), UTC)
