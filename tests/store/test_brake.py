"""Guessing across calls is slowed down, and nothing readable is kept for it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event, select

from models import AuditEvent
from voicebot.booking import brake
from voicebot.booking.brake import MOST_FAILURES, Pressed

MOBILE, OTHER = "+33612345678", "+33698765432"
BORN, ANOTHER_DAY = "1938-02-03", "1939-02-03"


@pytest.fixture
def fails(world):
    def fail(times, *, number=MOBILE, born=BORN):
        for _ in range(times):
            brake.press(world.store, number=number, birth_dates=[born], by="voice", now=world.now)

    return fail


def pressed(world, *, number=MOBILE, born=BORN):
    return brake.pressed(world.store, number=number, birth_dates=[born], now=world.now)


def test_a_number_that_failed_too_often_is_braked_whatever_it_tries_next(world, fails):
    fails(MOST_FAILURES - 1)
    assert pressed(world) == Pressed(number=False, target=False)
    fails(1)
    assert pressed(world, born=ANOTHER_DAY) == Pressed(number=True, target=False)


def test_a_birth_date_that_was_guessed_at_from_everywhere_is_braked_for_everybody(world, fails):
    for digit in range(MOST_FAILURES):
        fails(1, number=f"+3361234000{digit}")
    assert pressed(world, number=OTHER) == Pressed(number=False, target=True)
    assert pressed(world, number=None) == Pressed(number=False, target=True)


def test_callers_who_withhold_their_number_are_not_taken_for_one_another(world, fails):
    for day in range(10, 10 + MOST_FAILURES):
        fails(1, number=None, born=f"1938-02-{day}")
    assert pressed(world, number=None) == Pressed(number=False, target=False)


def test_after_an_hour_it_is_forgotten(world, fails):
    fails(MOST_FAILURES)
    world.now += timedelta(minutes=59)
    assert pressed(world) == Pressed(number=True, target=True)
    world.now += timedelta(minutes=1)
    assert pressed(world) == Pressed(number=False, target=False)


def looks(world, dates, number=MOBILE):
    for born in dates:
        brake.look(world.store, number=number, birth_date=born, by="voice", now=world.now)


DAYS = [f"1938-03-{day}" for day in range(10, 10 + MOST_FAILURES)]


def test_differing_birth_dates_looked_up_for_one_number_are_tries_and_the_same_one_is_one(world):
    looks(world, [*DAYS[:-1], *DAYS[:-1]])
    assert not pressed(world).number
    looks(world, DAYS[-1:])
    assert pressed(world).number
    assert not pressed(world, number=OTHER).number


def test_whom_something_is_booked_for_was_no_guess(world):
    looks(world, DAYS)
    for _ in range(2):
        brake.settle(world.store, number=MOBILE, birth_date=DAYS[0], by="voice", now=world.now)
    assert not pressed(world).number
    looks(world, ["1937-01-01"])
    assert pressed(world).number


def test_what_is_kept_tells_nothing_and_is_another_every_hour(world, fails):
    fails(1)
    world.now += timedelta(hours=1)
    fails(1)
    with world.store.transaction() as tx:
        kept = [(row.act, row.subject, row.details) for row in tx.scalars(select(AuditEvent))]
    assert {act for act, _, _ in kept} == {"not_identified"}
    assert len({subject for _, subject, _ in kept}) == 4
    assert all(details == {} for _, _, details in kept)


def test_looking_makes_the_same_queries_whether_or_not_anything_failed(world, fails):
    def queries():
        seen = []

        def note(_connection, _cursor, statement, *_):
            seen.append(statement)

        event.listen(world.store.engine, "before_cursor_execute", note)
        try:
            pressed(world)
        finally:
            event.remove(world.store.engine, "before_cursor_execute", note)
        return seen

    before = queries()
    fails(MOST_FAILURES)
    assert queries() == before
