"""The states of a message: reports may come late, twice or out of order, and never take one back.

planned → sending → sent → delivered, and what can go wrong on the way; where a person has to look, the
same transaction leaves a task.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from prometheus_client import Counter
from sqlalchemy import ColumnElement, select

from models import Message, Transaction
from models.crypto import SealBroken
from voicebot import tasks
from voicebot.tasks import Kind

State = Literal["planned", "sending", "withdrawn", "failed", "unclear", "sent", "undelivered", "delivered"]

BEFORE: dict[State, tuple[State, ...]] = {
    "sending": ("planned",),
    "planned": ("sending",),
    "withdrawn": ("planned",),
    "failed": ("planned", "sending"),
    "unclear": ("sending",),
    "sent": ("sending", "unclear"),
    "undelivered": ("sending", "unclear", "sent"),
    "delivered": ("sending", "unclear", "sent", "undelivered"),
}
"""From which states a message may come into each: a phone that got it wins over a report that it did not."""

DOUBTS: dict[State, Kind] = {
    "failed": "undeliverable",
    "undelivered": "undeliverable",
    "unclear": "unclear_message",
}
"""The states in which a person has to look."""
NOT_REACHED: Kind = "not_reached"
"""For a call that was made in vain as often as it may be."""

MESSAGES = Counter("allo_messages", "Messages by purpose and what became of them", ["purpose", "state"])


def move(
    tx: Transaction,
    whose: ColumnElement[bool],
    to: State,
    *,
    now: datetime,
    fault: str | None = None,
    sid: str | None = None,
) -> bool:
    """Bring the message that is meant into this state; returns False when it cannot come there any more.

    `sid` is the provider's name for it, `fault` what went wrong, in one word.
    """
    query = select(Message).where(whose, Message.state.in_(BEFORE[to])).with_for_update()
    message = tx.scalars(query).one_or_none()
    if message is None:
        return False
    message.provider_sid = sid or message.provider_sid
    become(tx, message, to, now=now, fault=fault)
    return True


def become(tx: Transaction, message: Message, to: State, *, now: datetime, fault: str | None = None) -> None:
    """Bring a message that this transaction has locked into this state."""
    if message.state in DOUBTS:
        tasks.settle(tx, NOT_REACHED, *set(DOUBTS.values()), about=message.id)
    message.state, message.fault, message.state_at = to, fault, now
    MESSAGES.labels(message.purpose, to).inc()
    if doubt := _doubt(message, to):
        tasks.note(
            tx,
            doubt,
            about=message.id,
            appointment=message.appointment_id,
            number=_recipient(tx, message),
            reason=fault or to,
            now=now,
        )


def _doubt(message: Message, to: State) -> Kind | None:
    return NOT_REACHED if message.medium == "call" and to == "undelivered" else DOUBTS.get(to)


def _recipient(tx: Transaction, message: Message) -> str | None:
    try:
        return message.unsealed(tx.vault, "recipient")
    except SealBroken:
        return None  # The task still leads to the appointment.
