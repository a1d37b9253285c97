"""Not too many texts, and none to who wants none: caps by number and day, STOP, strangers."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import update

from models import Message
from voicebot.outbox import silence

MOBILE = "+33612345678"
DAY = 24


def march(day, hour=9, minute=0):
    """An hour of Paris in winter, as an instant."""
    return datetime(2026, 3, day, hour - 1, minute, tzinfo=UTC)


def plans(world):
    """What is still planned of what we begin."""
    return [
        (one.purpose, one.medium, one.due_at.day, one.due_at.hour)
        for one in sorted(world.later(), key=lambda one: one.due_at)
        if one.state == "planned"
    ]


class TestCaps:
    def test_no_more_than_so_many_of_ours_reach_one_number_on_one_day(self, world, sends):
        slot = world.a_slot(hours=10 * DAY, capacity=6)
        for year in range(1930, 1936):
            world.books(world.someone(born=f"{year}-01-01"), slot)
        assert len(sends()) == 6
        assert len(sends(march(9, 10))) == 4
        assert len(sends(march(9, 19))) == 0
        assert len(sends(march(10, 8))) == 2

    def test_two_workers_count_together(self, world, sends, at_once):
        slot = world.a_slot(hours=10 * DAY, capacity=12)
        for year in range(1930, 1942):
            world.books(world.someone(born=f"{year}-01-01"), slot)
        with world.store.transaction() as tx:
            tx.execute(update(Message).where(Message.purpose == "confirmation").values(state="sent"))
        world.now = march(9, 10)
        assert sum(map(len, at_once(*[sends] * 4))) == 4

    def test_answers_have_a_limit_of_their_own_and_what_is_beyond_is_left_out(self, world, sends):
        slot = world.a_slot(hours=10 * DAY, capacity=6)
        for year in range(1930, 1936):
            world.books(world.someone(born=f"{year}-01-01"), slot)
        assert len(sends(answers=4)) == 4
        assert [(one.state, one.fault) for one in world.messages() if one.state != "sent"] == [
            ("withdrawn", "enough")
        ] * 2
        assert not world.tasks()


class TestPeace:
    def test_stop_withdraws_reminders_and_nothing_is_promised_any_more(self, world):
        world.books(world.someone(), world.a_slot(hours=10 * DAY))
        with world.store.transaction() as tx:
            silence.stop(tx, MOBILE, now=world.now)
        assert not plans(world)
        world.books(world.someone(born="1931-01-01"), world.a_slot(hours=10 * DAY))
        assert not plans(world)
        with world.store.transaction() as tx:
            silence.start(tx, MOBILE)
        world.books(world.someone(born="1932-01-01"), world.a_slot(hours=10 * DAY))
        assert plans(world)

    def test_a_stranger_gets_nothing_and_a_person_looks_into_it(self, world, sends):
        booked = world.books(world.someone(), world.a_slot(hours=10 * DAY))
        for _ in range(2):
            with world.store.transaction() as tx:
                silence.stranger(tx, MOBILE, appointment=booked.id, now=world.now)
        assert not plans(world)
        assert sends() == []
        (task,) = world.tasks()
        assert (task.kind, task.appointment_id) == ("wrong_number", booked.id)
        assert task.unsealed(world.store.vault, "number") == MOBILE

    def test_who_books_with_that_telephone_in_hand_is_no_stranger_to_it(self, world):
        with world.store.transaction() as tx:
            silence.stranger(tx, MOBILE, now=world.now)
        world.books(world.someone(), world.a_slot(hours=10 * DAY))
        assert plans(world)
