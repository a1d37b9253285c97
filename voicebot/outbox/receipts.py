"""What the provider reports about messages: late, twice, out of order, and still never a step back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy import and_, or_

from models import Message, Store, Transaction
from voicebot.outbox import speaking, states
from voicebot.outbox.gateways import fault_of
from voicebot.outbox.states import State

log = structlog.get_logger()

STATES: dict[str, State] = {
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


def receive(
    store: Store, *, sid: str, reference: UUID | None, status: str, code: int | None, now: datetime
) -> bool:
    """Note a delivery report; returns whether it said something new.

    `reference` is our own id from the callback's address: it finds a message whose worker died
    before it could write the provider's `sid` down.
    """
    state = STATES.get(status)
    if state is None or not sid:
        return False
    whose = Message.provider_sid == sid
    if reference is not None:
        whose = or_(whose, (Message.id == reference) & Message.provider_sid.is_(None))
    # What became a call is no text any more, whatever is still heard of the text that it was.
    whose = and_(whose, Message.medium == "sms")
    fault = fault_in(code) if state == "undelivered" else None
    with store.transaction() as tx:
        moved = states.move(tx, whose, state, now=now, fault=fault, sid=sid)
        if not moved and reference is not None and _was_sent_after_all(tx, reference, sid, now):
            moved = states.move(tx, whose, state, now=now, fault=fault, sid=sid)
        if moved and fault == "no_mobile":
            speaking.takes_no_texts(tx, Message.provider_sid == sid, now=now)
    if moved:
        log.info("message_reported", state=state, fault=fault)
    return moved


def fault_in(code: int | None) -> str:
    """Why a text did not arrive, in one word; `provider` where the code says nothing that lasts."""
    return fault_of(code) or "provider"


def _was_sent_after_all(tx: Transaction, reference: UUID, sid: str, now: datetime) -> bool:
    """Whether this is word of a message that was about to be sent once more: then it is not.

    Where our reference comes back under another name than the one we know, somebody got it twice.
    """
    message = tx.get(Message, reference, with_for_update=True)
    if message is None or message.medium != "sms":
        return False
    if message.provider_sid not in (None, sid):
        log.error("message_doubled", message=str(reference))
        return False
    if message.state != "planned" or not message.attempts:
        return False
    states.become(tx, message, "sending", now=now)
    return True
