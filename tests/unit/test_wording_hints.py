"""What a recogniser is told to be ready for."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.conversation.questions import BY_TEXT, QUESTIONS
from voicebot.wording import Locale, hints

TEN_PAST_NINE = datetime(2026, 12, 1, 9, 10, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.mark.parametrize("locale", ["fr", "en"])
@pytest.mark.parametrize("question", [one for one in QUESTIONS if one not in BY_TEXT])
def test_every_question_has_hints_of_its_own(question: str, locale: Locale) -> None:
    words = hints(question, locale)
    if question != "place":
        assert len(words) > len(hints("place", locale))
    assert len(words) == len(set(words)) <= 500
    assert all(0 < len(word) <= 100 and "," not in word for word in words)


def test_what_was_offered_comes_first() -> None:
    assert hints("slot", "fr", moments=[TEN_PAST_NINE])[:2] == ("mardi premier décembre", "neuf heures dix")


def test_towns_are_cut_rather_than_refused_by_the_provider() -> None:
    towns = [f"Saint-Nom {number}" for number in range(900)] + ["x" * 101]
    assert len(hints("place", "fr", towns=towns)) <= 500


def test_months_are_hinted_for_a_birth_date() -> None:
    assert {"janvier", "août", "né le"} <= set(hints("birth_date", "fr"))
    assert "August" in hints("birth_date", "en")
