"""The line for a person and the agents' telephones, near the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from models import AgentLeg, Conversation, Store, Waiting
from voicebot import waiting
from voicebot.outbox import legs
from voicebot.waiting import Known

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
LIMIT = timedelta(minutes=5)
KNOWN = Known("fr", "book", False, "place", 2)
AGENTS = ("+33937000009", "+33937000010")


def caller(store: Store, sid: str) -> UUID:
    """Somebody on the line."""
    with store.transaction() as tx:
        kept = Conversation(id=uuid4(), channel="voice", provider_sid=sid, locale="fr", asked="place")
        kept.started_at = kept.last_turn_at = NOW
        tx.add(kept)
        return kept.id


def in_line(store: Store, sid: str, *, at: datetime = NOW, most: int = 10) -> int | None:
    """Somebody who waits, and whose queue has been reached."""
    conversation = caller(store, sid)
    with store.transaction() as tx:
        lane = waiting.enter(tx, conversation, KNOWN, most=most, now=at)
    look(store, sid, at=at)
    return lane


def look(store: Store, sid: str, *, at: datetime = NOW) -> waiting.Place | None:
    with store.transaction() as tx:
        return waiting.place(tx, sid, limit=LIMIT, now=at)


def ringing(store: Store) -> list[legs.Leg]:
    """One round of the switchboard: the legs it places."""
    with store.transaction() as tx:
        legs.plan(tx, AGENTS, now=NOW)
    with store.transaction() as tx:
        placed = legs.to_place(tx, AGENTS, now=NOW)
    for leg in placed:
        with store.transaction() as tx:
            legs.placed(tx, leg.id, f"CA{leg.id.hex}", now=NOW)
    return placed


def take(store: Store, leg: legs.Leg) -> int | None:
    with store.transaction() as tx:
        legs.answered(tx, leg.id, now=NOW)
    with store.transaction() as tx:
        return legs.take(tx, leg.id, now=NOW)


def over(store: Store, *gone: legs.Leg) -> None:
    for leg in gone:
        with store.transaction() as tx:
            legs.over(tx, leg.id, now=NOW)


def test_each_has_a_lane_and_a_place(store: Store) -> None:
    assert [in_line(store, sid, at=NOW + timedelta(seconds=n)) for n, sid in enumerate(("A", "B", "C"))] == [
        1,
        2,
        3,
    ]
    assert [look(store, sid).ahead for sid in ("A", "B", "C")] == [0, 1, 2]


def test_asking_twice_gives_one_place(store: Store) -> None:
    conversation = caller(store, "A")
    with store.transaction() as tx:
        assert waiting.enter(tx, conversation, KNOWN, most=10, now=NOW) == 1
        assert waiting.enter(tx, conversation, KNOWN, most=10, now=NOW) == 1


def test_a_full_line_takes_nobody(store: Store) -> None:
    assert in_line(store, "A", most=1) == 1
    assert in_line(store, "B", most=1) is None


def test_nobody_rings_before_the_caller_is_in_the_queue(store: Store) -> None:
    conversation = caller(store, "A")
    with store.transaction() as tx:
        waiting.enter(tx, conversation, KNOWN, most=10, now=NOW)
    assert ringing(store) == []
    look(store, "A")
    assert {leg.number for leg in ringing(store)} == set(AGENTS)


def test_two_agents_who_press_at_once_do_not_both_get_the_caller(store: Store) -> None:
    lane = in_line(store, "A")
    one, two = ringing(store)
    assert take(store, one) == lane
    assert take(store, two) is None
    assert take(store, one) == lane
    with store.transaction() as tx:
        assert [leg.id for leg in legs.unwanted(tx)] == [two.id]


def test_the_second_in_line_is_rung_for_when_the_first_was_taken(store: Store) -> None:
    in_line(store, "A")
    in_line(store, "B", at=NOW + timedelta(seconds=1))
    one, two = ringing(store)
    assert ringing(store) == []
    take(store, one)
    over(store, two)
    (next_,) = ringing(store)
    assert next_.number == two.number
    assert take(store, next_) == 2


def test_when_every_agent_was_rung_in_vain_the_caller_leaves_at_the_next_round(store: Store) -> None:
    in_line(store, "A")
    over(store, *ringing(store))
    assert ringing(store) == []
    assert look(store, "A") is None
    with store.transaction() as tx:
        row = tx.scalars(select(Waiting)).one()
        assert (row.state, row.why) == ("overflow", "nobody")


def test_a_lane_is_free_again_only_when_it_was_left(store: Store) -> None:
    in_line(store, "A")
    over(store, *ringing(store))
    ringing(store)
    assert in_line(store, "B") == 2
    look(store, "A")
    assert in_line(store, "C") == 1


def test_an_agent_who_is_gone_before_the_caller_was_connected_has_not_taken_them(store: Store) -> None:
    in_line(store, "A")
    one, two = ringing(store)
    take(store, one)
    over(store, one)
    assert look(store, "A") is not None
    assert take(store, two) == 1


@pytest.mark.parametrize(("minutes", "stays"), [(4, True), (5, False)])
def test_waiting_has_a_limit(store: Store, minutes: int, stays: bool) -> None:
    in_line(store, "A")
    assert (look(store, "A", at=NOW + timedelta(minutes=minutes)) is not None) is stays


def test_a_leg_that_was_lost_on_the_way_does_not_block_its_agent(store: Store) -> None:
    in_line(store, "A")
    ringing(store)
    with store.transaction() as tx:
        legs.plan(tx, AGENTS, now=NOW + timedelta(minutes=3))
        assert {leg.state for leg in tx.scalars(select(AgentLeg))} == {"over"}


def test_the_agents_number_is_not_in_the_store(store: Store) -> None:
    in_line(store, "A")
    ringing(store)
    with store.transaction() as tx:
        for leg in tx.scalars(select(AgentLeg)):
            assert not any(number.encode() in leg.agent_index for number in AGENTS)
