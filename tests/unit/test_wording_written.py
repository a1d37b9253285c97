"""What a reader sees of a value in a text message."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from voicebot.wording import Address, Choices, Code, Day, Distance, PhoneNumber, Town, sms, written

MOMENT = datetime(2026, 12, 1, 10, 15, tzinfo=ZoneInfo("Europe/Paris"))


def test_a_moment_is_written_in_full_with_french_figures() -> None:
    assert written.moment(MOMENT, "fr") == "mardi 1er décembre à 10h15"
    assert written.moment(MOMENT.replace(day=3, hour=9, minute=0), "fr") == "jeudi 3 décembre à 9h"


def test_a_moment_is_written_in_english() -> None:
    assert written.moment(MOMENT.replace(hour=15), "en") == "Tuesday 1 December at 15:15"


def test_a_day_is_written_without_its_year_and_a_birth_date_in_figures() -> None:
    assert written.day(Day(date(2026, 8, 22)), "fr") == "samedi 22 août"
    assert written.birth_date(date(1938, 2, 3), "fr") == "03/02/1938"


def test_a_number_is_written_in_pairs() -> None:
    assert written.phone(PhoneNumber("+33123456789"), "fr") == "01 23 45 67 89"
    assert written.phone(PhoneNumber("+262692123456"), "fr") == "06 92 12 34 56"
    assert written.phone(PhoneNumber("+442079460018"), "fr") == "+44 20 7946 0018"


def test_places_are_written_with_their_postal_code() -> None:
    assert written.town(Town("Aubagne", "13400"), "fr") == "Aubagne (13400)"
    assert (
        written.address(Address("12 rue des Lilas", "13400", "Aubagne"), "fr")
        == "12 rue des Lilas, 13400 Aubagne"
    )


def test_codes_and_distances_are_figures() -> None:
    assert written.code(Code("483920"), "fr") == "483920"
    assert written.distance(Distance(6.3), "fr") == "6 km"
    assert written.distance(Distance(0.2), "fr") == "1 km"


def test_each_choice_has_a_line_that_begins_with_its_number() -> None:
    lines = written.choices(Choices((MOMENT, Town("Aubagne"))), "fr").split(sms.LINE)
    assert lines == ["1: mardi 1er décembre à 10h15", "2: Aubagne"]


def test_a_long_name_is_cut_between_two_words_and_a_long_word_anywhere() -> None:
    assert written.text("Salle " * 20, "fr") == " ".join(["Salle"] * 10)
    assert written.text("x" * 200, "fr") == "x" * 60
