"""Telling everybody who is expected at a centre on some days that it closes, or runs late.

In batches with a commit each: stopped anywhere and begun again, it tells nobody twice and forgets nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from models import Message, Store, Transaction
from voicebot.booking import closing
from voicebot.booking.closing import Days
from voicebot.outbox import counting, notices, subjects
from voicebot.outbox.notices import Notified
from voicebot.outbox.purposes import Because
from voicebot.outbox.words import Errand, Words

AT_ONCE = 500
"""People told in one transaction; while it lasts, they cannot move or cancel."""

Progress = Callable[[int, int], None]
"""Is told how many are done, and of how many."""


@dataclass(frozen=True)
class Notice:
    """What is told to everybody who is expected at this centre on these days; `by` is who wants it told."""

    centre: int
    days: Days
    because: Because
    by: str


@dataclass(frozen=True)
class Rehearsed:
    """What sending a notice would do now.

    `slots` would be closed, with so many `free` places in them. `segments` are those of the texts as they
    would be written now; the first message would leave at `first`, None where there is none.
    """

    appointments: int
    slots: int = 0
    free: int = 0
    told: Notified = field(default_factory=Notified)
    segments: int = 0
    first: datetime | None = None
    samples: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Told:
    """How far it came: so many of so many appointments."""

    done: int
    of: int
    told: Notified


def rehearse(
    store: Store, notice: Notice, words: Words, *, two_way: bool, now: datetime, progress: Progress
) -> Rehearsed:
    """Do what `send` would, and take all of it back."""
    with store.transaction() as tx:
        appointments = closing.coming(tx, notice.centre, notice.days, now=now)
        rehearsed = Rehearsed(len(appointments), samples=_samples(tx, appointments, notice, words, two_way))
        if notice.because == "closed":
            slots, free = closing.open_slots(tx, notice.centre, notice.days, now=now)
            rehearsed = replace(rehearsed, slots=slots, free=free)
    done = 0
    for batch in _batches(appointments):
        rehearsed = _with(store, rehearsed, batch, notice, words, two_way=two_way, now=now)
        done += len(batch)
        progress(done, len(appointments))
    return rehearsed


def _with(
    store: Store,
    so_far: Rehearsed,
    batch: Sequence[UUID],
    notice: Notice,
    words: Words,
    *,
    two_way: bool,
    now: datetime,
) -> Rehearsed:
    with store.transaction() as tx:
        told = notices.notify_many(tx, batch, because=notice.because, by=notice.by, now=now)
        promised = _promised(tx, batch, now)
        segments = counting.segments(tx, promised, words, two_way=two_way)
        firsts = [one.due_at for one in promised]
        tx.rollback()
    return replace(
        so_far,
        told=so_far.told + told,
        segments=so_far.segments + segments,
        first=min([*firsts, *([so_far.first] if so_far.first else [])], default=None),
    )


def send(store: Store, notice: Notice, *, now: datetime) -> Iterator[Told]:
    """Promise it to all of them, batch by batch; of a closed centre the slots are closed first.

    Each step tells how far it is by then, and is committed.
    """
    if notice.because == "closed":
        with store.transaction() as tx:
            closing.close(tx, notice.centre, notice.days, by=notice.by, now=now)
    # Read after that commit: who was faster with a booking is among them.
    with store.transaction() as tx:
        appointments = closing.coming(tx, notice.centre, notice.days, now=now)
    progress = Told(0, len(appointments), Notified())
    yield progress
    for batch in _batches(appointments):
        with store.transaction() as tx:
            still = closing.still(tx, batch, notice.centre, notice.days, now=now)
            told = notices.notify_many(tx, still, because=notice.because, by=notice.by, now=now)
        progress = replace(progress, done=progress.done + len(batch), told=progress.told + told)
        yield progress


def _batches(appointments: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for first in range(0, len(appointments), AT_ONCE):
        yield appointments[first : first + AT_ONCE]


def _promised(tx: Transaction, batch: Sequence[UUID], now: datetime) -> Sequence[Message]:
    """What was promised to these just now."""
    notices_of = select(Message).where(Message.appointment_id.in_(batch), Message.purpose == "notice")
    return tx.scalars(notices_of.where(Message.state == "planned", Message.state_at == now)).all()


def _samples(
    tx: Transaction, appointments: Sequence[UUID], notice: Notice, words: Words, two_way: bool
) -> list[tuple[str, str]]:
    """Language and text, to the first and the last of them."""
    shown = subjects.subjects(tx, {*appointments[:1], *appointments[-1:]})
    return [
        (locale, words(Errand("notice", subject, locale, two_way, notice.because)))
        for locale in ("fr", "en")
        for subject in shown.values()
    ]
