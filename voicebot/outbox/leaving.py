"""The moment before a message leaves: is it still wanted, still true, and what does it say?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog

from models import Message, Transaction
from models.crypto import SealBroken
from voicebot.outbox import promises, states

log = structlog.get_logger()


@dataclass(frozen=True)
class Errand:
    """One message to write; `sender` is whom it will come from (a name cannot be answered)."""

    id: UUID
    purpose: str
    appointment: UUID | None
    to: str
    locale: str
    sender: str


@dataclass(frozen=True)
class Letter:
    """A message as it leaves. `marked_at` tells this leaving from another one of the same message."""

    id: UUID
    purpose: str
    to: str
    body: str
    marked_at: datetime


Words = Callable[[Transaction, Sequence[Errand]], Mapping[UUID, str | None]]
"""Writes errands at the moment of sending: None where it would no longer be true.

An errand that is missing could not be written; that must not hold up the others.
"""


def made_out(
    tx: Transaction, messages: Sequence[Message], words: Words, *, sender: str, now: datetime
) -> list[tuple[Message, Letter]]:
    """What may leave, with its words. The others get the state that says why they do not."""
    errands = {}
    for message in messages:
        if message.expires_at <= now:
            states.become(tx, message, "failed", now=now, fault="expired")
        elif to := _recipient(tx, message):
            errands[message.id] = Errand(
                message.id, message.purpose, message.appointment_id, to, message.locale, sender
            )
        else:
            states.become(tx, message, "failed", now=now, fault="wording")
    silent = promises.silent_among(tx, {errand.to for errand in errands.values()})
    wanted = [errand for errand in errands.values() if errand.to not in silent]
    written = words(tx, wanted) if wanted else {}
    ready = []
    for message in messages:
        errand = errands.get(message.id)
        if errand is None:
            continue
        if errand.to not in silent and message.id not in written:
            states.become(tx, message, "failed", now=now, fault="wording")
        elif body := written.get(message.id):
            ready.append((message, Letter(message.id, message.purpose, errand.to, body, now)))
        else:
            states.become(tx, message, "withdrawn", now=now)
    return ready


def _recipient(tx: Transaction, message: Message) -> str | None:
    try:
        return message.unsealed(tx.vault, "recipient")
    except SealBroken as fault:
        log.error("message_not_written", message=str(message.id), exc_info=fault)
        return None
