"""Moving is one act: the new place is taken and the old one released, or nothing changes."""

from __future__ import annotations

import random
from datetime import date
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound

from models import Appointment, AuditEvent, Slot
from voicebot.booking import identity, service
from voicebot.booking.errors import BookingError, NoSecond, NotActive, OutsideInterval, SlotTaken
from voicebot.booking.service import Moved
from voicebot.booking.views import Booked

DAY = 24
MANY = 12
LANDLINE, MOBILE = "+33465710001", "+33612345678"


@pytest.fixture
def centre(world):
    return world.centre_in("Aubagne")


def snapshot(world):
    """All that moving could change, but for what it looks at."""
    with world.store.transaction() as tx:
        slots = tx.execute(select(Slot.id, Slot.taken).order_by(Slot.id)).all()
        columns = (Appointment.id, Appointment.slot_id, Appointment.state, Appointment.moved_key)
        appointments = tx.execute(select(*columns).order_by(Appointment.id)).all()
        return slots, appointments, tx.scalar(select(func.count()).select_from(AuditEvent))


def told(world):
    return [(message.purpose, message.state) for message in world.messages()]


class TestOneAppointment:
    def test_the_new_place_is_taken_and_the_old_one_free(self, world, centre):
        old, new = world.slots_at(centre, DAY, 2 * DAY)
        booked = world.books(world.someone(), old)
        moved = world.moves(booked, new)
        assert (world.taken(old), world.taken(new)) == (0, 1)
        assert moved.appointment.id == booked.id
        assert moved.appointment.code == booked.code
        assert (moved.appointment.slot, moved.second, moved.second_moved) == (new, None, False)

    def test_the_code_opens_it_at_its_new_time(self, world, centre):
        old, new = world.slots_at(centre, DAY, 2 * DAY)
        booked = world.books(world.someone(), old)
        world.moves(booked, new)
        (found,) = identity.identify(
            world.store, number=None, birth_dates=["1938-02-03"], code=booked.code, now=world.now
        )
        assert (found.slot, found.starts_at) == (new, world.at(2 * DAY))

    def test_to_another_centre_in_another_town(self, world, centre):
        (old,) = world.slots_at(centre, DAY)
        new = world.a_slot(town="Cassis")
        assert world.moves(world.books(world.someone(), old), new).appointment.venue.town == "Cassis"

    def test_a_full_slot_changes_nothing(self, world, centre):
        old, full = world.slots_at(centre, DAY, 2 * DAY)
        booked = world.books(world.someone(), old)
        world.books(world.someone(number=None), full)
        before, promised = snapshot(world), told(world)
        with pytest.raises(SlotTaken):
            world.moves(booked, full)
        assert (snapshot(world), told(world)) == (before, promised)

    def test_neither_does_one_that_another_caller_holds_passed_never_was_or_gives_another_vaccine(
        self, world, centre
    ):
        past, old, flu, held = world.slots_at(centre, 1, DAY, 2 * DAY, 3 * DAY)
        world.change_slots([flu], vaccine="vaxigrip")
        booked = world.books(world.someone(), old)
        world.now = world.at(2)
        assert world.hears(world.caller()) == [held]
        before = snapshot(world)
        for slot in (past, flu, held, 4711):
            with pytest.raises(SlotTaken):
                world.moves(booked, slot)
        assert snapshot(world) == before

    def test_whoever_holds_the_new_place_gets_it_and_the_hold_ends(self, world, centre):
        old, new = world.slots_at(centre, DAY, 2 * DAY)
        booked = world.books(world.someone(), old)
        caller = world.caller()
        assert world.hears(caller) == [new]
        world.moves(booked, new, conversation=caller)
        assert not world.held(caller)

    def test_the_same_key_again_finds_the_same_result(self, world, centre, at_once):
        old, new = world.slots_at(centre, DAY, 2 * DAY)
        booked = world.books(world.someone(), old)
        again = partial(world.moves, booked, new, key="turn 9:move")
        results = at_once(*[again] * MANY)
        assert results == [results[0]] * MANY
        assert (world.taken(old), world.taken(new)) == (0, 1)
        assert told(world) == [("confirmation", "withdrawn"), ("moved", "planned")]

    def test_where_it_is_already_changes_nothing(self, world, centre):
        (slot,) = world.slots_at(centre, DAY)
        booked = world.books(world.someone(), slot)
        before = snapshot(world)
        assert world.moves(booked, slot).appointment == booked
        assert snapshot(world) == before

    def test_what_was_confirmed_or_told_is_to_be_confirmed_and_told_anew(self, world, centre):
        old, new = world.slots_at(centre, DAY, 2 * DAY)
        booked = world.books(world.someone(), old)
        world.confirms(booked)
        service.told(world.store, booked.id, world.now)
        moved = world.moves(booked, new)
        assert moved.appointment.state == "booked"
        with world.store.transaction() as tx:
            kept = tx.get_one(Appointment, booked.id)
            assert (kept.told_at, kept.confirmed_at, kept.moved_at) == (None, None, world.now)

    def test_what_was_cancelled_or_has_passed_cannot_be_moved(self, world, centre):
        first, second, new = world.slots_at(centre, DAY, DAY + 1, 3 * DAY)
        cancelled = world.books(world.someone(), first)
        passed = world.books(world.someone(born="1930-01-01"), second)
        world.cancels(cancelled)
        world.now = world.at(2 * DAY)
        for booked in (cancelled, passed):
            with pytest.raises(NotActive):
                world.moves(booked, new)
        assert world.taken(new) == 0

    def test_nothing_is_moved_by_an_unknown_id(self, world, centre):
        with pytest.raises(NoResultFound):
            service.move(
                world.store, uuid4(), slot=1, conversation=uuid4(), key="k", now=world.now, by="voice"
            )

    def test_it_leaves_a_trace(self, world, centre):
        old, new = world.slots_at(centre, DAY, 2 * DAY)
        booked = world.books(world.someone(), old)
        world.moves(booked, new)
        with world.store.transaction() as tx:
            trace = tx.scalars(select(AuditEvent).where(AuditEvent.act == "moved")).one()
        assert (trace.subject, trace.details) == (booked.id, {"slot": new, "was": old})

    def test_a_dose_stays_far_enough_from_one_had_elsewhere(self, world, centre):
        old, too_late = world.slots_at(centre, DAY, 60 * DAY)
        booked = world.books(world.someone(), old, dose=2, last_dose_on=date(2026, 2, 5))
        with pytest.raises(OutsideInterval):
            world.moves(booked, too_late)
        assert world.taken(old) == 1


