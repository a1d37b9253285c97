"""Questions that are no answers: they are answered, and what was asked comes back in short."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from voicebot.simulator.phone import Phone
from voicebot.wording import sms

LONG_FIRST_WORDING = "J'ai besoin de votre date de naissance"


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("c'est payant ?", "gratuit"),
        ("il faut apporter quoi comme papiers ?", "carte Vitale"),
        ("c'est quel vaccin ?", "pharmacien"),
        ("est-ce qu'il y a des effets secondaires ?", "pharmacien"),
        ("je suis allergique, je peux le faire ?", "pharmacien"),
        ("ça dure combien de temps ?", "trente minutes"),
        ("ma fille peut venir avec moi ?", "quelqu'un peut venir avec vous"),
        ("vous venez à domicile ?", "dans un centre"),
        ("le taxi est remboursé ?", "prescrire le transport"),
        ("vous faites quoi de mes données ?", "servent seulement au rendez-vous"),
    ],
)
def test_a_question_is_answered_and_the_pending_one_comes_back_in_short(
    mobile: Phone, asked: str, answered: str
) -> None:
    call = mobile.dial().presses("1").says(asked).hears(answered, "Quelle est votre date de naissance")
    call.does_not_hear(LONG_FIRST_WORDING)
    call.presses("03021938").hears("injection")


def test_on_health_nobody_is_advised(mobile: Phone) -> None:
    call = mobile.dial().presses("1").says("est-ce que c'est dangereux avec mon traitement pour le coeur ?")
    call.hears("Je ne peux pas donner de conseil de santé", "médecin")


def test_where_is_it_is_answered_with_the_centre_on_the_table(mobile: Phone) -> None:
    call = (
        mobile.dial()
        .presses("1")
        .presses("03021938")
        .presses("1")
        .presses("13400")
        .presses("1")
        .hears("Tilleuls")
    )
    call.says("c'est à quelle adresse ?").hears("place des Tilleuls", "à Aubagne", "Lequel préférez-vous")
    call.says("c'est ouvert quand ?").hears("C'est ouvert du lundi", "à dix-sept heures", "tapez")
    call.presses("1").hears("C'est réservé")


def test_after_a_booking_the_centre_is_the_one_of_the_appointment(mobile: Phone) -> None:
    call = mobile.dial().presses("1").presses("03021938").presses("1").presses("13400").presses("1")
    call.presses("1").hears("C'est réservé").presses("1").hears("autre chose")
    call.says("quels sont les horaires d'ouverture ?").hears("C'est ouvert", "autre chose")


def test_a_place_with_one_centre_is_enough_to_know_where(
    mobile: Phone, lonely_centre: Callable[..., int]
) -> None:
    lonely_centre("97615", "97615", "Pamandzi")
    call = mobile.dial().presses("1").presses("03021938").presses("1").presses("97615").hears("quel jour")
    call.says("c'est à quelle adresse ?").hears("un, place de la Mairie").hears("Quand voulez-vous venir")


def test_a_centre_without_hours_has_the_general_answer(
    mobile: Phone, lonely_centre: Callable[..., int]
) -> None:
    lonely_centre("97608", "97630", "Mtsamboro")
    call = mobile.dial().presses("1").presses("03021938").presses("1").presses("97630").hears("quel jour")
    call.says("c'est ouvert quand ?").hears("Chaque centre a ses horaires")


def test_before_any_place_is_known_the_answer_is_general(mobile: Phone) -> None:
    mobile.dial().says("c'est où que ça se passe ?").hears("L'adresse du centre est dite avec le rendez-vous")


def test_by_text_the_answer_and_the_question_come_in_one_short_text(mobile: Phone) -> None:
    mobile.texts("je voudrais un rendez-vous")
    (reply,) = mobile.texts("c'est gratuit ?")
    assert "gratuit" in reply
    assert "date de naissance" in reply
    assert sms.segments(reply) <= 2


def test_in_english_questions_are_answered_in_english(mobile: Phone) -> None:
    call = mobile.dial().presses("9").says("I would like an appointment").hears("date of birth")
    call.says("do I have to pay for it?").hears("free of charge", "What is your date of birth")
