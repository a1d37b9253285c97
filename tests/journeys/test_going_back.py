"""Somebody was mistaken, or wants to go back: one answer is asked for again, all others stay."""

from __future__ import annotations

from typing import Any

import pytest
from steps import at_the_offers

from voicebot.simulator.phone import Phone


@pytest.mark.parametrize("words", ["retour", "revenez en arrière s'il vous plaît", "je me suis trompée"])
def test_one_step_back_asks_the_question_before(mobile: Phone, words: str) -> None:
    call = mobile.dial().presses("1").presses("03021938").presses("1").presses("13400").hears("quel jour")
    call.says(words).hears("Dans quelle commune").says("La Ciotat").hears("quel jour")


def test_going_back_again_reaches_the_first_question_and_then_the_menu(mobile: Phone) -> None:
    call = mobile.dial().presses("1").presses("03021938").presses("1").presses("13400").hears("quel jour")
    call.says("retour").hears("commune").says("retour").hears("injection").says("retour").hears("naissance")
    call.says("retour").hears("Que puis-je faire").presses("1").hears("date de naissance")


def test_what_was_said_before_stays_when_one_answer_is_changed(mobile: Phone) -> None:
    call = mobile.dial().presses("1").presses("03021938").presses("1").presses("13400").hears("quel jour")
    call.says("retour").says("retour").says("retour").says("quatre mars quarante")
    call.hears("mars").does_not_hear("commune").hears("quel jour")


def test_who_goes_back_from_an_offer_chooses_another_day(mobile: Phone) -> None:
    call = at_the_offers(mobile)
    call.says("revenez en arrière").hears("quel jour").presses("2").hears("Que choisissez-vous")


def test_a_plain_no_to_what_was_said_back_asks_it_again(mobile: Phone) -> None:
    call = mobile.dial().presses("1").presses("03021938").hears("trois février", "injection")
    call.says("non").hears("date de naissance").presses("04021938").hears("quatre février")
    call.presses("1").says("Aubagne").hears("À Aubagne").says("non").hears("Dans quelle commune")


def test_another_value_said_at_once_is_taken(mobile: Phone) -> None:
    call = mobile.dial().presses("1").presses("03021938").presses("1").says("Aubagne").hears("quel jour")
    call.says("non pas Aubagne, La Ciotat").hears("La Ciotat")
    call.presses("1").hears("À La Ciotat").says("non, plutôt jeudi").hears("jeudi")


def test_a_proof_that_was_wrongly_said_is_asked_again(mobile: Phone, another_mobile: Phone) -> None:
    call = another_mobile.dial().presses("2").presses("03021938").hears("code")
    call.says("je me suis trompée").hears("date de naissance")


def test_once_it_is_booked_another_day_moves_it(landline: Phone, village: Any) -> None:
    call = landline.dial().says("je voudrais un rendez-vous").says("trois mai trente-six").says("un rappel")
    call.says("je ne sais plus").says("à Aubagne").says("mardi matin").says("la première").hears("votre nom")
    call.says("non plutôt jeudi").hears("reste réservé", "jeudi", "tapez un").presses("1").hears("déplacé")
    (booked,) = village.of(landline.number)
    assert booked.starts_at.isoweekday() == 4


def test_while_moving_day_and_place_are_put_right(mobile: Phone, village: Any) -> None:
    booked = village.books(mobile.number, "1936-05-04")
    call = mobile.dial().presses("3").presses("04051936").hears("reste réservé", "quel jour")
    call.says("à Aubagne mardi").hears("Aubagne", "mardi").says("non plutôt jeudi").hears("jeudi", "tapez un")
    call.says("non pas Aubagne, La Ciotat").hears("La Ciotat", "jeudi").presses("1").hears("déplacé")
    assert village.now(booked).starts_at.isoweekday() == 4
    assert village.now(booked).venue.town == "La Ciotat"


def test_a_bare_back_after_the_choice_takes_nothing_back(landline: Phone, village: Any) -> None:
    call = at_the_offers(landline).presses("1").hears("deuxième injection", "convient")
    call.says("retour").hears("deuxième").presses("1").hears("écrire")
    call.says("retour").does_not_hear("Que choisissez-vous").hears("deuxième injection", "Cela vous convient")
    call.presses("1").hears("nom").presses("2").presses("1").hears("Votre code", "autre chose")
    assert len(village.of(landline.number)) == 2


def test_a_bare_back_while_moving_asks_for_the_day_again_and_moves_nothing(
    mobile: Phone, village: Any
) -> None:
    booked = village.books(mobile.number, "1936-05-05")
    call = mobile.dial().presses("3").presses("05051936").hears("reste réservé", "quel jour")
    call.presses("2").hears("Que choisissez-vous").says("retour").hears("quel jour").presses("1")
    call.hears("Que choisissez-vous")
    assert village.now(booked).slot == booked.slot


def test_the_part_of_the_day_stays_when_only_the_day_is_corrected(mobile: Phone, village: Any) -> None:
    booked = village.books(mobile.number, "1936-05-06")
    call = (
        mobile.dial()
        .presses("3")
        .presses("06051936")
        .says("plutôt l'après-midi")
        .hears("Que choisissez-vous")
    )
    call.says("non, plutôt jeudi").hears("jeudi").presses("1").hears("déplacé")
    moved = village.now(booked).starts_at
    assert (moved.isoweekday(), moved.hour >= 12) == (4, True)


def test_the_day_stays_when_only_the_part_of_the_day_is_corrected(mobile: Phone, village: Any) -> None:
    booked = village.books(mobile.number, "1936-05-07")
    call = mobile.dial().presses("3").presses("07051936").says("jeudi").hears("jeudi", "Que choisissez-vous")
    call.says("non, plutôt l'après-midi").hears("jeudi").presses("1").hears("déplacé")
    moved = village.now(booked).starts_at
    assert (moved.isoweekday(), moved.hour >= 12) == (4, True)
