"""The courier: claims due messages, sends them, records what happened. Any number may run at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from models import Message, Store, Transaction
from voicebot.outbox import promises, states
from voicebot.outbox.gateways import Busy, Gateway, Unclear, Undeliverable

log = structlog.get_logger()

WAIT_FOR_RECEIPT = timedelta(minutes=2)
"""How long a message that may have been accepted waits for its callback before a person looks at it.

Longer than any sending takes: what is older was left by a worker that died.
"""
LONGEST_DELAY_SECONDS = 600


@dataclass(frozen=True)
class Errand:
    """One message to carry."""

    id: UUID
    purpose: str
    appointment: UUID | None
    to: str
    locale: str


Words = Callable[[Transaction, Errand], str | None]
"""Writes the text of an errand at the moment of sending; None when it would no longer be true."""


class Courier:
    """Carries what is due through one gateway, until told to stop."""

    def __init__(
        self, store: Store, gateway: Gateway, *, words: Words, receipts_url: str, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._gateway = gateway
        self._words = words
        self._receipts_url = receipts_url
        self._now = now
        self._stopped = Event()

    def run(self) -> int:
        """Send everything that is due; returns how many messages were handed over."""
        sent = 0
        while not self._stopped.is_set() and (claimed := self._claim()):
            sent += self._carry(*claimed)
        return sent

    def stop(self) -> None:
        """Finish the message that is being sent, and begin no other."""
        self._stopped.set()

    def _claim(self) -> tuple[Errand, str] | None:
        """The next message, marked as being sent before it leaves: what is left marked is never sent again.

        One at a time, so that a worker that dies leaves one in doubt and not many.
        """
        while True:
            now = self._now()
            with self._store.transaction() as tx:
                message = tx.scalars(
                    select(Message)
                    # What is to be said in a call is not the courier's to carry.
                    .where(Message.state == "planned", Message.medium == "sms", Message.due_at <= now)
                    .order_by(Message.due_at)
                    .limit(1)
                    .with_for_update(skip_locked=True)
                ).first()
                if message is None:
                    return None
                if claimed := self._made_out(tx, message, now):
                    return claimed

    def _made_out(self, tx: Transaction, message: Message, now: datetime) -> tuple[Errand, str] | None:
        """The errand and its words; None for a message that must not leave, whose state says why."""
        if message.expires_at <= now:
            states.become(tx, message, "failed", now=now, fault="expired")
            return None
        try:
            errand = _errand(tx, message)
            body = None if promises.wants_silence(tx, errand.to) else self._words(tx, errand)
        except SQLAlchemyError:
            raise
        except Exception as fault:
            # One message that cannot be written must not hold up all that are behind it.
            log.error("message_not_written", message=str(message.id), exc_info=fault)
            states.become(tx, message, "failed", now=now, fault="wording")
            return None
        if body is None:
            states.become(tx, message, "withdrawn", now=now)
            return None
        message.marked_at, message.attempts = now, message.attempts + 1
        states.become(tx, message, "sending", now=now)
        return errand, body

    def _carry(self, errand: Errand, body: str) -> bool:
        try:
            accepted = self._gateway.send(
                to=errand.to, body=body, report_to=f"{self._receipts_url}?message={errand.id}"
            )
        except Undeliverable as failure:
            self._note(errand, "failed", fault=failure.fault)
        except Busy as busy:
            self._again_later(errand, busy)
        except Unclear as fault:
            # It stays marked: its callback tells, or `settle_unclear` gives it to a person.
            log.warning("message_unclear", message=str(errand.id), exc_info=fault)
        else:
            # A callback may have been here first: then the state has moved on and stays.
            self._note(errand, "sent", sid=accepted.sid)
            return True
        return False

    def _note(
        self, errand: Errand, state: states.State, *, fault: str | None = None, sid: str | None = None
    ) -> None:
        with self._store.transaction() as tx:
            states.move(tx, Message.id == errand.id, state, now=self._now(), fault=fault, sid=sid)
        if fault:
            log.warning("message_not_sent", message=str(errand.id), fault=fault)

    def _again_later(self, errand: Errand, busy: Busy) -> None:
        """Twice as long each time, as long as the message is worth sending."""
        now = self._now()
        with self._store.transaction() as tx:
            message = tx.get_one(Message, errand.id, with_for_update=True)
            message.marked_at = None
            message.due_at = now + timedelta(seconds=min(2**message.attempts, LONGEST_DELAY_SECONDS))
            states.become(tx, message, "planned", now=now)
        log.warning("message_delayed", message=str(errand.id), attempts=message.attempts, why=str(busy))


def settle_unclear(store: Store, *, now: datetime) -> int:
    """Messages that were left half sent: after two minutes without a callback a person has to look.

    They are never sent again blindly. Returns how many were found.
    """
    with store.transaction() as tx:
        left = tx.scalars(
            select(Message)
            .where(Message.state == "sending", Message.marked_at < now - WAIT_FOR_RECEIPT)
            .with_for_update(skip_locked=True)
        ).all()
        for message in left:
            states.become(tx, message, "unclear", now=now)
    return len(left)


def _errand(tx: Transaction, message: Message) -> Errand:
    return Errand(
        id=message.id,
        purpose=message.purpose,
        appointment=message.appointment_id,
        to=message.unsealed(tx.vault, "recipient") or "",
        locale=message.locale,
    )
