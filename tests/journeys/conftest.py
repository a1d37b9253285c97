"""The running stack, with the real model and a database of its own, and telephones that ring it."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx
import pytest
from bell import Clock
from desk import Desk
from sqlalchemy import select, update
from twilio.request_validator import RequestValidator
from village import Village, village_of

from config.settings import Settings
from models import AgentLeg, Centre, Conversation, Slot, Store, Waiting
from voicebot.booking.views import Booked
from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack
from voicebot.supervisor.stack import ROOT
from voicebot.wiring import open_store

NUMBERS = itertools.count(100)
AGENTS = ("+33937000009", "+33937000010")
ALWAYS_OPEN = ROOT / "config/demo/call_centre.toml"
PARIS = ZoneInfo("Europe/Paris")


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
def stack(stack_log: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """One stack for all journeys: each rings from a number of its own."""
    folder = tmp_path_factory.mktemp("call-centre")
    (folder / "hours.toml").write_text(ALWAYS_OPEN.read_text("utf-8"), "utf-8")
    own = {"AGENT_NUMBERS": ",".join(AGENTS), "CALL_CENTRE_FILE": str(folder / "hours.toml")}
    with (
        stack_log.open("w") as log,
        Stack.demo(scratch=True, ports="free", log=log, environ={**os.environ, **own}) as stack,
    ):
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


@pytest.fixture(scope="session")
def village(store: Store) -> Village:
    """A centre in Saint-Véran, the highest commune of all."""
    return village_of(store)


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


NEVER_OPEN = 'time_zone = "Europe/Paris"\n[hours]\nmonday = ["08:00-08:01"]\n'


class CallCentre:
    """The telephones of the agents, and the hours of their office."""

    def __init__(self, stack: Stack, phones: list[Phone]) -> None:
        self.phones, self._hours = phones, Path(stack.environ["CALL_CENTRE_FILE"])
        self._open = self._hours.read_text("utf-8")

    def closes(self) -> None:
        """From now on it is out of hours, but for a minute on Mondays."""
        self._hours.write_text(NEVER_OPEN, "utf-8")

    def opens(self) -> None:
        """As it was."""
        self._hours.write_text(self._open, "utf-8")

    def has_one_agent(self) -> Phone:
        """The other one is always busy."""
        self.phones[1].behaves(calls="busy")
        return self.phones[0]

    def hangs_up_everywhere(self) -> None:
        """Nobody rings and nobody talks any more."""
        for phone in self.phones:
            phone.behaves(calls=None)
            for call in phone.asks("GET", f"/box/calls?number=%2B{phone.number[1:]}"):
                phone.asks("POST", f"/box/calls/{call['id']}/hangup", {})


@pytest.fixture
def call_centre(stack: Stack, store: Store) -> Iterator[CallCentre]:
    """Nobody is in line and no telephone rings, before and afterwards."""
    with ExitStack() as open_:
        numbers = stack.environ["AGENT_NUMBERS"].split(",")
        centre = CallCentre(stack, [open_.enter_context(Phone(stack.simulator_url, n)) for n in numbers])
        empty(store, centre)
        yield centre
        centre.opens()
        empty(store, centre)


def empty(store: Store, centre: CallCentre) -> None:
    leave_the_line(store, centre.phones[0])
    with store.transaction() as tx:
        tx.execute(update(AgentLeg).values(state="over"))
    centre.hangs_up_everywhere()


def leave_the_line(store: Store, phone: Phone) -> None:
    """All who still wait for a person hang up."""
    with store.transaction() as tx:
        in_line = select(Conversation.provider_sid).join(Waiting).where(Waiting.state == "waiting")
        left = tx.scalars(in_line).all()
    for sid in left:
        phone.asks("POST", f"/box/calls/{sid}/hangup", {})
    with store.transaction() as tx:
        tx.execute(update(Waiting).values(state="left"))


@pytest.fixture(autouse=True, scope="module")
def nobody_in_line(stack: Stack, store: Store) -> None:
    """Callers of other files who were left waiting: the line takes only so many."""
    with Phone(stack.simulator_url, "") as phone:
        leave_the_line(store, phone)


@pytest.fixture(scope="module")
def ringing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A stack with a clock of its own, for the calls that we make."""
    log = (tmp_path_factory.mktemp("ringing") / "log").open("w")
    own = {"AGENT_NUMBERS": ",".join(AGENTS)}
    with log, Stack.demo(scratch=True, ports="free", log=log, environ={**os.environ, **own}) as stack:
        yield stack


@pytest.fixture(scope="module")
def kept(ringing: Stack) -> Iterator[Store]:
    """Its database."""
    store = open_store(Settings.from_environ(ringing.environ))
    yield store
    store.close()


@pytest.fixture(scope="module")
def saint_veran(kept: Store) -> Village:
    """The village, in it."""
    return village_of(kept)


@pytest.fixture
def clock(ringing: Stack) -> Clock:
    """Eleven o'clock, the day before the appointments."""
    clock = Clock(ringing)
    clock.is_at(11)
    return clock


@pytest.fixture
def home(ringing: Stack) -> Iterator[Phone]:
    """A landline."""
    with Phone(ringing.simulator_url, f"+3346571{next(NUMBERS):04}") as phone:
        yield phone


@pytest.fixture
def books(saint_veran: Village, clock: Clock, home: Phone) -> Callable[..., Booked]:
    """Somebody booked for tomorrow with the landline."""

    def book(born: str = "1938-02-03", hour: int = 2) -> Booked:
        return saint_veran.books(home.number, born, day=clock.day, hour=hour)

    return book


@pytest.fixture
def desk(store: Store) -> Desk:
    """The console's buttons for a caller on the line."""
    return Desk(store)


@pytest.fixture
def agent(call_centre: CallCentre) -> Phone:
    """The only agent there is."""
    return call_centre.has_one_agent()
