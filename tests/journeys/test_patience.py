"""Silence, noise, repeat, wait, help, an emergency, a person: at every moment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from models import Conversation, Store, Task
from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack

AGENT = "+33937000009"


def test_silence_is_met_with_an_example_then_keys_then_a_person(mobile: Phone) -> None:
    call = mobile.dial().presses("1").hears("date de naissance")
    first = call.silence().hears("rien entendu", "naissance").heard
    second = call.silence().hears("tapez les huit chiffres").heard
    assert first != second
    call.silence().hears("personne").is_passed_to(AGENT)


def test_noise_that_is_not_understood_never_loops(mobile: Phone) -> None:
    call = mobile.dial()
    for _ in range(3):
        call.says("blablabla sous-titres réalisés par la communauté")
    call.hears("personne").is_passed_to(AGENT)


def test_the_star_repeats_word_for_word(mobile: Phone) -> None:
    call = mobile.dial().presses("1").presses("03021938").hears("commune")
    heard = call.heard
    assert call.presses("*").heard == heard
    assert call.says("vous pouvez répéter s'il vous plaît").heard == heard


def test_somebody_who_looks_for_glasses_gets_time_and_silence(mobile: Phone) -> None:
    call = mobile.dial().presses("1").says("attendez je cherche mes lunettes").hears("Prenez votre temps")
    assert call.waiting
    assert call.waiting["timeout"] >= 30
    call.says("trois février trente-huit").hears("commune")


@pytest.mark.parametrize("words", ["au secours j'ai mal dans la poitrine", "je n'arrive plus à respirer"])
def test_an_emergency_comes_before_everything(mobile: Phone, words: str) -> None:
    call = mobile.dial().presses("1").hears("date de naissance")
    call.says(words).hears("quinze", "cent douze").does_not_hear("date de naissance")
    call.presses("0").hears("personne")


def test_zero_brings_a_person_at_any_question(mobile: Phone) -> None:
    mobile.dial().presses("1").presses("03021938").presses("0").is_passed_to(AGENT)


@pytest.fixture
def call_centre(stack: Stack) -> Iterator[Phone]:
    """The telephone of the call centre; afterwards it is answered again."""
    with Phone(stack.simulator_url, AGENT) as phone:
        yield phone
        phone.behaves(calls="answered")


@pytest.mark.parametrize("outcome", ["no-answer", "busy", "failed"])
def test_when_nobody_takes_it_there_the_caller_is_called_back(
    mobile: Phone, call_centre: Phone, store: Store, outcome: str
) -> None:
    call_centre.behaves(calls=outcome)
    call = mobile.dial().says("je veux parler à un conseiller").is_passed_to(AGENT)
    call.hears("rappeler").hears("autre chose")

    assert tasks_of(store, mobile) == ["no_answer"]


def test_a_withheld_caller_whom_nobody_takes_gives_a_number(
    withheld: Phone, call_centre: Phone, store: Store
) -> None:
    call_centre.behaves(calls="no-answer")
    withheld.dial().presses("0").hears("numéro").presses("0465710077").hears("rappellera")

    with Phone("http://127.0.0.1:1", "+33465710077") as told:
        assert tasks_of(store, told) == ["asked"]


def test_who_was_not_taken_once_is_called_back_and_not_rung_through_again(
    mobile: Phone, call_centre: Phone, store: Store
) -> None:
    call_centre.behaves(calls="no-answer")
    call = mobile.dial().presses("0").is_passed_to(AGENT).hears("autre chose")
    call.presses("1").presses("3").hears("personne").presses("1").hears("rappellera")

    assert call.dialled is None
    assert sorted(tasks_of(store, mobile)) == ["move", "no_answer"]


def test_a_person_who_has_answered_ends_the_call(mobile: Phone) -> None:
    call = mobile.dial().presses("0").is_passed_to(AGENT)
    call.other_side_hangs_up()
    assert call.is_over


def test_a_call_in_english_goes_on_in_english(mobile: Phone) -> None:
    call = mobile.dial().presses("9").hears("English")
    call.says("I would like an appointment").hears("date of birth")
    assert call.waiting
    assert call.waiting["language"] == "en-GB"


def test_goodbye_ends_the_call(mobile: Phone) -> None:
    mobile.dial().presses("1").says("non merci au revoir").hears("Au revoir").is_hung_up()


def test_what_was_said_is_forgotten_when_the_call_ends(mobile: Phone, store: Store) -> None:
    mobile.dial().presses("1").presses("03021938").hangs_up()
    with store.transaction() as tx:
        index = tx.vault.blind_index("phone", mobile.number)
        kept = tx.scalars(select(Conversation).where(Conversation.caller_index == index)).one()
        assert kept.ended_at is not None
        assert kept.facts is None


def tasks_of(store: Store, phone: Phone) -> list[str]:
    """Reasons of the call-backs that this telephone waits for."""
    with store.transaction() as tx:
        tasks = tx.scalars(select(Task).where(Task.kind == "call_back")).all()
        return [task.reason for task in tasks if task.unsealed(tx.vault, "number") == phone.number]
