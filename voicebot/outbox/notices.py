"""Telling many the same: that their centre closes, to each by the medium that reaches them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import select

from models import Person, Transaction
from voicebot.outbox import hours
from voicebot.outbox.planning import AT_ONCE, Promise, keep, leave_to_a_person, media_of
from voicebot.outbox.purposes import Because, Medium
from voicebot.outbox.subjects import Subject, subjects


@dataclass(frozen=True)
class Notified:
    """How many are told by text, by call, by a person; and how many had been promised it already."""

    texts: int = 0
    calls: int = 0
    tasks: int = 0
    before: int = 0

    def __add__(self, other: Notified) -> Notified:
        return Notified(
            self.texts + other.texts,
            self.calls + other.calls,
            self.tasks + other.tasks,
            self.before + other.before,
        )


def notify_many(
    tx: Transaction, appointments: Sequence[UUID], *, because: Because, now: datetime
) -> Notified:
    """Promise a notice to everybody of these appointments that still stands and is to come.

    Each is told once of each hour that falls away: the same again, also another day, promises nothing more.
    Roll back, and it was a rehearsal.
    """
    told = Notified()
    for first in range(0, len(appointments), AT_ONCE):
        told += _notify(tx, appointments[first : first + AT_ONCE], because, now)
    return told


def _notify(tx: Transaction, appointments: Sequence[UUID], because: Because, now: datetime) -> Notified:
    coming = {
        id_: subject
        for id_, subject in subjects(tx, appointments).items()
        if subject.stands and subject.starts_at > now
    }
    numbers = _numbers(tx, coming)
    media = media_of(tx, numbers.values())
    promised: dict[Medium, list[Promise]] = {"sms": [], "call": []}
    left = 0
    for id_, subject in coming.items():
        number = numbers[id_]
        medium = media.get(number) if number else None
        promise = _promise(id_, subject, number, medium or "sms", because, now)
        if medium is None:
            left += 1
            leave_to_a_person(tx, promise.key, appointment=id_, number=number, reason=because, now=now)
        else:
            promised[medium].append(promise)
    texts, calls = (keep(tx, promised[medium], now) for medium in ("sms", "call"))
    return Notified(texts, calls, left, sum(map(len, promised.values())) - texts - calls)


def _promise(
    id_: UUID, subject: Subject, number: str | None, medium: Medium, because: Because, now: datetime
) -> Promise:
    appointment, starts_at = subject.appointment, subject.starts_at.astimezone(UTC)
    due = hours.speaks(subject.calendar, now, must=True, starts_at=starts_at)
    of = f"{because}:{starts_at:%Y-%m-%dT%H:%M}"
    return Promise("notice", id_, of, number, appointment.locale, due, starts_at, medium, id_, because)


def _numbers(tx: Transaction, appointments: dict[UUID, Subject]) -> dict[UUID, str | None]:
    people = {subject.appointment.person_id for subject in appointments.values()}
    phones = {
        person.id: person.unsealed(tx.vault, "phone")
        for person in tx.scalars(select(Person).where(Person.id.in_(people)))
    }
    return {id_: phones[subject.appointment.person_id] for id_, subject in appointments.items()}
