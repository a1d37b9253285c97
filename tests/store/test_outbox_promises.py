"""Promises: made in the transaction that makes them true, and taken back when they no longer are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from providers import Provider

from voicebot.booking.errors import AlreadyBooked, SlotTaken
from voicebot.outbox import promises, silence

MOBILE = "+33612345678"


def told(world):
    return [(message.purpose, message.state) for message in world.messages()]


def texts(world, word, number=MOBILE):
    with world.store.transaction() as tx:
        if word == "STOP":
            silence.stop(tx, number, now=world.now)
        else:
            silence.start(tx, number)


def test_a_booking_promises_its_confirmation(world):
    booked = world.books(world.someone(), world.a_slot())
    (message,) = world.messages()
    assert (message.purpose, message.state, message.appointment_id) == ("confirmation", "planned", booked.id)
    assert message.due_at == world.now
    assert message.unsealed(world.store.vault, "recipient") == MOBILE


def test_a_confirmation_is_worth_a_day_at_most_and_nothing_after_the_appointment(world):
    world.books(world.someone(), world.a_slot(hours=2))
    world.books(world.someone(born="1931-01-01"), world.a_slot(hours=200))
    assert sorted(m.expires_at for m in world.messages()) == [world.at(2), world.at(24)]


def test_a_booking_that_fails_promises_nothing(world):
    slot = world.a_slot()
    world.books(world.someone(number=None), slot)
    with pytest.raises(SlotTaken):
        world.books(world.someone(), slot)
    assert not world.messages()
    world.books(world.someone(), other := world.a_slot())
    with pytest.raises(AlreadyBooked):
        world.books(world.someone(), other)
    assert len(world.messages()) == 1


def test_a_booking_whose_promise_fails_did_not_happen(world, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError

    slot = world.a_slot()
    monkeypatch.setattr(promises, "confirm", broken)
    with pytest.raises(RuntimeError):
        world.books(world.someone(), slot)
    assert world.taken(slot) == world.standing(slot) == 0


def test_the_same_booking_again_promises_once(world):
    who, slot = world.someone(), world.a_slot(capacity=2)
    for _ in range(3):
        world.books(who, slot, key="turn 7")
    assert len(world.messages()) == 1


@pytest.mark.parametrize(
    ("number", "gets"),
    [
        (MOBILE, 1),
        ("+33712345678", 1),
        ("+262692123456", 1),
        ("+590690123456", 1),
        ("+33491234567", 0),
        ("+33937000009", 0),
        (None, 0),
        ("+447700900123", 0),
        ("+12025550123", 0),
    ],
)
def test_only_mobiles_of_france_and_overseas_are_texted(world, number, gets):
    world.books(world.someone(number=number), world.a_slot())
    assert len([message for message in world.messages() if message.medium == "sms"]) == gets


def test_a_number_that_was_only_said_is_not_texted(world):
    who = world.someone(number=None)
    world.books(type(who)(who.birth_date, None, who.conversation, contact=MOBILE), world.a_slot())
    assert not world.messages()


class TestCancelling:
    def test_what_was_not_sent_is_withdrawn(self, world):
        world.cancels(world.books(world.someone(), world.a_slot()))
        assert told(world) == [("confirmation", "withdrawn")]

    def test_who_cancels_by_voice_gets_the_proof(self, world):
        booked = world.books(world.someone(), world.a_slot())
        world.now += timedelta(minutes=5)
        for _ in range(2):
            world.cancels(booked, tell=MOBILE)
        assert told(world) == [("confirmation", "withdrawn"), ("cancelled", "planned")]


class TestStop:
    def test_it_withdraws_what_is_planned_for_that_number_alone(self, world):
        world.books(world.someone(), world.a_slot())
        world.books(world.someone(number="+33712345678"), world.a_slot())
        texts(world, "STOP")
        assert sorted(told(world)) == [("confirmation", "planned"), ("confirmation", "withdrawn")]

    def test_nothing_more_is_promised_until_start(self, world):
        texts(world, "STOP")
        texts(world, "STOP")
        booked = world.books(world.someone(), world.a_slot())
        world.cancels(booked, tell=MOBILE)
        assert not world.messages()
        texts(world, "START")
        texts(world, "START")
        world.books(world.someone(), world.a_slot())
        assert told(world) == [("confirmation", "planned")]


class TestALandline:
    """No text can be read there: somebody rings the day before instead."""

    LANDLINE = "+33465710001"

    def calls(self, world):
        return [(m.state, m.due_at) for m in world.later() if m.medium == "call"]

    def test_is_promised_a_call_the_day_before_and_no_text(self, world):
        booked = world.books(world.someone(number=self.LANDLINE), world.a_slot(hours=72))
        (message,) = world.later()
        assert (message.purpose, message.medium, message.state) == ("reminder_1d", "call", "planned")
        assert message.due_at == world.at(48 + 2)
        assert message.expires_at == booked.starts_at - timedelta(hours=2)
        assert message.unsealed(world.store.vault, "recipient") == self.LANDLINE
        with world.store.transaction() as tx:
            assert promises.will_be_called(tx, booked.id) == message.due_at
            assert not promises.will_be_told(tx, booked.id)

    def test_a_mobile_and_a_withheld_number_are_not_rung(self, world):
        for who in (world.someone(), world.someone(number=None)):
            booked = world.books(who, world.a_slot(hours=72))
            with world.store.transaction() as tx:
                assert promises.will_be_called(tx, booked.id) is None
        assert not self.calls(world)

    def test_who_booked_a_moment_before_is_not_rung(self, world):
        world.now = world.at(7)
        world.books(world.someone(number=self.LANDLINE), world.a_slot(hours=17))
        assert not self.calls(world)

    def test_both_injections_are_reminded_of(self, world):
        pair = world.slots_at(world.centre_in("Aubagne"), 72, 72 + 21 * 24)
        world.books_both(world.someone(number=self.LANDLINE), *pair)
        assert [due for _, due in self.calls(world)] == [world.at(50), world.at(50 + 21 * 24)]

    def test_a_cancelled_appointment_is_not_reminded_of(self, world):
        booked = world.books(world.someone(number=self.LANDLINE), world.a_slot(hours=72))
        world.cancels(booked, tell=self.LANDLINE)
        assert [state for state, _ in self.calls(world)] == ["withdrawn"]
        assert len(world.later()) == 1
        with world.store.transaction() as tx:
            assert promises.will_be_called(tx, booked.id) is None

    def test_the_courier_leaves_calls_alone(self, world, post):
        world.books(world.someone(number=self.LANDLINE), world.a_slot(hours=72))
        world.now = world.at(60)
        assert post(provider := Provider()).run() == 0
        assert not provider.sent
        assert [state for state, _ in self.calls(world)] == ["planned"]
