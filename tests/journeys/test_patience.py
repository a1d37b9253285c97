"""Silence, noise, repeat, wait, help, an emergency, a person: at every moment."""

from __future__ import annotations

import itertools

import pytest
from sqlalchemy import select

from models import Conversation, Store, Task
from voicebot.simulator.phone import CallInProgress, Phone


def test_silence_is_met_with_an_example_then_keys_then_a_person(mobile: Phone) -> None:
    call = mobile.dial().presses("1").hears("date de naissance")
    first = call.silence().hears("rien entendu", "naissance").heard
    second = call.silence().hears("tapez les huit chiffres").heard
    assert first != second
    call.silence().hears("personne").waits_for_a_person()


def test_noise_that_is_not_understood_never_loops(mobile: Phone) -> None:
    call = mobile.dial()
    for _ in range(3):
        call.says("blablabla sous-titres réalisés par la communauté")
    call.hears("personne").waits_for_a_person()


def test_the_star_repeats_word_for_word(mobile: Phone) -> None:
    call = mobile.dial().presses("1").presses("03021938").hears("injection")
    heard = call.heard
    assert call.presses("*").heard == heard
    assert call.says("vous pouvez répéter s'il vous plaît").heard == heard


def test_somebody_who_looks_for_glasses_gets_more_than_a_minute_and_no_reproach(mobile: Phone) -> None:
    call = mobile.dial().presses("1").says("attendez je cherche mes lunettes").hears("Prenez votre temps")
    assert call.waiting
    patience = call.waiting["timeout"]
    call.silence().hears("Je suis toujours là").does_not_hear("date de naissance")
    assert call.waiting
    assert patience + call.waiting["timeout"] >= 60
    call.silence().hears("nous reprenons", "naissance").does_not_hear("rien entendu")
    call.says("trois février trente-huit").hears("injection")


def test_no_words_are_said_twice_in_a_row_through_every_kind_of_trouble(mobile: Phone) -> None:
    call = mobile.dial().presses("1").presses("03021938").hears("injection")
    heard = [said_in(call)]
    for answer in (None, "aide", "patati et patata", "aide", None, "patati et patata", "aide", "aide", None):
        call.silence() if answer is None else call.says(answer)
        heard.append(said_in(call))
    assert [one & other for one, other in itertools.pairwise(heard)] == [set()] * 9


def test_who_goes_round_in_circles_is_offered_a_person_and_not_sent_there(mobile: Phone) -> None:
    call = mobile.dial().presses("1").hears("date de naissance")
    call.says("aide").presses("*").says("à quoi ça sert").does_not_hear("une personne peut vous aider")
    call.presses("*").hears("une personne peut vous aider", "naissance")
    call.presses("03021938").hears("injection")


def test_help_says_what_is_asked_and_why(mobile: Phone) -> None:
    call = mobile.dial().presses("1").says("aidez-moi").hears("date de naissance sert à réserver")
    call.presses("03021938").says("je ne comprends pas ce qu'il faut faire, aidez-moi")
    call.hears("trouver la bonne date", "injection").presses("1").hears("commune")
    call.says("aide").hears("où chercher le centre le plus proche", "Quelle est la commune")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("allô, qui est à l'appareil ?", "service public de vaccination"),
        ("c'est une machine ?", "assistant automatique"),
        ("je n'entends rien", "je parle plus lentement"),
        ("parlez plus fort", "je parle plus lentement"),
        ("allô ? vous êtes là ?", "je vous entends"),
    ],
)
def test_what_is_said_to_the_line_is_answered_and_the_question_comes_back(
    mobile: Phone, words: str, answer: str
) -> None:
    mobile.dial().presses("1").says(words).hears(answer, "naissance")


def test_a_wrong_key_is_called_one(mobile: Phone) -> None:
    call = mobile.dial().presses("7").hears("Cette touche ne convient pas")
    call.presses("1").presses("12345").hears("Ces chiffres ne conviennent pas").presses("03021938")
    call.hears("injection")


def test_who_needs_nothing_more_and_is_silent_is_bid_goodbye(mobile: Phone) -> None:
    call = mobile.dial().presses("1").presses("03021938").presses("1").presses("13400").presses("1")
    call.presses("1").hears("C'est réservé").presses("1").hears(
        "autre chose"
    ).silence().silence().silence().hears("Au revoir").is_hung_up()


@pytest.mark.parametrize("words", ["au secours j'ai mal dans la poitrine", "je n'arrive plus à respirer"])
def test_an_emergency_comes_before_everything(mobile: Phone, words: str) -> None:
    call = mobile.dial().presses("1").hears("date de naissance")
    call.says(words).hears("quinze", "cent douze").does_not_hear("date de naissance")
    call.presses("0").hears("personne")


def test_zero_brings_a_person_at_any_question(mobile: Phone) -> None:
    mobile.dial().presses("1").presses("03021938").presses("0").waits_for_a_person()


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


def said_in(call: CallInProgress) -> set[str]:
    """The sentences of one turn."""
    return {event["text"] for event in call.state["heard"] if event["kind"] == "say"}


def tasks_of(store: Store, phone: Phone) -> list[str]:
    """Reasons of the call-backs that this telephone waits for."""
    with store.transaction() as tx:
        tasks = tx.scalars(select(Task).where(Task.kind == "call_back")).all()
        return [task.reason for task in tasks if task.unsealed(tx.vault, "number") == phone.number]
