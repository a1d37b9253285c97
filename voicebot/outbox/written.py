"""What a number was last written: an answer that comes from there is read in its light."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from models import Message, Transaction
from voicebot.outbox import reachability
from voicebot.outbox.purposes import REMINDERS

PERHAPS_RECEIVED = ("sending", "sent", "delivered", "unclear")
TOGETHER = timedelta(hours=12)
"""A couple is reminded within minutes, or within the same day: who answers may mean either of two."""
MOST = 20
"""A care home has so many appointments on one number, at the most that a text could list."""
_KIN = (REMINDERS, ("moved", "changed"))
"""Purposes whose texts ask the same of their reader."""


@dataclass(frozen=True)
class Written:
    """The last message that was perhaps received, and `appointments`: those that it and its like told of.

    Of several alike `purpose` is the one that asks for an answer, if any does; `at` is when the last left.
    """

    message: UUID
    purpose: str
    because: str | None
    locale: str
    at: datetime
    appointments: tuple[UUID, ...]


def last(tx: Transaction, number: str, *, since: datetime) -> Written | None:
    """What this number was written last, not before `since`; None for a number that is somebody else's."""
    if reachability.is_stranger(tx, number):
        return None
    texts = select(Message).where(
        Message.recipient_index == reachability.index_of(tx, number),
        Message.medium == "sms",
        Message.state.in_(PERHAPS_RECEIVED),
        Message.marked_at >= since,
    )
    rows = tx.scalars(texts.order_by(Message.marked_at.desc(), Message.id).limit(MOST)).all()
    if not rows:
        return None
    newest, left = rows[0], _left(rows[0])
    alike = [row for row in rows if row.purpose in _kin(newest.purpose) and _left(row) > left - TOGETHER]
    asks = any(row.purpose == "reminder_3d" for row in alike)
    return Written(
        message=newest.id,
        purpose="reminder_3d" if asks else newest.purpose,
        because=newest.because,
        locale=newest.locale,
        at=left,
        appointments=tuple(dict.fromkeys(row.appointment_id for row in alike if row.appointment_id)),
    )


def _left(row: Message) -> datetime:
    return row.marked_at or row.created_at


def _kin(purpose: str) -> tuple[str, ...]:
    return next((kin for kin in _KIN if purpose in kin), (purpose,))
