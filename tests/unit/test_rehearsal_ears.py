"""What a rehearsed caller makes of the words they hear."""

from __future__ import annotations

from datetime import date, time

import pytest

from voicebot.rehearsal.ears import Heard, Moment, listen
from voicebot.rehearsal.lexicon import lexicon

TODAY = date(2026, 11, 24)
FIRST = Moment(date(2026, 12, 1), time(10, 15))


def french(said: str) -> Heard:
    return listen(said, lexicon("fr"), TODAY)


def english(said: str) -> Heard:
    return listen(said, lexicon("en"), TODAY)


def test_two_offers_are_heard_with_their_keys() -> None:
    heard = french(
        "À Aubagne, Salle des Tilleuls : mardi premier décembre à dix heures quinze, tapez un, "
        "ou jeudi trois décembre à vingt et une heures, tapez deux. Un autre jour, tapez trois. Alors ?"
    )
    assert heard.question == "slot"
    assert [(one.key, one.moment) for one in heard.options] == [
        ("1", FIRST),
        ("2", Moment(date(2026, 12, 3), time(21, 0))),
        ("3", None),
    ]


def test_an_hour_belongs_to_the_day_said_before_it() -> None:
    heard = french("Mardi premier décembre à dix heures quinze, faites un, ou à midi trente, faites deux.")
    assert [one.moment for one in heard.options] == [FIRST, Moment(date(2026, 12, 1), time(12, 30))]


def test_english_hours_have_a_part_of_the_day() -> None:
    heard = english("Tuesday the first of December at two o’clock in the afternoon, press one.")
    assert heard.options[0].moment == Moment(date(2026, 12, 1), time(14, 0))
    assert english("on Tuesday the first of December at ten fifteen in the morning").moments == (FIRST,)


def test_a_day_that_has_passed_this_year_is_next_years() -> None:
    assert french("le lundi quatre janvier à neuf heures").moments[0].day == date(2027, 1, 4)


def test_a_birth_date_is_a_day_with_its_year() -> None:
    assert french("C'est noté : trois février mille neuf cent trente-huit.").births == (date(1938, 2, 3),)
    assert english("born on the third of February, nineteen oh nine").births == (date(1909, 2, 3),)
    assert french("le premier mars deux mille un").births == (date(2001, 3, 1),)


def test_a_code_is_heard_digit_by_digit_and_in_pairs() -> None:
    assert french("Votre code : quatre, huit, trois, neuf, deux, zéro.").code == "483920"
    assert french("Gardez votre code : quarante-huit, trente-neuf, vingt.").code == "483920"
    assert french("Avez-vous votre code ?").code is None


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("Quelle est la date de naissance de la personne ?", "birth_date"),
        ("Pouvez-vous me donner une date de naissance, ou un code ?", "identity"),
        ("Dans quelle ville, ou quel code postal ?", "place"),
        ("Pour la première injection, tapez un. Pour la deuxième, tapez deux.", "dose"),
        ("Quand avez-vous reçu la première injection ?", "last_dose"),
        ("Déclarez-vous sur l'honneur avoir une maladie chronique, oui ou non ?", "eligibility"),
        ("Quel est votre nom de famille ?", "name"),
        ("Prenez de quoi noter. Tapez un quand vous êtes prêt.", "ready"),
        ("Est-ce pour vous, tapez un, ou pour quelqu'un d'autre, tapez deux ?", "for_whom"),
        ("Voulez-vous le garder, le déplacer ou l'annuler ?", "already"),
        (
            "À quel moment faut-il vous rappeler : le matin, tapez un ; l'après-midi, tapez deux ?",
            "call_back_moment",
        ),
        ("Il était une fois une grenouille.", None),
    ],
)
def test_a_question_is_known_by_its_words_however_it_is_put(said: str, question: str | None) -> None:
    assert french(said).question == question


def test_the_last_sentence_counts_most() -> None:
    heard = french("C'est noté pour la commune. Quelle est votre date de naissance ?")
    assert heard.question == "birth_date"
