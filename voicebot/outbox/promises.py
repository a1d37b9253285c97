"""What we promise to tell people: written in the transaction that makes it true, sent after its commit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, exists, or_, select, update

from models import Message, Transaction
from voicebot import tasks
from voicebot.outbox import hours, reachability, reminders
from voicebot.outbox.hours import Calendar
from voicebot.outbox.planning import Promise, keep, leave_to_a_person, reached
from voicebot.outbox.purposes import DAY, REMINDERS, Name

NOBODY = "+33600000000"
"""A number that is never written to."""


def confirm(
    tx: Transaction, appointment: UUID, *, to: str | None, locale: str, until: datetime, now: datetime
) -> None:
    """Promise the confirmation of a booking; a landline gets none (there a text cannot be read)."""
    if to is not None:
        # Who has just booked with this telephone in hand is no stranger to it.
        reachability.forget(tx, to, "stranger_at")
    _answer(tx, "confirmation", appointment, to=to, locale=locale, expires=min(until, now + DAY), now=now)


def tell_moved(
    tx: Transaction, appointment: UUID, *, to: str | None, locale: str, until: datetime, now: datetime
) -> None:
    """Promise the new time in writing. What was promised for the old one is to be withdrawn first."""
    # A second move on the same day is told as well: the promise is named for the moment, not the day.
    expires, of = min(until, now + DAY), str(uuid4())
    _answer(tx, "moved", appointment, to=to, locale=locale, expires=expires, now=now, of=of)


def tell_changed(
    tx: Transaction,
    appointment: UUID,
    *,
    to: str | None,
    locale: str,
    starts_at: datetime,
    calendar: Calendar,
    now: datetime,
) -> None:
    """Promise the new time to somebody who did not ask for it; who can get no message is told by a person."""
    due = hours.speaks(calendar, now, must=True, starts_at=starts_at)
    promise = Promise("changed", appointment, str(uuid4()), to, locale, due, starts_at, "sms", appointment)
    if medium := reached(tx, to):
        keep(tx, [replace(promise, medium=medium)], now)
    else:
        leave_to_a_person(tx, promise.key, appointment=appointment, number=to, reason="changed", now=now)


def tell_cancelled(tx: Transaction, appointment: UUID, *, to: str | None, locale: str, now: datetime) -> None:
    """Promise the proof that an appointment was cancelled, to somebody who did it by voice."""
    _answer(tx, "cancelled", appointment, to=to, locale=locale, expires=now + DAY, now=now)


def send_code(
    tx: Transaction, appointment: UUID, *, to: str | None, locale: str, until: datetime, now: datetime
) -> bool:
    """Promise the code to the number that the appointment was booked with; at most once a day.

    Returns whether there was anything to write: a landline gets no text.
    """
    with tx.begin_nested():
        return _answer(tx, "code", appointment, to=to, locale=locale, expires=min(until, now + DAY), now=now)


def send_no_code(tx: Transaction, *, now: datetime) -> None:
    """What `send_code` does, written and taken back at once: by the clock nobody tells one from the other."""
    with tx.begin_nested() as written:
        reached(tx, NOBODY)
        keep(tx, [Promise("code", uuid4(), now.date().isoformat(), NOBODY, "fr", now, now)], now)
        written.rollback()


def tell_call_back(
    tx: Transaction, conversation: UUID, *, to: str | None, locale: str, now: datetime
) -> None:
    """Promise in writing that somebody will call back; once for each call. `to` is the network's number."""
    if reached(tx, to) == "sms":
        keep(tx, [Promise("call_back", conversation, "once", to, locale, now, now + DAY)], now)


