"""Reminders and invitations: to the telephone that people have, at a decent hour, while they are true."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from models import Appointment, Message
from voicebot.outbox import promises, reachability, states
from voicebot.outbox.speaking import speak_instead

MOBILE, LANDLINE = "+33612345678", "+33465710001"
DAY = 24
WEEK = 7 * DAY
"""World.now is a Monday, nine o'clock in Paris."""


def plans(world):
    """What is still planned of what we begin: purpose, medium, local day of March and hour."""
    return [
        (one.purpose, one.medium, one.due_at.day, one.due_at.hour)
        for one in sorted(world.later(), key=lambda one: one.due_at)
        if one.state == "planned"
    ]


def became(world, purpose):
    return [(one.medium, one.state, one.fault) for one in world.later() if one.purpose == purpose]


def march(day, hour=9, minute=0):
    """An hour of Paris in winter, as an instant."""
    return datetime(2026, 3, day, hour - 1, minute, tzinfo=UTC)


class TestPlanning:
    def test_a_mobile_is_written_to_three_days_and_one_day_before(self, world):
        world.books(world.someone(), world.a_slot(hours=10 * DAY))
        assert plans(world)[:2] == [("reminder_3d", "sms", 9, 9), ("reminder_1d", "sms", 11, 9)]
        assert {one.priority for one in world.later()} == {1}

    def test_who_books_for_tomorrow_but_one_is_written_to_once(self, world):
        world.books(world.someone(), world.a_slot(hours=2 * DAY + 2))
        assert [plan[0] for plan in plans(world)][:1] == ["reminder_1d"]
        assert "reminder_3d" not in [plan[0] for plan in plans(world)]

    def test_a_number_that_gets_no_texts_is_rung(self, world):
        with world.store.transaction() as tx:
            reachability.learn(tx, MOBILE, "no_texts_at", now=world.now)
        world.books(world.someone(), world.a_slot(hours=10 * DAY))
        assert plans(world) == [("reminder_1d", "call", 11, 10)]
        assert not world.messages()

    @pytest.mark.parametrize("number", [None, "+447700900123"])
    def test_who_cannot_be_reached_is_promised_nothing(self, world, number):
        world.books(world.someone(number=number), world.a_slot(hours=10 * DAY))
        assert not world.later()

    def test_the_centre_s_own_holidays_count(self, world):
        world.now = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
        saint_stephen = {"insee_code": "67482", "time_zone": "Europe/Paris"}
        slot = world.slots_at(world.centre_in("Aubagne", **saint_stephen), 27 * DAY)[0]  # a Monday
        world.books(world.someone(number=LANDLINE), slot)
        assert plans(world) == [("reminder_1d", "call", 24, 10)]

    def test_the_hour_is_that_of_the_centre(self, world):
        slot = world.slots_at(world.centre_in("Saint-Denis", time_zone="Indian/Reunion"), 10 * DAY)[0]
        world.books(world.someone(), slot)
        assert [hour for *_, hour in plans(world)][:2] == [6, 6]

    def test_moving_withdraws_what_was_promised_and_promises_it_anew(self, world):
        centre = world.centre_in("Aubagne")
        early, late = world.slots_at(centre, 10 * DAY, 15 * DAY)
        booked = world.books(world.someone(), early)
        world.moves(booked, late)
        assert [plan[:3] for plan in plans(world)][:2] == [
            ("reminder_3d", "sms", 14),
            ("reminder_1d", "sms", 16),
        ]
        world.moves(booked, early)
        assert [plan[:3] for plan in plans(world)][:2] == [
            ("reminder_3d", "sms", 9),
            ("reminder_1d", "sms", 11),
        ]
        world.cancels(booked)
        assert not plans(world)

    def test_whose_appointment_another_moves_is_told_at_a_decent_hour_by_any_medium(self, world):
        centre = world.centre_in("Aubagne")
        slots = world.slots_at(centre, *(n * DAY for n in range(10, 18)), capacity=2)
        world.now = march(2, 22)
        for number in (MOBILE, LANDLINE, None):
            booked = world.books(world.someone(number=number, born="1931-01-01"), slots.pop())
            world.moves(booked, slots.pop(), by="console")
        told = [one for one in world.later() if one.purpose == "changed"]
        assert {(one.medium, one.due_at) for one in told} == {("sms", march(3, 8)), ("call", march(3, 8))}
        (task,) = world.tasks()
        assert (task.kind, task.reason, task.appointment_id) == ("to_tell", "changed", booked.id)
        world.cancels(booked)
        assert not world.tasks()


