"""From text to telephone: who cannot be written to, or has not answered, is rung."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, select

from models import Message, Transaction
from voicebot.outbox import hours, reachability, reminders, states, subjects
from voicebot.outbox.purposes import PURPOSES
from voicebot.outbox.subjects import Subject


def speak_instead(tx: Transaction, message: Message, *, now: datetime) -> bool:
    """Plan this message by call; False when it is none for a call, or no hour is left for one.

    The transaction holds it locked: planned, being sent, or come back undelivered.
    """
    if message.appointment_id is None or "call" not in PURPOSES[message.purpose].media:
        return False
    subject = subjects.subjects(tx, [message.appointment_id])[message.appointment_id]
    due = _hour_to_ring(message, subject, now)
    if due is None or due >= message.expires_at:
        return False
    message.medium, message.due_at = "call", due
    message.attempts, message.marked_at, message.provider, message.body = 0, None, None, None
    states.become(tx, message, "planned", now=now)
    return True


def takes_no_texts(tx: Transaction, whose: ColumnElement[bool], *, now: datetime) -> None:
    """A text came back because no mobile has this number: that is remembered, and it is said instead.

    Where it cannot be said, the task that its state has opened stays.
    """
    message = tx.scalars(select(Message).where(whose).with_for_update()).one()
    if number := message.unsealed(tx.vault, "recipient"):
        reachability.learn(tx, number, "no_texts_at", now=now)
    speak_instead(tx, message, now=now)


def _hour_to_ring(message: Message, subject: Subject, now: datetime) -> datetime | None:
    if PURPOSES[message.purpose].must:
        return hours.speaks(subject.calendar, now, must=True, starts_at=subject.starts_at)
    return reminders.next_call(subject.starts_at, subject.calendar, after=now)