class TestTwoInjections:
    def test_a_second_that_may_stay_stays(self, world, centre):
        first, later, second = world.slots_at(centre, DAY, 2 * DAY, 25 * DAY)
        booked = world.books_both(world.someone(), first, second)
        moved = world.moves(booked, later)
        assert (moved.second.slot, moved.second_moved) == (second, False)

    def test_one_that_may_not_follows_to_the_weekday_and_hour(self, world, centre):
        first, later, second, _, follows = world.slots_at(
            centre, DAY, 12.1 * DAY, 22 * DAY, 34 * DAY, 33.1 * DAY - 1
        )
        booked = world.books_both(world.someone(), first, second)
        moved = world.moves(booked, later)
        assert (moved.appointment.slot, moved.second.slot) == (later, follows)
        assert moved.second_moved
        assert moved.second.id == booked.second.id
        assert moved.second.code == moved.appointment.code
        assert [world.taken(slot) for slot in (first, later, second, follows)] == [0, 1, 0, 1]

    def test_the_same_key_again_moves_neither_twice(self, world, centre, at_once):
        first, later, second, follows = world.slots_at(centre, DAY, 12 * DAY, 22 * DAY, 33 * DAY)
        booked = world.books_both(world.someone(), first, second)
        results = at_once(*[partial(world.moves, booked, later, key="turn 9:move")] * MANY)
        assert results == [results[0]] * MANY
        assert results[0].second_moved
        assert [world.taken(slot) for slot in (first, later, second, follows)] == [0, 1, 0, 1]

    def test_without_a_place_for_the_second_neither_moves(self, world, centre):
        first, later, second = world.slots_at(centre, DAY, 12 * DAY, 22 * DAY)
        booked = world.books_both(world.someone(), first, second)
        before = snapshot(world)
        with pytest.raises(NoSecond):
            world.moves(booked, later)
        assert snapshot(world) == before

    @pytest.mark.parametrize("day", [21, 51])
    def test_the_second_alone_keeps_its_interval(self, world, centre, day):
        first, second, outside, inside = world.slots_at(centre, DAY, 22 * DAY, day * DAY, 30 * DAY)
        booked = world.books_both(world.someone(), first, second)
        with pytest.raises(OutsideInterval):
            world.moves(booked.second, outside)
        moved = world.moves(booked.second, inside)
        assert (moved.appointment.slot, moved.second) == (inside, None)
        assert world.taken(first) == 1

    def test_a_cancelled_second_does_not_follow(self, world, centre):
        first, later, second = world.slots_at(centre, DAY, 12 * DAY, 22 * DAY)
        booked = world.books_both(world.someone(), first, second)
        world.cancels(booked.second)
        assert world.moves(booked, later).second is None

    def test_many_who_need_the_same_second_get_one_each_or_stay(self, world, centre, at_once):
        (first,) = world.slots_at(centre, DAY, capacity=MANY)
        (later,) = world.slots_at(centre, 12 * DAY, capacity=MANY)
        (second,) = world.slots_at(centre, 22 * DAY, capacity=MANY)
        follows = world.slots_at(centre, *(33 * DAY + hour for hour in range(4)))
        people = [world.someone(number=None) for _ in range(MANY)]
        booked = [world.books_both(who, first, second) for who in people]
        results = at_once(*(partial(world.moves, one, later) for one in booked))
        moved = [one for one in results if isinstance(one, Moved)]
        assert sorted(one.second.slot for one in moved) == follows
        assert all(isinstance(one, NoSecond) for one in results if one not in moved)
        assert [world.taken(slot) for slot in (first, later, second)] == [MANY - 4, 4, MANY - 4]


