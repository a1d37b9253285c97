"""When an earlier injection was had, said or typed: always a day that is past."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.understanding import past_days

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
"""A Tuesday."""
TODAY = NOW.date()
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
SPOKEN = """
le la dernier dernière il y a un mois an semaine mars octobre avant après début fin de 3 15 2025 26 non mardi
Noël été last week ago dans prochain / zéro ٣ 29 février
"""
REMEMBERED = st.dates(date(2021, 11, 24), TODAY)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("le trois mars", "2026-03-03"),
        ("le trois mars vingt-cinq", "2025-03-03"),
        ("le 3 mars 2026", "2026-03-03"),
        ("03.03.26", "2026-03-03"),
        ("le zéro trois zéro trois deux mille vingt-six", "2026-03-03"),
        ("le quinze", "2026-11-15"),
        ("le 24 décembre", "2025-12-24"),
        ("lundi trois mars", "2025-03-03"),
        ("la première le 3 mars et la deuxième le 24 mars", "2026-03-24"),
        ("le trois mars, non le quatre avril", "2026-04-04"),
        ("hier matin", "2026-11-23"),
        ("avant-hier", "2026-11-22"),
        ("ce matin même", "2026-11-24"),
        ("mardi", "2026-11-17"),
        ("c'était le mardi d'avant", "2026-11-17"),
        ("il y a huit jours", "2026-11-17"),
        ("la veille de Noël", "2025-12-24"),
        ("le dernier samedi d'octobre", "2026-10-31"),
    ],
)
def test_a_day_without_a_year_is_the_last_one(said: str, day: str) -> None:
    assert past_days.read(said, "fr", NOW) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("il y a un mois", "2026-10-20", "2026-10-28"),
        ("il y a environ trois semaines", "2026-11-01", "2026-11-05"),
        ("ça fait bien six mois", "2026-05-20", "2026-05-28"),
        ("il y a un an et demi", "2025-05-20", "2025-05-28"),
        ("il y a deux ou trois mois", "2026-09-01", "2026-09-15"),
        ("la semaine dernière", "2026-11-18", "2026-11-20"),
        ("le week-end dernier", "2026-11-21", "2026-11-22"),
        ("début octobre", "2026-10-04", "2026-10-07"),
        ("à la fin du mois dernier", "2026-10-23", "2026-10-28"),
        ("en octobre", "2026-10-14", "2026-10-17"),
        ("octobre vingt-cinq", "2025-10-14", "2025-10-17"),
        ("la première quinzaine d'octobre", "2026-10-07", "2026-10-09"),
        ("en mars de l'année dernière", "2025-03-14", "2025-03-17"),
        ("l'année dernière, en mars je crois", "2025-03-14", "2025-03-17"),
        ("à l'automne dernier", "2025-11-01", "2025-11-10"),
        ("l'été dernier", "2026-08-01", "2026-08-10"),
        ("on m'a vaccinée cet été", "2026-08-01", "2026-08-10"),
        ("l'année dernière", "2025-06-25", "2025-07-05"),
        ("juste avant Noël", "2025-12-15", "2025-12-24"),
        ("après Pâques", "2026-04-06", "2026-04-15"),
        ("j'ai été vaccinée début 2025", "2025-02-20", "2025-03-10"),
    ],
)
def test_a_stretch_of_days_is_taken_at_its_middle(said: str, first: str, last: str) -> None:
    day = past_days.read(said, "fr", NOW)
    assert day is not None
    assert date.fromisoformat(first) <= day <= date.fromisoformat(last)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("on the third of March", "2026-03-03"),
        ("October 5th", "2026-10-05"),
        ("a month ago", "2026-10-24"),
        ("half a year ago", "2026-05-24"),
        ("last Tuesday", "2026-11-17"),
        ("the week before last", "2026-11-10"),
        ("the day before yesterday", "2026-11-22"),
        ("it may have been in May", "2026-05-16"),
        ("before Christmas", "2025-12-18"),
        ("last autumn", "2025-11-05"),
        ("twenty twenty-five", "2025-07-02"),
    ],
)
def test_in_english_as_well(said: str, day: str) -> None:
    assert past_days.read(said, "en", NOW) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "said",
    [
        "je ne sais plus", "il y a longtemps", "récemment", "oui", "mardi prochain", "demain", "dans un mois",
        "le 3 mars 2027", "le trois mars mille neuf cent trente-huit", "née le 3 février 1938", "j'ai 84 ans",
        "il y a dix ans", "trente février", "à jour", "dans les trois semaines", "", "jamais",
    ],
)  # fmt: skip
def test_what_names_no_past_day_is_none(said: str) -> None:
    assert past_days.read(said, "fr", NOW) is None


@given(REMEMBERED)
def test_every_day_that_is_remembered_is_read_and_typed(day: date) -> None:
    assert past_days.read(f"le {day.day} {MONTHS.split()[day.month - 1]} {day.year}", "fr", NOW) == day
    assert past_days.read(f"{day:%d/%m/%Y}", "fr", NOW) == day
    assert past_days.from_keys(f"{day:%d%m%Y}", NOW) == past_days.from_keys(f"{day:%d%m%y}", NOW) == day


@given(st.integers(0, 364))
def test_without_a_year_it_is_the_last_such_day(days: int) -> None:
    day = TODAY - timedelta(days=days)
    assert past_days.read(f"le {day.day} {MONTHS.split()[day.month - 1]}", "fr", NOW) == day
    assert past_days.from_keys(f"{day:%d%m}", NOW) == day


@given(st.integers(1, 29), st.sampled_from(["jours", "semaines"]))
def test_days_and_weeks_are_counted_back(count: int, unit: str) -> None:
    french = {"jours": {8: 7, 15: 14}.get(count, count), "semaines": 7 * count}[unit]
    assert past_days.read(f"il y a {count} {unit}", "fr", NOW) == TODAY - timedelta(days=french)


@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(
            st.sampled_from(SPOKEN.split()),
            max_size=30,
        ).map(" ".join),
    ),
    st.sampled_from(["fr", "en"]),
    st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 31)),
)
def test_whatever_is_said_it_lies_in_the_last_five_years(said: str, locale: str, when: datetime) -> None:
    now = when.replace(tzinfo=ZoneInfo("Europe/Paris"))
    day = past_days.read(said, locale, now)
    assert day is None or timedelta() <= now.date() - day <= timedelta(days=5 * 366)


@given(st.one_of(st.text(max_size=9), st.from_regex(r"\d{4,8}", fullmatch=True)))
def test_whatever_is_typed_is_a_past_day_or_none(digits: str) -> None:
    day = past_days.from_keys(digits, NOW)
    assert day is None or timedelta() <= TODAY - day <= timedelta(days=5 * 366)


@pytest.mark.parametrize("word", ["mardi ", "il y a un ", "début ", "le 3 mars non ", "3 / "])
def test_one_word_repeated_five_thousand_times_is_read(word: str) -> None:
    past_days.read(word * 5_000, "fr", NOW)
