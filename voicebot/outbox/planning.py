"""The one place where messages are written into the outbox: each of them once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID, uuid4

from sqlalchemy import Table, literal_column, null
from sqlalchemy.dialects.postgresql import insert

from models import Message, Transaction
from voicebot import tasks
from voicebot.outbox import reachability
from voicebot.outbox.purposes import PURPOSES, Because, Medium, Name

OUTBOX = "outbox"
"""The channel on which workers listen for what is due at once."""
AT_ONCE = 500
"""Rows in one round trip."""


@dataclass(frozen=True)
class Promise:
    """Something to tell, to a number by a medium.

    `about` and `of` tell it from all other promises of its purpose: an appointment (or a conversation), and
    usually the day on which it is due. `to` may be nobody's number.
    """

    purpose: Name
    about: UUID
    of: str
    to: str | None
    locale: str
    due: datetime
    expires: datetime
    medium: Medium = "sms"
    appointment: UUID | None = None
    because: Because | None = None

    @property
    def key(self) -> str:
        """By which it is made once."""
        return f"{self.about}:{self.purpose}:{self.of}"


def reached(tx: Transaction, number: str | None) -> Medium | None:
    """By which medium this number can be told anything at all."""
    if number is None:
        return None
    index = reachability.index_of(tx, number)
    return reachability.medium_of(number, reachability.known(tx, [index]).get(index))


def media_of(tx: Transaction, numbers: Iterable[str | None]) -> dict[str, Medium | None]:
    """The same for many numbers, with one query."""
    indexes = {number: reachability.index_of(tx, number) for number in numbers if number is not None}
    learnt = reachability.known(tx, indexes.values())
    return {number: reachability.medium_of(number, learnt.get(index)) for number, index in indexes.items()}


def keep(tx: Transaction, promises: Sequence[Promise], now: datetime) -> int:
    """Write them down; returns how many are new. What was withdrawn and is true again is promised again."""
    return len(kept(tx, promises, now))


def kept(tx: Transaction, promises: Sequence[Promise], now: datetime) -> list[UUID]:
    """The same for many; returns what the new ones are about: of each `about` and purpose there is one."""
    new: set[str] = set()
    for first in range(0, len(promises), AT_ONCE):
        rows = [_row(tx, promise, now) for promise in promises[first : first + AT_ONCE]]
        new.update(tx.scalars(_KEEP, rows))
    if any(promise.due <= now and promise.medium == "sms" for promise in promises):
        tx.wake(OUTBOX)
    return [promise.about for promise in promises if promise.key in new]


def leave_to_a_person(
    tx: Transaction,
    key: str,
    *,
    appointment: UUID | None,
    number: str | None,
    reason: str,
    now: datetime,
) -> bool:
    """What has to be told and no message can: somebody in the call centre does. `key` is the promise's.

    Returns whether that is new.
    """
    return tasks.note(
        tx, "to_tell", about=key, appointment=appointment, number=number, reason=reason, now=now
    )


def _row(tx: Transaction, promise: Promise, now: datetime) -> dict[str, Any]:
    message = Message(id=uuid4())
    message.seal(tx.vault, recipient=promise.to)
    return {
        "id": message.id,
        "appointment_id": promise.appointment,
        "purpose": promise.purpose,
        "because": promise.because,
        "priority": PURPOSES[promise.purpose].priority,
        "dedupe_key": promise.key,
        "medium": promise.medium,
        "locale": promise.locale,
        "recipient": message.recipient,
        "recipient_index": reachability.index_of(tx, promise.to or ""),
        "state": "planned",
        "attempts": 0,
        "again": 0,
        "due_at": promise.due,
        "expires_at": promise.expires,
        "created_at": now,
        "state_at": now,
    }


_TABLE = cast(Table, Message.__table__)
_NEW = insert(_TABLE)
_AGAIN = ("state", "medium", "locale", "due_at", "expires_at", "state_at")
# Constants are written out: a bound parameter here would send row by row.
_KEEP = _NEW.on_conflict_do_update(
    index_elements=["dedupe_key"],
    set_={name: _NEW.excluded[name] for name in _AGAIN}
    | {"attempts": literal_column("0"), "again": literal_column("0"), "provider": null(), "fault": null()},
    where=_TABLE.c.state == literal_column("'withdrawn'"),
).returning(_TABLE.c.dedupe_key)
