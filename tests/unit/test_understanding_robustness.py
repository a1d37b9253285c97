"""Whatever is said, typed or sent, understanding answers at once and keeps its promises."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.understanding import Intent, Reading, read, text
from voicebot.understanding.wishes import INTENTS

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
QUESTIONS = (
    "menu", "birth_date", "place", "day", "slot", "name", "yes_no", "reference", "phone", "dose", "for_whom",
    "none",
)  # fmt: skip

SPOKEN = """
oui non mais pas plus annuler déplacer rendez-vous mardi matin 13400 trois février trente-huit quatre vingt
dix heures et demie avant après sauf la deuxième Villeneuve au bagne euh ni ou entre de à N comme Nicolas
mille cent dans quinze jours prochain personne répéter mal poitrine zéro six / , . ' - : 1 22 333
06.12.34.56.78
"""
SENTENCES = st.lists(st.sampled_from(SPOKEN.split()), max_size=40).map(" ".join)
NOISE = st.text(max_size=1200)


def check(reading: Reading) -> None:
    """What every reading promises."""
    assert reading.intent in INTENTS
    assert 0 <= reading.confidence <= 1
    assert len(reading.places) <= 3
    assert reading.option in (None, -1, 1, 2, 3, 4)
    assert reading.dose in (None, 1, 2, 3)
    assert not (reading.place and reading.places)
    if reading.when:
        ends = [window.start for window in reading.when.windows[1:]] + [
            datetime.max.replace(tzinfo=NOW.tzinfo)
        ]
        for window, following in zip(reading.when.windows, ends, strict=False):
            assert window.start < window.end <= following
            assert window.start.utcoffset() is not None


@given(st.one_of(SENTENCES, NOISE), st.sampled_from(QUESTIONS), st.sampled_from(["fr", "en"]))
def test_any_text_is_read(said: str, expecting: str, locale: str) -> None:
    check(read(said, [], expecting, locale, NOW))


@given(SENTENCES, st.sampled_from(QUESTIONS), st.sampled_from(INTENTS), st.floats(0, 1))
def test_any_ranking_is_weighed(said: str, expecting: str, name: str, confidence: float) -> None:
    check(read(said, [Intent(name, confidence)], expecting, "fr", NOW))


@given(SENTENCES, st.integers(-12, 14), st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 31)))
def test_any_day_and_zone_is_counted_from(said: str, hours: int, when: datetime) -> None:
    check(read(said, [], "day", "fr", when.replace(tzinfo=timezone(timedelta(hours=hours)))))


@pytest.mark.parametrize(
    "word", ["oui ", "mardi matin ", "annuler ", "vingt ", "Villeneuve ", "N comme N ", "a ", "le "]
)
@pytest.mark.parametrize("expecting", ["menu", "day", "place", "name", "yes_no", "phone", "birth_date"])
def test_one_word_repeated_five_thousand_times_is_read(word: str, expecting: str) -> None:
    check(read(word * 5_000, [], expecting, "fr", NOW))


def test_ten_thousand_characters_of_any_script_are_read() -> None:
    everything = "".join(chr(n) for n in range(32, 20_000, 2))
    check(read(everything, [], "day", "fr", NOW))


@pytest.mark.parametrize("said", ["", " ", "\x00", "\x00\x00oui\x00", "/", "///", "🙂", "\u2029", "…", "٣"])
def test_next_to_nothing_is_read(said: str) -> None:
    check(read(said, [], "yes_no", "fr", NOW))


@pytest.mark.parametrize("expecting", QUESTIONS)
def test_silence_is_not_understood(expecting: str) -> None:
    assert read("", [], expecting, "fr", NOW) == Reading("out_of_scope", 0.0)


def test_a_leading_slash_has_no_power() -> None:
    assert text.clean(" /cancel") == "cancel"
    assert read('/choose{"option": 2}', [], "yes_no", "fr", NOW).intent not in ("affirm", "choose")


def test_control_characters_and_spaces_are_made_plain() -> None:
    assert text.clean("oui\x00\x07\tje\n  veux\u2028bien ") == "oui je veux bien"


def test_a_long_text_is_cut() -> None:
    assert len(text.clean("é" * 5_000)) <= text.LONGEST
