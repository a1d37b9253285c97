"""Messages in doubt: marked as being sent, and no answer. They wait, are looked up, else a person looks.

After two minutes without a callback the same provider is asked what it took for that number. What it has is
sent; what it has not, for certain, is planned once more through the same provider, three times at most.
See docs/decisions/0019-a-message-in-doubt.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select

from models import Message, Store, Transaction
from models.crypto import SealBroken
from voicebot.outbox import receipts, speaking, states
from voicebot.outbox.gateways import Found, Gateway, Unclear

log = structlog.get_logger()

WAIT_FOR_RECEIPT = timedelta(minutes=2)
"""How long a message that may have been accepted waits for its callback.

Longer than any sending takes: what is older was left by a worker that died.
"""
PATIENCE = timedelta(minutes=15)
"""How long a provider that cannot be asked is asked again before a person looks."""
SKEW = timedelta(minutes=1)
"""The provider's clock may be behind ours, and its lists show whole seconds."""
WITNESS = timedelta(days=1)
MOST_AGAIN = 3
"""How often a message that its provider never had is sent once more, before a person looks."""
AT_ONCE = 500
"""How many are looked into in one round."""


@dataclass(frozen=True)
class _Doubt:
    """All that is in doubt of one number at one gateway."""

    provider: str
    index: bytes
    number: str
    since: datetime


@dataclass
class _Asked:
    """What one round has learned of a gateway; `is_trusted`: whether what it has not found is not there."""

    gateway: Gateway
    is_silent: bool = False
    is_trusted: bool | None = None


class Doubts:
    """Looks into what was left half sent; run it again and again, in any number of workers."""

    def __init__(self, store: Store, gateways: Sequence[Gateway], *, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now
        self._gateways: Mapping[str, Gateway] = {gateway.name: gateway for gateway in gateways}

    def settle(self) -> int:
        """One round; returns how many messages came to know what became of them."""
        with self._store.transaction() as tx:
            doubts = _doubts(tx, self._now())
        asked = {name: _Asked(gateway) for name, gateway in self._gateways.items()}
        settled = 0
        for doubt in doubts:
            found = self._found(doubt, asked.get(doubt.provider))
            with self._store.transaction() as tx:
                settled += self._decide(tx, _rows(tx, doubt), found)
        return settled

    def _found(self, doubt: _Doubt, asked: _Asked | None) -> list[Found] | None:
        """What the provider has for this number; None where that cannot be known.

        A provider that does not answer is not asked again in this round.
        """
        if asked is None or asked.is_silent:
            return None
        try:
            if found := asked.gateway.find(to=doubt.number, since=doubt.since):
                return found
            if asked.is_trusted is None:
                asked.is_trusted = self._is_trusted(asked.gateway)
        except Unclear as fault:
            log.warning("not_looked_up", gateway=doubt.provider, why=str(fault))
            asked.is_silent = True
            return None
        return [] if asked.is_trusted else None

    def _is_trusted(self, gateway: Gateway) -> bool:
        """Whether a text that it surely has is found there: else "none" says nothing.

        Providers that hide numbers in their lists may not find them there either.
        """
        with self._store.transaction() as tx:
            known = select(Message).where(
                Message.provider == gateway.name,
                Message.provider_sid.is_not(None),
                Message.marked_at > self._now() - WITNESS,
            )
            witness = tx.scalars(known.order_by(Message.marked_at.desc()).limit(1)).first()
            number = witness and _number(tx, witness)
        if witness is None or witness.marked_at is None or not number:
            return False
        listed = gateway.find(to=number, since=witness.marked_at - SKEW)
        return any(text.sid == witness.provider_sid for text in listed)

    def _decide(self, tx: Transaction, rows: Sequence[Message], found: list[Found] | None) -> int:
        now = self._now()
        if any(row.state == "sending" and not _is_old(row, now) for row in rows):
            return 0  # One to the same number is leaving just now: they could be taken for each other.
        if found is None:
            return sum(_give_up(tx, row, now) for row in rows if now - (row.marked_at or now) > PATIENCE)
        unknown = _unknown(tx, found)
        if not unknown:
            return sum(_once_more(tx, row, now) for row in rows)
        if len(unknown) != len(rows):
            return sum(_give_up(tx, row, now) for row in rows)
        for row, text in zip(rows, unknown, strict=True):
            _is_at_provider(tx, row, text, now)
        return len(rows)


def _doubts(tx: Transaction, now: datetime) -> list[_Doubt]:
    left = select(Message).where(
        Message.state == "sending", Message.medium == "sms", Message.marked_at < now - WAIT_FOR_RECEIPT
    )
    by_number = defaultdict[tuple[str, bytes], list[Message]](list)
    for row in tx.scalars(left.order_by(Message.marked_at).limit(AT_ONCE)):
        by_number[row.provider or "", row.recipient_index or b""].append(row)
    return [
        _Doubt(provider, index, _number(tx, rows[0]) or "", _minute_before(rows))
        for (provider, index), rows in by_number.items()
    ]


def _rows(tx: Transaction, doubt: _Doubt) -> list[Message]:
    """What is in doubt by now, those that a person looks at included: a text found may be any of them."""
    query = select(Message).where(
        Message.provider == doubt.provider,
        Message.recipient_index == doubt.index,
        Message.state.in_(("sending", "unclear")),
        Message.provider_sid.is_(None),
        Message.marked_at >= doubt.since,
    )
    return list(tx.scalars(query.order_by(Message.marked_at).with_for_update()))


def _unknown(tx: Transaction, found: Iterable[Found]) -> list[Found]:
    """Texts at the provider that are none of ours by name."""
    by_sid = {text.sid: text for text in found if text.sid}
    known = set(tx.scalars(select(Message.provider_sid).where(Message.provider_sid.in_(by_sid))))
    return [text for sid, text in by_sid.items() if sid not in known]


def _is_at_provider(tx: Transaction, row: Message, text: Found, now: datetime) -> None:
    row.provider_sid = text.sid
    state = receipts.STATES.get(text.status, "sent")
    fault = receipts.fault_in(text.code) if state == "undelivered" else None
    states.become(tx, row, state, now=now, fault=fault)
    if fault == "no_mobile":
        speaking.takes_no_texts(tx, Message.id == row.id, now=now)
    log.info("message_found", message=str(row.id), state=state)


def _once_more(tx: Transaction, row: Message, now: datetime) -> bool:
    """The provider never had it; each time it was asked anew, two minutes and more after the mark."""
    if row.state != "sending":
        return False
    if row.again == MOST_AGAIN:
        return _give_up(tx, row, now)
    row.again, row.marked_at, row.due_at = row.again + 1, None, now
    states.become(tx, row, "planned", now=now)
    log.warning("message_once_more", message=str(row.id))
    return True


def _give_up(tx: Transaction, row: Message, now: datetime) -> bool:
    if row.state != "sending":
        return False
    states.become(tx, row, "unclear", now=now)
    log.warning("message_unclear", message=str(row.id))
    return True


def _is_old(row: Message, now: datetime) -> bool:
    return row.marked_at is not None and row.marked_at < now - WAIT_FOR_RECEIPT


def _minute_before(rows: Sequence[Message]) -> datetime:
    first = min(row.marked_at for row in rows if row.marked_at)
    return first.replace(second=0, microsecond=0) - SKEW


def _number(tx: Transaction, row: Message) -> str | None:
    try:
        return row.unsealed(tx.vault, "recipient")
    except SealBroken:
        return None
