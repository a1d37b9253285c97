"""Birth dates said in pieces, corrected in part, or of no calendar."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.understanding import births
from voicebot.understanding.births import PartialBirth

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
DAY_AND_MONTH = PartialBirth(3, 2, None)


@pytest.mark.parametrize(
    ("said", "day", "month", "year"),
    [
        ("trois février", 3, 2, None),
        ("zéro trois zéro deux", 3, 2, None),
        ("en février", None, 2, None),
        ("le treize", 13, None, None),
        ("trente-huit", None, None, 1938),
        ("mille neuf cent trente-huit", None, None, 1938),
        ("février trente-huit", None, 2, 1938),
        ("non le treize février", 13, 2, None),
        ("non, quarante-huit", None, None, 1948),
        ("le jour de Noël", 25, 12, None),
        ("trois février trente-huit", 3, 2, 1938),
        ("vingt-cinq", None, None, None),
        ("trente février trente-huit", None, None, 1938),
        ("29 février 1939", None, None, None),
        ("je ne sais pas", None, None, None),
    ],
)
def test_what_was_said_of_a_birth_date_is_kept(
    said: str, day: int | None, month: int | None, year: int | None
) -> None:
    assert births.partial(said, "fr", NOW) == PartialBirth(day, month, year)


@pytest.mark.parametrize(
    ("known", "said", "born"),
    [
        (DAY_AND_MONTH, "trente-huit", date(1938, 2, 3)),
        (DAY_AND_MONTH, "vingt-cinq", date(1925, 2, 3)),
        (DAY_AND_MONTH, "en dix-neuf cent quarante", date(1940, 2, 3)),
        (PartialBirth(3, 2, 1938), "non le treize février", date(1938, 2, 13)),
        (PartialBirth(3, 2, 1938), "non, quarante-huit", date(1948, 2, 3)),
        (PartialBirth(3, 2, 1938), "non c'est en mars", date(1938, 3, 3)),
        (PartialBirth(None, 2, 1938), "le trois", date(1938, 2, 3)),
        (DAY_AND_MONTH, "je cherche", None),
    ],
)
def test_the_rest_completes_or_corrects_what_was_said(
    known: PartialBirth, said: str, born: date | None
) -> None:
    assert births.partial(said, "fr", NOW, known).over(known).whole(NOW) == born


@pytest.mark.parametrize(
    ("said", "none_such"),
    [
        ("trente février", True),
        ("trente et un juin", True),
        ("le trente et un novembre quarante", True),
        ("31/06/1945", True),
        ("30021938", True),
        ("29 février 1939", True),
        ("3 février 1838", True),
        ("3 février 2038", True),
        ("29 février 1940", False),
        ("trois février", False),
        ("trois février trente-huit", False),
        ("je ne sais pas", False),
        ("Aubagne", False),
    ],
)
def test_a_date_of_no_calendar_is_told_from_what_was_not_understood(said: str, none_such: bool) -> None:
    assert births.impossible(said, "fr", NOW) is none_such


@given(st.text(max_size=200), st.sampled_from(["fr", "en"]))
def test_any_text_is_read_in_part(said: str, locale: str) -> None:
    births.partial(said, locale, NOW, DAY_AND_MONTH)
    births.impossible(said, locale, NOW)


@given(st.dates(date(1907, 1, 1), date(2026, 11, 23)))
def test_day_and_month_first_then_the_year(born: date) -> None:
    first = births.partial(f"{born:%d/%m}", "fr", NOW)
    then = births.partial(f"{born.year}", "fr", NOW, first)
    assert then.over(first).whole(NOW) == born
