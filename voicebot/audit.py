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
    SEEN = "seen"
    TASK_TAKEN = "task_taken"
    TASK_GIVEN_BACK = "task_given_back"
    TASK_DONE = "task_done"
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    ACCOUNT_ADDED = "account_added"
    ACCOUNT_DISABLED = "account_disabled"
    ACCOUNT_RESET = "account_reset"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a word of the trail
    SECOND_STEP_SET_UP = "second_step_set_up"
    RECOVERY_CODE_USED = "recovery_code_used"
    TAKEN_OVER = "taken_over"
    TALKED_WITH = "talked_with"
    NOT_TAKEN = "not_taken"
    HANDED_BACK = "handed_back"


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
