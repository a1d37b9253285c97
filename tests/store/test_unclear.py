"""Messages in doubt: they wait for word, are looked up where they were sent, and are never sent blindly."""

from __future__ import annotations

from datetime import timedelta

import pytest
from providers import Killed, Provider

from voicebot.outbox import receipts, silence

MOBILE = "+33612345678"


@pytest.fixture
def planned(world):
    world.books(world.someone(), world.a_slot(hours=200))
    (message,) = world.messages()
    return message


@pytest.fixture
def witnessed(world, post):
    """A provider that is known to have a text to somebody else."""
    world.books(world.someone(number="+33698765432"), world.a_slot(hours=200))
    provider = Provider()
    assert post(provider).run() == 1
    world.now += timedelta(minutes=5)
    return provider


@pytest.fixture
def in_doubt(world, post, witnessed):
    """A worker died with this message in its hands; whether the provider took it is up to the test."""

    def happens(*, taken: bool) -> Provider:
        world.books(world.someone(), world.a_slot(hours=200))
        witnessed.answers = [die if taken else Killed()]
        with pytest.raises(Killed):
            post(witnessed).run()
        return witnessed

    return happens


def die():
    raise Killed


def last(world):
    return world.messages()[-1]


def later(world, **time):
    world.now += timedelta(**time)


def test_for_two_minutes_it_waits_for_word_of_it(world, doubts, in_doubt):
    provider = in_doubt(taken=True)
    later(world, minutes=2)
    assert doubts(provider).settle() == 0
    assert last(world).state == "sending"


def test_what_the_provider_took_is_sent_under_its_name_there(world, post, doubts, in_doubt):
    provider = in_doubt(taken=True)
    later(world, minutes=3)
    assert doubts(provider).settle() == 1
    assert (last(world).state, last(world).provider_sid) == ("sent", provider.has[MOBILE][0].sid)
    assert post(provider).run() == 0
    assert len(provider.has[MOBILE]) == 1
    assert not world.tasks()


def test_what_it_never_had_is_sent_once_more_and_only_there(world, post, doubts, in_doubt):
    provider, second = in_doubt(taken=False), Provider(name="second")
    later(world, minutes=3)
    assert doubts(provider, second).settle() == 1
    assert (last(world).state, last(world).again) == ("planned", 1)
    assert post(second).run() == 0
    assert post(provider, second).run() == 1
    assert last(world).state == "sent"
    assert len(provider.has[MOBILE]) == 1
    assert not second.sent


def test_in_doubt_for_the_fourth_time_a_person_looks(world, post, doubts, in_doubt):
    provider = in_doubt(taken=False)
    for again in (1, 2, 3):
        later(world, minutes=3)
        doubts(provider).settle()
        assert (last(world).state, last(world).again) == ("planned", again)
        provider.answers = [Killed()]
        with pytest.raises(Killed):
            post(provider).run()
    later(world, minutes=3)
    doubts(provider).settle()
    assert last(world).state == "unclear"
    (task,) = world.tasks()
    assert (task.kind, task.appointment_id) == ("unclear_message", last(world).appointment_id)
    assert task.unsealed(world.store.vault, "number") == MOBILE
    assert post(provider).run() == 0


def test_a_provider_that_cannot_be_asked_is_asked_again_then_a_person_looks(world, post, doubts, in_doubt):
    provider = in_doubt(taken=True)
    provider.is_silent = True
    later(world, minutes=14)
    assert doubts(provider).settle() == 0
    later(world, minutes=2)
    assert doubts(provider).settle() == 1
    assert last(world).state == "unclear"
    assert post(provider).run() == 0


def test_a_provider_that_does_not_find_what_it_surely_has_is_not_believed(world, post, doubts, in_doubt):
    provider = in_doubt(taken=True)
    provider.hides_numbers = True
    later(world, minutes=3)
    assert doubts(provider).settle() == 0
    later(world, minutes=13)
    doubts(provider).settle()
    assert last(world).state == "unclear"
    assert post(provider).run() == 0


def test_one_of_two_found_may_be_either_so_a_person_looks(world, post, doubts, in_doubt):
    provider = in_doubt(taken=True)
    world.books(world.someone(born="1931-01-01"), world.a_slot(hours=200))
    provider.answers = [Killed()]
    with pytest.raises(Killed):
        post(provider).run()
    later(world, minutes=3)
    assert doubts(provider).settle() == 2
    assert [message.state for message in world.messages()] == ["sent", "unclear", "unclear"]


def test_both_of_two_found_are_both_sent(world, post, doubts, in_doubt):
    provider = in_doubt(taken=True)
    world.books(world.someone(born="1931-01-01"), world.a_slot(hours=200))
    provider.answers = [die]
    with pytest.raises(Killed):
        post(provider).run()
    later(world, minutes=3)
    assert doubts(provider).settle() == 2
    assert [message.state for message in world.messages()] == ["sent"] * 3
    assert len({message.provider_sid for message in world.messages()}) == 3


def test_while_another_to_the_same_number_is_leaving_nothing_is_concluded(world, post, doubts, in_doubt):
    provider = in_doubt(taken=False)
    later(world, minutes=3)
    world.books(world.someone(born="1931-01-01"), world.a_slot(hours=200))
    provider.answers = [lambda: doubts(provider).settle()]
    post(provider).run()
    assert [message.state for message in world.messages()] == ["sent", "sending", "sent"]
    doubts(provider).settle()
    assert world.messages()[1].state == "planned"


def test_what_was_lost_on_the_way_is_known_from_there_too(world, doubts, in_doubt):
    provider = in_doubt(taken=False)
    provider.takes(MOBILE, "undelivered", 30006)
    later(world, minutes=3)
    doubts(provider).settle()
    assert (last(world).state, last(world).fault) == ("undelivered", "no_mobile")
    assert [task.reason for task in world.tasks()] == ["no_mobile"]


def test_word_that_comes_after_all_stops_the_second_sending(world, post, doubts, in_doubt):
    """The provider's list was behind, its callback was not lost."""
    provider = in_doubt(taken=False)
    later(world, minutes=3)
    doubts(provider).settle()
    waiting = last(world)
    assert receipts.receive(
        world.store, sid="SM9", reference=waiting.id, status="delivered", code=None, now=world.now
    )
    assert post(provider).run() == 0
    assert (last(world).state, last(world).provider_sid) == ("delivered", "SM9")


def test_cancelled_meanwhile_it_is_not_sent_once_more(world, post, doubts, in_doubt):
    provider = in_doubt(taken=False)
    later(world, minutes=3)
    doubts(provider).settle()
    with world.store.transaction() as tx:
        silence.stop(tx, MOBILE, now=world.now)
    assert post(provider).run() == 0
    assert last(world).state == "withdrawn"


def test_two_that_look_at_the_same_time_plan_it_once(world, post, doubts, in_doubt, at_once):
    provider = in_doubt(taken=False)
    later(world, minutes=3)
    results = at_once(*[doubts(provider).settle] * 4)
    assert sum(results) == 1
    assert post(provider).run() == 1
    assert len(provider.has[MOBILE]) == 1
