"""Thanks and nothing else, and texts with everything in them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import Intent, courtesy, is_thanks, read
from voicebot.understanding.patterns import sentence
from voicebot.understanding.text import clean, words

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.mark.parametrize(
    ("said", "thanks"),
    [
        ("merci bcp", True),
        ("Merci beaucoup madame", True),
        ("mci", True),
        ("je vous remercie", True),
        ("thank you very much", True),
        ("oui merci", False),
        ("non merci", False),
        ("merci de me rappeler", False),
        ("madame", False),
        ("", False),
    ],
)
def test_thanks_alone_are_told_from_yes_and_no(said: str, thanks: bool) -> None:
    assert is_thanks(said) is thanks


def test_thanks_for_a_booking_end_it() -> None:
    assert read("merci bcp", [Intent("goodbye", 0.9)], "none", "fr", NOW).intent == "goodbye"
    assert read("merci bcp", [Intent("goodbye", 0.9)], "slot", "fr", NOW).intent != "choose"


@pytest.mark.parametrize(
    "said",
    [
        "né en 1938 le 3 février je veux un rdv à obagne mardi",
        "nee le 3/2/1938 rdv aubagne mardi matin",
        "rdv mardi 13400 né 03/02/38",
    ],
)
def test_a_text_with_everything_in_it_books(said: str) -> None:
    reading = read(said, [Intent("choose", 0.4), Intent("reschedule", 0.3)], "none", "fr", NOW)
    assert reading.intent == "book"
    assert reading.birth_date == date(1938, 2, 3)
    assert "13005" in {place.insee for place in (reading.place, *reading.places) if place}
    assert reading.when is not None
    assert reading.when.windows[0].start.date() == date(2026, 12, 1)


@pytest.mark.parametrize("said", ["the one in Aubagne", "I'll take the one at ten"])
def test_the_one_is_no_first_of_a_month(said: str) -> None:
    when = read(said, [Intent("choose", 0.9)], "slot", "en", NOW).when
    assert when is None or when.windows[0].start.date() == date(2026, 11, 25)


@pytest.mark.parametrize(
    "said",
    [
        "ah vous avez une belle voix vous",
        "vous êtes bien aimable mademoiselle",
        "et vous, comment allez-vous",
        "c'est vous que j'ai eue la dernière fois",
        "ah c'est une dame, tant mieux",
        "vous avez bien du courage avec tous ces appels",
        "you've got a lovely voice",
    ],
)
@pytest.mark.parametrize("expecting", ["dose", "yes_no", "place", "menu", "slot"])
def test_a_kind_word_beside_the_question_answers_nothing(said: str, expecting: str) -> None:
    ranking = [Intent("agent", 0.6), Intent("affirm", 0.3)]
    reading = read(said, ranking, expecting, "fr", NOW)
    assert (reading.intent, reading.dose, reading.for_whom) == ("out_of_scope", None, None)


@pytest.mark.parametrize(
    "said", ["c'est une dame", "vous êtes gentille, la deuxième", "c'est gentil mais non"]
)
def test_a_kind_word_with_an_answer_is_read(said: str) -> None:
    assert not courtesy.is_chat(sentence(words(clean(said))))
