"""What becomes of the calls that we make: who was reached, who is rung again and when, who is given up.

All of it stands in the message: how often it was tried, when it is due next, and its state.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import and_, exists, or_, select, update

from models import Conversation, Message, Task, Transaction, Waiting
from voicebot import tasks
from voicebot.outbox import reminders, silence, states, subjects
from voicebot.outbox.purposes import PURPOSES, REMINDERS

log = structlog.get_logger()

MOST_TRIES = 3
"""Then somebody in the call centre looks into it."""
REST = timedelta(hours=2)
"""Between two tries at least: nobody is rung twice within minutes, whatever the provider has lost."""
DOUBT = timedelta(minutes=5)
"""Without a word from the provider: it rings for less than a minute, and tells how that ended."""
LONGEST_CALL = timedelta(minutes=40)
"""A call takes fifteen minutes, and a talk with a person may follow it."""
UNDER_WAY = ("sending", "sent")
FAULTS = {"no-answer": "no_answer", "busy": "busy", "failed": "failed", "canceled": "failed"}
"""The provider's word for the end of a call that nobody took → ours."""
HUNG_UP = "hung_up"


@dataclass(frozen=True)
class Ringing:
    """What a call of ours is about."""

    purpose: str
    appointment: UUID
    locale: str
    because: str | None = None


def answered(tx: Transaction, message: UUID, sid: str, *, now: datetime) -> Ringing | None:
    """Somebody or something picked up; None when there is nothing to tell any more.

    The worker that rang may have died before it could write down under which name the provider did.
    """
    row = tx.get(Message, message, with_for_update=True)
    if row is None or row.medium != "call" or row.appointment_id is None:
        return None
    subject = subjects.subjects(tx, [row.appointment_id]).get(row.appointment_id)
    if row.state not in ("planned", *UNDER_WAY) or subject is None or not subject.stands:
        if row.state in ("planned", *UNDER_WAY):
            states.become(tx, row, "withdrawn", now=now)
        return None
    row.provider_sid, row.marked_at = sid, row.marked_at or now
    if row.state != "sent":
        states.become(tx, row, "sent", now=now)
    return Ringing(row.purpose, row.appointment_id, row.locale, row.because)


def reached(tx: Transaction, message: UUID, *, now: datetime) -> None:
    """The person has proved who they are and hears of the appointment: no other reminder of it is needed."""
    row = tx.get_one(Message, message, with_for_update=True)
    if row.state not in UNDER_WAY:
        return
    states.become(tx, row, "delivered", now=now)
    others = update(Message).where(
        Message.appointment_id == row.appointment_id,
        Message.state == "planned",
        Message.purpose.in_(REMINDERS),
    )
    tx.execute(others.values(state="withdrawn", state_at=now))
    tasks.settle(tx, "not_reached", about=row.id)


def message_left(tx: Transaction, message: UUID, *, now: datetime) -> None:
    """A machine, or nobody who answers, was left the number to call: that was the last try."""
    row = tx.get_one(Message, message, with_for_update=True)
    if row.state in UNDER_WAY:
        states.become(tx, row, "undelivered", now=now, fault="machine")


def stranger(tx: Transaction, message: UUID, *, now: datetime) -> None:
    """Somebody else answers there: the number is left in peace, and a person looks into it."""
    row = tx.get_one(Message, message, with_for_update=True)
    if number := row.unsealed(tx.vault, "recipient"):
        silence.stranger(tx, number, appointment=row.appointment_id, now=now)
    if row.state in UNDER_WAY:
        states.become(tx, row, "withdrawn", now=now, fault="stranger")


def over(tx: Transaction, message: UUID, sid: str, *, status: str, now: datetime) -> None:
    """The provider says that the call is over; an earlier try's end, told late or twice, changes nothing."""
    row = tx.get(Message, message, with_for_update=True)
    if row is None or row.state not in UNDER_WAY or (row.state == "sent") != (row.provider_sid == sid):
        return
    row.provider_sid = sid
    if _with_a_person(tx, sid):
        states.become(tx, row, "delivered", now=now, fault="person")
    else:
        in_vain(tx, row, FAULTS.get(status, HUNG_UP), now=now)


def forget_the_lost(tx: Transaction, *, now: datetime) -> int:
    """Calls of which nothing was heard for long count as tries; returns how many there were."""
    silent = and_(Message.state == "sending", Message.marked_at < now - DOUBT)
    endless = and_(Message.state == "sent", Message.marked_at < now - LONGEST_CALL)
    query = select(Message).where(Message.medium == "call", or_(silent, endless))
    lost = tx.scalars(query.with_for_update(skip_locked=True)).all()
    for row in lost:
        in_vain(tx, row, "unclear" if row.state == "sending" else "lost", now=now)
    return len(lost)


def in_vain(tx: Transaction, row: Message, fault: str, *, now: datetime) -> None:
    """Nobody was reached: again at another hour of the plan, or never."""
    due = next_hour(tx, row, now=now) if row.attempts < MOST_TRIES else None
    log.info("call_in_vain", message=str(row.id), fault=fault, tries=row.attempts, again=due is not None)
    if due is None:
        states.become(tx, row, "undelivered", now=now, fault=fault)
        return
    row.due_at = due
    states.become(tx, row, "planned", now=now, fault=fault)


def next_hour(tx: Transaction, row: Message, *, now: datetime) -> datetime | None:
    """When this number may be rung next, after a rest where it was rung before; None when never again."""
    subject = row.appointment_id and subjects.subjects(tx, [row.appointment_id]).get(row.appointment_id)
    if not subject:
        return None
    after = now + REST if row.attempts else now
    if PURPOSES[row.purpose].must:
        due: datetime | None = subject.calendar.opens(after)
    else:
        due = reminders.next_call(subject.starts_at, subject.calendar, after=after)
    return due if due is not None and due < row.expires_at else None


def _with_a_person(tx: Transaction, sid: str) -> bool:
    """Whether somebody in the call centre talked with them, or will call them back."""
    its = select(Conversation.id).where(Conversation.provider_sid == sid).scalar_subquery()
    talked = exists().where(Waiting.conversation_id == its, Waiting.why.is_(None), Waiting.state == "left")
    noted = exists().where(Task.conversation_id == its, Task.kind == "call_back")
    return bool(tx.execute(select(or_(talked, noted))).scalar_one())
