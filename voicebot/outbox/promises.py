"""What we promise to tell people: written in the transaction that makes it true, sent after its commit."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.dialects.postgresql import insert

from models import Message, OptOut, Transaction
from voicebot.outbox.reachability import medium_for

Purpose = Literal["confirmation", "cancelled"]

_WORTH = timedelta(days=1)
"""The answer to what a person has just done is worth sending for a day, then it only puzzles."""


def confirm(
    tx: Transaction, appointment: UUID, *, to: str | None, locale: str, until: datetime, now: datetime
) -> None:
    """Promise the confirmation of a booking; a landline gets none (there a text cannot be read)."""
    _promise(tx, appointment, "confirmation", to=to, locale=locale, expires=min(until, now + _WORTH), now=now)


def tell_cancelled(tx: Transaction, appointment: UUID, *, to: str | None, locale: str, now: datetime) -> None:
    """Promise the proof that an appointment was cancelled, to somebody who did it by voice."""
    _promise(tx, appointment, "cancelled", to=to, locale=locale, expires=now + _WORTH, now=now)


def withdraw(tx: Transaction, appointment: UUID, *, now: datetime) -> None:
    """What is no longer true is not sent; what is already on its way stays as it is."""
    _take_back(tx, Message.appointment_id == appointment, now)


def _promise(
    tx: Transaction,
    appointment: UUID,
    purpose: Purpose,
    *,
    to: str | None,
    locale: str,
    expires: datetime,
    now: datetime,
) -> None:
    if to is None or medium_for(to) != "sms" or wants_silence(tx, to):
        return
    message = Message(
        id=uuid4(),
        appointment_id=appointment,
        purpose=purpose,
        dedupe_key=f"{appointment}:{purpose}:{now.date().isoformat()}",
        medium="sms",
        locale=locale,
        recipient_index=tx.vault.blind_index("phone", to),
        state="planned",
        attempts=0,
        due_at=now,
        expires_at=expires,
        created_at=now,
        state_at=now,
    )
    message.seal(tx.vault, recipient=to)
    values = {column.name: getattr(message, column.name) for column in Message.__table__.columns}
    tx.execute(insert(Message).values(values).on_conflict_do_nothing(index_elements=["dedupe_key"]))


def will_be_told(tx: Transaction, appointment: UUID) -> bool:
    """Whether a confirmation of this appointment was promised: its code is in there."""
    promised = exists().where(Message.appointment_id == appointment, Message.purpose == "confirmation")
    return tx.execute(select(promised)).scalar_one()


def wants_silence(tx: Transaction, number: str) -> bool:
    """Whether this number asked for no more texts."""
    index = tx.vault.blind_index("phone", number)
    return tx.execute(select(exists().where(OptOut.number_index == index))).scalar_one()


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
