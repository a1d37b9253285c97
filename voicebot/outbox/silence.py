"""Numbers that are left in peace: who said STOP, and who is not the person who booked."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from models import Message, Transaction
from voicebot import tasks
from voicebot.outbox import reachability
from voicebot.outbox.planning import leave_to_a_person
from voicebot.outbox.promises import take_back
from voicebot.outbox.purposes import PURPOSES

MUST = tuple(name for name, purpose in PURPOSES.items() if purpose.must)


def stop(tx: Transaction, number: str, *, now: datetime) -> None:
    """The number asked for silence: nothing more is sent, and what was planned is withdrawn."""
    reachability.learn(tx, number, "stopped_at", now=now)
    _hush(tx, number, now)


def start(tx: Transaction, number: str) -> None:
    """The number wants texts again."""
    reachability.forget(tx, number, "stopped_at")


def stranger(tx: Transaction, number: str, *, appointment: UUID | None = None, now: datetime) -> None:
    """Somebody else answers there than the one who booked: nothing more is said, a person looks into it."""
    reachability.learn(tx, number, "stranger_at", now=now)
    _hush(tx, number, now)
    tasks.note(
        tx,
        "wrong_number",
        about=reachability.index_of(tx, number).hex(),
        appointment=appointment,
        number=number,
        reason="said_so",
        now=now,
    )


def _hush(tx: Transaction, number: str, now: datetime) -> None:
    """Nothing that is planned for this number leaves; what has to be told is left to a person."""
    theirs = Message.recipient_index == reachability.index_of(tx, number)
    must = select(Message).where(theirs, Message.state == "planned", Message.purpose.in_(MUST))
    for message in tx.scalars(must.with_for_update()):
        leave_to_a_person(
            tx,
            message.dedupe_key,
            appointment=message.appointment_id,
            number=number,
            reason=message.because or message.purpose,
            now=now,
        )
    take_back(tx, theirs, now)
