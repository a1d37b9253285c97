"""A provider that hears only keys and knows no queue: the whole journey all the same."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterator

import pytest
from bell import Clock, proves, reminder
from desk import Desk, at_the_place, hears_soon
from sqlalchemy import select
from village import village_of

from config.settings import Settings
from models import Store, Task
from voicebot.simulator.phone import CallInProgress, Phone
from voicebot.supervisor import Stack
from voicebot.wiring import open_store

pytestmark = pytest.mark.timeout(300)
"""A second stack starts here, beside the first."""
AGENT = "+33937000009"
ASKS_TO_SPEAK = re.compile(r"\b(?:dites|dire|parlez)\b", re.IGNORECASE)
NUMBERS = itertools.count(5100)


@pytest.fixture(scope="module")
def keys_only(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A stack of its own, with the other profile."""
    log = (tmp_path_factory.mktemp("keys-only") / "log").open("w")
    own = {"VOICE_PROFILE": "somleng", "AGENT_NUMBERS": f"{AGENT},+33937000010"}
    with log, Stack.demo(scratch=True, ports="free", log=log, environ={**os.environ, **own}) as stack:
        yield stack


@pytest.fixture
def phone(keys_only: Stack) -> Iterator[Phone]:
    with Phone(keys_only.simulator_url, f"+3363998{next(NUMBERS):04}") as phone:
        yield phone


@pytest.fixture
def agents(keys_only: Stack) -> Iterator[list[Phone]]:
    """Their telephones, which are answered unless a test says otherwise."""
    phones = [Phone(keys_only.simulator_url, number) for number in (AGENT, "+33937000010")]
    yield phones
    for phone in phones:
        phone.behaves(calls=None).close()


@pytest.fixture
def kept(keys_only: Stack) -> Iterator[Store]:
    store = open_store(Settings.from_environ(keys_only.environ))
    yield store
    store.close()


def all_fit_for_keys(call: CallInProgress) -> None:
    """Nobody was asked to speak, and nothing was sent that this provider does not know."""
    said = [event["text"] for event in call.state["transcript"] if event["kind"] == "say"]
    assert [text for text in said if ASKS_TO_SPEAK.search(text)] == []
    assert [event["text"] for event in call.state["transcript"] if event["kind"] == "error"] == []


def booked(phone: Phone, born: str) -> CallInProgress:
    """A booking by keys, up to the question whether there is anything else."""
    call = phone.dial().hears("tapez un", "tapez quatre").presses("1")
    answers = {
        "pour vous": "1", "huit chiffres": born, "première injection": "1", "code postal": "13400",
        "plus tôt possible": "1", "que choisissez-vous": "1", "cela vous convient": "1",
        "quand vous êtes": "1", "de quoi noter": "1",
    }  # fmt: skip
    for _ in range(12):
        if "autre chose" in call.heard.lower():
            return call
        heard = call.heard.lower()
        keys = next((keys for words, keys in answers.items() if words in heard), None)
        assert keys, call.transcript()
        call.presses(keys)
    raise AssertionError(call.transcript())


def test_a_whole_booking_by_keys_alone(phone: Phone) -> None:
    call = booked(phone, "03021938")
    assert "C’est réservé" in call.transcript()
    call.presses("2").is_hung_up()
    all_fit_for_keys(call)
    assert phone.wait_for_text("Apportez")


def test_it_is_cancelled_by_keys_alone(phone: Phone) -> None:
    booked(phone, "04021938").hangs_up()
    call = phone.dial().presses("4").presses("04021938").presses("1").hears("C'est annulé")
    all_fit_for_keys(call)


def test_silence_and_wrong_keys_lead_to_a_person(phone: Phone, agents: list[Phone]) -> None:
    call = phone.dial().presses("1").silence().presses("7").silence()
    for _ in range(3):
        if call.dialled:
            break
        call.silence()
    assert call.dialled in (AGENT, "+33937000010"), call.transcript()
    all_fit_for_keys(call)


def test_all_agents_are_dialled_and_the_one_who_answers_talks(phone: Phone, agents: list[Phone]) -> None:
    agents[0].behaves(calls="busy")
    call = phone.dial().presses("0").hears("Je vous passe une personne").is_passed_to("+33937000010")
    all_fit_for_keys(call)
    call.other_side_hangs_up().is_hung_up()


def test_when_no_agent_answers_the_caller_is_called_back(
    phone: Phone, agents: list[Phone], kept: Store
) -> None:
    for agent in agents:
        agent.behaves(calls="no-answer")
    call = phone.dial().presses("0").hears("vous rappeler au").presses("1").presses("2").hears("après-midi")
    all_fit_for_keys(call)
    with kept.transaction() as tx:
        tasks = [one for one in tx.scalars(select(Task)) if one.unsealed(tx.vault, "number") == phone.number]
        assert [(one.kind, one.reason, one.moment) for one in tasks] == [
            ("call_back", "no_answer", "afternoon")
        ]


def test_words_are_not_heard_at_all(phone: Phone) -> None:
    call = phone.dial().presses("1").says("trois février trente-huit").does_not_hear("commune")
    all_fit_for_keys(call)


def test_english_by_keys(phone: Phone) -> None:
    call = phone.dial().presses("9").presses("1").hears("date of birth")
    assert not re.search(r"\b(?:say|tell)\b", call.heard)
    all_fit_for_keys(call)


def test_a_call_of_ours_is_answered_by_keys_alone(keys_only: Stack, kept: Store) -> None:
    clock = Clock(keys_only)
    clock.is_at(11)
    with Phone(keys_only.simulator_url, "+33465715999") as home:
        booked = village_of(kept).books(home.number, "1938-02-03", day=clock.day)
        call = proves(home)
        call.presses("1").hears("C'est confirmé", "tapez deux").presses("2").is_hung_up()
    clock.is_now()
    all_fit_for_keys(call)
    assert reminder(kept, booked).state == "delivered"


def test_an_agent_takes_a_caller_and_gives_them_back(phone: Phone, agents: list[Phone], kept: Store) -> None:
    agents[0].behaves(calls="answered")
    desk, call = Desk(kept), at_the_place(phone)
    desk.takes(phone, agents[0])
    hears_soon(call, "Une personne va vous répondre").talks_with(AGENT)
    assert desk.sees(phone).where == "talking"
    desk.gives_back(phone)
    hears_soon(call, "Je reprends", "code postal").presses("13400").hears("moment")
    all_fit_for_keys(call)


def test_an_agent_who_is_engaged_takes_nobody(phone: Phone, agents: list[Phone], kept: Store) -> None:
    agents[0].behaves(calls="busy")
    desk, call = Desk(kept), at_the_place(phone)
    desk.takes(phone, agents[0])
    hears_soon(call, "Personne ne peut vous répondre", "Je reprends", "code postal")
    all_fit_for_keys(call)
