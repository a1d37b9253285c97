"""Receipts: late, twice, out of order, before we know the name; and never a step back."""

from __future__ import annotations

from functools import partial
from itertools import permutations
from uuid import uuid4

import pytest
from providers import Provider

from models import Message
from voicebot.outbox import receipts
from voicebot.outbox.gateways import Accepted

SID = "SM" + "a" * 32


@pytest.fixture
def message(world):
    """A message that the provider took, before or after any receipt."""
    world.books(world.someone(), world.a_slot())
    return world.messages()[0]


def sends(post, *, meanwhile=lambda: None):
    class Named(Provider):
        def send(self, *, to, body, report_to):
            meanwhile()
            return Accepted(SID)

    post(Named()).run()


def reports(world, status, *, sid=SID, reference=None, code=None):
    return receipts.receive(
        world.store, sid=sid, reference=reference, status=status, code=code, now=world.now
    )


def state(world):
    (message,) = world.messages()
    return message.state


def test_a_delivery_is_noted_once(world, post, message):
    sends(post)
    assert reports(world, "delivered")
    assert state(world) == "delivered"
    assert not reports(world, "delivered")


@pytest.mark.parametrize("order", [*permutations(["queued", "sent", "delivered"])])
def test_in_any_order_the_farthest_counts(world, post, message, order):
    sends(post)
    for status in order:
        reports(world, status)
    assert state(world) == "delivered"


@pytest.mark.parametrize("order", [*permutations(["sent", "undelivered", "delivered"])])
def test_a_phone_that_got_it_wins_over_a_report_that_it_did_not(world, post, message, order):
    sends(post)
    for status in order:
        reports(world, status, code=30003 if status == "undelivered" else None)
    assert state(world) == "delivered"
    assert world.messages()[0].fault is None
    assert not world.tasks()


@pytest.mark.parametrize("word", ["", "DELIVERED", "canceled", "scheduled", "toString", "x" * 500])
def test_a_word_that_is_not_known_changes_nothing(world, post, message, word):
    sends(post)
    assert not reports(world, word)
    assert state(world) == "sent"


def test_a_report_about_somebody_else_s_message_changes_nothing(world, post, message):
    sends(post)
    assert not reports(world, "delivered", sid="SM" + "b" * 32)
    assert not reports(world, "delivered", sid="SM" + "b" * 32, reference=uuid4())
    assert not reports(world, "delivered", sid="", reference=message.id)
    assert not reports(world, "delivered", sid="SM" + "b" * 32, reference=message.id)
    assert state(world) == "sent"


def test_a_message_that_never_left_cannot_have_arrived(world, post, message):
    assert not reports(world, "delivered", reference=message.id)
    assert state(world) == "planned"


def test_our_reference_finds_a_message_before_its_name_is_known(world, post, message):
    sends(post, meanwhile=lambda: reports(world, "sent", reference=message.id))
    (kept,) = world.messages()
    assert (kept.state, kept.provider_sid) == ("sent", SID)
    assert reports(world, "delivered")


def test_the_answer_to_the_sending_does_not_undo_a_receipt_that_was_faster(world, post, message):
    sends(post, meanwhile=lambda: reports(world, "delivered", reference=message.id))
    (kept,) = world.messages()
    assert (kept.state, kept.provider_sid) == ("delivered", SID)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (30006, "no_mobile"),
        (30005, "bad_number"),
        (30007, "refused"),
        (30003, "provider"),
        (None, "provider"),
    ],
)
@pytest.mark.parametrize("status", ["undelivered", "failed"])
def test_what_did_not_arrive_says_why_and_a_person_looks(world, post, message, status, code, fault):
    sends(post)
    assert reports(world, status, code=code)
    (kept,) = world.messages()
    assert (kept.state, kept.fault) == ("undelivered", fault)
    (task,) = world.tasks()
    assert (task.kind, task.reason, task.appointment_id) == ("undeliverable", fault, message.appointment_id)
    assert not reports(world, "sent")
    assert len(world.tasks()) == 1


def test_the_same_report_many_times_at_once_is_news_once(world, post, message, at_once):
    sends(post)
    results = at_once(*[partial(reports, world, "undelivered", code=30006)] * 12)
    assert results.count(True) == 1
    assert len(world.tasks()) == 1


def test_contrary_reports_at_once_end_delivered(world, post, message, at_once):
    sends(post)
    both = [partial(reports, world, status) for status in ("undelivered", "delivered")]
    at_once(*both * 6)
    assert state(world) == "delivered"
    assert not world.tasks()


def test_word_of_the_text_that_a_call_has_taken_the_place_of_does_not_send_the_call(world, post, message):
    with world.store.transaction() as tx:
        row = tx.get_one(Message, message.id)
        row.medium, row.attempts = "call", 1
    assert not reports(world, "sent", reference=message.id)
    assert state(world) == "planned"
