"""The audit trail: who did what, when, to which appointment; written in the transaction of the act."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from models import AuditEvent, Transaction


class Act(StrEnum):
    """What can be done; the words of `audit_event.act`."""

    BOOKED = "booked"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    MISSED = "missed"
    NAMED = "named"
    MERGED = "merged"
    NOT_IDENTIFIED = "not_identified"
    LOOKED_UP = "looked_up"
    TEXTS_STOPPED = "texts_stopped"
    TEXTS_STARTED = "texts_started"
    NOTIFIED = "notified"
    SLOTS_CLOSED = "slots_closed"


def record(
    tx: Transaction,
    act: Act,
    *,
    subject: UUID | None = None,
    by: str,
    at: datetime,
    **details: str | int | None,
) -> None:
    """Remember one act; `details` are ids, counts and fixed words, never an identity."""
    tx.add(AuditEvent(at=at, act=act.value, subject=subject, by=by, details=details))
