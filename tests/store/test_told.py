"""A recap was heard by who answers it, and by who hangs up after the time it takes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models import Appointment, Conversation
from voicebot.conversation import memory, told
from voicebot.conversation.reply import Ask, Reply

RECAP = Reply(("word " * 140, "word " * 140, "Anything else?"), Ask("anything_else"), "en")


@pytest.fixture
def call(world):
    """A booking whose recap is being spoken: its appointment, and its conversation."""
    caller = world.caller()
    with world.store.transaction() as tx:
        tx.get_one(Conversation, caller).provider_sid = "CAtold"
    booked = world.books(world.someone(conversation=caller), world.a_slot())
    remembered = memory.recall(world.store, caller)
    told.begin(world.store, remembered, booked.id, now=world.now)
    facts = told.by(memory.recall(world.store, caller).facts, RECAP, world.now)
    memory.keep_facts(world.store, caller, facts)
    return booked.id, caller


def is_told(world, appointment):
    with world.store.transaction() as tx:
        return tx.get_one(Appointment, appointment).told_at is not None


def test_two_minutes_of_words_take_two_minutes():
    assert timedelta(minutes=2) < told.length(RECAP) < timedelta(minutes=2, seconds=5)


@pytest.mark.parametrize(("after", "heard"), [(1, False), (3, True)])
def test_who_hangs_up_has_heard_it_if_there_was_the_time(world, call, after, heard):
    told.hung_up(world.store, "CAtold", world.now + timedelta(minutes=after))
    assert is_told(world, call[0]) is heard


def test_the_turn_that_tells_it_is_no_answer_to_it_the_next_one_is(world, call):
    appointment, caller = call
    remembered = memory.recall(world.store, caller)
    assert told.heard(world.store, remembered, world.now) is remembered
    assert not is_told(world, appointment)
    with world.store.transaction() as tx:
        tx.get_one(Conversation, caller).turns += 1
    after = told.heard(world.store, memory.recall(world.store, caller), world.now)
    assert is_told(world, appointment)
    assert "telling" not in after.facts
