"""What a caller hears of a value: words only, in French and in English."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.wording import Choices, Code, Day, Distance, PhoneNumber, Town, english, french, spoken

PARIS = ZoneInfo("Europe/Paris")
PAUSE = spoken.PAUSE


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "zéro"),
        (16, "seize"),
        (17, "dix-sept"),
        (21, "vingt et un"),
        (70, "soixante-dix"),
        (71, "soixante et onze"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (91, "quatre-vingt-onze"),
        (99, "quatre-vingt-dix-neuf"),
        (100, "cent"),
        (200, "deux cents"),
        (201, "deux cent un"),
        (1000, "mille"),
        (1938, "mille neuf cent trente-huit"),
        (80_000, "quatre-vingt mille"),
        (200_080, "deux cent mille quatre-vingts"),
        (999_999, "neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf"),
    ],
)
def test_a_number_is_said_in_french(n: int, words: str) -> None:
    assert french.number(n) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (40, "forty"),
        (99, "ninety-nine"),
        (101, "one hundred and one"),
        (1001, "one thousand and one"),
        (13_400, "thirteen thousand four hundred"),
    ],
)
def test_a_number_is_said_in_english(n: int, words: str) -> None:
    assert english.number(n) == words


@pytest.mark.parametrize("language", [french, english])
def test_a_number_too_large_for_words_is_refused(language: spoken._Language) -> None:
    with pytest.raises(ValueError, match="1000000"):
        language.number(1_000_000)


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "premier"),
        (2, "deuxième"),
        (4, "quatrième"),
        (5, "cinquième"),
        (9, "neuvième"),
        (21, "vingt et unième"),
        (80, "quatre-vingtième"),
        (200, "deux centième"),
    ],
)
def test_a_rank_is_said_in_french(n: int, words: str) -> None:
    assert french.ordinal(n) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "first"),
        (3, "third"),
        (12, "twelfth"),
        (20, "twentieth"),
        (22, "twenty-second"),
        (31, "thirty-first"),
    ],
)
def test_a_rank_is_said_in_english(n: int, words: str) -> None:
    assert english.ordinal(n) == words


def test_the_first_of_a_month_is_premier_and_other_days_are_plain_numbers() -> None:
    assert spoken.day(Day(date(2026, 12, 1)), "fr") == "mardi premier décembre"
    assert spoken.day(Day(date(2026, 8, 22)), "fr") == "samedi vingt-deux août"
    assert spoken.day(Day(date(2026, 12, 1)), "en") == "Tuesday the first of December"


@pytest.mark.parametrize(
    ("hour", "minute", "in_french", "in_english"),
    [
        (9, 0, "neuf heures", "nine o’clock in the morning"),
        (9, 5, "neuf heures cinq", "nine oh five in the morning"),
        (10, 15, "dix heures quinze", "ten fifteen in the morning"),
        (12, 0, "midi", "twelve noon"),
        (12, 30, "midi trente", "twelve thirty in the afternoon"),
        (13, 0, "treize heures", "one o’clock in the afternoon"),
        (15, 30, "quinze heures trente", "three thirty in the afternoon"),
        (18, 20, "dix-huit heures vingt", "six twenty in the evening"),
        (1, 21, "une heure vingt et une", "one twenty-one in the morning"),
        (21, 0, "vingt et une heures", "nine o’clock in the evening"),
        (0, 0, "minuit", "twelve o’clock in the morning"),
    ],
)
def test_an_hour_is_said_as_it_stands_on_paper(
    hour: int, minute: int, in_french: str, in_english: str
) -> None:
    moment = datetime(2026, 12, 1, hour, minute, tzinfo=PARIS)
    assert spoken.hour(moment, "fr") == in_french
    assert spoken.hour(moment, "en") == in_english


def test_a_moment_is_a_weekday_a_date_and_an_hour_without_the_year() -> None:
    moment = datetime(2026, 12, 1, 10, 15, tzinfo=PARIS)
    assert spoken.moment(moment, "fr") == "mardi premier décembre à dix heures quinze"
    assert spoken.moment(moment, "en") == "Tuesday the first of December at ten fifteen in the morning"


def test_a_moment_is_told_in_its_own_zone() -> None:
    in_paris = datetime(2026, 12, 1, 14, 0, tzinfo=PARIS)
    assert spoken.hour(in_paris.astimezone(ZoneInfo("Indian/Reunion")), "fr") == "dix-sept heures"


@pytest.mark.parametrize(
    ("born", "in_french", "in_english"),
    [
        (
            date(1938, 2, 3),
            "trois février mille neuf cent trente-huit",
            "the third of February, nineteen thirty-eight",
        ),
        (
            date(1931, 5, 1),
            "premier mai mille neuf cent trente et un",
            "the first of May, nineteen thirty-one",
        ),
        (
            date(1905, 7, 14),
            "quatorze juillet mille neuf cent cinq",
            "the fourteenth of July, nineteen oh five",
        ),
        (date(2000, 1, 2), "deux janvier deux mille", "the second of January, two thousand"),
        (date(2005, 1, 2), "deux janvier deux mille cinq", "the second of January, two thousand and five"),
        (date(2014, 1, 2), "deux janvier deux mille quatorze", "the second of January, twenty fourteen"),
    ],
)
def test_a_birth_date_is_said_with_its_year(born: date, in_french: str, in_english: str) -> None:
    assert spoken.birth_date(born, "fr") == in_french
    assert spoken.birth_date(born, "en") == in_english


def test_a_booking_code_is_said_digit_by_digit_in_groups_of_two() -> None:
    assert spoken.code(Code("483920"), "fr") == f"quatre, huit,{PAUSE} trois, neuf,{PAUSE} deux, zéro"
    assert spoken.code(Code("483920"), "en") == f"four, eight,{PAUSE} three, nine,{PAUSE} two, zero"


@pytest.mark.parametrize("digits", ["48392", "4839201", "48 392", "abcdef", "٤٨٣٩٢٠"])
def test_what_is_no_booking_code_is_refused(digits: str) -> None:
    with pytest.raises(ValueError, match="six digits"):
        Code(digits)


def test_a_french_number_is_said_in_pairs_with_pauses() -> None:
    said = spoken.phone(PhoneNumber("+33612004578"), "fr").split(f",{PAUSE} ")
    assert said == ["zéro six", "douze", "zéro zéro", "quarante-cinq", "soixante-dix-huit"]


def test_an_overseas_number_is_said_like_any_french_one() -> None:
    said = spoken.phone(PhoneNumber("+590690123456"), "fr").split(f",{PAUSE} ")
    assert said == ["zéro six", "quatre-vingt-dix", "douze", "trente-quatre", "cinquante-six"]


def test_a_foreign_number_is_said_with_its_country() -> None:
    assert spoken.phone(PhoneNumber("+442079460018"), "fr").startswith(f"plus quarante-quatre,{PAUSE} vingt,")
    assert spoken.phone(PhoneNumber("+442079460018"), "en").startswith(f"plus forty-four,{PAUSE} two zero,")


def test_an_identifying_value_does_not_show_itself() -> None:
    assert "483920" not in repr(Code("483920"))
    assert "612" not in repr(PhoneNumber("+33612004578"))


@pytest.mark.parametrize(
    ("kilometres", "words"),
    [
        (6.3, "six kilomètres"),
        (1.2, "un kilomètre"),
        (0.3, "moins d’un kilomètre"),
        (21.6, "vingt-deux kilomètres"),
    ],
)
def test_a_distance_is_said_in_whole_kilometres(kilometres: float, words: str) -> None:
    assert spoken.distance(Distance(kilometres), "fr") == words


@pytest.mark.parametrize(
    ("town", "words"),
    [
        (Town("Aubagne"), "Aubagne"),
        (Town("Aubagne", "13400"), "Aubagne, treize mille quatre cents"),
        (Town("Nice", "06000"), "Nice, zéro six mille"),
        (Town("St-Denis", "97400"), "Saint-Denis, quatre-vingt-dix-sept mille quatre cents"),
    ],
)
def test_a_commune_is_said_with_its_postal_code_where_it_has_one(town: Town, words: str) -> None:
    assert spoken.town(town, "fr") == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("Aubagne", "à Aubagne"),
        ("Le Havre", "au Havre"),
        ("Les Sables-d'Olonne", "aux Sables-d'Olonne"),
        ("La Ciotat", "à La Ciotat"),
        ("Lens", "à Lens"),
    ],
)
def test_one_goes_to_a_commune_as_the_french_say_it(place: str, words: str) -> None:
    assert french.at(place) == words


def test_choices_are_said_each_with_its_key_after_it() -> None:
    choices = Choices((Town("Aubagne"), "la mairie", datetime(2026, 12, 1, 9, tzinfo=PARIS)))
    assert spoken.choices(choices, "fr").split(f",{PAUSE} ") == [
        "Aubagne, tapez un",
        "la mairie, tapez deux",
        "mardi premier décembre à neuf heures, tapez trois",
    ]


def test_a_list_ends_with_and() -> None:
    assert spoken.listed(["lundi", "mardi", "jeudi"], "fr") == "lundi, mardi et jeudi"
    assert spoken.listed(["Monday", "Tuesday"], "en") == "Monday and Tuesday"
    assert spoken.listed(["lundi"], "fr") == "lundi"
