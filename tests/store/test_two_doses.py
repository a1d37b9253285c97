"""Two injections that belong together: offered, held, booked and cancelled as one."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from models import Appointment, AuditEvent
from voicebot.booking import identity
from voicebot.booking.errors import AlreadyBooked, OutsideInterval, SlotTaken
from voicebot.booking.views import Booked

DAY = 24
MANY = 12
FLU = "vaxigrip"


def a_pair(world, *, first=DAY, after=21, capacity=1, town="Aubagne"):
    """A slot, and one so many days after it."""
    return world.slots_at(world.centre_in(town), first, first + after * DAY, capacity=capacity)


def gives(world, vaccine, *slots):
    world.change_slots(slots, vaccine=vaccine)


def states(world):
    with world.store.transaction() as tx:
        return list(tx.scalars(select(Appointment.state).order_by(Appointment.dose)))


class TestOffering:
    def test_the_second_is_on_the_weekday_and_at_the_hour_of_the_first(self, world):
        """Though twelve other hours of earlier days are free, and the clocks change between the two."""
        first, *_, same, _ = world.slots_at(
            world.centre_in("Aubagne"),
            *(DAY * days for days in (1, 21, 22.5, 23, 28)),
            29 * DAY - 1,
            36 * DAY - 1,
        )
        assert world.hears_pairs(world.caller(), count=1) == [(first, same)]

    def test_else_it_is_the_nearest_within_the_interval(self, world):
        first, _early, nearest, _ = world.slots_at(
            world.centre_in("Aubagne"), *(DAY * days for days in (1, 21.5, 24.2, 27.2))
        )
        assert world.hears_pairs(world.caller(), count=1) == [(first, nearest)]

    @pytest.mark.parametrize(("days", "permitted"), [(20, False), (21, True), (49, True), (50, False)])
    def test_both_ends_of_the_interval_are_in_it_whole(self, world, days, permitted):
        """They are days of the calendar: an hour more or less does not matter."""
        world.slots_at(world.centre_in("Aubagne"), 31, 26 + days * DAY)
        ((_, second),) = world.hears_pairs(world.caller(), count=1)
        assert (second is not None) == permitted

    def test_a_place_without_a_second_is_not_offered_while_another_has_one(self, world):
        _, _, *pair = world.slots_at(world.centre_in("Aubagne"), *(DAY * days for days in (1, 2, 80, 101)))
        assert world.hears_pairs(world.caller()) == [tuple(pair)]

    def test_where_none_has_one_a_place_is_offered_all_the_same(self, world):
        slots = world.slots_at(world.centre_in("Aubagne"), DAY, 2 * DAY)
        assert world.hears_pairs(world.caller()) == [(slot, None) for slot in slots]

    def test_a_second_here_is_better_than_one_elsewhere(self, world):
        here = world.slots_at(world.centre_in("Aubagne"), DAY)
        a_pair(world, town="Cassis")
        assert world.hears_pairs(world.caller()) == [(here[0], None)]

    def test_the_centre_that_has_a_second_is_chosen(self, world):
        world.slots_at(world.centre_in("Aubagne"), DAY)
        pair = a_pair(world, first=2 * DAY)
        assert world.hears_pairs(world.caller()) == [tuple(pair)]

    def test_a_second_is_never_at_another_centre(self, world):
        world.slots_at(world.centre_in("Aubagne"), DAY)
        world.slots_at(world.centre_in("Aubagne"), 22 * DAY)
        assert all(second is None for _, second in world.hears_pairs(world.caller()))

    def test_a_full_second_is_none(self, world):
        first, second = a_pair(world)
        world.books(world.someone(number=None), second)
        assert world.hears_pairs(world.caller()) == [(first, None)]

    def test_a_vaccine_of_one_dose_has_no_second(self, world):
        pair = a_pair(world)
        gives(world, FLU, *pair)
        assert world.hears_pairs(world.caller(), vaccine=FLU) == [(slot, None) for slot in pair]

    def test_a_slot_that_gives_another_vaccine_is_for_who_asks_for_it(self, world):
        flu, covid = world.slots_at(world.centre_in("Aubagne"), DAY, DAY + 1)
        gives(world, FLU, flu)
        assert world.hears(world.caller()) == [covid]
        assert world.hears(world.caller(), vaccine=FLU) == [flu]

    def test_who_had_an_injection_elsewhere_is_offered_the_days_of_the_interval_alone(self, world):
        _, first, last, _ = world.slots_at(world.centre_in("Aubagne"), *(DAY * days for days in (1, 2, 3, 4)))
        bounds = {"not_before": world.at(2 * DAY).date(), "not_after": world.at(3 * DAY).date()}
        assert world.hears(world.caller(), hold=False, **bounds) == [first, last]
        later = ((world.at(4 * DAY), world.at(6 * DAY)),)
        assert world.hears(world.caller(), **bounds, windows=later) == [first, last]


class TestHolding:
    def test_both_are_held_and_both_are_given_back(self, world):
        pair = a_pair(world)
        caller, other = world.caller(), world.caller()
        assert world.hears_pairs(caller) == [tuple(pair)]
        assert world.held(caller) == set(pair)
        assert world.hears(other) == []
        assert world.hears(caller, refused=tuple(pair)) == []
        assert not world.held(caller)

    def test_booking_gives_back_what_was_not_chosen_seconds_too(self, world):
        centre = world.centre_in("Aubagne")
        first, other, second, others = world.slots_at(centre, DAY, DAY + 3, 22 * DAY, 22 * DAY + 3)
        caller = world.caller()
        assert world.hears_pairs(caller) == [(first, second), (other, others)]
        world.books_both(world.someone(conversation=caller), first, second)
        assert not world.held(caller)
        assert world.hears(world.caller()) == [other, others]

    def test_a_text_holds_neither(self, world):
        pair = a_pair(world)
        writer = world.caller()
        assert world.hears_pairs(writer, hold=False) == [tuple(pair)]
        assert not world.held(writer)

    def test_many_at_once_are_offered_no_second_twice(self, world, at_once):
        """Firsts for all, seconds for some: whoever comes later is offered another pair, or none."""
        centre = world.centre_in("Aubagne")
        world.slots_at(centre, DAY, capacity=MANY)
        seconds = world.slots_at(centre, *(22 * DAY + hour for hour in range(5)))
        callers = [world.caller() for _ in range(MANY)]
        heard = at_once(*(partial(world.hears_pairs, caller, count=1) for caller in callers))
        offered = [second for ((_, second),) in heard if second is not None]
        assert sorted(offered) == seconds


class TestBooking:
    def test_both_are_one_person_s_with_one_code(self, world):
        first, second = a_pair(world)
        booked = world.books_both(world.someone(), first, second)
        assert (booked.dose, booked.slot, booked.vaccine) == (1, first, "comirnaty")
        assert (booked.second.dose, booked.second.slot, booked.second.follows) == (2, second, booked.id)
        assert booked.second.code == booked.code
        assert (world.taken(first), world.taken(second)) == (1, 1)

    def test_one_code_opens_both_from_anywhere(self, world):
        booked = world.books_both(world.someone(), *a_pair(world))
        found = identity.identify(
            world.store, number=None, birth_dates=["1938-02-03"], code=booked.code, now=world.now
        )
        assert [one.id for one in found] == [booked.id, booked.second.id]

    @pytest.mark.parametrize("gone", [0, 1])
    def test_if_either_is_gone_nothing_is_booked(self, world, gone):
        pair = a_pair(world)
        world.books(world.someone(born="1930-01-01", number=None), pair[gone])
        with pytest.raises(SlotTaken):
            world.books_both(world.someone(), *pair)
        assert world.taken(pair[1 - gone]) == 0
        assert states(world) == ["booked"]
        assert not world.messages()

    @pytest.mark.parametrize("days", [20, 50])
    def test_a_second_outside_the_interval_books_nothing(self, world, days):
        pair = a_pair(world, after=days)
        with pytest.raises(OutsideInterval):
            world.books_both(world.someone(), *pair)
        assert not states(world)

    def test_a_second_of_another_vaccine_books_nothing(self, world):
        pair = a_pair(world)
        gives(world, FLU, pair[1])
        with pytest.raises(OutsideInterval):
            world.books_both(world.someone(), *pair)
        gives(world, FLU, *pair)
        with pytest.raises(OutsideInterval):
            world.books_both(world.someone(), *pair)

    @pytest.mark.parametrize(("dose", "days"), [(2, 10), (2, 60), (3, 170)])
    def test_too_soon_or_too_late_after_an_injection_elsewhere_books_nothing(self, world, dose, days):
        last = (world.at(DAY) - timedelta(days=days)).date()
        with pytest.raises(OutsideInterval):
            world.books(world.someone(), world.a_slot(), dose=dose, last_dose_on=last)

    @pytest.mark.parametrize(("dose", "days"), [(2, 30), (3, 180), (3, 999)])
    def test_an_injection_elsewhere_is_kept_with_what_was_declared(self, world, dose, days):
        last = (world.at(DAY) - timedelta(days=days)).date()
        booked = world.books(world.someone(), world.a_slot(), dose=dose, last_dose_on=last, declared=True)
        with world.store.transaction() as tx:
            kept = tx.get_one(Appointment, booked.id)
            assert (kept.last_dose_on, kept.declared) == (last, True)

    def test_the_same_key_again_finds_both(self, world, at_once):
        who, pair = world.someone(), a_pair(world, capacity=5)
        results = at_once(*[partial(world.books_both, who, *pair, key="turn 7")] * MANY)
        assert {(one.id, one.second.id) for one in results} == {(results[0].id, results[0].second.id)}
        assert [world.taken(slot) for slot in pair] == [1, 1]
        assert len(world.messages()) == 1

    def test_who_has_either_dose_already_is_told_of_it(self, world):
        first, second = a_pair(world, capacity=2)
        who = world.someone()
        booked = world.books(who, second, dose=2)
        with pytest.raises(AlreadyBooked) as refused:
            world.books_both(who, first, second)
        assert refused.value.existing == booked
        assert world.taken(first) == 0

    def test_each_injection_leaves_its_trace(self, world):
        booked = world.books_both(world.someone(), *a_pair(world))
        with world.store.transaction() as tx:
            traces = tx.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
        assert [(one.act, one.subject, one.details["dose"]) for one in traces] == [
            ("booked", booked.id, 1),
            ("booked", booked.second.id, 2),
        ]

    def test_a_code_in_use_is_drawn_again_for_both(self, world, monkeypatch):
        codes = iter(["111111", "111111", "222222"])
        monkeypatch.setattr(identity, "new_code", lambda: next(codes))
        pair = a_pair(world, capacity=2)
        one, other = (
            world.books_both(world.someone(number=n), *pair) for n in ("+33612345678", "+33712345678")
        )
        assert (one.code, other.code, other.second.code) == ("111111", "222222", "222222")


class TestTheLastSecond:
    def test_one_of_many_gets_both_and_the_others_nothing(self, world, at_once):
        centre = world.centre_in("Aubagne")
        (first,) = world.slots_at(centre, DAY, capacity=MANY)
        (second,) = world.slots_at(centre, 22 * DAY)
        callers = [world.someone(number=None) for _ in range(MANY)]
        results = at_once(*(partial(world.books_both, who, first, second) for who in callers))
        assert sum(isinstance(one, Booked) for one in results) == 1
        assert sum(isinstance(one, SlotTaken) for one in results) == MANY - 1
        assert world.taken(first) == world.taken(second) == world.standing(second) == 1

    def test_pairs_that_cross_never_wait_for_each_other(self, world, at_once):
        """One's first is another's second: the ids are wanted in both orders."""
        centre = world.centre_in("Aubagne")
        late, early = (world.slots_at(centre, hours, capacity=2 * MANY)[0] for hours in (23 * DAY, DAY))
        latest = world.slots_at(centre, 45 * DAY, capacity=2 * MANY)[0]
        pairs = [(early, late), (late, latest)] * MANY
        acts = (partial(world.books_both, world.someone(number=None), *pair) for pair in pairs)
        assert all(isinstance(one, Booked) for one in at_once(*acts))
        assert [world.taken(slot) for slot in (early, late, latest)] == [MANY, 2 * MANY, MANY]


class TestCancelling:
    def test_the_first_alone_leaves_the_second(self, world):
        pair = a_pair(world)
        booked = world.books_both(world.someone(), *pair)
        world.cancels(booked)
        assert states(world) == ["cancelled", "booked"]
        assert [world.taken(slot) for slot in pair] == [0, 1]

    def test_both_go_together_where_that_is_wanted_and_again_is_the_same(self, world):
        pair = a_pair(world)
        booked = world.books_both(world.someone(), *pair)
        for _ in range(2):
            assert world.cancels(booked, with_second=True).state == "cancelled"
        assert states(world) == ["cancelled", "cancelled"]
        assert [world.taken(slot) for slot in pair] == [0, 0]

    def test_the_code_opens_what_is_left(self, world):
        booked = world.books_both(world.someone(), *a_pair(world))
        world.cancels(booked)
        found = identity.identify(
            world.store, number=None, birth_dates=["1938-02-03"], code=booked.code, now=world.now
        )
        assert [one.id for one in found] == [booked.second.id]

    def test_a_cancelled_second_is_no_longer_told_with_the_first(self, world):
        booked = world.books_both(world.someone(), *a_pair(world))
        world.cancels(booked.second)
        (left,) = identity.on_number(world.store, "+33612345678", now=world.now)
        assert left.second is None
