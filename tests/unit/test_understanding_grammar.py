"""Sentences made of the grammar's own words: however they are thrown together, they are read."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicebot.understanding import read, times
from voicebot.understanding.months import MONTHS
from voicebot.understanding.reading import When
from voicebot.understanding.text import words_and_marks
from voicebot.understanding.times.calendar import AHEAD
from voicebot.understanding.times.words import PHRASES, WEEKDAYS
from voicebot.understanding.wishes import INTENTS

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
QUESTIONS = (
    "menu", "birth_date", "place", "day", "slot", "name", "yes_no", "reference", "phone", "dose", "for_whom",
    "none",
)  # fmt: skip

NUMBERS = """
un deux trois quatre six huit dix douze quinze vingt trente trente-et-un
quarante quatre-vingt cent mille zéro
premier première deuxième dernier dernière 0 1 3 8 12 15 29 30 31 32 45 99 00 2026 1930 13400
"""
JOINS = """
le la les l' du de des d' au à en dans et ou à avant après jusqu'à partir entre vers d'ici sous pas sauf
ni non plutôt mais que tous toutes chaque prochain prochaine dernier semaine semaines mois jour jours
heure heures h quart demie moins midi minuit matin soir fin début mi milieu courant veille lendemain
week-end minutes vacances the of on in at from to between week next half past quarter day after before / , :
"""
PIECES = st.one_of(
    st.sampled_from(sorted(WEEKDAYS)),
    st.sampled_from(sorted(MONTHS)),
    st.sampled_from(NUMBERS.split()),
    st.sampled_from(JOINS.split()),
    st.sampled_from(sorted(" ".join(phrase) for phrase in PHRASES)),
)
SENTENCES = st.lists(PIECES, max_size=10).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(SENTENCES, st.sampled_from(QUESTIONS), st.sampled_from(["fr", "en"]))
def test_any_words_of_the_grammar_are_read(said: str, expecting: str, locale: str) -> None:
    assert read(said, [], expecting, locale, NOW).intent in INTENTS


def check(found: times.Times | None, now: datetime) -> None:
    """Windows are aware, in order, apart from each other, to come, and within reach if any of them is."""
    windows = found.when.windows if found else ()
    horizon = (now + timedelta(days=AHEAD)).date()
    for window in windows:
        assert window.start.utcoffset() is not None
        assert now.date() <= window.start.date()
        assert window.start < window.end
    assert all(one.end < other.start for one, other in pairwise(windows))
    if any(window.start.date() < horizon for window in windows):
        assert all(window.end.date() <= horizon for window in windows)
    assert found is None or found.when.any or windows


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(SENTENCES, st.text(max_size=200)),
    st.sampled_from(["fr", "en"]),
    st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 31)),
)
def test_windows_keep_their_promises_whatever_is_said(said: str, locale: str, at: datetime) -> None:
    now = at.replace(tzinfo=ZoneInfo("Europe/Paris"))
    check(times.find(words_and_marks(said), locale, now), now)


@settings(max_examples=60, deadline=None)
@given(st.one_of(SENTENCES, st.text(max_size=12)), st.sampled_from(["fr", "en"]))
def test_a_sentence_said_a_thousand_times_is_read(said: str, locale: str) -> None:
    check(times.find(words_and_marks(f"{said} ")[:20] * 1_000, locale, NOW), NOW)


@pytest.mark.parametrize("expecting", QUESTIONS)
@pytest.mark.parametrize(
    "said", ["la semaine des quatre jeudis", "avant les lundis", "du 3 aux mardis", "entre lundis et jeudis"]
)
def test_days_of_every_week_may_stand_anywhere(said: str, expecting: str) -> None:
    read(said, [], expecting, "fr", NOW)


def test_before_wednesdays_is_before_the_next_one() -> None:
    assert isinstance(read("avant mercredi", [], "day", "fr", NOW).when, When)
