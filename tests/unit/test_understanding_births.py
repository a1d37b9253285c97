"""Birth dates as older callers say, type and correct them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.understanding import births, read
from voicebot.wording import english, french

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
BORN_1938 = date(1938, 2, 3)


def said(text: str, locale: str = "fr") -> date | None:
    return read(text, [], "birth_date", locale, NOW).birth_date


@pytest.mark.parametrize(
    "text",
    [
        "trois février mille neuf cent trente-huit",
        "trois février dix-neuf cent trente-huit",
        "trois février trente-huit",
        "le 3 février 38",
        "03/02/1938",
        "3-2-38",
        "3.2.38",
        "03021938",
        "zéro trois zéro deux trente-huit",
        "zéro trois zéro deux mille neuf cent trente-huit",
        "le trois du deux trente-huit",
        "je suis née en mille neuf cent trente-huit le trois février",
        "euh moi c'est le 3 février 1938 à Marseille",
        "4 février 1938 euh non 3 février 1938",
        "le quatre non le trois février 1938",
        "3 février 39 pardon 38",
    ],
)
def test_one_birth_date_is_said_in_many_ways(text: str) -> None:
    assert said(text) == BORN_1938


@pytest.mark.parametrize(
    "text",
    [
        "third of February nineteen thirty eight",
        "February 3rd 1938",
        "oh three oh two thirty eight",
        "3/2/1938",
    ],
)
def test_english_birth_dates_are_understood(text: str) -> None:
    assert said(text, "en") == BORN_1938


@pytest.mark.parametrize(
    "text",
    [
        "le 31 février 1940",
        "5 juin 2030",
        "1er janvier 1850",
        "quatre-vingt-douze ans",
        "le 3 février",
        "je ne sais plus",
    ],
)
def test_an_impossible_or_unfinished_date_is_asked_back(text: str) -> None:
    reading = read(text, [], "birth_date", "fr", NOW)
    assert reading.birth_date is None


def test_a_month_before_the_day_counts_only_if_it_must() -> None:
    assert said("12/25/1944", "en") == date(1944, 12, 25)
    assert said("05/06/1944", "en") == date(1944, 6, 5)


def test_a_birth_date_nobody_asked_for_is_taken_with_the_word_born() -> None:
    reading = read("je suis née le trois février 1938", [], "menu", "fr", NOW)
    assert reading.birth_date == BORN_1938


@pytest.mark.parametrize(
    ("keys", "when"), [("03021938", BORN_1938), ("030238", BORN_1938), ("1121938", None)]
)
def test_keys_are_a_date_only_if_they_can_mean_one_day(keys: str, when: date | None) -> None:
    assert births.from_keys(keys, NOW) == when


@pytest.mark.parametrize("keys", ["", "0302", "99999999", "31021940", "030219381", "٠٣٠٢١٩٣٨", "00000000"])
def test_keys_that_are_no_date_are_refused(keys: str) -> None:
    assert births.from_keys(keys, NOW) is None


def test_two_figures_of_a_year_are_of_last_century_unless_that_is_too_long_ago() -> None:
    assert births.from_keys("010112", NOW) == date(1912, 1, 1)
    assert births.from_keys("010105", NOW) == date(2005, 1, 1)


PLAUSIBLE = st.dates(min_value=date(1912, 1, 1), max_value=NOW.date())


@given(PLAUSIBLE)
def test_every_plausible_date_can_be_typed(when: date) -> None:
    assert births.from_keys(f"{when:%d%m%Y}", NOW) == when


@given(PLAUSIBLE)
def test_every_plausible_date_is_understood_as_the_house_says_it_in_french(when: date) -> None:
    assert said(french.birth_date(when)) == when


@given(PLAUSIBLE)
def test_every_plausible_date_is_understood_as_the_house_says_it_in_english(when: date) -> None:
    assert said(english.birth_date(when), "en") == when
