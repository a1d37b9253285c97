"""Holds: a place is kept while it is considered, and not a moment longer."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from voicebot.booking import service
from voicebot.booking.errors import SlotTaken
from voicebot.booking.service import HOLD
from voicebot.booking.views import Booked

MANY = 16


def keeps_holding(world, conversation):
    with world.store.transaction() as tx:
        service.keep_holding(tx, conversation, now=world.now)


def hangs_up(world, conversation):
    with world.store.transaction() as tx:
        service.release(tx, conversation)


def test_what_one_caller_considers_is_neither_offered_to_another_nor_booked_away(world):
    slot = world.a_slot()
    first, second = world.caller(), world.caller()
    assert world.hears(first) == [slot]
    assert world.hears(second) == []
    with pytest.raises(SlotTaken):
        world.books(world.someone(conversation=second), slot)


def test_a_text_holds_nothing_and_respects_what_is_held(world):
    slot = world.a_slot()
    writer, caller = world.caller(), world.caller()
    assert world.hears(writer, hold=False) == [slot]
    assert not world.held(writer)
    assert world.hears(caller) == [slot]
    assert world.hears(writer, hold=False) == []


def test_a_hold_keeps_one_place_and_leaves_the_others(world):
    slot = world.a_slot(capacity=2)
    assert world.hears(world.caller()) == world.hears(world.caller()) == [slot]
    assert world.hears(world.caller()) == []


def test_an_expired_hold_blocks_nothing_though_nothing_removed_it(world):
    slot = world.a_slot()
    gone, next_caller = world.caller(), world.caller()
    world.hears(gone)
    world.now += HOLD
    assert world.held(gone) == {slot}
    assert world.hears(next_caller) == [slot]
    with pytest.raises(SlotTaken):
        world.books(world.someone(conversation=gone), slot)
    assert world.books(world.someone(born="1940-05-05", conversation=next_caller), slot)


def test_a_caller_whose_hold_expired_still_gets_the_place_if_nobody_else_did(world):
    caller, slot = world.caller(), world.a_slot()
    world.hears(caller)
    world.now += timedelta(minutes=30)
    assert world.books(world.someone(conversation=caller), slot)


def test_each_turn_prolongs_what_is_held_for_two_minutes(world):
    slot, caller = world.a_slot(), world.caller()
    world.hears(caller)
    for _ in range(5):
        world.now += HOLD - timedelta(seconds=1)
        keeps_holding(world, caller)
    assert world.hears(world.caller()) == []
    world.now += HOLD
    assert world.hears(world.caller()) == [slot]


def test_an_expired_hold_is_not_prolonged(world):
    slot, late = world.a_slot(), world.caller()
    world.hears(late)
    world.now += HOLD
    keeps_holding(world, late)
    assert world.hears(world.caller()) == [slot]


def test_hanging_up_gives_everything_back_at_once(world):
    slot, caller = world.a_slot(), world.caller()
    world.hears(caller)
    hangs_up(world, caller)
    assert world.hears(world.caller()) == [slot]


def test_booking_gives_back_what_was_not_chosen(world):
    centre = world.centre_in("Aubagne")
    chosen, other = world.slots_at(centre, 24, 30)
    caller = world.caller()
    assert world.hears(caller) == [chosen, other]
    world.books(world.someone(conversation=caller), chosen)
    assert not world.held(caller)
    assert world.hears(world.caller()) == [other]


def test_other_offers_end_the_hold_of_those_before(world):
    centre = world.centre_in("Aubagne")
    slots = world.slots_at(centre, 24, 27, 30, 33)
    caller = world.caller()
    assert world.hears(caller) == slots[:2]
    assert world.hears(caller, refused=tuple(slots[:2])) == slots[2:]
    assert world.held(caller) == set(slots[2:])


def test_being_offered_the_same_again_never_lets_it_go(world):
    """The caller was not understood: what was read out is still theirs."""
    slot, caller = world.a_slot(), world.caller()
    for _ in range(3):
        assert world.hears(caller) == [slot]
        assert world.held(caller) == {slot}


def test_nothing_found_holds_nothing(world):
    centre = world.centre_in("Aubagne")
    slots = world.slots_at(centre, 24, 27)
    caller = world.caller()
    world.hears(caller)
    assert world.hears(caller, refused=tuple(slots)) == []
    assert not world.held(caller)


def test_many_callers_at_once_are_never_offered_more_than_there_is(world, at_once):
    slots = world.slots_at(world.centre_in("Aubagne"), *range(24, 32), capacity=2)
    callers = [world.caller() for _ in range(MANY)]
    heard = at_once(*(partial(world.hears, caller) for caller in callers))
    offered = [slot for one in heard for slot in one]
    assert all(offered.count(slot) <= 2 for slot in slots)
    assert len(offered) > len(slots)
    assert [set(one) for one in heard] == [world.held(caller) for caller in callers]


def test_many_callers_who_choose_what_they_heard_all_get_it(world, at_once):
    centre = world.centre_in("Aubagne")
    slots = world.slots_at(centre, *range(24, 24 + 2 * MANY))

    def call(conversation):
        heard = world.hears(conversation)
        return world.books(world.someone(number=None, conversation=conversation), heard[-1])

    callers = [world.caller() for _ in range(MANY)]
    assert all(isinstance(one, Booked) for one in at_once(*(partial(call, caller) for caller in callers)))
    assert sum(world.taken(slot) for slot in slots) == MANY
    assert all(world.taken(slot) == world.standing(slot) <= 1 for slot in slots)


def test_callers_of_neighbouring_towns_who_overlap_never_wait_for_each_other(world, at_once):
    """Each one's nearest centre is the other's second choice: slots are wanted in both orders."""
    for town in ("Marseille 8e", "Marseille 13e"):
        world.slots_at(world.centre_in(town), 24, 26, 28)
    for _ in range(4):
        callers = [(world.caller(), town) for _ in range(4) for town in ("Marseille 8e", "Marseille 13e")]
        heard = at_once(*(partial(world.hears, caller, town=town, count=3) for caller, town in callers))
        assert all(isinstance(one, list) for one in heard)
        offered = [slot for one in heard for slot in one]
        assert len(offered) == len(set(offered)) == 6
        for caller, _town in callers:
            hangs_up(world, caller)


def test_the_sweep_removes_only_what_expired(world):
    early, late = world.caller(), world.caller()
    centre = world.centre_in("Aubagne")
    world.slots_at(centre, 24, 27)
    world.hears(early, count=1)
    world.now += timedelta(minutes=1)
    world.hears(late, count=1)
    assert service.sweep_holds(world.store, now=world.now + timedelta(minutes=1)) == 1
    assert not world.held(early)
    assert world.held(late)