class TestManyAtOnce:
    def test_the_last_place_goes_to_one(self, world, centre, at_once):
        (old,) = world.slots_at(centre, DAY, capacity=MANY)
        (new,) = world.slots_at(centre, 2 * DAY)
        booked = [world.books(world.someone(number=None), old) for _ in range(MANY)]
        results = at_once(*(partial(world.moves, one, new) for one in booked))
        assert sum(isinstance(one, Moved) for one in results) == 1
        assert sum(isinstance(one, SlotTaken) for one in results) == MANY - 1
        assert (world.taken(old), world.taken(new)) == (MANY - 1, 1)

    def test_who_change_places_never_wait_for_each_other(self, world, centre, at_once):
        one, other = world.slots_at(centre, DAY, 2 * DAY, capacity=2 * MANY)
        here = [world.books(world.someone(number=None), one) for _ in range(MANY)]
        there = [world.books(world.someone(number=None), other) for _ in range(MANY)]
        acts = [partial(world.moves, booked, other) for booked in here]
        acts += [partial(world.moves, booked, one) for booked in there]
        assert all(isinstance(each, Moved) for each in at_once(*acts))
        assert world.taken(one) == world.taken(other) == MANY

    def test_moving_and_cancelling_the_same_one_ends_in_one_of_both(self, world, centre, at_once):
        old, new = world.slots_at(centre, DAY, 2 * DAY)
        booked = world.books(world.someone(), old)
        moved, cancelled = at_once(partial(world.moves, booked, new), partial(world.cancels, booked))
        assert isinstance(moved, Moved | NotActive)
        assert isinstance(cancelled, Booked)
        assert world.taken(old) == world.taken(new) == 0

    def test_whatever_many_do_at_once_the_places_add_up(self, world, centre, at_once):
        """Book, move, cancel, in any order, on few slots: no deadlock, nothing oversold, nothing lost."""
        slots = world.slots_at(centre, *(DAY * day for day in (1, 2, 23, 24, 45, 46)), capacity=3)
        chance = random.Random(4)

        def call(seed):
            luck, who = random.Random(seed), world.someone(number=None)
            for _ in range(4):
                try:
                    booked = world.books_both(who, slots[luck.randrange(2)], slots[luck.choice((2, 3))])
                    world.moves(luck.choice((booked, booked.second)), luck.choice(slots))
                    world.cancels(booked, with_second=luck.random() < 0.5)
                except BookingError:
                    continue
            return seed

        seeds = [chance.random() for _ in range(MANY)]
        assert at_once(*(partial(call, seed) for seed in seeds)) == seeds
        for slot in slots:
            assert world.taken(slot) == world.standing(slot) <= 3


class TestWhatIsPromised:
    def test_the_new_time_is_told_instead_of_the_old_one(self, world, centre):
        old, new = world.slots_at(centre, DAY, 2 * DAY)
        world.moves(world.books(world.someone(), old), new)
        assert told(world) == [("confirmation", "withdrawn"), ("moved", "planned")]

    def test_who_moves_twice_on_one_day_is_told_the_last_time(self, world, centre):
        old, new, newer = world.slots_at(centre, DAY, 2 * DAY, 3 * DAY)
        booked = world.books(world.someone(), old)
        for slot in (new, newer):
            world.moves(booked, slot)
        assert sorted(told(world)) == [
            ("confirmation", "withdrawn"),
            ("moved", "planned"),
            ("moved", "withdrawn"),
        ]

    def test_a_landline_s_reminder_moves_along_also_back(self, world, centre):
        days = {}
        days[3], days[4] = world.slots_at(centre, 3 * DAY, 4 * DAY)
        booked = world.books(world.someone(number=LANDLINE), days[3])
        for day in (4, 3):
            world.moves(booked, days[day])
            (planned,) = [one for one in world.later() if one.state == "planned"]
            assert (planned.purpose, planned.medium) == ("reminder_1d", "call")
            assert planned.due_at.date() == world.at((day - 1) * DAY).date()
