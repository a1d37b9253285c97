"""A number that turns out to take no texts: that is remembered, and reminders are spoken instead."""

from __future__ import annotations

from datetime import timedelta

import pytest
from providers import Provider

from voicebot.outbox import receipts
from voicebot.outbox.gateways import Undeliverable


@pytest.fixture
def reminder_due(world):
    """The reminder of the day before is due, and all before it has left or is left out."""
    world.books(world.someone(), world.a_slot(hours=100))
    reminder = next(one for one in world.every_message() if one.purpose == "reminder_1d")
    world.now = reminder.due_at
    return reminder.id


def of(world, id_):
    return next(one for one in world.every_message() if one.id == id_)


def test_a_reminder_that_is_refused_for_it_is_spoken(world, post, reminder_due):
    post(Provider(*[Undeliverable("no_mobile")] * 9)).run()
    reminder = of(world, reminder_due)
    assert (reminder.medium, reminder.state) == ("call", "planned")
    assert reminder.due_at > world.now


def test_the_same_is_learnt_from_a_receipt(world, post, reminder_due):
    post(Provider()).run()
    sid = of(world, reminder_due).provider_sid
    assert receipts.receive(
        world.store, sid=sid, reference=reminder_due, status="undelivered", code=30006, now=world.now
    )
    reminder = of(world, reminder_due)
    assert (reminder.medium, reminder.state) == ("call", "planned")
    assert not receipts.receive(
        world.store, sid=sid, reference=reminder_due, status="delivered", code=None, now=world.now
    )


def test_it_is_remembered_for_the_next_text(world, post, reminder_due):
    post(Provider(*[Undeliverable("no_mobile")] * 9)).run()
    world.now += timedelta(minutes=1)
    world.books(world.someone(born="1931-01-01"), world.a_slot(hours=300, town="Cassis"))
    provider = Provider()
    post(provider).run()
    assert not provider.sent


def test_a_confirmation_cannot_be_spoken_so_a_person_looks(world, post):
    world.books(world.someone(), world.a_slot(hours=200))
    post(Provider(Undeliverable("no_mobile"))).run()
    assert [(task.kind, task.reason) for task in world.tasks()] == [("undeliverable", "no_mobile")]
