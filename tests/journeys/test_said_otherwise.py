"""Answers in other words than were asked for: a key that is said, a kind word, a filler, a remark."""

from __future__ import annotations

from typing import Any

import pytest
from steps import at_the_offers

from voicebot.simulator.phone import Phone


def test_a_key_may_be_said_instead_of_pressed(mobile: Phone, village: Any) -> None:
    booked = village.books(mobile.number, "1931-07-03", second=24)
    call = mobile.dial().says("je voudrais me désister").hears("date de naissance")
    call.says("trois juillet trente et un").hears("les annuler, tapez un").says("je tape un").hears("annulé")
    assert village.now(booked).state == "cancelled"


@pytest.mark.parametrize("words", ["oui, c'est décidé", "affirmatif", "touche un", "mais oui"])
def test_who_is_asked_whether_to_cancel_may_say_yes_in_many_ways(
    mobile: Phone, village: Any, words: str
) -> None:
    booked = village.books(mobile.number, "1931-07-04")
    call = (
        mobile.dial().says("décommandez mon rendez-vous s'il vous plaît").says("quatre juillet trente et un")
    )
    call.hears("dites « annuler »").says(words).hears("C'est annulé")
    assert village.now(booked).state == "cancelled"


@pytest.mark.parametrize(
    "words",
    [
        "décommandez mon rendez-vous s'il vous plaît",
        "je ne peux plus venir à mon rendez-vous, il faut l'annuler",
        "voilà je dois être hospitalisée, je ne pourrai pas venir au rendez-vous",
    ],
)
def test_who_hears_of_an_appointment_and_wants_it_no_more_keeps_nothing(
    mobile: Phone, village: Any, words: str
) -> None:
    village.books(mobile.number, "1931-07-05")
    call = mobile.dial().presses("1").presses("05071931").hears("Vous avez déjà rendez-vous")
    call.says(words).does_not_hear("est gardé").hears("annuler")


@pytest.mark.parametrize("words", ["numéro un", "la un", "je tape un"])
def test_the_key_for_as_soon_as_possible_may_be_said(mobile: Phone, words: str) -> None:
    call = mobile.dial().presses("1").presses("03021938").presses("1").presses("13400").hears("tapez un")
    call.says(words).hears("Que choisissez-vous")


def test_a_kind_word_to_the_assistant_sends_nobody_to_a_person(mobile: Phone) -> None:
    call = mobile.dial().says("ah c'est une dame, tant mieux").does_not_hear("personne. Ne quittez pas")
    call.says("un rendez-vous").hears("date de naissance").says(
        "vous avez bien du courage avec tous ces appels"
    )
    call.hears("naissance").says("trois février trente-huit").hears("injection").says(
        "vous avez une belle voix"
    )
    call.hears("injection").does_not_hear("commune")


@pytest.mark.parametrize(
    "words",
    [
        "hier j'ai appelé trois fois, alors celui à {hour}",
        "mon médecin m'a dit qu'il fallait le faire, eh bien {hour}",
    ],
)
def test_an_offer_is_taken_behind_a_remark(mobile: Phone, village: Any, words: str) -> None:
    call = at_the_offers(mobile)
    hour = call.heard.split(" à ")[-1].split(", tapez")[0]
    call.says(words.format(hour=hour)).hears("C'est réservé")
    assert village.of(mobile.number)


@pytest.mark.parametrize("words", ["eh bien c'est Henri Lefebvre", "attendez je m'appelle Henri Lefebvre"])
def test_a_name_behind_a_filler_is_a_name(mobile: Phone, store: Any, village: Any, words: str) -> None:
    call = mobile.dial().says("un rendez-vous").says("trois mai trente-six").says("un rappel")
    call.says("je ne sais plus").says("à Aubagne").presses("1").says("la première").hears("votre nom")
    call.says(words).hears("Merci")


def test_no_number_is_an_answer(withheld: Phone) -> None:
    call = withheld.dial().presses("1").presses("06071931").presses("1").hears("numéro est masqué")
    call.says("non je ne veux pas donner mon numéro").hears("commune")


def test_where_one_lives_is_kept_when_it_is_said_before_the_birth_date(mobile: Phone) -> None:
    call = mobile.dial().says("un rendez-vous").hears("naissance").says("j'habite à Aubagne").hears("Aubagne")
    call.hears("naissance").says("trois février trente-huit").says("la première").hears("quel jour")


@pytest.mark.parametrize("words", ["est-ce que je peux avoir quelqu'un", "je voudrais avoir quelqu'un"])
def test_who_asks_for_somebody_gets_a_person(mobile: Phone, words: str) -> None:
    mobile.dial().says(words).hears("Je vous passe une personne")


@pytest.mark.parametrize(
    "words", ["je vais réfléchir, je rappellerai", "je dois raccrocher, on sonne à la porte"]
)
def test_who_leaves_in_the_middle_is_bid_goodbye(mobile: Phone, words: str) -> None:
    call = mobile.dial().presses("1").presses("03021938").presses("1").presses("13400").hears("quel jour")
    call.says(words).hears("rien n'est réservé", "Au revoir")


@pytest.mark.parametrize("words", ["annulez", "confirmer mon rendez-vous"])
def test_a_wish_said_again_instead_of_a_proof_is_offered_a_person(another_mobile: Phone, words: str) -> None:
    call = another_mobile.dial().presses("4").hears("date de naissance")
    for _ in range(4):
        call.says(words)
    call.hears("personne")
