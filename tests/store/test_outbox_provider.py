"""From a booking to the receipt: our courier and doors, the provider's library, and the box, over HTTP."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from flask import Flask
from werkzeug.serving import make_server

from config.clock import Clock
from config.settings import Settings
from voicebot import worker
from voicebot.app import create_app
from voicebot.outbox import silence
from voicebot.outbox.dispatch import Dispatcher
from voicebot.outbox.gateways import gateways_of
from voicebot.outbox.unclear import Doubts
from voicebot.simulator.app import create_app as create_box
from voicebot.supervisor import local_environ
from voicebot.supervisor.stack import ROOT
from voicebot.wiring import plug_in

MOBILE, OTHER = "+33612345678", "+33698765432"


class Running:
    """A WSGI application on a free port of this machine."""

    def __init__(self, app: Flask) -> None:
        self._server = make_server("127.0.0.1", 0, app, threaded=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class Town:
    """The service's doors, the box, and a courier between them."""

    def __init__(self, database_url: str) -> None:
        given = {"DATABASE_URL": database_url, "PUBLIC_BASE_URL": "https://vaccin.example.org"}
        environ = local_environ(ROOT, given)
        self.rooms = plug_in(Settings.from_environ(environ))
        self.doors = Running(create_app(self.rooms))
        box_settings = Settings.from_environ(environ | {"SIMULATOR_WEB_URL": self.doors.url})
        self.box = Running(create_box(box_settings))
        self.settings = Settings.from_environ(environ | {"TWILIO_BASE_URL": self.box.url})

    def courier(self, *, timeout: float = 8, **changes: Any) -> Dispatcher:
        settings = self.settings.model_copy(update={"sms_per_second": 1000} | changes)
        gateways = gateways_of(settings, timeout=timeout)
        return worker.dispatcher_of(settings, self.rooms.store, Clock(), gateways)

    def doubts(self) -> Doubts:
        return Doubts(self.rooms.store, gateways_of(self.settings), now=Clock().now)

    def suffers(self, **trouble: Any) -> None:
        httpx.put(f"{self.box.url}/box/trouble", json=trouble).raise_for_status()

    def line(self, number: str, error: int) -> None:
        httpx.put(f"{self.box.url}/box/lines/{number}", json={"text_error": error}).raise_for_status()

    def inbox(self, number: str) -> list[str]:
        return [text["body"] for text in httpx.get(f"{self.box.url}/box/threads/{number}").json()]

    def close(self) -> None:
        self.box.close()
        self.doors.close()
        self.rooms.store.close()


@pytest.fixture(scope="module")
def town(database_url: str) -> Iterator[Town]:
    town = Town(database_url)
    yield town
    town.close()


@pytest.fixture
def world(world, town):
    """The empty store, opened with the service's keys, at this very hour: the box goes by the real clock."""
    world.store, world.now = town.rooms.store, datetime.now(UTC)
    return world


def message(world):
    return world.messages()[-1]


def soon(holds: Callable[[], bool]) -> bool:
    for _ in range(200):
        if holds():
            return True
        time.sleep(0.05)
    return False


def comes_to(world, state):
    """Waits until the receipts have brought the message there."""
    return soon(lambda: message(world).state == state)


def test_a_booking_ends_in_a_delivered_text_with_the_code(world, town):
    booked = world.books(world.someone(), world.a_slot(hours=200))
    assert town.courier().run() == 1
    assert comes_to(world, "delivered")
    assert message(world).provider_sid.startswith("SM")
    text = town.inbox(MOBILE)[-1]
    assert booked.code in text
    assert "Aubagne" in text
    assert not world.tasks()


def test_a_cancellation_is_told_too_and_the_confirmation_that_was_overtaken_is_not(world, town):
    booked = world.books(world.someone(number="+33611111111"), world.a_slot(hours=200))
    world.cancels(booked, tell="+33611111111")
    assert town.courier().run() == 1
    assert comes_to(world, "delivered")
    (text,) = town.inbox("+33611111111")
    assert booked.code not in text


def test_a_text_that_is_lost_on_the_way_is_known_and_a_person_looks(world, town):
    town.line(OTHER, 30006)
    world.books(world.someone(number=OTHER), world.a_slot(hours=200))
    assert town.courier().run() == 1
    assert comes_to(world, "undelivered")
    assert [(task.kind, task.reason) for task in world.tasks()] == [("undeliverable", "no_mobile")]


