"""Which appointments stand, and what becomes of those whose hour has passed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select, update

from models import ACTIVE, Appointment, Slot, Transaction
from voicebot import audit


def is_coming(now: datetime) -> ColumnElement[bool]:
    """What has passed is neither confirmed, moved nor cancelled any more."""
    return Appointment.slot_id.in_(select(Slot.id).where(Slot.starts_at > now))


def lapse(tx: Transaction, people: Collection[UUID], *, now: datetime, by: str) -> None:
    """Somebody who asks again missed what has passed; it must not stand in the way for ever."""
    passed = (
        update(Appointment)
        .where(Appointment.person_id.in_(people), Appointment.state.in_(ACTIVE), ~is_coming(now))
        .values(state="missed")
        .returning(Appointment.id)
    )
    for missed in tx.scalars(passed):
        audit.record(tx, audit.Act.MISSED, subject=missed, by=by, at=now)
