"""What the provider reports about messages: late, twice, out of order, and still never a step back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy import or_, update

from models import Message, Store
from voicebot.outbox.courier import MESSAGES
from voicebot.outbox.gateways import fault_of

log = structlog.get_logger()

STATES = {
    "accepted": "sent",
    "queued": "sent",
    "sending": "sent",
    "sent": "sent",
    "delivered": "delivered",
    "read": "delivered",
    "undelivered": "undelivered",
    "failed": "undelivered",
}
"""The provider's words → ours; a word that is not here changes nothing."""

BEFORE = {
    "sent": ("sending", "unclear"),
    "undelivered": ("sending", "unclear", "sent"),
    "delivered": ("sending", "unclear", "sent", "undelivered"),
}
"""From which states a report may move a message: a phone that got it wins over a report that it did not."""


def receive(
    store: Store, *, sid: str, reference: UUID | None, status: str, code: int | None, now: datetime
) -> bool:
    """Note a delivery report; returns whether it said something new.

    `reference` is our own id from the callback's address: it finds a message whose worker died
    before it could write the provider's `sid` down.
    """
    state = STATES.get(status)
    if state is None:
        return False
    whose = Message.provider_sid == sid
    if reference is not None:
        whose = or_(whose, (Message.id == reference) & Message.provider_sid.is_(None))
    with store.transaction() as tx:
        moved = tx.execute(
            update(Message)
            .where(whose, Message.state.in_(BEFORE[state]))
            .values(
                state=state,
                provider_sid=sid,
                state_at=now,
                fault=(fault_of(code) or "provider") if state == "undelivered" else None,
            )
            .returning(Message.purpose)
        ).scalar_one_or_none()
    if moved is None:
        return False
    MESSAGES.labels(moved, state).inc()
    log.info("message_reported", state=state)
    return True
