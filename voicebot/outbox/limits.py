"""Not too many texts to one number on one day, however many workers send."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select, text

from models import Message, Transaction
from voicebot.outbox.hours import Calendar
from voicebot.outbox.purposes import PURPOSES

_LONGEST_DAY = timedelta(hours=25)
_ALONE = text(
    # In one order, so that two workers never wait for each other.
    "SELECT pg_advisory_xact_lock(key) FROM (SELECT DISTINCT key FROM unnest(CAST(:keys AS bigint[])) AS key"
    " ORDER BY key) AS ordered"
)


@dataclass(frozen=True)
class Sent:
    """Texts that left lately, by the index of their number: when, and whether we began."""

    _texts: dict[bytes, list[tuple[datetime, bool]]] = field(default_factory=dict)

    def add(self, index: bytes, at: datetime, *, ours: bool) -> None:
        """One more leaves."""
        self._texts.setdefault(index, []).append((at, ours))

    def today(self, index: bytes, calendar: Calendar, now: datetime, *, ours: bool) -> int:
        """How many of this kind went to the number on this day of the calendar."""
        day = calendar.local(now).date()
        return sum(
            began is ours and calendar.local(at).date() == day for at, began in self._texts.get(index, ())
        )


def sent_lately(tx: Transaction, indexes: Collection[bytes], now: datetime) -> Sent:
    """What left for these numbers; until the end of this transaction nobody else writes to them."""
    if not indexes:
        return Sent()
    tx.execute(_ALONE, {"keys": [int.from_bytes(index[:8], "big", signed=True) for index in indexes]})
    rows = tx.execute(
        select(Message.recipient_index, Message.marked_at, Message.purpose).where(
            Message.recipient_index.in_(indexes),
            Message.medium == "sms",
            Message.marked_at > now - _LONGEST_DAY,
        )
    ).all()
    sent = Sent()
    for index, at, purpose in rows:
        if index and at:
            sent.add(index, at, ours=PURPOSES[purpose].ours)
    return sent
