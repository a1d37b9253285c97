"""Days on which a centre cannot receive anybody: nobody is offered them, nobody can book them any more.

Who has an appointment there keeps it until they move or cancel; telling them is another act
(`notifying`), after this one is committed: whoever was faster is among them then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select, update

from models import ACTIVE, Appointment, Centre, Slot, Transaction
from voicebot import audit
from voicebot.booking import places
from voicebot.booking.availability import on_days


@dataclass(frozen=True)
class Days:
    """Days of a centre's own calendar, the last included."""

    first: date
    last: date


def coming(tx: Transaction, centre: int, days: Days, *, now: datetime) -> Sequence[UUID]:
    """The appointments there that stand, on these days from now on, in the order of their hours."""
    at = select(Appointment.id).join(Slot, Slot.id == Appointment.slot_id).join(Centre)
    standing = at.where(_there(centre, days, now), Appointment.state.in_(ACTIVE))
    return tx.scalars(standing.order_by(Slot.starts_at, Appointment.id)).all()


def still(
    tx: Transaction, appointments: Sequence[UUID], centre: int, days: Days, *, now: datetime
) -> Sequence[UUID]:
    """Those of these appointments that are there by now; until the end of the transaction they stay."""
    at = select(Appointment.id).join(Slot, Slot.id == Appointment.slot_id).join(Centre)
    standing = at.where(
        Appointment.id.in_(appointments), _there(centre, days, now), Appointment.state.in_(ACTIVE)
    )
    return tx.scalars(standing.order_by(Appointment.id).with_for_update(of=Appointment)).all()


def open_slots(tx: Transaction, centre: int, days: Days, *, now: datetime) -> tuple[int, int]:
    """How many slots are not closed there on these days, from now on, and their free places."""
    counted = select(func.count(), func.coalesce(func.sum(Slot.capacity - Slot.taken), 0)).join(Centre)
    slots, free = tx.execute(counted.where(_there(centre, days, now), Slot.closed_at.is_(None))).one()
    return slots, free


def close(tx: Transaction, centre: int, days: Days, *, by: str, now: datetime) -> int:
    """Close these slots; returns how many were open. Whoever holds one finds it taken.

    Bookings that are under way are waited for. Past slots stay as they are.
    """
    those = select(Slot.id).join(Centre).where(_there(centre, days, now), Slot.closed_at.is_(None))
    slots = tx.scalars(those).all()
    places.lock(tx, slots)
    closed = tx.change(update(Slot).where(Slot.id.in_(slots), Slot.closed_at.is_(None)).values(closed_at=now))
    if closed:
        audit.record(
            tx,
            audit.Act.SLOTS_CLOSED,
            by=by,
            at=now,
            centre=centre,
            first=days.first.isoformat(),
            last=days.last.isoformat(),
            slots=closed,
        )
    return closed


def _there(centre: int, days: Days, now: datetime) -> ColumnElement[bool]:
    """A query with it names slots and their centres."""
    return and_(Centre.id == centre, Slot.starts_at > now, on_days(days.first, days.last))