class TestLeaving:
    """What is looked at in the moment before a message leaves."""

    def test_a_reminder_leaves_on_its_day_and_a_call_never(self, world, sends):
        world.books(world.someone(), world.a_slot(hours=10 * DAY))
        world.books(world.someone(number=LANDLINE, born="1931-01-01"), world.a_slot(hours=10 * DAY))
        assert sends() == ["confirmation"]
        assert sends(march(9, 10)) == ["reminder_3d"]
        assert sends(march(11, 11)) == []

    def test_what_was_held_up_until_the_evening_waits_for_the_morning(self, world, sends):
        world.books(world.someone(), world.a_slot(hours=10 * DAY))
        sends()
        assert sends(march(9, 20)) == []
        assert ("reminder_3d", "sms", 10, 7) in plans(world)
        assert sends(march(10, 8)) == ["reminder_3d"]

    def test_held_up_until_it_would_be_of_no_use_it_is_nobody_s_task(self, world, sends):
        world.books(world.someone(), world.a_slot(hours=10 * DAY))
        sends()
        sends(march(12, 8))
        assert (
            became(world, "reminder_3d") == became(world, "reminder_1d") == [("sms", "withdrawn", "expired")]
        )
        assert not world.tasks()

    def test_who_has_confirmed_is_not_asked_but_reminded(self, world, sends):
        booked = world.books(world.someone(), world.a_slot(hours=10 * DAY))
        world.confirms(booked)
        sends()
        assert sends(march(9, 10)) == []
        assert sends(march(11, 10)) == ["reminder_1d"]

    def test_who_was_asked_and_did_not_answer_is_rung(self, world, sends):
        world.books(world.someone(), world.a_slot(hours=10 * DAY))
        sends()
        sends(march(9, 10))
        assert sends(march(11, 10)) == []
        assert plans(world)[:1] == [("reminder_1d", "call", 11, 10)]

    @pytest.mark.parametrize("answer", ["confirms", "cannot answer", "moved since"])
    def test_who_answered_or_could_not_is_written_to(self, world, sends, answer):
        centre = world.centre_in("Aubagne")
        early, late = world.slots_at(centre, 10 * DAY, 14 * DAY)
        booked = world.books(world.someone(), early)
        sends()
        sender = "Allo Vaccin" if answer == "cannot answer" else "+33937000001"
        assert sends(march(9, 10), sender=sender) == ["reminder_3d"]
        day = 11
        if answer == "confirms":
            world.confirms(booked)
        if answer == "moved since":
            world.now = march(11, 9)
            world.moves(booked, late)
            day = 14  # a Saturday, for Monday
            assert sends() == ["moved"]
            _forget_question(world)
        assert sends(march(day, 10), sender=sender) == ["reminder_1d"]

    def test_a_number_learnt_to_get_no_texts_is_rung_instead(self, world, sends):
        world.books(world.someone(), world.a_slot(hours=10 * DAY))
        sends()
        with world.store.transaction() as tx:
            reachability.learn(tx, MOBILE, "no_texts_at", now=world.now)
        assert sends(march(9, 10)) == []
        assert sends(march(11, 10)) == []
        assert became(world, "reminder_3d") == [("sms", "withdrawn", None)]
        assert became(world, "reminder_1d") == [("call", "planned", None)]

    def test_a_text_that_came_back_becomes_a_call_at_the_next_hour_for_one(self, world, sends):
        world.books(world.someone(), world.a_slot(hours=10 * DAY))
        _, _, message = sorted(world.every_message(), key=lambda one: one.due_at)[:3]
        for hour, due in ((10, 11), (11, 15.5), (15.5, None)):
            with world.store.transaction() as tx:
                row = tx.get_one(Message, message.id, with_for_update=True)
                states.become(tx, row, "sending", now=world.now)
                now = march(11, 0 + 1) + timedelta(hours=hour - 1)
                assert speak_instead(tx, row, now=now) is True
                expected = march(11, 1) + timedelta(hours=(due or 18) - 1)
                assert (row.medium, row.due_at, row.attempts) == ("call", expected, 0)
        with world.store.transaction() as tx:
            row = tx.get_one(Message, message.id)
            assert speak_instead(tx, row, now=march(11, 18)) is False


