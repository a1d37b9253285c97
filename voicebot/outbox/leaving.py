"""The moment before a message leaves: is it still true, is the hour decent, is it not one too many?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError

from models import Message, Transaction
from voicebot.outbox import hours, limits, reachability, states, subjects
from voicebot.outbox.hours import FRANCE, Calendar
from voicebot.outbox.limits import Sent
from voicebot.outbox.planning import leave_to_a_person
from voicebot.outbox.purposes import PURPOSES, Purpose
from voicebot.outbox.speaking import speak_instead
from voicebot.outbox.subjects import Subject
from voicebot.outbox.words import Errand, is_two_way

log = structlog.get_logger()

Words = Callable[[Errand], str]
"""Writes one text; whatever it raises, the others leave all the same."""


@dataclass(frozen=True)
class Letter:
    """A message as it leaves. `marked_at` tells this leaving from another one of the same message."""

    id: UUID
    purpose: str
    to: str
    body: str
    marked_at: datetime


@dataclass(frozen=True)
class House:
    """Who writes, and how many texts one number gets on one day: of those we begin, and of answers."""

    words: Words
    ours_per_day: int
    answers_per_day: int


def made_out(
    tx: Transaction, claimed: Sequence[Message], house: House, *, sender: str, now: datetime
) -> list[tuple[Message, Letter]]:
    """Which of these texts may leave now, with their words; `sender` is whom they will come from.

    The transaction holds them locked; they are planned and due. The others get another hour, another medium
    or another state in it. A few queries serve the whole group.
    """
    group = _Group.of(tx, claimed, house, is_two_way(sender), now)
    return [(message, letter) for message in claimed if (letter := _letter(group, message))]


@dataclass(frozen=True)
class _Group:
    """What has to be known of several messages before any of them leaves."""

    tx: Transaction
    house: House
    two_way: bool
    now: datetime
    about: dict[UUID, Subject]
    learnt: reachability.Known
    sent: Sent
    later_dose: set[UUID]
    unanswered: set[UUID]

    @classmethod
    def of(
        cls, tx: Transaction, claimed: Sequence[Message], house: House, two_way: bool, now: datetime
    ) -> _Group:
        def those(*purposes: str) -> set[UUID]:
            return {one.appointment_id for one in claimed if one.appointment_id and one.purpose in purposes}

        indexes = {one.recipient_index for one in claimed if one.recipient_index}
        return cls(
            tx,
            house,
            two_way,
            now,
            about=subjects.subjects(tx, those(*PURPOSES)),
            sent=limits.sent_lately(tx, indexes, now),
            learnt=reachability.known(tx, indexes),
            later_dose=subjects.with_later_dose(tx, those("second_dose")),
            unanswered=subjects.unanswered(tx, those("reminder_1d")) if two_way else set(),
        )


def _letter(group: _Group, message: Message) -> Letter | None:
    try:
        one = _Leaving(group, message, message.unsealed(group.tx.vault, "recipient") or "")
        return None if one.is_held_back() else one.letter()
    except SQLAlchemyError:
        raise
    except Exception as fault:
        # One message that cannot be written must not hold up all that are behind it.
        log.error("message_not_written", message=str(message.id), exc_info=fault)
        states.become(group.tx, message, "failed", now=group.now, fault="wording")
        return None


class _Leaving:
    """One message of the group, at the door."""

    def __init__(self, group: _Group, message: Message, to: str) -> None:
        self.group, self.message, self.to, self.now = group, message, to, group.now
        self.purpose: Purpose = PURPOSES[message.purpose]
        self.subject = group.about.get(message.appointment_id) if message.appointment_id else None
        self.calendar: Calendar = self.subject.calendar if self.subject else FRANCE
        self.number = message.recipient_index or b""

    def letter(self) -> Letter:
        """It leaves."""
        message, now = self.message, self.now
        errand = Errand(message.purpose, self.subject, message.locale, self.group.two_way, message.because)
        body = self.group.house.words(errand)
        self.group.sent.add(self.number, now, ours=self.purpose.ours)
        return Letter(message.id, message.purpose, self.to, body, now)

    def is_held_back(self) -> bool:
        """Whether it may not leave now; the message tells then what becomes of it."""
        if self.message.expires_at <= self.now:
            self._too_late()
        elif not self._is_true():
            self._become("withdrawn")
        elif (medium := reachability.medium_of(self.to, self.group.learnt.get(self.number))) != "sms":
            self._not_by_text(rings=medium == "call")
        elif (due := self._decent_hour()) > self.now:
            self._put_off(due)
        elif self._is_unanswered() and self._is_rung():
            pass
        elif self._is_enough():
            self._leave_out()
        else:
            return False
        return True

    def _is_unanswered(self) -> bool:
        """Whether it reminds somebody who was asked by text before, and has said nothing."""
        reminds = self.message.purpose == "reminder_1d"
        return reminds and self.message.appointment_id in self.group.unanswered

    def _is_true(self) -> bool:
        """Nobody is told what no longer stands, asked what is answered, invited to what is booked."""
        if self.subject is None or self.message.purpose == "cancelled":
            return True
        state, stands = self.subject.appointment.state, self.subject.stands
        if self.message.purpose == "second_dose":
            return (
                stands or state == "attended"
            ) and self.message.appointment_id not in self.group.later_dose
        return stands and not (self.message.purpose == "reminder_3d" and state == "confirmed")

    def _decent_hour(self) -> datetime:
        """When it may leave: now, for the answer to what somebody has just done."""
        if not self.purpose.ours:
            return self.now
        starts_at = self.subject.starts_at if self.subject else None
        return hours.speaks(self.calendar, self.now, must=self.purpose.must, starts_at=starts_at)

    def _is_enough(self) -> bool:
        house, ours = self.group.house, self.purpose.ours
        most = house.ours_per_day if ours else house.answers_per_day
        return self.group.sent.today(self.number, self.calendar, self.now, ours=ours) >= most

    def _leave_out(self) -> None:
        """What we begin waits for another day; so many answers nobody has waited for."""
        log.warning("texts_enough", message=str(self.message.id), purpose=self.message.purpose)
        if self.purpose.ours:
            self._put_off(self.calendar.opens_tomorrow(self.now))
        else:
            self._become("withdrawn", "enough")

    def _put_off(self, due: datetime) -> None:
        if due < self.message.expires_at:
            self.message.due_at = due
        else:
            self._too_late()

    def _too_late(self) -> None:
        """A reminder that would come too late is nobody's task."""
        courtesy = self.purpose.ours and not self.purpose.must
        self._become("withdrawn" if courtesy else "failed", "expired")

    def _not_by_text(self, *, rings: bool) -> None:
        """What was learnt of the number since it was promised."""
        if rings and self._is_rung():
            return
        if self.purpose.must:
            leave_to_a_person(
                self.group.tx,
                self.message.dedupe_key,
                appointment=self.message.appointment_id,
                number=self.to,
                reason=self.message.because or self.message.purpose,
                now=self.now,
            )
        self._become("withdrawn")

    def _is_rung(self) -> bool:
        return speak_instead(self.group.tx, self.message, now=self.now)

    def _become(self, state: states.State, fault: str | None = None) -> None:
        states.become(self.group.tx, self.message, state, now=self.now, fault=fault)
