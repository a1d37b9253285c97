"""A provider that does not answer is left alone for a while, and another one carries meanwhile."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from providers import Provider
from sqlalchemy import func, select, update

from models import Gateway
from voicebot.outbox.gateways import Busy, NoAnswer, Unclear, Undeliverable


@pytest.fixture
def due(world):
    """So many messages that are due, each to a number of its own."""

    def plan(count: int) -> None:
        slot = world.a_slot(hours=200, capacity=count)
        taken = len(world.messages())
        for n in range(taken, taken + count):
            world.books(world.someone(number=f"+3361234{n:04}"), slot)

    return plan


def gateway(world, name="first"):
    with world.store.transaction() as tx:
        return tx.get_one(Gateway, name)


def seconds_open(world):
    row = gateway(world)
    return (row.open_until - datetime.now(UTC)).total_seconds() if row.open_until else 0


def time_passes(world):
    with world.store.transaction() as tx:
        tx.execute(update(Gateway).values(open_until=func.now() - timedelta(seconds=1)))


def states(world):
    return Counter(message.state for message in world.messages())


def test_after_five_failures_in_a_row_it_is_left_alone(world, post, due):
    due(8)
    provider = Provider(*[NoAnswer("no_connection")] * 100)
    assert post(provider, per_second=10).run() == 0
    assert len(provider.answers) == 95
    assert 25 < seconds_open(world) <= 30
    assert states(world) == {"planned": 8}


@pytest.mark.parametrize("fault", [Unclear(), Busy("configuration", ours=True)])
def test_silence_and_an_account_that_may_send_nothing_count(world, post, due, fault):
    due(6)
    post(Provider(*[fault] * 100), per_second=10).run()
    assert seconds_open(world) > 25


@pytest.mark.parametrize("answer", [Busy("too_fast"), Undeliverable("no_mobile")])
def test_a_refusal_is_an_answer(world, post, due, answer):
    due(8)
    post(Provider(*[answer] * 8), per_second=10).run()
    assert gateway(world).failures == 0


def test_an_answer_in_between_begins_anew(world, post, due):
    due(9)
    silence = NoAnswer("no_connection")
    post(Provider(*[silence] * 4, lambda: None, *[silence] * 4), per_second=10).run()
    assert gateway(world).failures == 4
    assert gateway(world).open_until is None


def test_one_message_tries_whether_it_answers_again(world, post, due):
    due(12)
    silent = Provider(*[NoAnswer("no_connection")] * 5)
    post(silent, per_second=10).run()
    time_passes(world)
    assert post(silent).run() == 7
    assert gateway(world).failures == 0


def test_each_probe_in_vain_doubles_the_pause_up_to_ten_minutes(world, post, due):
    due(14)
    silent = Provider(*[NoAnswer("no_connection")] * 100)
    post(silent, per_second=10).run()
    pauses = []
    for _ in range(6):
        time_passes(world)
        before = len(silent.answers)
        post(silent).run()
        assert len(silent.answers) == before - 1
        pauses.append(round(seconds_open(world), -1))
    assert pauses == [60, 120, 240, 480, 600, 600]


def test_the_second_provider_carries_what_is_not_in_doubt(world, post, due):
    due(10)
    first, second = Provider(*[Unclear()] * 100), Provider(name="second")
    assert post(first, second, per_second=10).run() == 5
    assert len(second.sent) == 5
    assert states(world) == {"sending": 5, "sent": 5}
    assert {message.provider for message in world.messages() if message.state == "sending"} == {"first"}


def test_while_the_first_answers_the_second_gets_nothing(world, post, due):
    due(20)
    first, second = Provider(), Provider(name="second")
    assert post(first, second).run() == 20
    assert not second.sent


def test_all_workers_together_keep_to_the_rate(world, post, due, at_once):
    due(12)
    provider = Provider()
    began = datetime.now(UTC)
    at_once(*(post(provider, per_second=20).run for _ in range(4)))
    assert len(provider.sent) == 12
    with world.store.transaction() as tx:
        room_again = tx.execute(select(Gateway.next_at)).scalar_one()
    assert (room_again - began).total_seconds() >= 12 / 20
