"""Calls of ours: claimed once by any number of workers, never placed twice, and three times at most."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from config.clock import Clock
from models import Message, Task
from voicebot.booking import service
from voicebot.booking.views import Booked
from voicebot.outbox import rung
from voicebot.outbox.gateways import Busy, Unclear, Undeliverable
from voicebot.outbox.ringing import Call, Caller

LANDLINE = "+33442381234"
ELEVEN = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
"""Eleven o'clock in Paris, on the Tuesday before the appointment."""


class Now(Clock):
    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.at = now

    def now(self) -> datetime:
        return self.at


class Telephone:
    """Rings nobody; remembers whom it would have rung, and may fail."""

    def __init__(self, fails: Exception | None = None) -> None:
        self.rang: list[Call] = []
        self.fails = fails
        self._lock = threading.Lock()

    def ring(self, call: Call) -> str:
        with self._lock:
            self.rang.append(call)
        if self.fails:
            raise self.fails
        return f"CA{uuid4().hex}"


class Killed(BaseException):
    """The worker dies while the provider answers."""


@pytest.fixture
def clock() -> Now:
    return Now(ELEVEN)


@pytest.fixture
def booked(world: Any) -> Booked:
    """For Wednesday at ten, with a landline."""
    return world.books(world.someone(number=LANDLINE), world.a_slot(hours=49))


@pytest.fixture
def caller(world: Any, clock: Now) -> Callable[..., Caller]:
    def make(telephone: Telephone, at_once: int = 10) -> Caller:
        return Caller(world.store, telephone, clock, at_once=at_once)

    return make


def reminder(world: Any, booked: Booked) -> Message:
    with world.store.transaction() as tx:
        return tx.scalars(
            select(Message).where(Message.appointment_id == booked.id, Message.medium == "call")
        ).one()


def ends(world: Any, booked: Booked, clock: Now, status: str = "no-answer", sid: str | None = None) -> None:
    row = reminder(world, booked)
    with world.store.transaction() as tx:
        rung.over(tx, row.id, sid or row.provider_sid or "CA1", status=status, now=clock.at)


def tasks(world: Any, booked: Booked) -> list[tuple[str, str]]:
    with world.store.transaction() as tx:
        rows = tx.scalars(select(Task).where(Task.appointment_id == booked.id, Task.state == "open"))
        return [(task.kind, task.reason) for task in rows]


def test_nobody_is_rung_before_the_hour(world: Any, booked: Booked, clock: Now, caller: Any) -> None:
    clock.at = ELEVEN - timedelta(minutes=1)
    telephone = Telephone()
    assert caller(telephone).run() == 0
    clock.at = ELEVEN
    assert (caller(telephone).run(), caller(telephone).run()) == (1, 0)
    assert [call.to for call in telephone.rang] == [LANDLINE]


def test_many_workers_ring_once(world: Any, booked: Booked, clock: Now, caller: Any) -> None:
    telephone = Telephone()
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda _: caller(telephone).run(), range(8)))
    assert len(telephone.rang) == 1


def test_no_more_ring_at_once_than_may(world: Any, clock: Now, caller: Any) -> None:
    for last in range(5):
        world.books(world.someone(number=f"+3344238123{last}"), world.a_slot(hours=49))
    telephone = Telephone()
    assert caller(telephone, at_once=3).run() == 3
    assert caller(telephone, at_once=3).run() == 0


@pytest.mark.parametrize("fault", [Unclear("TimeOut"), Killed()])
def test_a_call_in_doubt_is_not_placed_again_for_hours(
    world: Any, booked: Booked, clock: Now, caller: Any, fault: BaseException
) -> None:
    telephone = Telephone(cast(Exception, fault))
    with suppress(Killed):
        caller(telephone).run()
    assert reminder(world, booked).state == "sending"

    again = Telephone()
    for minutes in (0, 1, 4, 6, 30, 119):
        clock.at = ELEVEN + timedelta(minutes=minutes)
        caller(again).settle()
        caller(again).run()
    assert again.rang == []
    assert (reminder(world, booked).state, reminder(world, booked).attempts) == ("planned", 1)
    clock.at = ELEVEN + timedelta(hours=4, minutes=30)
    assert caller(again).run() == 1