def test_a_number_that_the_provider_refuses_is_not_tried_again(world, town):
    town.line(OTHER, 21610)
    world.books(world.someone(number=OTHER), world.a_slot(hours=200))
    assert town.courier().run() == 0
    assert (message(world).state, message(world).fault) == ("failed", "refused")


def test_a_wrong_token_loses_nothing(world, town):
    """While it is being changed, messages wait."""
    world.books(world.someone(), world.a_slot(hours=200))
    wrong = type(town.settings.twilio_auth_token)("wrong")
    assert town.courier(twilio_auth_token=wrong).run() == 0
    assert message(world).state == "planned"
    assert message(world).attempts == 1


def test_a_provider_that_cannot_be_reached_took_nothing(world, town):
    world.books(world.someone(), world.a_slot(hours=200))
    for url in ("http://127.0.0.1:9", "http://no-such-host.invalid"):
        with world.store.transaction() as tx:
            tx.merge(message(world)).due_at = world.now
        assert town.courier(twilio_base_url=url).run() == 0
        assert message(world).state == "planned"


def test_who_says_stop_gets_no_more_texts(world, town):
    world.books(world.someone(number="+33622222222"), world.a_slot(hours=200))
    with world.store.transaction() as tx:
        silence.stop(tx, "+33622222222", now=world.now)
    assert town.courier().run() == 0
    assert town.inbox("+33622222222") == []


class TestTrouble:
    """Between the provider's library and the box, over real connections."""

    @pytest.fixture(autouse=True)
    def it_ends(self, town) -> Iterator[None]:
        yield
        town.suffers()

    def test_what_came_too_fast_is_tried_again(self, world, town):
        world.books(world.someone(), world.a_slot(hours=200))
        town.suffers(too_many=1)
        assert town.courier().run() == 0
        assert message(world).state == "planned"

    @pytest.mark.parametrize("kind", ["broken", "reset", "time_out"])
    @pytest.mark.parametrize("taken", [False, True])
    def test_what_may_have_been_taken_is_looked_up_and_arrives_once(self, world, town, kind, taken):
        number = f"+3363998{kind == 'broken':d}{kind == 'reset':d}{taken:d}0"
        world.books(world.someone(number="+33633333333"), world.a_slot(hours=200))
        assert town.courier().run() == 1
        world.now = datetime.now(UTC)
        world.books(world.someone(number=number), world.a_slot(hours=200))
        town.suffers(**{f"{kind}_after" if taken else kind: 1}, receipts_lost=1, seconds=1)
        assert town.courier(timeout=0.5).run() == 0
        town.suffers()
        assert message(world).state == "sending"
        with world.store.transaction() as tx:
            tx.merge(message(world)).marked_at = world.now - timedelta(minutes=3)
        assert town.doubts().settle() == 1
        assert message(world).state == ("sent" if taken else "planned")
        assert town.courier().run() == (not taken)
        assert len(town.inbox(number)) == 1
        assert comes_to(world, "sent") or comes_to(world, "delivered")

    def test_receipts_doubled_late_and_out_of_order_end_in_delivered(self, world, town):
        town.suffers(receipts_doubled=1, receipts_late=0.5, seconds=0.3)
        for n in range(10):
            world.books(world.someone(number=f"+336399800{n:02}"), world.a_slot(hours=200))
        assert town.courier().run() == 10
        assert soon(lambda: {message.state for message in world.messages()} == {"delivered"})
        assert not world.tasks()


def test_a_forged_receipt_changes_nothing(world, town):
    town.suffers(receipts_held=True)
    world.books(world.someone(), world.a_slot(hours=200))
    assert town.courier().run() == 1
    form = {"MessageSid": message(world).provider_sid, "MessageStatus": "delivered"}
    url = f"{town.doors.url}/twilio/sms/status?message={message(world).id}"
    forged = httpx.post(url, data=form, headers={"X-Twilio-Signature": "bm90IGhpcw=="})
    assert forged.status_code == 403
    assert message(world).state == "sent"
    town.suffers()
    assert comes_to(world, "delivered")
