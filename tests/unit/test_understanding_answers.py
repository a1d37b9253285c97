"""Answers to what was asked: offers chosen or refused, not knowing, waiting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import Intent, Reading, When, read

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


def heard(text: str, expecting: str = "menu", ranking: Sequence[Intent] = (), locale: str = "fr") -> Reading:
    return read(text, ranking, expecting, locale, NOW)


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("la deuxième", 2),
        ("le premier s'il vous plaît", 1),
        ("je prends la dernière", -1),
        ("3", 3),
        ("le un", 1),
    ],
)
def test_an_offer_is_chosen_by_its_place(text: str, option: int) -> None:
    reading = heard(text, "slot")
    assert (reading.intent, reading.option) == ("choose", option)


def test_an_offer_is_chosen_by_its_time() -> None:
    reading = heard("celui de jeudi à dix heures", "slot")
    assert reading.intent == "choose"
    assert reading.option is None
    assert reading.when is not None
    assert [f"{w.start:%d %H:%M}" for w in reading.when.windows] == ["26 10:00"]


@pytest.mark.parametrize(("text", "option"), [("number two", 2), ("the last one", -1), ("the later one", -1)])
def test_an_offer_is_chosen_in_english(text: str, option: int) -> None:
    assert heard(text, "slot", locale="en").option == option


def test_the_word_one_after_a_time_is_no_number() -> None:
    reading = heard("the ten o'clock one", "slot", locale="en")
    assert (reading.intent, reading.option) == ("choose", None)
    assert reading.when is not None
    assert (reading.when.windows[0].start.hour, reading.when.windows[0].end.minute) == (10, 30)


def test_a_date_is_no_offer() -> None:
    assert heard("le 27", "slot").option is None
    assert heard("le premier décembre", "slot").option is None


@pytest.mark.parametrize("text", ["aucun des deux", "ni l'un ni l'autre", "rien de tout ça"])
def test_no_offer_is_a_refusal(text: str) -> None:
    assert heard(text, "slot").intent == "deny"


@pytest.mark.parametrize("text", ["vous avez autre chose", "plus tard", "les deux ne me vont pas"])
def test_asking_for_other_offers_refuses_these(text: str) -> None:
    reading = heard(text, "slot")
    assert (reading.intent, reading.option) == ("deny", None)


def test_an_offer_that_is_refused_is_not_chosen() -> None:
    assert heard("pas la première", "slot").intent == "deny"
    assert heard("pas la première, la deuxième", "slot").option == 2


def test_other_times_than_offered_are_a_correction() -> None:
    reading = heard("non plutôt la semaine prochaine", "slot")
    assert reading.intent == "correct"
    assert reading.when is not None


def test_not_knowing_is_an_answer_to_when() -> None:
    reading = heard("oh je ne sais pas", "day")
    assert (reading.intent, reading.when) == ("inform", When(any=True))


def test_not_knowing_is_an_answer_to_which_dose() -> None:
    reading = heard("je ne sais plus", "dose")
    assert (reading.intent, reading.dose, reading.ask) == ("inform", None, ())


def test_waiting_at_a_question_is_no_answer() -> None:
    for expecting in ("yes_no", "birth_date", "reference", "day"):
        assert heard("attendez je cherche mes lunettes", expecting).intent == "wait"


def test_a_value_beside_attendez_is_the_answer() -> None:
    assert heard("attendez euh mardi matin", "day").intent == "inform"


@pytest.mark.parametrize("text", ["mardi j'ai le docteur", "le lundi matin je suis au marché"])
def test_an_excuse_at_the_question_for_a_day_corrects_and_wishes_for_nothing(text: str) -> None:
    assert heard(text, "day").intent == "correct"
    assert heard("pas le lundi", "day").intent == "inform"


@pytest.mark.parametrize(
    "text", ["je l'ai perdu le code", "je ne l'ai pas", "je ne sais plus", "I don't have it"]
)
def test_who_has_no_code_says_no_to_the_question_for_it(text: str) -> None:
    for ranking in ([], [Intent("check_appointment", 0.9)]):
        assert heard(text, "reference", ranking).intent == "deny"


def test_a_code_beside_not_knowing_is_the_code() -> None:
    reading = heard("je ne sais plus euh 483920", "reference")
    assert (reading.intent, reading.digits) == ("inform", "483920")


@pytest.mark.parametrize(
    "text",
    [
        "c'est pour mon mari il peut pas venir au téléphone il est sourd",
        "j'appelle pour la dame dont je m'occupe",
    ],
)
def test_who_calls_for_somebody_else_books_for_them(text: str) -> None:
    reading = heard(text)
    assert (reading.intent, reading.for_whom) == ("book", "other")


def test_who_cannot_come_to_the_appointment_still_cancels() -> None:
    assert heard("mon mari il peut pas venir").intent == "cancel"


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("ben la toute première", 1),
        ("je n'ai jamais été vaccinée", 1),
        ("never had one", 1),
        ("2eme", 2),
        ("la une je l'ai faite il y a un mois", 2),
        ("juste une", 2),
        ("la première remonte à un mois", 2),
        ("il y a six semaines la première", 2),
        ("une de faite, une à faire", 2),
        ("had the one, waiting on the other", 2),
        ("the first one was back in October", 2),
        ("mes deux remontent à l'été", 3),
        ("my second was six months back", 3),
        ("l'autre", 2),
        ("I had my first in March so the second", 2),
        ("pas la première, la deuxième", 2),
        ("j'en ai déjà eu deux", 3),
        ("les deux sont faites", 3),
        ("I had the two of them already", 3),
        ("rappelle", 3),
        ("the top-up", 3),
        ("la quatrième", 3),
        ("première ou deuxième je ne sais plus", None),
        ("aucune idée", None),
    ],
)
def test_a_dose_is_named_or_counted_from_those_had(text: str, dose: int | None) -> None:
    assert heard(text, "dose").dose == dose


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("c'est pour la troisième", 3),
        ("il a que la première faut lui faire la deuxième", 2),
        ("cherche place 2eme dose", 2),
        ("I had two last year and it's time for the top-up", 3),
        ("à la première heure", None),
        ("la première semaine de décembre", None),
        ("j'ai reçu un rappel par sms", None),
        ("le rappel de rendez-vous", None),
        ("vous pouvez me rappeler", None),
        ("the first available", None),
        ("the third of December", None),
        ("deux rendez-vous", None),
    ],
)
def test_a_dose_nobody_asked_for_is_taken_only_from_clear_words(text: str, dose: int | None) -> None:
    assert heard(text).dose == dose


@pytest.mark.parametrize(
    "text", ["la deuxième", "je prends la première", "la première ça passe", "the first one was fine"]
)
def test_an_offer_is_no_dose(text: str) -> None:
    assert heard(text, "slot").dose is None


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("ben pour ma pomme", "self"),
        ("je suis l'intéressée", "self"),
        ("yours truly", "self"),
        ("pas pour ma femme, pour moi", "self"),
        ("c'est pour moi, ma fille m'a dit d'appeler", "self"),
        ("c'est moi qui appelle pour ma mère", "other"),
        ("le voisin du dessus il entend plus rien", "other"),
        ("la personne dont je m'occupe", "other"),
        ("ma mémé", "other"),
        ("ma tatie", "other"),
        ("mes 2 parents", "other"),
        ("my two sisters", "other"),
        ("c'est le curé de chez nous qu'il faut piquer", "other"),
        ("the priest down the road", "other"),
        ("me and nobody else", "self"),
        ("my better half", "other"),
        ("a friend of mine", "other"),
        ("ma femme et moi", "other"),
    ],
)
def test_for_whom_it_is_can_be_said_in_many_ways(text: str, whom: str) -> None:
    assert heard(text, "for_whom").for_whom == whom


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("j'ai un pensionnaire à inscrire", "other"),
        ("la seconde piqûre du voisin", "other"),
        ("my mum needs her jab", "other"),
        ("je voudrais une place pour moi mon mari lui il a déjà eu son vaccin", "self"),
        ("ma fille peut m'amener mardi", None),
        ("my daughter told me to ring", None),
        ("je viendrai avec mon fils", None),
        ("bonjour ma petite dame je voudrais un vaccin", None),
        ("je voudrais la même chose quand même", None),
        ("un petit rendez-vous", None),
        ("half past ten", None),
        ("le facteur passe à dix heures", None),
        ("un rendez-vous pour le curé du village", "other"),
    ],
)
def test_who_is_only_mentioned_gets_no_appointment(text: str, whom: str | None) -> None:
    assert heard(text).for_whom == whom
