"""Sending: each message leaves once, whatever dies or fails on the way."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from providers import Killed, Provider
from sqlalchemy import update

from models import Appointment, Message
from voicebot.outbox import receipts, silence
from voicebot.outbox.gateways import Busy, Unclear, Undeliverable

MOBILE = "+33612345678"


@pytest.fixture
def planned(world):
    """A message that is due."""
    world.books(world.someone(), world.a_slot(hours=200))
    (message,) = world.messages()
    return message


def state(world):
    (message,) = world.messages()
    return message.state, message.fault


def test_a_due_message_is_sent_and_its_name_kept(world, post, planned):
    provider = Provider()
    assert post(provider).run() == 1
    (message,) = world.messages()
    assert (message.state, message.provider, message.attempts) == ("sent", "first", 1)
    assert message.provider_sid == provider.has[MOBILE][0].sid
    assert message.unsealed(world.store.vault, "body") == "confirmation"
    assert provider.sent == [(MOBILE, "confirmation")]
    assert provider.reports == [f"https://v.example/s?message={planned.id}"]
    assert post(provider).run() == 0
    assert not world.tasks()


def test_what_is_not_yet_due_waits(world, post, planned):
    world.now -= timedelta(seconds=1)
    assert post(Provider()).run() == 0
    assert state(world) == ("planned", None)


def test_many_couriers_at_once_never_send_twice(world, post, at_once):
    numbers = [f"+336123456{n:02}" for n in range(40)]
    slot = world.a_slot(capacity=len(numbers))
    for number in numbers:
        world.books(world.someone(number=number), slot)
    provider = Provider()
    results = at_once(*(post(provider).run for _ in range(6)))
    assert sum(results) == len(numbers)
    assert Counter(to for to, _ in provider.sent) == Counter(numbers)


class TestAWorkerThatDies:
    @pytest.mark.parametrize("reached", [False, True])
    def test_between_the_mark_and_the_note_is_never_followed_by_a_blind_second_sending(
        self, world, post, planned, reached
    ):
        def die():
            raise Killed

        provider = Provider(die if reached else Killed())
        with pytest.raises(Killed):
            post(provider).run()
        for minutes in (0, 1, 60 * 12):
            world.now += timedelta(minutes=minutes)
            assert post(provider).run() == 0
        assert len(provider.sent) == reached
        assert state(world) == ("sending", None)

    def test_leaves_at_most_twenty_four_in_doubt_and_the_next_goes_on(self, world, post, planned):
        slot = world.a_slot(capacity=27)
        for year in range(1930, 1957):
            world.books(world.someone(born=f"{year}-01-01"), slot)
        with pytest.raises(Killed):
            post(Provider(*[Killed()] * 24)).run()
        assert post(Provider()).run() == 4
        states = Counter(message.state for message in world.messages())
        assert states == {"sending": 24, "sent": 4}

    def test_a_late_callback_settles_the_doubt_and_nobody_has_to_look(self, world, post, doubts, planned):
        with pytest.raises(Killed):
            post(Provider(Killed())).run()
        world.now += timedelta(minutes=20)
        doubts(Provider()).settle()
        assert state(world) == ("unclear", None)
        receipts.receive(
            world.store, sid="SM9", reference=planned.id, status="delivered", code=None, now=world.now
        )
        assert state(world) == ("delivered", None)
        assert not world.tasks()
        assert [task.kind for task in world.tasks("done")] == ["unclear_message"]

    def test_a_slow_worker_that_was_given_up_still_notes_what_it_sent(self, world, post, doubts, planned):
        def given_up():
            world.now += timedelta(minutes=20)
            doubts(Provider()).settle()
            assert state(world) == ("unclear", None)

        post(Provider(given_up)).run()
        assert state(world) == ("sent", None)
        assert not world.tasks()


class TestFailures:
    def test_an_unclear_answer_waits_for_its_callback(self, world, post, planned):
        assert post(Provider(Unclear())).run() == 0
        assert state(world) == ("sending", None)
        assert not world.tasks()

    @pytest.mark.parametrize("fault", ["no_mobile", "bad_number", "refused"])
    def test_what_will_never_work_is_not_tried_again_and_a_person_looks(self, world, post, planned, fault):
        provider = Provider(Undeliverable(fault))
        post(provider).run()
        world.now += timedelta(hours=1)
        post(provider).run()
        assert state(world) == ("failed", fault)
        assert not provider.sent
        assert [(task.kind, task.reason) for task in world.tasks()] == [("undeliverable", fault)]

    def test_a_busy_provider_is_asked_again_each_time_after_twice_as_long(self, world, post, planned):
        provider = Provider(*[Busy("429")] * 4)
        waits = []
        for _ in range(4):
            post(provider).run()
            (message,) = world.messages()
            assert (message.state, message.marked_at) == ("planned", None)
            waits.append((message.due_at - world.now).total_seconds())
            world.now = message.due_at
        for wait, wanted in zip(waits, (2, 4, 8, 16), strict=True):
            assert 0.75 * wanted <= wait <= 1.25 * wanted
        assert waits != [2, 4, 8, 16]
        assert post(provider).run() == 1

    def test_it_is_asked_as_long_as_the_message_is_worth_it_then_a_person_looks(self, world, post, planned):
        provider = Provider(*[Busy("503")] * 1000)
        while state(world)[0] == "planned":
            (message,) = world.messages()
            assert message.due_at - world.now <= timedelta(minutes=10)
            world.now = max(world.now, message.due_at)
            post(provider).run()
        assert state(world) == ("failed", "expired")
        assert world.now >= planned.expires_at
        assert [task.kind for task in world.tasks()] == ["undeliverable"]

    def test_what_nobody_carried_in_time_is_not_sent_any_more(self, world, post, planned):
        world.now = planned.expires_at
        provider = Provider()
        assert post(provider).run() == 0
        assert not provider.sent
        assert state(world) == ("failed", "expired")

    def test_a_message_that_cannot_be_written_holds_up_nobody(self, world, post, planned):
        world.now += timedelta(seconds=1)
        world.books(world.someone(born="1931-01-01"), world.a_slot())

        def words(errand):
            if errand.subject.appointment.id == planned.appointment_id:
                raise LookupError
            return "words"

        assert post(Provider(), words=words).run() == 1
        assert [message.state for message in world.messages()] == ["failed", "sent"]
        assert [task.reason for task in world.tasks()] == ["wording"]

    def test_a_seal_that_is_broken_holds_up_nobody(self, world, post, planned):
        with world.store.transaction() as tx:
            tx.merge(planned).recipient = b"test:broken"
        assert post(Provider()).run() == 0
        assert state(world) == ("failed", "wording")


class TestWhatIsNoLongerTrue:
    """A message that came back from a busy provider is looked at again before it leaves."""

    def test_a_number_that_said_stop_meanwhile_gets_nothing(self, world, post, planned):
        def stops():
            with world.store.transaction() as tx:
                silence.stop(tx, MOBILE, now=world.now)
            raise Busy("too_fast")

        provider = Provider(stops)
        post(provider).run()
        world.now += timedelta(minutes=1)
        assert post(provider).run() == 0
        assert state(world) == ("withdrawn", None)

    def test_words_that_would_be_untrue_are_not_sent(self, world, post, planned):
        provider = Provider()
        with world.store.transaction() as tx:
            tx.get_one(Appointment, planned.appointment_id).state = "cancelled"
        assert post(provider).run() == 0
        assert not provider.sent
        assert state(world) == ("withdrawn", None)
        assert not world.tasks()


def test_a_worker_told_to_stop_finishes_what_is_leaving_and_gives_back_the_rest(world, post):
    slot = world.a_slot(capacity=28)
    for year in range(1930, 1958):
        world.books(world.someone(born=f"{year}-01-01"), slot)
    provider = Provider(*[lambda: carrier.stop()] * 28)
    carrier = post(provider)
    sent = carrier.run()
    states = Counter(message.state for message in world.messages())
    assert 1 <= sent == states["sent"] <= 24
    assert states["planned"] == 28 - sent
    assert post(Provider()).run() == 28 - sent


def test_answers_to_people_leave_before_what_is_told_to_many(world, post):
    slot = world.a_slot(capacity=3)
    for born, priority in (("1930-01-01", 2), ("1931-01-01", 1), ("1932-01-01", 0)):
        world.books(world.someone(born=born), slot)
        with world.store.transaction() as tx:
            tx.execute(update(Message).where(Message.priority == 0).values(priority=priority + 10))
    with world.store.transaction() as tx:
        tx.execute(update(Message).values(priority=Message.priority - 10))
    provider = Provider()
    post(provider, per_second=10).run()
    priorities = {
        f"https://v.example/s?message={message.id}": message.priority for message in world.messages()
    }
    assert [priorities[report] for report in provider.reports] == [0, 1, 2]
