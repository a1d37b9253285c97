"""What a month will cost: what has left in it, what is planned for it, and what the last weeks let expect.

Answers follow from bookings that nobody has made yet: they go on as in the last 28 days. What we begin
ourselves is planned ahead, as far as it is booked: the more of what is planned and what is usual counts. A
notice to many happens, it is no habit: only planned ones count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from models import Message, Store
from voicebot.outbox import counting
from voicebot.outbox.counting import LATELY
from voicebot.outbox.hours import FRANCE
from voicebot.outbox.purposes import PURPOSES
from voicebot.outbox.words import Words

AT_ONCE = 500
LEFT = ("sending", "sent", "delivered", "undelivered", "unclear")
"""States of a text that the provider has, or may have."""
ONCE = frozenset({"notice"})

Progress = Callable[[int, int], None]
"""Is told how many are counted, and of how many."""


@dataclass(frozen=True)
class Texts:
    """So many texts, with so many segments."""

    texts: float = 0
    segments: float = 0

    def __add__(self, other: Texts) -> Texts:
        return Texts(self.texts + other.texts, self.segments + other.segments)

    def times(self, factor: float) -> Texts:
        """The same in another measure of time."""
        return Texts(self.texts * factor, self.segments * factor)


@dataclass(frozen=True)
class Month:
    """A month of the calendar in France, from `now` on; `rest` is that part of 28 days which is to come."""

    begins: datetime
    ends: datetime
    now: datetime

    @classmethod
    def of(cls, first: date, now: datetime) -> Month:
        """The one with this day in it; raises ValueError for one that is over."""
        first = first.replace(day=1)
        begins, ends = (FRANCE.at(day, time()) for day in (first, _next(first)))
        if ends <= now:
            raise ValueError(f"{first:%Y-%m} is over: an estimate looks ahead")
        return cls(begins, ends, now)

    @property
    def rest(self) -> float:
        """How many times 28 days are to come of it."""
        return (self.ends - max(self.begins, self.now)) / LATELY


@dataclass(frozen=True)
class Seen:
    """Texts of one purpose: in the last 28 days, in this month so far, and planned for its rest."""

    lately: Texts = Texts()
    sent: Texts = Texts()
    planned: Texts = Texts()

    def expected(self, purpose: str, month: Month) -> Texts:
        """In the rest of the month."""
        usual = self.lately.times(month.rest)
        if purpose in ONCE:
            return self.planned
        return max(usual, self.planned, key=lambda one: one.texts)


@dataclass(frozen=True)
class Calls:
    """Calls taken lately and in this month, with their begun minutes; planned ones have none yet."""

    lately: tuple[int, int] = (0, 0)
    sent: tuple[int, int] = (0, 0)
    planned: int = 0

    def expected(self, month: Month) -> float:
        """How many in the rest of the month; a planned one may be tried more than once, and is taken once."""
        return max(self.planned, self.lately[0] * month.rest)


@dataclass(frozen=True)
class Forecast:
    """A month by purpose, and its calls."""

    month: Month
    texts: dict[str, Seen] = field(default_factory=dict)
    calls: Calls = Calls()

    def total(self, purpose: str) -> Texts:
        """In the whole month."""
        seen = self.texts[purpose]
        return seen.sent + seen.expected(purpose, self.month)

    @property
    def segments(self) -> int:
        """Of all texts of the month."""
        return round(sum(self.total(purpose).segments for purpose in self.texts))

    @property
    def calls_expected(self) -> float:
        """Calls that will be taken in the rest of the month."""
        return self.calls.expected(self.month)


def forecast(store: Store, month: Month, words: Words, *, two_way: bool, progress: Progress) -> Forecast:
    """Count it, on the words as they were sent and as they would be written now. Raises PhraseError."""
    found: dict[str, dict[str, Texts]] = defaultdict(lambda: defaultdict(Texts))
    with store.transaction() as tx:
        of = tx.execute(select(func.count()).select_from(Message).where(_counts(month))).scalar_one()
    done, after = 0, UUID(int=0)
    while batch := _batch(store, month, after):
        after = batch[-1]
        with store.transaction() as tx:
            texts = tx.scalars(select(Message).where(Message.id.in_(batch))).all()
            for one, segments in counting.counted(tx, texts, words, two_way=two_way):
                for column in _columns(one, month):
                    found[one.purpose][column] += Texts(1, segments)
        done += len(batch)
        progress(done, of)
    seen = {purpose: Seen(**found[purpose]) for purpose in PURPOSES if purpose in found}
    return Forecast(month, seen, _calls(store, month))


def _batch(store: Store, month: Month, after: UUID) -> Sequence[UUID]:
    with store.transaction() as tx:
        ids = select(Message.id).where(_counts(month), Message.id > after).order_by(Message.id)
        return tx.scalars(ids.limit(AT_ONCE)).all()


def _counts(month: Month) -> ColumnElement[bool]:
    since = min(month.begins, month.now - LATELY)
    left = and_(Message.state.in_(LEFT), Message.marked_at >= since)
    return and_(Message.medium == "sms", or_(left, _planned(month)))


def _planned(month: Month) -> ColumnElement[bool]:
    # What is due already leaves this minute, whatever month its due time says.
    from_ = month.begins if month.begins > month.now else month.now - LATELY
    return and_(Message.state == "planned", Message.due_at >= from_, Message.due_at < month.ends)


def _columns(one: Message, month: Month) -> list[str]:
    if one.state == "planned" or one.marked_at is None:
        return ["planned"]
    columns = ["lately"] if one.marked_at >= month.now - LATELY else []
    return columns + (["sent"] if one.marked_at >= month.begins else [])


def _calls(store: Store, month: Month) -> Calls:
    planned = select(func.count()).select_from(Message).where(Message.medium == "call", _planned(month))
    with store.transaction() as tx:
        return Calls(
            lately=counting.calls_taken(tx, month.now - LATELY, month.now),
            sent=counting.calls_taken(tx, min(month.begins, month.now), month.now)
            if month.begins < month.now
            else (0, 0),
            planned=tx.execute(planned).scalar_one(),
        )


def _next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
