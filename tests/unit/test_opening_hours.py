"""Opening hours as centres write them; what is not certain is not read."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.booking.centres.hours import EARLIEST, parse_hours


def _shown(text: str) -> str:
    intervals = parse_hours(text)
    assert intervals is not None, text
    return " ".join(f"{start:%H:%M}-{end:%H:%M}" for start, end in intervals)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("9h-17h", "09:00-17:00"),
        ("9H00-17H30", "09:00-17:30"),
        ("09:00-12:00/14:00-18:00", "09:00-12:00 14:00-18:00"),
        ("09:00-12:00 14:00-18:00", "09:00-12:00 14:00-18:00"),
        ("9h/12h30 et 13h30/17h", "09:00-12:30 13:30-17:00"),
        ("de 8h30 à 12h", "08:30-12:00"),
        ("de 8h à 12h et de 14h à 18h", "08:00-12:00 14:00-18:00"),
        ("9h-13h puis 13h30-17h30", "09:00-13:00 13:30-17:30"),
        ("9h  à13h", "09:00-13:00"),
        ("9 h 00 - 17 h 00\xa0", "09:00-17:00"),
        ("8h30 12h - 14h 17h30", "08:30-12:00 14:00-17:30"),
        ("8.30/20.00", "08:30-20:00"),
        ("09: 20-12: 10/13: 00-16h 40", "09:20-12:10 13:00-16:40"),
        ("9:00-13:00-14:00-18:00", "09:00-13:00 14:00-18:00"),
        ("09:00-12:25/14:17:45", "09:00-12:25 14:00-17:45"),
        ("14-17H", "14:00-17:00"),
        ("9h-13 / 13h30-17h30", "09:00-13:00 13:30-17:30"),
        ("09:00-12:00/14:OO-17:00", "09:00-12:00 14:00-17:00"),
        ("8:30–12:00 /13:30—17:00", "08:30-12:00 13:30-17:00"),
        ("07:00-09:30/12:00-13:30/18:00-19:30", "07:00-09:30 12:00-13:30 18:00-19:30"),
    ],
)
def test_hours_are_read_in_the_forms_that_centres_use(text, hours):
    assert _shown(text) == hours


def test_intervals_that_touch_are_one():
    assert _shown("09:00-13:00/13:00-17:30") == "09:00-17:30"


@pytest.mark.parametrize("text", ["fermé", "Fermé au public", " FERME ", "fermé.", "fermeture"])
def test_closed_is_an_answer(text):
    assert parse_hours(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        *("", "ouvert", "Ouvert", "non précisé", "sur rdv", "N/A", "Matin", "En attente de précisions"),
        *(
            "10h",
            "9h-12h/14h",
            "12h-9h",
            "9h-13h/12h-17h",
            "9h-3h/13h30-17h30",
            "9h-9h",
            "25h-26h",
            "9:75-12:00",
        ),
        *("9h-18h sauf matin du 18", "14:00-18:00 à partir du 25/01", "8:00-12:30 uniquement le 16 janvier"),
        *("09:00-13:00 ou 14:00-18:00", "10:00-18:00 une fois par mois", "Jeudi 4 février, 13:30-18:30"),
        *("fermé13:00-16:00", "2h-6h", "9-12", "0491123456", "9h-12h\x00", "٩h-١٢h"),
    ],
)
def test_what_is_not_certain_is_not_read(text):
    assert parse_hours(text) is None


_MINUTES = st.integers(EARLIEST.hour * 60, 24 * 60 - 1)
_WRITTEN = st.sampled_from(["{h}h{m:02}", "{h:02}:{m:02}", "{h}H{m:02}", "{h} h {m:02}", "{h:02}.{m:02}"])
_DASH = st.sampled_from(["-", " - ", "–", " à ", "/", " "])
_AND = st.sampled_from(["/", " / ", " et ", " puis ", ", ", " & ", " "])


@given(st.sets(_MINUTES, min_size=2, max_size=6), _WRITTEN, _DASH, _AND)
def test_whatever_the_notation_the_hours_come_back(minutes, written, dash, joined):
    moments = [time(*divmod(minute, 60)) for minute in sorted(minutes)][: len(minutes) // 2 * 2]
    expected = tuple(zip(moments[::2], moments[1::2], strict=True))
    text = joined.join(
        dash.join(written.format(h=moment.hour, m=moment.minute) for moment in pair) for pair in expected
    )
    assert parse_hours(text) == expected


@given(st.text(max_size=60) | st.text("0123456789h:-/ .àetpuis", max_size=60))
def test_any_text_gives_ordered_hours_or_none(text):
    intervals = parse_hours(text)
    moments = [moment for interval in intervals or () for moment in interval]
    assert moments == sorted(set(moments))


def test_a_very_long_text_is_answered_at_once():
    assert parse_hours("9h-12h " * 20_000) is None
    assert parse_hours("de et à puis " * 20_000) is None
