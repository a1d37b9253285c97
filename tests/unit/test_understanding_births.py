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
        "zéro trois zéro deux trente-neuf non trente-huit",
        "0 3 0 2 3 8",
        "O3 O2 38",
        "0302 38",
        "030238",
        "1938-02-03",
        "3 février 1900 38",
        "3 février 1 938",
        "3 février mille 938",
        "3 fait vrier 38",
        "février 1938 le trois",
        "en trente-huit le trois du deux",
        "le trois février oh c'était un jeudi en trente-huit",
        "j'ai 88 ans je suis du 3 février 38",
        "le 3 mars non pas mars février 38",
        "le trois février trente-huit dans le 13",
        "ma sœur c'est le 5 mai 30 moi je suis du 3 février 38",
        "3 février 38 et pour ma femme le 5 mai 40",
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
        "the third of the second thirty-eight",
        "third of the month of February nineteen hundred and thirty-eight",
        "February the third nineteen thirty-nine, no, nineteen thirty-eight",
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
        "février 1938",
        "j'ai 88",
        "1 1 1 1 9 3 8",
        "le 3 février 38 ou 39",
        "vingt quatre quatre vingt neuf",
        "06 12 34 56 78",
    ],
)
def test_an_impossible_or_unfinished_date_is_asked_back(text: str) -> None:
    reading = read(text, [], "birth_date", "fr", NOW)
    assert reading.birth_date is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("le jour de Noël 34", date(1934, 12, 25)),
        ("le réveillon de Noël 38", date(1938, 12, 24)),
        ("à la Saint-Sylvestre mille neuf cent trente-sept", date(1937, 12, 31)),
        ("I was a Boxing Day baby in 1938", date(1938, 12, 26)),
        ("le huit mai quarante-cinq, on fêtait l'armistice", date(1945, 5, 8)),
    ],
)
def test_a_feast_is_a_day_unless_the_day_is_said(text: str, when: date) -> None:
    assert said(text, "en" if "Boxing" in text else "fr") == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("le 5 mets 41", date(1941, 5, 5)),
        ("le vingt ou trente-neuf", date(1939, 8, 20)),
        ("12 set tembre 1939", date(1939, 9, 12)),
    ],
)
def test_a_month_misheard_is_known_by_its_place(text: str, when: date) -> None:
    assert said(text) == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("un neuf zéro quatre trente et un", date(1931, 4, 19)),
        ("dix neuf trente-huit", date(1938, 9, 10)),
        ("vingt-deux du quatre vingt-neuf", date(1929, 4, 22)),
        ("trente un douze quarante et un", date(1941, 12, 31)),
        ("le trois neuf mille neuf cent quarante et un", date(1941, 9, 3)),
    ],
)
def test_numbers_are_parted_so_that_they_make_a_date(text: str, when: date) -> None:
    assert said(text) == when


def test_a_month_before_the_day_counts_only_if_it_must() -> None:
    assert said("12/25/1944", "en") == date(1944, 12, 25)
    assert said("05/06/1944", "en") == date(1944, 6, 5)


def test_a_birth_date_nobody_asked_for_is_taken_with_the_word_born() -> None:
    reading = read("je suis née le trois février 1938", [], "menu", "fr", NOW)
    assert reading.birth_date == BORN_1938


def test_digits_said_one_by_one_are_day_month_and_year() -> None:
    assert said("un deux zéro trois un neuf trois cinq") == date(1935, 3, 12)
    assert said("zéro trois zéro deux un neuf trois huit") == BORN_1938


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("le premier avril trente non le deux", date(1930, 4, 2)),
        ("3 février 38 euh non le 4", date(1938, 2, 4)),
        ("3 février 38 non 39", date(1939, 2, 3)),
    ],
)
def test_a_day_or_a_year_can_be_corrected_alone(text: str, when: date) -> None:
    assert said(text) == when


@pytest.mark.parametrize("expecting", ["menu", "place", "day"])
def test_a_birth_date_leaves_place_and_day_beside_it(expecting: str) -> None:
    text = "un rendez-vous à Aubagne jeudi je suis née le deux février trente"
    reading = read(text, [], expecting, "fr", NOW)
    assert reading.birth_date == date(1930, 2, 2)
    assert reading.place is not None
    assert reading.place.name == "Aubagne"
    assert reading.when is not None
    assert [window.start.date() for window in reading.when.windows] == [date(2026, 11, 26)]


def test_the_place_of_a_birth_is_not_where_one_wants_to_come() -> None:
    reading = read("je suis née à Marseille le deux février trente", [], "menu", "fr", NOW)
    assert (reading.birth_date, reading.place) == (date(1930, 2, 2), None)


@pytest.mark.parametrize("expecting", ["place", "day"])
@pytest.mark.parametrize("text", ["le deux février trente", "le 2 février 1930", "02/02/1930"])
def test_a_date_of_a_past_year_is_a_birth_date_whatever_was_asked(text: str, expecting: str) -> None:
    reading = read(text, [], expecting, "fr", NOW)
    assert (reading.birth_date, reading.when, reading.place) == (date(1930, 2, 2), None, None)
    assert reading.places == ()


@pytest.mark.parametrize("text", ["le 3 décembre 10 heures", "le 3 décembre 2026", "03/12/2026", "le 3/12"])
def test_a_date_to_come_is_none(text: str) -> None:
    reading = read(text, [], "day", "fr", NOW)
    assert reading.birth_date is None
    assert reading.when is not None
    assert reading.when.windows[0].start.date() == date(2026, 12, 3)


@pytest.mark.parametrize(
    "text",
    [
        "non c'est pas le deux mai c'est le douze mai",
        "j'ai dit trois février",
        "vous vous êtes trompé",
        "je me suis trompée",
    ],
)
def test_a_correction_of_what_was_said_before_is_no_place(text: str) -> None:
    reading = read(text, [], "place", "fr", NOW)
    assert (reading.intent, reading.place, reading.places, reading.when) == ("correct", None, (), None)


def test_a_correction_may_name_the_place() -> None:
    for text in ("j'ai dit Aubagne", "vous vous êtes trompé c'est Aubagne"):
        reading = read(text, [], "place", "fr", NOW)
        assert reading.place is not None
        assert reading.place.name == "Aubagne"


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


def test_nine_is_a_figure_and_no_adjective():
    assert said("le premier du neuf cinquante-deux") == date(1952, 9, 1)
    assert said("le neuf neuf quarante-neuf") == date(1949, 9, 9)
