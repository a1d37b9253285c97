"""The answer to the question for a place begins with it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import read

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


def test_what_an_answer_begins_with_is_the_name_unless_another_is_led_up_to():
    weather = read("Pontarlier on a eu moins quinze cette nuit", [], "place", "fr", NOW)
    assert weather.place is not None
    assert weather.place.name == "Pontarlier"
    moved = read("Lens mais maintenant j'habite Arras", [], "place", "fr", NOW)
    assert moved.place is not None
    assert moved.place.name == "Arras"


@pytest.mark.parametrize("text", ["non, en mars", "non, en avril", "pardon, mai", "no, in March"])
def test_a_month_that_corrects_the_birth_date_is_no_commune(text):
    assert not read(text, [], "place", "fr", NOW).places


@pytest.mark.parametrize("text", ["Mars", "non, Mars en Ardèche"])
def test_a_commune_called_like_a_month_is_still_one(text):
    reading = read(text, [], "place", "fr", NOW)
    assert reading.place or reading.places
