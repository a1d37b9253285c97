"""The courier: each message leaves once, whatever dies or fails on the way."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import timedelta

import pytest

from voicebot.outbox import promises, receipts
from voicebot.outbox.courier import Courier, settle_unclear
from voicebot.outbox.gateways import Accepted, Busy, Unclear, Undeliverable

MOBILE = "+33612345678"


class Killed(BaseException):
    """The process ends here: nothing catches it."""


class Provider:
    """Takes every text, or does what the next of `answers` says."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.sent = []
        self.reports = []
        self._lock = threading.Lock()

    def send(self, *, to, body, report_to):
        with self._lock:
            answer = self.answers.pop(0) if self.answers else None
            if isinstance(answer, BaseException):
                raise answer
            self.sent.append((to, body))
            self.reports.append(report_to)
            name = f"SM{len(self.sent)}"
        if callable(answer):
            answer()
        return Accepted(name)


@pytest.fixture
def post(world):
    """A courier with this provider, by the clock of the world."""

    def courier(provider, words=lambda _tx, errand: errand.purpose):
        return Courier(
            world.store, provider, words=words, receipts_url="https://v.example/s", now=lambda: world.now
        )

    return courier


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
    assert (message.state, message.provider_sid, message.attempts) == ("sent", "SM1", 1)
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

    def test_leaves_one_message_in_doubt_and_the_next_goes_on(self, world, post, planned):
        world.books(world.someone(born="1931-01-01"), world.a_slot())
        with pytest.raises(Killed):
            post(Provider(Killed())).run()
        assert post(Provider()).run() == 1
        assert sorted(message.state for message in world.messages()) == ["sending", "sent"]

    def test_after_two_minutes_a_person_has_to_look(self, world, post, planned):
        with pytest.raises(Killed):
            post(Provider(Killed())).run()
        world.now += timedelta(minutes=2)
        assert settle_unclear(world.store, now=world.now) == 0
        world.now += timedelta(seconds=1)
        assert settle_unclear(world.store, now=world.now) == 1
        assert settle_unclear(world.store, now=world.now) == 0
        assert state(world) == ("unclear", None)
        (task,) = world.tasks()
        assert (task.kind, task.reason, task.appointment_id) == (
            "unclear_message",
            "unclear",
            planned.appointment_id,
        )
        assert task.unsealed(world.store.vault, "number") == MOBILE
        assert post(Provider()).run() == 0

    def test_a_late_callback_settles_the_doubt_and_nobody_has_to_look(self, world, post, planned):
        with pytest.raises(Killed):
            post(Provider(Killed())).run()
        world.now += timedelta(minutes=3)
        settle_unclear(world.store, now=world.now)
        receipts.receive(
            world.store, sid="SM9", reference=planned.id, status="delivered", code=None, now=world.now
        )
        assert state(world) == ("delivered", None)
        assert not world.tasks()
        assert [task.kind for task in world.tasks("done")] == ["unclear_message"]

    def test_a_slow_worker_that_was_given_up_still_notes_what_it_sent(self, world, post, planned):
        def given_up():
            world.now += timedelta(minutes=3)
            settle_unclear(world.store, now=world.now)

        post(Provider(given_up)).run()
        assert state(world) == ("sent", None)
        assert not world.tasks()


class TestFailures:
    def test_an_unclear_answer_waits_for_its_callback(self, world, post, planned):
        assert post(Provider(Unclear())).run() == 0
        assert state(world) == ("sending", None)
        assert not world.tasks()

    @pytest.mark.parametrize("fault", ["no_mobile", "bad_number", "refused", "configuration"])
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
        assert waits == [2, 4, 8, 16]
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

        def words(_tx, errand):
            if errand.id == planned.id:
                raise KeyError("no such phrase")
            return "words"

        provider = Provider()
        assert post(provider, words).run() == 1
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
                promises.stop(tx, MOBILE, now=world.now)
            raise Busy

        provider = Provider(stops)
        post(provider).run()
        world.now += timedelta(minutes=1)
        assert post(provider).run() == 0
        assert state(world) == ("withdrawn", None)

    def test_words_that_would_be_untrue_are_not_sent(self, world, post, planned):
        provider = Provider()
        assert post(provider, words=lambda _tx, _errand: None).run() == 0
        assert not provider.sent
        assert state(world) == ("withdrawn", None)
        assert not world.tasks()


def test_a_courier_told_to_stop_finishes_one_and_begins_no_other(world, post):
    slot = world.a_slot(capacity=3)
    for born in ("1930-01-01", "1931-01-01", "1932-01-01"):
        world.books(world.someone(born=born), slot)
    provider = Provider(lambda: carrier.stop())
    carrier = post(provider)
    assert carrier.run() == 1
    assert sorted(message.state for message in world.messages()) == ["planned", "planned", "sent"]
