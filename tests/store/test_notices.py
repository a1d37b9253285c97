"""Telling many at once: their centre closes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from models import Appointment, AuditEvent, Message
from voicebot.outbox import reachability, silence
from voicebot.outbox.notices import Notified, notify_many
from voicebot.outbox.planning import keep

MOBILE, OTHER, LANDLINE = "+33612345678", "+33712345678", "+33465710001"
STOPPED, NO_TEXTS = "+33611111111", "+33622222222"


@pytest.fixture
def everybody(world):
    """Appointments at one centre: by mobile, landline, withheld number, and numbers known better."""
    slots = world.slots_at(world.centre_in("Aubagne"), 100, capacity=9)
    with world.store.transaction() as tx:
        silence.stop(tx, STOPPED, now=world.now)
        reachability.learn(tx, NO_TEXTS, "no_texts_at", now=world.now)
    return [
        world.books(world.someone(number=number), slots[0])
        for number in (MOBILE, OTHER, LANDLINE, None, STOPPED, NO_TEXTS)
    ]


def notify(world, appointments, because="closed"):
    with world.store.transaction() as tx:
        return notify_many(tx, [one.id for one in appointments], because=because, by="me", now=world.now)


def notices(world):
    return [one for one in world.later() if one.purpose == "notice"]


def test_each_is_told_by_what_reaches_them_and_else_by_a_person(world, everybody):
    assert notify(world, everybody) == Notified(texts=2, calls=2, tasks=2, stopped=1)
    told = {(one.unsealed(world.store.vault, "recipient"), one.medium) for one in notices(world)}
    assert told == {(MOBILE, "sms"), (OTHER, "sms"), (LANDLINE, "call"), (NO_TEXTS, "call")}
    assert {(one.priority, one.because, one.due_at) for one in notices(world)} == {(2, "closed", world.now)}
    assert [(task.kind, task.reason) for task in world.tasks()] == [("to_tell", "closed")] * 2


def test_the_same_again_tells_nobody_twice_also_another_day(world, everybody):
    notify(world, everybody)
    world.now += timedelta(days=1)
    assert notify(world, everybody) == Notified(before=6)
    assert (len(notices(world)), len(world.tasks())) == (4, 2)
    assert notify(world, everybody, because="late").texts == 2


def test_an_interrupted_run_goes_on_where_it_was(world, everybody):
    notify(world, everybody[:1])
    assert notify(world, everybody) == Notified(texts=1, calls=2, tasks=2, before=1, stopped=1)


def test_rolled_back_it_was_a_rehearsal(world, everybody):
    with world.store.transaction() as tx:
        rehearsed = notify_many(tx, [one.id for one in everybody], because="closed", by="me", now=world.now)
        tx.rollback()
    assert rehearsed.texts == 2
    assert not notices(world)


def test_who_does_not_come_any_more_is_not_told(world, everybody):
    world.cancels(everybody[0])
    assert notify(world, everybody).texts == 1
    world.now += timedelta(hours=100)
    assert notify(world, everybody, because="late") == Notified()


def test_at_night_it_waits_for_the_morning_unless_that_is_too_late(world, everybody):
    world.now = world.at(11)
    slots = world.slots_at(world.centre_in("Cassis"), 12)
    soon = world.books(world.someone(number="+33633333333"), slots[0])
    notify(world, [*everybody, soon])
    dues = {one.due_at - world.now for one in notices(world) if one.medium == "sms"}
    assert dues == {timedelta(hours=12), timedelta()}


def test_a_number_that_says_stop_meanwhile_is_left_to_a_person(world, everybody):
    notify(world, everybody)
    with world.store.transaction() as tx:
        silence.stop(tx, MOBILE, now=world.now)
    assert len(world.tasks()) == 3
    assert world.tasks()[-1].unsealed(world.store.vault, "number") == MOBILE


def test_moving_away_withdraws_it_and_settles_the_task(world, everybody):
    notify(world, everybody)
    (slot,) = world.slots_at(world.centre_in("Cassis"), 200, capacity=9)
    for one in everybody:
        world.moves(one, slot)
        world.now += timedelta(seconds=1)
    slot_of = slot
    assert {one.state for one in notices(world)} == {"withdrawn"}
    assert not world.tasks()
    with world.store.transaction() as tx:
        assert set(tx.scalars(select(Appointment.slot_id))) == {slot_of}


def reminders(world, booked):
    return {one.purpose: one.state for one in world.later() if one.appointment_id == booked.id}


def test_who_cannot_come_anyway_is_not_reminded_and_is_again_once_they_have_moved(world, everybody):
    told = everybody[0]
    notify(world, everybody[1:], because="late")
    assert reminders(world, told) == dict.fromkeys(("reminder_3d", "reminder_1d", "second_dose"), "planned")
    notify(world, everybody[:3], because="other")
    notify(world, everybody[3:])
    assert {one.state for one in world.later() if one.purpose != "notice"} == {"withdrawn"}
    (slot,) = world.slots_at(world.centre_in("Cassis"), 200)
    world.moves(told, slot)
    new = [one for one in world.later() if one.appointment_id == told.id and one.state == "planned"]
    assert {one.purpose for one in new} == {"reminder_3d", "reminder_1d", "second_dose"}
    assert {one.expires_at for one in new if one.purpose != "second_dose"} == {world.at(198)}


def test_each_notice_is_remembered_once_with_who_gave_it(world, everybody):
    notify(world, everybody)
    notify(world, everybody)
    with world.store.transaction() as tx:
        events = tx.scalars(select(AuditEvent).where(AuditEvent.act == "notified")).all()
    assert {event.subject for event in events} == {one.id for one in everybody}
    assert {(event.by, event.details["because"]) for event in events} == {("me", "closed")}
    media = sorted(event.details["medium"] for event in events)
    assert media == ["call", "call", "person", "person", "sms", "sms"]


def test_nothing_is_written_for_nobody(world):
    with world.store.transaction() as tx:
        assert keep(tx, [], world.now) == 0
        assert notify_many(tx, [], because="closed", by="me", now=world.now) == Notified()
        assert tx.scalars(select(Message)).all() == []