class TestTheSecondInjection:
    @pytest.fixture
    def centre(self, world):
        return world.centre_in("Aubagne")

    def invitation(self, world):
        return [(one.state, one.due_at) for one in world.later() if one.purpose == "second_dose"]

    def test_who_has_booked_the_first_alone_is_invited_when_the_interval_opens(self, world, centre, sends):
        world.books(world.someone(), world.slots_at(centre, DAY)[0])
        opens = march(3, 10) + timedelta(days=21)
        assert self.invitation(world) == [("planned", opens)]
        assert "second_dose" in sends(opens)

    def test_who_has_booked_both_is_not(self, world, centre):
        world.books_both(world.someone(), *world.slots_at(centre, DAY, DAY + 3 * WEEK))
        assert not self.invitation(world)

    def test_nor_for_a_vaccine_of_one_injection(self, world, centre):
        slots = world.slots_at(centre, DAY)
        world.change_slots(slots, vaccine="vaxigrip")
        world.books(world.someone(), slots[0])
        assert not self.invitation(world)

    def test_booking_the_second_later_withdraws_it(self, world, centre):
        first, second = world.slots_at(centre, DAY, DAY + 3 * WEEK)
        who = world.someone()
        world.books(who, first)
        world.books(world.someone(), second, dose=2)
        assert [state for state, _ in self.invitation(world)] == ["withdrawn"]

    def test_a_second_that_nobody_connected_with_it_is_seen_when_it_would_leave(self, world, centre, sends):
        first, second = world.slots_at(centre, DAY, DAY + 3 * WEEK)
        booked = world.books(world.someone(), first)
        other = world.books(world.someone(number="+33712345678"), second, dose=2)
        with world.store.transaction() as tx:
            person = tx.get_one(Appointment, booked.id).person_id
            tx.get_one(Appointment, other.id).person_id = person
        assert "second_dose" not in sends(march(3, 10) + timedelta(days=21))
        assert [state for state, _ in self.invitation(world)] == ["withdrawn"]

    def test_it_moves_with_the_first_and_falls_with_it(self, world, centre):
        slots = world.slots_at(centre, DAY, 2 * DAY)
        booked = world.books(world.someone(), slots[0])
        world.moves(booked, slots[1])
        planned = [due for state, due in self.invitation(world) if state == "planned"]
        assert planned == [march(4, 10) + timedelta(days=21)]
        world.cancels(booked)
        assert "planned" not in [state for state, _ in self.invitation(world)]


def test_who_asked_to_be_called_back_reads_it_once_and_a_landline_never(world, sends):
    call = uuid4()
    for to in (MOBILE, MOBILE, LANDLINE, None):
        with world.store.transaction() as tx:
            promises.tell_call_back(tx, call, to=to, locale="fr", now=world.now)
    assert sends(march(2, 22)) == ["call_back"]


def _forget_question(world):
    """The question about the new hour was never sent: only the old one was."""
    with world.store.transaction() as tx:
        asked = update(Message).where(Message.purpose == "reminder_3d", Message.state == "planned")
        tx.execute(asked.values(state="withdrawn"))
