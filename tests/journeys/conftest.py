"""The running stack, with the real model and a database of its own, and telephones that ring it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from twilio.request_validator import RequestValidator

from config.settings import Settings
from models import Centre, Slot, Store
from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack
from voicebot.wiring import open_store

NUMBERS = itertools.count(100)


class Line:
    """A call by hand: signed requests with parameters that no telephone would send, or sent again."""

    def __init__(self, stack: Stack, number: str = "") -> None:
        self.number = number or f"+3363998{next(NUMBERS):04}"
        self.sid = f"CA{uuid4().hex}"
        self._stack = stack
        self._validator = RequestValidator(stack.environ["TWILIO_AUTH_TOKEN"])

    def posts(self, path: str, **form: str) -> httpx.Response:
        """Post these parameters, signed for the public address."""
        form = {"CallSid": self.sid, "From": self.number, "To": "+33937000000", **form}
        signature = self._validator.compute_signature(self._stack.environ["PUBLIC_BASE_URL"] + path, form)
        headers = {"X-Twilio-Signature": signature}
        return httpx.post(self._stack.web_url + path, data=form, headers=headers, timeout=15)

    def presses(self, *entries: str) -> httpx.Response:
        """Ring, and answer one question after the other by keys; returns the last answer."""
        response = self.posts("/twilio/voice")
        for number, keys in enumerate(entries, 1):
            response = self.posts(f"/twilio/voice/{number}", Digits=keys)
        return response


@pytest.fixture
def line(stack: Stack) -> Line:
    """A call by hand."""
    return Line(stack)


@pytest.fixture(scope="session")
def stack_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that the processes wrote."""
    return tmp_path_factory.mktemp("stack") / "log"


@pytest.fixture(scope="session")
def stack(stack_log: Path) -> Iterator[Stack]:
    """One stack for all journeys: each rings from a number of its own."""
    with stack_log.open("w") as log, Stack.demo(scratch=True, ports="free", log=log) as stack:
        yield stack


@pytest.fixture(scope="session")
def store(stack: Stack) -> Iterator[Store]:
    """The stack's database, to look into afterwards."""
    store = open_store(Settings.from_environ(stack.environ))
    yield store
    store.close()


@pytest.fixture
def mobile(stack: Stack) -> Iterator[Phone]:
    """A mobile that has never called."""
    with Phone(stack.simulator_url, f"+3363998{next(NUMBERS):04}") as phone:
        yield phone


@pytest.fixture
def another_mobile(stack: Stack) -> Iterator[Phone]:
    """Somebody else's."""
    with Phone(stack.simulator_url, f"+3363998{next(NUMBERS):04}") as phone:
        yield phone


@pytest.fixture
def landline(stack: Stack) -> Iterator[Phone]:
    """A telephone that cannot read."""
    with Phone(stack.simulator_url, f"+3346571{next(NUMBERS):04}") as phone:
        yield phone


@pytest.fixture
def withheld(stack: Stack) -> Iterator[Phone]:
    """A caller who shows no number."""
    with Phone(stack.simulator_url, "") as phone:
        yield phone


@pytest.fixture
def lonely_centre(store: Store) -> Callable[..., int]:
    """A centre in a commune far from all others, with these places free; returns its id."""

    def make(insee: str, postal_code: str, town: str, *, hours: int = 1, capacity: int = 1) -> int:
        tomorrow = (datetime.now(UTC) + timedelta(days=2)).replace(hour=9, minute=0, second=0, microsecond=0)
        with store.transaction() as tx:
            centre = Centre(
                official_id=f"test-{insee}",
                name="Salle des Fêtes",
                address="1 Place de la Mairie",
                postal_code=postal_code,
                insee_code=insee,
                town=town,
                latitude=44.0,
                longitude=-30.0 + int(insee[-2:]),
                time_zone="Europe/Paris",
                opening={},
                closed=False,
                professionals_only=False,
                imported_at=tomorrow,
            )
            tx.add(centre)
            tx.flush()
            starts = (tomorrow + timedelta(hours=hour) for hour in range(hours))
            tx.add_all(
                Slot(centre_id=centre.id, starts_at=at, minutes=10, capacity=capacity) for at in starts
            )
            return centre.id

    return make