def test_the_providers_word_settles_a_call_whose_worker_died(
    world: Any, booked: Booked, clock: Now, caller: Any
) -> None:
    with pytest.raises(Killed):
        caller(Telephone(cast(Exception, Killed()))).run()
    row = reminder(world, booked)
    with world.store.transaction() as tx:
        told = rung.answered(tx, row.id, "CAknown", now=clock.at)
    assert told
    assert told.appointment == booked.id
    ends(world, booked, clock, "completed", "CAknown")
    assert (reminder(world, booked).state, reminder(world, booked).fault) == ("planned", "hung_up")


def test_a_late_end_of_an_earlier_call_changes_nothing(
    world: Any, booked: Booked, clock: Now, caller: Any
) -> None:
    caller(Telephone()).run()
    first = reminder(world, booked).provider_sid
    ends(world, booked, clock)
    clock.at = ELEVEN + timedelta(hours=4, minutes=30)
    caller(Telephone()).run()
    ends(world, booked, clock, sid=first)

    assert (reminder(world, booked).state, reminder(world, booked).attempts) == ("sent", 2)


def test_after_three_calls_a_person_looks(world: Any, booked: Booked, clock: Now, caller: Any) -> None:
    for hours in (0, 4.5, 7):
        clock.at = ELEVEN + timedelta(hours=hours)
        assert caller(Telephone()).run() == 1
        ends(world, booked, clock)
    clock.at = ELEVEN + timedelta(hours=20)
    assert caller(Telephone()).run() == 0

    assert reminder(world, booked).state == "undelivered"
    assert tasks(world, booked) == [("not_reached", "no_answer")]


def test_in_the_evening_a_call_that_is_due_waits_no_longer(
    world: Any, booked: Booked, clock: Now, caller: Any
) -> None:
    clock.at = ELEVEN + timedelta(hours=9, minutes=1)  # one minute past eight
    telephone = Telephone()
    assert caller(telephone).run() == 0
    assert (reminder(world, booked).state, reminder(world, booked).fault) == ("withdrawn", "expired")


def test_what_was_not_taken_for_sure_is_no_try(world: Any, booked: Booked, clock: Now, caller: Any) -> None:
    caller(Telephone(Busy("too_fast"))).run()
    assert (reminder(world, booked).state, reminder(world, booked).attempts) == ("planned", 0)
    clock.at = ELEVEN + timedelta(minutes=5)
    assert caller(Telephone()).run() == 1


def test_a_number_that_cannot_be_rung_waits_for_a_person(
    world: Any, booked: Booked, clock: Now, caller: Any
) -> None:
    caller(Telephone(Undeliverable("bad_number"))).run()
    assert reminder(world, booked).state == "failed"
    assert tasks(world, booked) == [("undeliverable", "bad_number")]


def test_who_was_reached_hears_no_other_reminder(world: Any, booked: Booked, clock: Now, caller: Any) -> None:
    caller(Telephone()).run()
    row = reminder(world, booked)
    other = _another(world, row)
    with world.store.transaction() as tx:
        rung.reached(tx, row.id, now=clock.at)
    ends(world, booked, clock, "completed")

    with world.store.transaction() as tx:
        assert tx.get_one(Message, row.id).state == "delivered"
        assert tx.get_one(Message, other).state == "withdrawn"


def _another(world: Any, row: Message) -> UUID:
    with world.store.transaction() as tx:
        other = Message(
            id=uuid4(), appointment_id=row.appointment_id, purpose="reminder_1d", dedupe_key=uuid4().hex,
            medium="sms", locale="fr", state="planned", priority=1, attempts=0, again=0,
            due_at=row.due_at, expires_at=row.expires_at, created_at=row.created_at, state_at=row.state_at,
        )  # fmt: skip
        other.seal(tx.vault, recipient=LANDLINE)
        tx.add(other)
        return other.id


def test_who_confirms_on_the_day_of_the_call_is_not_rung(world: Any, booked: Booked, clock: Clock) -> None:
    service.confirm(world.store, booked.id, now=clock.now() - timedelta(hours=1), by="sms")
    assert reminder(world, booked).state == "withdrawn"


def test_who_confirmed_weeks_before_is_still_reminded_by_the_only_call(world: Any, booked: Booked) -> None:
    service.confirm(world.store, booked.id, now=ELEVEN - timedelta(days=20), by="voice")
    assert reminder(world, booked).state == "planned"