def remind(
    tx: Transaction,
    appointment: UUID,
    *,
    to: str | None,
    locale: str,
    starts_at: datetime,
    calendar: Calendar,
    now: datetime,
) -> None:
    """Promise reminders: to a mobile texts three days and one day before, to a landline a call.

    What would come too soon after now is not promised.
    """
    medium = reached(tx, to)
    dues: dict[Name, datetime | None] = {}
    if medium == "sms":
        dues = {
            "reminder_3d": reminders.text_at(starts_at, calendar, days=3, now=now),
            "reminder_1d": reminders.text_at(starts_at, calendar, days=1, now=now),
        }
    elif medium == "call":
        soonest = now + reminders.SOONEST
        dues = {"reminder_1d": reminders.next_call(starts_at, calendar, after=soonest)}
    expires = starts_at.astimezone(UTC) - reminders.LATEST
    promised = [
        Promise(
            name, appointment, _day(due, calendar), to, locale, due, expires, medium or "sms", appointment
        )
        for name, due in dues.items()
        if due is not None and due < expires
    ]
    keep(tx, promised, now)


def invite(
    tx: Transaction,
    appointment: UUID,
    *,
    to: str | None,
    locale: str,
    between: tuple[date, date],
    calendar: Calendar,
    now: datetime,
) -> None:
    """Promise who has booked a first injection alone a text when the second may be had.

    `between` is the first and the last day for it.
    """
    due = reminders.invited_at(between[0], calendar)
    expires = calendar.at(between[1], time())
    if now < due < expires and reached(tx, to) == "sms":
        of = _day(due, calendar)
        keep(tx, [Promise("second_dose", appointment, of, to, locale, due, expires, "sms", appointment)], now)


def withdraw(tx: Transaction, appointment: UUID, *, now: datetime) -> None:
    """What is no longer true is not sent, nor told by a person; what is on its way stays as it is."""
    take_back(tx, Message.appointment_id == appointment, now)
    tasks.settle_all(tx, "to_tell", "not_reached", appointment=appointment)


def settle(tx: Transaction, appointment: UUID, *, now: datetime) -> None:
    """Who has confirmed after we rang in vain, or on the day on which we would, is rung no more.

    A call of a later day stays: to a landline it is the only reminder there is.
    """
    reminds_soon = and_(Message.purpose.in_(REMINDERS), Message.due_at < now + DAY)
    needless = and_(Message.medium == "call", or_(Message.attempts > 0, reminds_soon))
    take_back(tx, and_(needless, Message.appointment_id == appointment), now)
    tasks.settle_all(tx, "not_reached", appointment=appointment)


def withdraw_invitations(tx: Transaction, appointments: Collection[UUID], *, now: datetime) -> None:
    """Who has booked the second injection is not invited to it."""
    invited = Message.purpose == "second_dose"
    take_back(tx, and_(invited, Message.appointment_id.in_(appointments)), now)


def take_back(tx: Transaction, whose: ColumnElement[bool], now: datetime) -> None:
    """Withdraw those of these messages that are still only planned."""
    planned = update(Message).where(whose, Message.state == "planned")
    tx.execute(planned.values(state="withdrawn", state_at=now))


def will_be_called(tx: Transaction, appointment: UUID) -> datetime | None:
    """When somebody will be rung to be reminded of this appointment; None when nobody will."""
    call = select(Message.due_at).where(
        Message.appointment_id == appointment, Message.medium == "call", Message.state == "planned"
    )
    return tx.scalars(call.order_by(Message.due_at)).first()


def will_be_told(tx: Transaction, appointment: UUID) -> bool:
    """Whether a confirmation of this appointment was promised: its code is in there."""
    promised = exists().where(Message.appointment_id == appointment, Message.purpose == "confirmation")
    return tx.execute(select(promised)).scalar_one()


def _answer(
    tx: Transaction,
    purpose: Name,
    appointment: UUID,
    *,
    to: str | None,
    locale: str,
    expires: datetime,
    now: datetime,
    of: str | None = None,
) -> bool:
    """A text at once, to a mobile that did not ask for silence; whether there is one."""
    if reachability.medium_for(to) != "sms" or reached(tx, to) != "sms":
        return False
    of = of or now.date().isoformat()
    keep(tx, [Promise(purpose, appointment, of, to, locale, now, expires, "sms", appointment)], now)
    return True


def _day(due: datetime, calendar: Calendar) -> str:
    return calendar.local(due).date().isoformat()
