"""What we promise to tell people: written in the transaction that makes it true, sent after its commit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.dialects.postgresql import insert

from models import Message, OptOut, Transaction
from voicebot.outbox import reminders
from voicebot.outbox.reachability import medium_for

Purpose = Literal["confirmation", "moved", "cancelled", "code", "reminder_1d"]

OUTBOX = "outbox"
"""The channel on which workers listen for what is due at once."""
NOBODY = "+33600000000"
"""A number that is never written to."""
_WORTH = timedelta(days=1)
"""The answer to what a person has just done is worth sending for a day, then it only puzzles."""


def confirm(
    tx: Transaction, appointment: UUID, *, to: str | None, locale: str, until: datetime, now: datetime
) -> None:
    """Promise the confirmation of a booking; a landline gets none (there a text cannot be read)."""
    _text(tx, appointment, "confirmation", to=to, locale=locale, expires=min(until, now + _WORTH), now=now)


def tell_moved(
    tx: Transaction, appointment: UUID, *, to: str | None, locale: str, until: datetime, now: datetime
) -> None:
    """Promise the new time in writing. What was promised for the old one is to be withdrawn first."""
    # A second move on the same day is told as well: the promise is named for the moment, not the day.
    _text(
        tx,
        appointment,
        "moved",
        to=to,
        locale=locale,
        expires=min(until, now + _WORTH),
        now=now,
        of=str(uuid4()),
    )


def tell_cancelled(tx: Transaction, appointment: UUID, *, to: str | None, locale: str, now: datetime) -> None:
    """Promise the proof that an appointment was cancelled, to somebody who did it by voice."""
    _text(tx, appointment, "cancelled", to=to, locale=locale, expires=now + _WORTH, now=now)


def send_code(
    tx: Transaction, appointment: UUID, *, to: str | None, locale: str, until: datetime, now: datetime
) -> bool:
    """Promise the code to the number that the appointment was booked with; at most once a day.

    Returns whether there was anything to write: a landline gets no text.
    """
    with tx.begin_nested():
        return _text(tx, appointment, "code", to=to, locale=locale, expires=min(until, now + _WORTH), now=now)


def send_no_code(tx: Transaction, *, now: datetime) -> None:
    """What `send_code` does, written and taken back at once: by the clock nobody tells one from the other."""
    nobody = _Promise(None, "code", "sms", NOBODY, "fr", now, now, str(uuid4()))
    with tx.begin_nested() as written:
        wants_silence(tx, NOBODY)
        _keep(tx, nobody, now)
        written.rollback()


def remind(
    tx: Transaction, appointment: UUID, *, to: str | None, locale: str, starts_at: datetime, now: datetime
) -> None:
    """Promise a call the day before to a landline, which gets no text. `starts_at` in the centre's zone."""
    due = reminders.call_at(starts_at, now=now)
    if to is not None and due is not None and medium_for(to) == "call":
        promise = _Promise(appointment, "reminder_1d", "call", to, locale, due, starts_at)
        _keep(tx, promise, now)


def withdraw(tx: Transaction, appointment: UUID, *, now: datetime) -> None:
    """What is no longer true is not sent; what is already on its way stays as it is."""
    _take_back(tx, Message.appointment_id == appointment, now)


@dataclass(frozen=True)
class _Promise:
    """`of` tells promises of one purpose apart; usually it is the day on which they are due."""

    appointment: UUID | None
    purpose: Purpose
    medium: Literal["sms", "call"]
    to: str
    locale: str
    due: datetime
    expires: datetime
    of: str | None = None


def _text(
    tx: Transaction,
    appointment: UUID,
    purpose: Purpose,
    *,
    to: str | None,
    locale: str,
    expires: datetime,
    now: datetime,
    of: str | None = None,
) -> bool:
    """A text at once, to a mobile that did not ask for silence; whether there is one."""
    if to is None or medium_for(to) != "sms" or wants_silence(tx, to):
        return False
    _keep(tx, _Promise(appointment, purpose, "sms", to, locale, now, expires, of), now)
    return True


def _keep(tx: Transaction, promise: _Promise, now: datetime) -> None:
    """Made once; what was withdrawn and is true again is promised again."""
    message = Message(
        id=uuid4(),
        appointment_id=promise.appointment,
        purpose=promise.purpose,
        dedupe_key=f"{promise.appointment}:{promise.purpose}:{promise.of or promise.due.date().isoformat()}",
        medium=promise.medium,
        locale=promise.locale,
        recipient_index=tx.vault.blind_index("phone", promise.to),
        state="planned",
        priority=0,
        attempts=0,
        again=False,
        due_at=promise.due,
        expires_at=promise.expires,
        created_at=now,
        state_at=now,
    )
    message.seal(tx.vault, recipient=promise.to)
    values = {column.name: getattr(message, column.name) for column in Message.__table__.columns}
    again = {name: values[name] for name in ("state", "locale", "due_at", "expires_at", "state_at")}
    tx.execute(
        insert(Message)
        .values(values)
        .on_conflict_do_update(index_elements=["dedupe_key"], set_=again, where=Message.state == "withdrawn")
    )
    if promise.due <= now:
        tx.wake(OUTBOX)


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


def wants_silence(tx: Transaction, number: str) -> bool:
    """Whether this number asked for no more texts."""
    index = tx.vault.blind_index("phone", number)
    return tx.execute(select(exists().where(OptOut.number_index == index))).scalar_one()


def silent_among(tx: Transaction, numbers: Collection[str]) -> set[str]:
    """Those of these numbers that asked for no more texts."""
    by_index = {tx.vault.blind_index("phone", number): number for number in numbers}
    silent = select(OptOut.number_index).where(OptOut.number_index.in_(by_index))
    return {by_index[index] for index in tx.scalars(silent)} if by_index else set()


def stop(tx: Transaction, number: str, *, now: datetime) -> None:
    """The number asked for silence: nothing more is sent, and what was planned is withdrawn."""
    index = tx.vault.blind_index("phone", number)
    tx.execute(insert(OptOut).values(number_index=index, since=now).on_conflict_do_nothing())
    _take_back(tx, Message.recipient_index == index, now)


def start(tx: Transaction, number: str) -> None:
    """The number wants texts again."""
    index = tx.vault.blind_index("phone", number)
    if silenced := tx.get(OptOut, index):
        tx.delete(silenced)


def _take_back(tx: Transaction, whose: ColumnElement[bool], now: datetime) -> None:
    planned = update(Message).where(whose, Message.state == "planned")
    tx.execute(planned.values(state="withdrawn", state_at=now))
