"""Booking, confirming, cancelling: also when many do it at once."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, NoResultFound

from models import Appointment, AuditEvent, Base, Person
from voicebot.booking import identity, service
from voicebot.booking.errors import AlreadyBooked, NotActive, SlotTaken
from voicebot.booking.views import Booked

MANY = 24


def states(world):
    with world.store.transaction() as tx:
        return sorted(tx.scalars(select(Appointment.state)))


def acts(world):
    with world.store.transaction() as tx:
        return list(tx.scalars(select(AuditEvent.act).order_by(AuditEvent.id)))


class TestBooking:
    def test_an_appointment_is_told_in_the_centre_s_time(self, world):
        slot = world.slots_at(world.centre_in("Saint-Denis", time_zone="Indian/Reunion"), 24)[0]
        booked = world.books(world.someone(), slot)
        assert booked.starts_at == world.at(24)
        assert booked.starts_at.hour == 12
        assert (booked.state, booked.dose, booked.venue.town) == ("booked", 1, "Saint-Denis")

    def test_a_code_has_six_digits_and_no_leading_zero(self):
        codes = {identity.new_code() for _ in range(500)}
        assert all(len(code) == 6 and code.isdecimal() and code[0] != "0" for code in codes)
        assert len(codes) > 490

    def test_the_same_key_again_finds_the_same_appointment(self, world):
        who, slot = world.someone(), world.a_slot(capacity=5)
        first = world.books(who, slot, key="turn 7")
        assert world.books(who, slot, key="turn 7") == first
        assert world.taken(slot) == 1
        assert acts(world) == ["booked"]

    @pytest.mark.parametrize("capacity", [1, MANY])
    def test_the_same_key_many_times_at_once_is_one_appointment(self, world, at_once, capacity):
        who, slot = world.someone(), world.a_slot(capacity=capacity)
        results = at_once(*[partial(world.books, who, slot, key="turn 7")] * MANY)
        assert {booked.id for booked in results} == {results[0].id}
        assert world.taken(slot) == 1

    def test_one_person_has_one_coming_appointment_for_one_dose(self, world):
        who = world.someone()
        first = world.books(who, world.a_slot())
        other = world.a_slot(hours=48)
        with pytest.raises(AlreadyBooked) as refused:
            world.books(who, other)
        assert refused.value.existing == first
        assert world.taken(other) == 0
        assert world.books(who, other, dose=2).dose == 2

    def test_the_same_person_at_once_for_one_dose_gets_one_appointment(self, world, at_once):
        who = world.someone()
        slots = world.slots_at(world.centre_in("Aubagne"), *range(24, 24 + MANY))
        results = at_once(*(partial(world.books, who, slot) for slot in slots))
        (booked,) = (one for one in results if isinstance(one, Booked))
        assert {one.existing.id for one in results if one is not booked} == {booked.id}
        assert sum(world.taken(slot) for slot in slots) == 1

    def test_an_appointment_that_has_passed_does_not_stand_in_the_way(self, world):
        who, past, coming = world.someone(), world.a_slot(hours=1), world.a_slot(hours=48)
        world.books(who, past)
        world.now += timedelta(hours=2)
        assert world.books(who, coming).state == "booked"
        assert states(world) == ["booked", "missed"]
        assert acts(world) == ["booked", "missed", "booked"]

    def test_a_slot_that_has_begun_or_never_was_cannot_be_booked(self, world):
        slot = world.a_slot(hours=1)
        world.now += timedelta(hours=1)
        for nowhere in (slot, 4711):
            with pytest.raises(SlotTaken):
                world.books(world.someone(), nowhere)

    @pytest.mark.parametrize("reason", [{"closed": True}, {"professionals_only": True}])
    def test_a_centre_that_closed_since_the_offer_takes_nobody(self, world, reason):
        slot = world.slots_at(world.centre_in("Aubagne", **reason), 24)[0]
        with pytest.raises(SlotTaken):
            world.books(world.someone(), slot)

    def test_a_booking_that_fails_leaves_nothing(self, world):
        who = world.someone(conversation=world.caller())
        full = world.a_slot()
        world.books(world.someone(born="1940-01-01", number=None), full)
        with pytest.raises(SlotTaken):
            world.books(who, full)
        with world.store.transaction() as tx:
            assert len(tx.scalars(select(Person)).all()) == 1
        assert acts(world) == ["booked"]
        assert not world.messages()

    def test_a_code_in_use_by_somebody_of_the_same_birth_date_is_drawn_again(self, world, monkeypatch):
        codes = iter(["111111", "111111", "222222"])
        monkeypatch.setattr(identity, "new_code", lambda: next(codes))
        slot = world.a_slot(capacity=2)
        one, other = (world.books(world.someone(number=n), slot) for n in ("+33612345678", "+33712345678"))
        assert (one.code, other.code) == ("111111", "222222")
        assert world.taken(slot) == 2

    def test_what_the_database_refuses_is_not_tried_for_ever(self, world):
        with pytest.raises(IntegrityError):
            world.books(world.someone(), world.a_slot(), dose=0)
        assert not states(world)


class TestTheLastPlace:
    def test_one_of_many_gets_it_and_the_others_are_told(self, world, at_once):
        slot = world.a_slot()
        callers = [world.someone(number=None) for _ in range(MANY)]
        results = at_once(*(partial(world.books, who, slot) for who in callers))
        assert sum(isinstance(one, Booked) for one in results) == 1
        assert sum(isinstance(one, SlotTaken) for one in results) == MANY - 1
        assert world.taken(slot) == world.standing(slot) == 1

    def test_as_many_get_in_as_there_are_places(self, world, at_once):
        slot = world.a_slot(capacity=7)
        results = at_once(*(partial(world.books, world.someone(number=None), slot) for _ in range(MANY)))
        assert sum(isinstance(one, Booked) for one in results) == 7
        assert world.taken(slot) == world.standing(slot) == 7

    def test_whoever_holds_it_gets_it_however_many_try(self, world, at_once):
        slot = world.a_slot()
        holder = world.caller()
        assert world.hears(holder) == [slot]
        others = [partial(world.books, world.someone(number=None), slot) for _ in range(MANY - 1)]
        own = partial(world.books, world.someone(conversation=holder), slot)
        won, *lost = at_once(own, *others)
        assert isinstance(won, Booked)
        assert all(isinstance(one, SlotTaken) for one in lost)

    def test_the_constraint_holds_even_where_the_code_does_not(self, world):
        slot = world.a_slot()
        with pytest.raises(IntegrityError, match="not_oversold"), world.store.transaction() as tx:
            tx.execute(text("UPDATE slot SET taken = capacity + 1 WHERE id = :slot"), {"slot": slot})


class TestConfirming:
    def test_again_is_the_same(self, world):
        booked = world.books(world.someone(), world.a_slot())
        confirmed = world.confirms(booked)
        assert confirmed.state == "confirmed"
        assert world.confirms(booked) == confirmed
        assert acts(world) == ["booked", "confirmed"]

    def test_many_at_once_confirm_once(self, world, at_once):
        booked = world.books(world.someone(), world.a_slot())
        results = at_once(*[partial(world.confirms, booked)] * MANY)
        assert {one.state for one in results} == {"confirmed"}
        assert acts(world) == ["booked", "confirmed"]

    def test_what_was_cancelled_or_has_passed_cannot_be_confirmed(self, world):
        cancelled, passed = (
            world.books(world.someone(born=b), world.a_slot()) for b in ("1930-01-01", "1931-01-01")
        )
        world.cancels(cancelled)
        world.now += timedelta(hours=25)
        for booked in (cancelled, passed):
            with pytest.raises(NotActive):
                world.confirms(booked)
        assert states(world) == ["booked", "cancelled"]

    def test_nothing_is_confirmed_by_an_unknown_id(self, world):
        with pytest.raises(NoResultFound):
            service.confirm(world.store, uuid4(), now=world.now, by="voice")


class TestCancelling:
    @pytest.mark.parametrize("confirmed", [False, True])
    def test_the_place_is_given_back_and_again_is_the_same(self, world, confirmed):
        slot = world.a_slot()
        booked = world.books(world.someone(), slot)
        if confirmed:
            world.confirms(booked)
        cancelled = world.cancels(booked)
        assert cancelled.state == "cancelled"
        assert world.cancels(booked) == cancelled
        assert world.taken(slot) == 0
        assert acts(world).count("cancelled") == 1

    def test_many_at_once_give_one_place_back(self, world, at_once):
        slot = world.a_slot(capacity=3)
        booked, _ = (world.books(world.someone(born=b), slot) for b in ("1930-01-01", "1931-01-01"))
        results = at_once(*[partial(world.cancels, booked)] * MANY)
        assert {one.state for one in results} == {"cancelled"}
        assert world.taken(slot) == world.standing(slot) == 1

    def test_confirming_and_cancelling_at_once_ends_cancelled(self, world, at_once):
        slot = world.a_slot()
        booked = world.books(world.someone(), slot)
        results = at_once(*[partial(world.cancels, booked), partial(world.confirms, booked)] * (MANY // 2))
        assert all(isinstance(one, Booked | NotActive) for one in results)
        assert states(world) == ["cancelled"]
        assert world.taken(slot) == 0

    def test_a_cancelled_dose_can_be_booked_again_at_once(self, world):
        who, slot = world.someone(), world.a_slot()
        world.cancels(world.books(who, slot))
        assert world.books(who, slot).state == "booked"

    def test_what_has_passed_cannot_be_cancelled(self, world):
        slot = world.a_slot()
        booked = world.books(world.someone(), slot)
        world.now += timedelta(hours=24)
        with pytest.raises(NotActive):
            world.cancels(booked)
        assert world.taken(slot) == 1


PEOPLE = ("1930-01-01", "1931-01-01", "1932-01-01")
act = st.one_of(
    st.tuples(st.just("book"), st.sampled_from(PEOPLE), st.integers(0, 2), st.integers(1, 2)),
    st.tuples(st.sampled_from(["confirm", "cancel"]), st.integers(0, 9)),
    st.tuples(st.sampled_from(["offer", "keep", "hang up"]), st.integers(0, 2)),
    st.tuples(st.just("wait"), st.sampled_from([1, 3, 60 * 20])),
)


@given(st.lists(act, max_size=30))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
def test_whatever_happens_a_slot_counts_its_appointments(world, plan):
    """Invariants after every act: taken = standing ≤ capacity, live holds fit, one active per dose."""
    with world.store.transaction() as tx:
        tables = ", ".join(table.name for table in Base.metadata.sorted_tables)
        tx.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
    world.now = world.at(0)
    slots = [
        world.slots_at(world.centre_in("Aubagne"), 24 + n, capacity=capacity)[0]
        for n, capacity in enumerate((1, 1, 2))
    ]
    callers = [world.caller() for _ in range(3)]
    booked = []
    for what, *which in plan:
        with suppress(SlotTaken, AlreadyBooked, NotActive):
            play(world, what, which, slots, callers, booked)
        for slot in slots:
            assert consistent(world, slot)


def play(world, what, which, slots, callers, booked):
    match what:
        case "book":
            born, slot, dose = which
            who = world.someone(born=born, conversation=callers[slot])
            booked.append(world.books(who, slots[slot], dose=dose))
        case "confirm" | "cancel" if booked:
            one = booked[which[0] % len(booked)]
            world.confirms(one) if what == "confirm" else world.cancels(one)
        case "offer":
            world.offers(callers[which[0]])
        case "keep" | "hang up":
            with world.store.transaction() as tx:
                if what == "keep":
                    service.keep_holding(tx, callers[which[0]], now=world.now)
                else:
                    service.release(tx, callers[which[0]])
        case "wait":
            world.now += timedelta(minutes=which[0])


CONSISTENT = text(
    """
    SELECT taken <= capacity
       AND taken = (SELECT count(*) FROM appointment WHERE slot_id = slot.id AND state <> 'cancelled')
       AND (slot.starts_at <= :now OR
            taken + (SELECT count(*) FROM hold WHERE slot_id = slot.id AND expires_at > :now) <= capacity)
    FROM slot WHERE id = :slot
    """
)


def consistent(world, slot):
    with world.store.transaction() as tx:
        return tx.execute(CONSISTENT, {"slot": slot, "now": world.now}).scalar_one()
