"""The answer to the question for a place begins with it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from voicebot.understanding import read

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


def test_what_an_answer_begins_with_is_the_name_unless_another_is_led_up_to():
    weather = read("Pontarlier on a eu moins quinze cette nuit", [], "place", "fr", NOW)
    assert weather.place is not None
    assert weather.place.name == "Pontarlier"
    moved = read("Lens mais maintenant j'habite Arras", [], "place", "fr", NOW)
    assert moved.place is not None
    assert moved.place.name == "Arras"
