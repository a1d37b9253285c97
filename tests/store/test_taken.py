"""Callers whom an agent takes and gives back, near the database."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from models import AuditEvent, Conversation, Store, Waiting
from voicebot import waiting
from voicebot.booking.service import HOLD
from voicebot.conversation import Line, taking_over
from voicebot.conversation.live import of_dialogue
from voicebot.conversation.taking_over import Given
from voicebot.outbox import legs
from voicebot.waiting import Known, taken

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
LATER = NOW + timedelta(seconds=31)
LIMIT = timedelta(minutes=5)
OURS, OTHER = "+33937000009", "+33937000010"
AGENTS = (OURS, OTHER)
CAMILLE, DENIS = "agent:camille", "agent:denis"


def caller(store: Store, sid: str = "A") -> UUID:
    with store.transaction() as tx:
        kept = Conversation(id=uuid4(), channel="voice", provider_sid=sid, locale="fr", asked="place")
        kept.started_at = kept.last_turn_at = NOW
        tx.add(kept)
        return kept.id


def takes(store: Store, conversation: UUID, by: str = CAMILLE, number: str = OURS) -> None:
    taking_over.take(store, conversation, by=by, number=number, now=NOW)


def look(store: Store, sid: str = "A") -> waiting.Place | None:
    with store.transaction() as tx:
        return waiting.place(tx, sid, limit=LIMIT, now=NOW)


def rings(store: Store, at: datetime = NOW) -> list[str]:
    """One round of the switchboard: the telephones that begin to ring."""
    with store.transaction() as tx:
        legs.plan(tx, AGENTS, now=at)
    with store.transaction() as tx:
        placed = legs.to_place(tx, AGENTS, now=at)
        for leg in placed:
            legs.placed(tx, leg.id, f"CA{leg.id.hex}", now=at)
        return [leg.number for leg in placed]


def moves(store: Store, at: datetime = NOW) -> list[taken.Move]:
    with store.transaction() as tx:
        return taken.moves_due(tx, now=at)


def row(store: Store) -> Waiting:
    with store.transaction() as tx:
        return tx.scalars(select(Waiting)).one()


def acts(store: Store) -> list[str]:
    with store.transaction() as tx:
        return list(tx.scalars(select(AuditEvent.act).order_by(AuditEvent.id)))


def test_a_caller_is_fetched_once_and_one_telephone_rings(store: Store) -> None:
    takes(store, caller(store))
    assert [(move.sid, move.way) for move in moves(store)] == [("A", "in")]
    assert moves(store) == []
    assert rings(store) == []
    assert look(store).taken
    assert rings(store) == [OURS]


def test_the_telephone_need_not_be_one_of_the_settings(store: Store) -> None:
    takes(store, caller(store), number="+33937000099")
    look(store)
    assert rings(store) == ["+33937000099"]


def test_the_telephone_and_what_was_given_are_sealed_and_forgotten_with_the_call(store: Store) -> None:
    conversation = caller(store)
    takes(store, conversation)
    given = Given(birth_date=date(1938, 2, 3))
    taking_over.hand_back(store, conversation, "birth_date", by=CAMILLE, given=given, now=NOW)
    assert OURS.encode() not in (row(store).telephone or b"")
    assert b"1938" not in (row(store).given or b"")
    with store.transaction() as tx:
        waiting.leave(tx, conversation, why="hung_up", now=NOW)
    assert (row(store).telephone, row(store).given) == (None, None)


def test_what_is_held_stays_held_while_somebody_is_with_an_agent_and_not_for_ever(world) -> None:
    slot, conversation = world.a_slot(), world.caller()
    line = Line(world.store, SimpleNamespace(now=lambda: world.now), SimpleNamespace(music=None))
    world.hears(conversation)
    taking_over.take(world.store, conversation, by=CAMILLE, number=OURS, now=world.now)
    for _ in range(3):
        world.now += HOLD - timedelta(seconds=1)
        line.keep_holding()
    assert world.hears(world.caller()) == []
    with world.store.transaction() as tx:
        waiting.leave(tx, conversation, why=None, now=world.now)
    world.now += HOLD
    line.keep_holding()
    assert world.hears(world.caller()) == [slot]


def test_a_caller_whom_the_provider_does_not_bring_has_been_taken_by_nobody(store: Store) -> None:
    conversation = caller(store)
    takes(store, conversation)
    (move,) = moves(store)
    with store.transaction() as tx:
        taken.not_moved(tx, move, now=NOW)
    assert (row(store).state, row(store).why) == ("left", "nobody")
    assert acts(store) == ["taken_over", "not_taken"]
    with pytest.raises(taking_over.NotYours):
        taking_over.hand_back(store, conversation, "same", by=CAMILLE, now=NOW)


def test_a_caller_who_never_comes_is_let_go(store: Store) -> None:
    takes(store, caller(store))
    rings(store, at=LATER)
    assert (row(store).state, row(store).why) == ("left", "nobody")


def test_a_caller_whom_the_provider_does_not_bring_back_is_tried_again(store: Store) -> None:
    conversation = caller(store)
    takes(store, conversation)
    look(store)
    moves(store)
    taking_over.hand_back(store, conversation, "same", by=CAMILLE, now=NOW)
    (move,) = moves(store)
    with store.transaction() as tx:
        taken.not_moved(tx, move, now=NOW)
    assert moves(store) == []
    assert [again.way for again in moves(store, at=LATER)] == ["back"]


def test_coming_back_twice_finds_the_same(store: Store) -> None:
    conversation = caller(store)
    takes(store, conversation)
    taking_over.hand_back(store, conversation, "birth_date", by=CAMILLE, given=Given(dose=2), now=NOW)
    for _ in range(2):
        with store.transaction() as tx:
            back = taken.comes_back(tx, conversation, talked=True, now=NOW)
        assert (back.question, back.given) == ("birth_date", {"dose": "2"})
    assert (row(store).state, row(store).why) == ("left", "given_back")


def test_who_waited_for_anybody_waits_on_when_the_agent_cannot_be_reached(store: Store) -> None:
    conversation = caller(store)
    with store.transaction() as tx:
        waiting.enter(tx, conversation, Known("fr", "book", False, "place", 0), most=10, now=NOW)
    look(store)
    takes(store, conversation)
    assert rings(store) == [OURS]
    with store.transaction() as tx:
        for leg in tx.scalars(select(legs.AgentLeg)):
            legs.over(tx, leg.id, now=NOW)
    assert rings(store) == [OTHER]
    assert (row(store).state, row(store).taken_by) == ("waiting", None)


def test_whoever_was_taken_is_before_nobody_in_line(store: Store) -> None:
    takes(store, caller(store, "A"))
    look(store, "A")
    second = caller(store, "B")
    with store.transaction() as tx:
        waiting.enter(tx, second, Known("fr", "book", False, "place", 0), most=1, now=NOW)
    assert look(store, "B").ahead == 0
    assert set(rings(store)) == set(AGENTS)


def test_the_second_agent_is_told_who_was_faster(store: Store) -> None:
    conversation = caller(store)
    takes(store, conversation)
    with pytest.raises(taking_over.TakenByAnother) as faster:
        takes(store, conversation, by=DENIS, number=OTHER)
    assert faster.value.by == CAMILLE


def test_what_is_still_to_be_given_is_told(store: Store) -> None:
    conversation = caller(store)
    assert taking_over.questions(store, conversation)["day"] == ("birth_date", "dose", "place")
    with store.transaction() as tx:
        tx.get_one(Conversation, conversation).seal(tx.vault, facts=json.dumps({"birth_date": "1938-02-03"}))
    assert taking_over.questions(store, conversation)["place"] == ("dose",)
    assert taking_over.claimant(store, conversation).birth_date == date(1938, 2, 3)


def test_a_dialogue_is_read_by_its_last_word() -> None:
    events = [
        {"event": "slot", "name": "place", "value": {"name": "Cassis"}},
        {"event": "slot", "name": "place", "value": {"name": "Aubagne"}},
        {"event": "slot", "name": "day", "value": {"windows": [["2026-12-01T08:00:00+01:00", "x"]]}},
        {"event": "active_loop", "name": "book_form"},
    ]
    seen = of_dialogue(events, {})
    assert (seen.wish, seen.place, seen.day) == ("book", "Aubagne", date(2026, 12, 1))
