"""Telling many the same: that their centre closes, to each by the medium that reaches them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import and_, select

from models import Message, Person, Transaction
from voicebot import audit
from voicebot.audit import Act
from voicebot.outbox import hours
from voicebot.outbox.planning import AT_ONCE, Promise, kept, leave_to_a_person, media_of
from voicebot.outbox.promises import take_back
from voicebot.outbox.purposes import Because, Medium, Name
from voicebot.outbox.reachability import medium_for
from voicebot.outbox.subjects import Subject, subjects

STAYS: tuple[Because, ...] = ("late",)
"""Reasons that leave the appointment as it is."""
REMINDERS: tuple[Name, ...] = ("reminder_3d", "reminder_1d", "second_dose")
"""Of an appointment that cannot take place nobody is reminded, nor of what would follow it."""


@dataclass(frozen=True)
class Notified:
    """How many are told by text, by call, by a person; and how many had been promised it already.

    `stopped` are those of `tasks` whose number said STOP, or is somebody else's.
    """

    texts: int = 0
    calls: int = 0
    tasks: int = 0
    before: int = 0
    stopped: int = 0

    def __add__(self, other: Notified) -> Notified:
        return Notified(*(mine + its for mine, its in zip(astuple(self), astuple(other), strict=True)))


def notify_many(
    tx: Transaction, appointments: Sequence[UUID], *, because: Because, by: str, now: datetime
) -> Notified:
    """Promise a notice to everybody of these appointments that still stands and is to come.

    Each is told once of each hour that falls away: the same again, also another day, promises nothing more.
    Unless they stay as they are, reminders of these appointments are withdrawn. Roll back, and it was a
    rehearsal.
    """
    told = Notified()
    for first in range(0, len(appointments), AT_ONCE):
        told += _notify(tx, appointments[first : first + AT_ONCE], because, by, now)
    return told


def _notify(
    tx: Transaction, appointments: Sequence[UUID], because: Because, by: str, now: datetime
) -> Notified:
    coming = {
        id_: subject
        for id_, subject in subjects(tx, appointments).items()
        if subject.stands and subject.starts_at > now
    }
    if because not in STAYS:
        take_back(tx, and_(Message.purpose.in_(REMINDERS), Message.appointment_id.in_(coming)), now)
    numbers = _numbers(tx, coming)
    media = media_of(tx, numbers.values())
    promised: dict[Medium, list[Promise]] = {"sms": [], "call": []}
    left: list[UUID] = []
    for id_, subject in coming.items():
        number = numbers[id_]
        medium = media.get(number) if number else None
        promise = _promise(id_, subject, number, medium or "sms", because, now)
        if medium:
            promised[medium].append(promise)
        elif leave_to_a_person(tx, promise.key, appointment=id_, number=number, reason=because, now=now):
            left.append(id_)
    texts, calls = (kept(tx, promised[medium], now) for medium in ("sms", "call"))
    _record(tx, {"sms": texts, "call": calls, "person": left}, because, by, now)
    stopped = sum(medium_for(numbers[id_]) is not None for id_ in left)
    before = len(coming) - len(texts) - len(calls) - len(left)
    return Notified(len(texts), len(calls), len(left), before, stopped)


def _record(
    tx: Transaction, told: Mapping[str, Sequence[UUID]], because: Because, by: str, now: datetime
) -> None:
    for medium, appointments in told.items():
        for id_ in appointments:
            audit.record(tx, Act.NOTIFIED, subject=id_, by=by, at=now, because=because, medium=medium)


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
