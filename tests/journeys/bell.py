"""What the journeys of our own calls have in common: the clock, the telephone, what became of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from datetime import time as hour_of
from pathlib import Path

from sqlalchemy import select
from village import PARIS

from models import Message, Store, Task
from voicebot.booking.views import Booked
from voicebot.outbox.hours import FRANCE
from voicebot.simulator.phone import CallInProgress, Phone, plain
from voicebot.supervisor import Stack

TELLTALE = ("vaccin", "rendez-vous", "santé", "Saint-Véran", "injection", "centre")
"""Words that would tell a stranger for whom or why we ring."""


class Clock:
    """The time of all processes of the stack; the appointments are on the day after `eve`."""

    def __init__(self, stack: Stack) -> None:
        self._file = Path(stack.environ["CLOCK_FILE"])
        self.eve = FRANCE.next_working_day(datetime.now(PARIS).date() + timedelta(days=1))

    def is_at(self, hour: int, minute: int = 0) -> None:
        """It is this hour of the eve, and goes on from there."""
        there = datetime.combine(self.eve, hour_of(hour, minute, 30), PARIS)
        self._file.write_text(str((there - datetime.now(UTC)).total_seconds()), encoding="utf-8")

    def is_now(self) -> None:
        """It is what it is for everybody else."""
        self._file.write_text("0", encoding="utf-8")

    @property
    def day(self) -> int:
        """The day of the appointments, as the village counts them."""
        return (self.eve - datetime.now(PARIS).date()).days


def until(happened: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.1)


def reminder(store: Store, booked: Booked) -> Message:
    with store.transaction() as tx:
        return tx.scalars(
            select(Message).where(Message.appointment_id == booked.id, Message.purpose == "reminder_1d")
        ).one()


def waits_in(store: Store, booked: Booked, state: str, tries: int = 1) -> Message:
    """The reminder, as soon as it is in this state after so many tries."""
    until(lambda: (reminder(store, booked).state, reminder(store, booked).attempts) == (state, tries))
    return reminder(store, booked)


def tasks(store: Store, booked: Booked) -> list[tuple[str, str]]:
    with store.transaction() as tx:
        rows = tx.scalars(select(Task).where(Task.appointment_id == booked.id, Task.state == "open"))
        return [(task.kind, task.reason) for task in rows]


def picks_up(phone: Phone) -> CallInProgress:
    """Whoever it is hears who calls, and nothing of whom or why."""
    return (
        phone.rings().answer().hears("Bonjour", "un message pour vous", "tapez un").does_not_hear(*TELLTALE)
    )


def proves(phone: Phone) -> CallInProgress:
    """By keys, up to the question what shall become of the appointment."""
    call = picks_up(phone).presses("1").hears("date de naissance").does_not_hear(*TELLTALE)
    return call.presses("03021938").hears("Vous avez rendez-vous", "Saint-Véran", "tapez un")


def said(call: CallInProgress) -> str:
    return plain(" ".join(e["text"] for e in call.state["transcript"] if e["kind"] == "say"))


def reminder_states(store: Store, booked: Booked) -> list[str]:
    with store.transaction() as tx:
        rows = select(Message).where(Message.appointment_id == booked.id, Message.medium == "call")
        return sorted(message.state for message in tx.scalars(rows))
