"""Whoever hangs up has an appointment; what is missing then waits for a person."""

from __future__ import annotations

import pytest

from models import Appointment, Conversation
from voicebot import tasks
from voicebot.booking import identity, service

MOBILE, LANDLINE = "+33612345678", "+33465710001"


@pytest.fixture
def caller(world):
    return world.caller()


def hangs_up(world, conversation):
    with world.store.transaction() as tx:
        service.leave_unfinished(tx, conversation, world.now)


def missing(world):
    return [task.reason for task in world.tasks() if task.kind == "incomplete_booking"]


def books(world, conversation, **who):
    return world.books(world.someone(conversation=conversation, **who), world.a_slot())


class TestAtTheEndOfACall:
    def test_who_heard_everything_leaves_nothing_to_do(self, world, caller):
        service.told(world.store, books(world, caller).id, world.now)
        hangs_up(world, caller)
        assert not world.tasks()

    @pytest.mark.parametrize("number", [MOBILE, LANDLINE])
    def test_who_hung_up_before_the_recap_is_rung(self, world, caller, number):
        booked = books(world, caller, number=number)
        for _ in range(2):
            hangs_up(world, caller)
        (task,) = world.tasks()
        assert (task.kind, task.reason, task.appointment_id) == ("incomplete_booking", "not_told", booked.id)
        assert task.unsealed(world.store.vault, "number") == number

    def test_a_withheld_caller_is_rung_at_the_number_they_named(self, world, caller):
        who = identity.Claimant(world.someone().birth_date, None, caller, contact=LANDLINE)
        world.books(who, world.a_slot())
        hangs_up(world, caller)
        assert world.tasks()[0].unsealed(world.store.vault, "number") == LANDLINE

    def test_a_name_that_was_asked_for_and_not_given_is_missing(self, world, caller):
        booked = books(world, caller)
        service.told(world.store, booked.id, world.now)
        service.ask_name(world.store, booked.id)
        hangs_up(world, caller)
        assert missing(world) == ["no_name"]

    def test_a_name_that_was_given_is_not(self, world, caller):
        booked = books(world, caller)
        service.told(world.store, booked.id, world.now)
        service.ask_name(world.store, booked.id)
        world.names(booked, "Dupont")
        hangs_up(world, caller)
        assert not world.tasks()

    def test_both_of_a_household_are_looked_at(self, world, caller):
        told, untold = books(world, caller), books(world, caller, born="1940-01-01")
        service.told(world.store, told.id, world.now)
        hangs_up(world, caller)
        assert [task.appointment_id for task in world.tasks()] == [untold.id]

    def test_two_injections_are_told_together_and_missing_together(self, world, caller):
        pair = world.slots_at(world.centre_in("Aubagne"), 24, 22 * 24)
        booked = world.books_both(world.someone(conversation=caller), *pair)
        hangs_up(world, caller)
        assert missing(world) == ["not_told"]
        service.told(world.store, booked.id, world.now)
        hangs_up(world, caller)
        assert not world.tasks()

    def test_a_second_injection_that_does_not_suit_is_missing_until_it_is_moved(self, world, caller):
        centre = world.centre_in("Aubagne")
        first, second, other = world.slots_at(centre, 24, 22 * 24, 30 * 24)
        booked = world.books_both(world.someone(conversation=caller), first, second)
        service.told(world.store, booked.id, world.now, with_second=False)
        hangs_up(world, caller)
        assert missing(world) == ["second_declined"]
        world.moves(booked.second, other, conversation=caller)
        service.told(world.store, booked.second.id, world.now)
        hangs_up(world, caller)
        assert not world.tasks()

    def test_a_new_time_that_was_not_told_is_missing_in_the_call_that_moved_it(self, world, caller):
        old, new = world.slots_at(world.centre_in("Aubagne"), 24, 48)
        booked = world.books(world.someone(conversation=caller), old)
        service.told(world.store, booked.id, world.now)
        later = world.caller()
        world.moves(booked, new, conversation=later)
        hangs_up(world, later)
        assert missing(world) == ["not_told"]

    def test_what_was_cancelled_lacks_nothing(self, world, caller):
        world.cancels(books(world, caller))
        hangs_up(world, caller)
        assert not world.tasks()

    def test_a_text_was_told_by_its_answer(self, world, caller):
        with world.store.transaction() as tx:
            tx.get_one(Conversation, caller).channel = "sms"
        books(world, caller)
        hangs_up(world, caller)
        assert not world.tasks()

    def test_another_s_call_is_not_looked_at(self, world, caller):
        books(world, world.caller())
        hangs_up(world, caller)
        assert not world.tasks()


class TestAfterwards:
    def test_what_is_heard_or_named_at_last_settles_it(self, world, caller):
        booked = books(world, caller)
        service.ask_name(world.store, booked.id)
        hangs_up(world, caller)
        service.told(world.store, booked.id, world.now)
        assert missing(world) == ["not_told"]
        world.names(booked, "Dupont")
        assert not world.tasks()
        assert len(world.tasks("done")) == 1


class TestInThisVeryCall:
    def test_what_was_just_booked_is_open_without_proof(self, world, caller):
        booked = books(world, caller, number=None)

        def opens(conversation):
            found = identity.identify(
                world.store,
                number=None,
                birth_dates=[],
                code=None,
                now=world.now,
                conversation=conversation,
            )
            return [one.id for one in found]

        assert opens(caller) == [booked.id]
        assert opens(world.caller()) == opens(None) == []

    def test_nobody_s_conversation_opens_what_older_versions_booked(self, world, caller):
        booked = books(world, caller, number=None)
        with world.store.transaction() as tx:
            tx.get_one(Appointment, booked.id).conversation_id = None
        found = identity.identify(world.store, number=None, birth_dates=[], code=None, now=world.now)
        assert found == ()


class TestCallBacks:
    def asks(self, world, conversation, moment=None, reason="asked"):
        with world.store.transaction() as tx:
            tasks.ask_call_back(
                tx, conversation=conversation, number=MOBILE, reason=reason, moment=moment, now=world.now
            )

    def test_the_preferred_moment_may_be_told_later(self, world, caller):
        self.asks(world, caller)
        assert [task.moment for task in world.tasks()] == [None]
        self.asks(world, caller, "morning")
        self.asks(world, caller)
        assert [task.moment for task in world.tasks()] == ["morning"]

    def test_one_call_back_for_each_reason(self, world, caller):
        self.asks(world, caller, "any")
        self.asks(world, caller, "afternoon", reason="nothing_free")
        self.asks(world, world.caller())
        assert len(world.tasks()) == 3
