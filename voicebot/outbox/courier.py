"""The courier: claims due messages, sends them, records what happened. Any number may run at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from prometheus_client import Counter
from sqlalchemy import select, update

from models import Message, Store, Transaction
from voicebot.outbox.gateways import Accepted, Busy, Gateway, Unclear, Undeliverable

log = structlog.get_logger()
MESSAGES = Counter("allo_messages", "Messages by purpose and what became of them", ["purpose", "state"])

BATCH = 50
WAIT_FOR_RECEIPT = timedelta(minutes=2)
"""How long a message that may have been accepted waits for its callback before a person looks at it."""
MOST_ATTEMPTS = 8


@dataclass(frozen=True)
class Errand:
    """One message to carry."""

    id: UUID
    purpose: str
    appointment: UUID | None
    to: str
    locale: str


Words = Callable[[Transaction, Errand], str]
"""Writes the text of an errand at the moment of sending."""


class Courier:
    """Carries what is due through one gateway."""

    def __init__(
        self, store: Store, gateway: Gateway, *, words: Words, receipts_url: str, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._gateway = gateway
        self._words = words
        self._receipts_url = receipts_url
        self._now = now

    def run(self) -> int:
        """Send everything that is due; returns how many messages were handed over."""
        sent = 0
        while errands := self._claim():
            sent += sum(self._carry(errand, body) for errand, body in errands)
        return sent

    def _claim(self) -> list[tuple[Errand, str]]:
        """Mark a batch as being sent, before anything leaves: a row left marked is never sent blindly."""
        now = self._now()
        with self._store.transaction() as tx:
            tx.execute(
                update(Message)
                .where(Message.state == "planned", Message.expires_at <= now)
                .values(state="withdrawn", fault="expired", state_at=now)
            )
            due = (
                select(Message)
                .where(Message.state == "planned", Message.due_at <= now)
                .order_by(Message.due_at)
                .limit(BATCH)
                .with_for_update(skip_locked=True)
            )
            claimed = []
            for message in tx.scalars(due):
                message.state, message.marked_at, message.state_at = "sending", now, now
                message.attempts += 1
                errand = _errand(tx, message)
                claimed.append((errand, self._words(tx, errand)))
            return claimed

    def _carry(self, errand: Errand, body: str) -> bool:
        try:
            accepted = self._gateway.send(
                to=errand.to, body=body, report_to=f"{self._receipts_url}?message={errand.id}"
            )
        except Undeliverable as failure:
            self._note(errand, state="failed", fault=failure.fault)
        except Busy:
            self._again_later(errand)
        except Unclear:
            self._note(errand, state="unclear", fault="unclear")
        else:
            self._note_sent(errand, accepted)
            return True
        return False

    def _note_sent(self, errand: Errand, accepted: Accepted) -> None:
        with self._store.transaction() as tx:
            # A callback may have been here first: then the state has moved on and stays.
            tx.execute(
                update(Message).where(Message.id == errand.id).values(provider_sid=accepted.sid, fault=None)
            )
            tx.execute(
                update(Message)
                .where(Message.id == errand.id, Message.state == "sending")
                .values(state="sent", state_at=self._now())
            )
        MESSAGES.labels(errand.purpose, "sent").inc()

    def _note(self, errand: Errand, *, state: str, fault: str) -> None:
        with self._store.transaction() as tx:
            tx.execute(
                update(Message)
                .where(Message.id == errand.id, Message.state == "sending")
                .values(state=state, fault=fault, state_at=self._now())
            )
        MESSAGES.labels(errand.purpose, state).inc()
        log.warning("message_not_sent", message=str(errand.id), state=state, fault=fault)

    def _again_later(self, errand: Errand) -> None:
        with self._store.transaction() as tx:
            message = tx.get_one(Message, errand.id, with_for_update=True)
            if message.attempts >= MOST_ATTEMPTS:
                message.state, message.fault = "failed", "provider_busy"
            else:
                message.state, message.marked_at = "planned", None
                message.due_at = self._now() + timedelta(seconds=2**message.attempts)
            message.state_at = self._now()
        log.warning("message_delayed", message=str(errand.id))


def settle_unclear(store: Store, *, now: datetime) -> int:
    """Messages a dead worker left half sent: after two minutes without a callback they are unclear.

    They are never sent again blindly. Returns how many were found.
    """
    with store.transaction() as tx:
        return tx.change(
            update(Message)
            .where(Message.state == "sending", Message.marked_at < now - WAIT_FOR_RECEIPT)
            .values(state="unclear", fault="unclear", state_at=now)
        )


def _errand(tx: Transaction, message: Message) -> Errand:
    return Errand(
        id=message.id,
        purpose=message.purpose,
        appointment=message.appointment_id,
        to=message.unsealed(tx.vault, "recipient") or "",
        locale=message.locale,
    )
