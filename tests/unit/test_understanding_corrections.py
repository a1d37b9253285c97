"""Who contradicts without saying it anew: which field is asked again."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import Intent, read

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
DENIED = [Intent("deny", 0.5), Intent("correct", 0.4)]


@pytest.mark.parametrize(
    ("said", "locale", "expecting", "field"),
    [
        ("je me suis trompée de date de naissance", "fr", "place", "birth_date"),
        ("je me suis trompée d'année", "fr", "day", "birth_date"),
        ("ma date de naissance n'est pas bonne", "fr", "yes_no", "birth_date"),
        ("vous avez mal compris ma date de naissance", "fr", "slot", "birth_date"),
        ("non je suis née en trente-neuf", "fr", "place", "birth_date"),
        ("c'est pas le bon jour", "fr", "place", "birth_date"),
        ("c'est pas le bon jour", "fr", "yes_no", "when"),
        ("c pa la bonne heure", "fr", "yes_no", "when"),
        ("vous vous trompez de ville", "fr", "day", "place"),
        ("c pa la bonne comune", "fr", "day", ""),
        ("c pa la bonne ville", "fr", "yes_no", "place"),
        ("je n'habite pas là", "fr", "slot", "place"),
        ("le nom est mal écrit", "fr", "yes_no", "name"),
        ("ça s'écrit pas comme ça", "fr", "yes_no", "name"),
        ("c'est pas le bon numéro de téléphone", "fr", "yes_no", "phone"),
        ("mauvais numéro", "fr", "phone", "phone"),
        ("c'est pas le bon numéro", "fr", "reference", "digits"),
        ("pas la bonne dose", "fr", "place", "dose"),
        ("c'est pas le bon code", "fr", "yes_no", "digits"),
        ("j'ai choisi le mauvais créneau", "fr", "yes_no", "option"),
        ("vous vous trompez de personne", "fr", "yes_no", "for_whom"),
        ("wrong date of birth", "en", "place", "birth_date"),
        ("that's not my town", "en", "day", "place"),
        ("that's the wrong day", "en", "yes_no", "when"),
        ("my name is spelled wrong", "en", "yes_no", "name"),
        ("no that's not where I live", "en", "day", "place"),
    ],
)
def test_the_field_that_is_said_to_be_wrong_is_asked_back(
    said: str, locale: str, expecting: str, field: str
) -> None:
    reading = read(said, DENIED, expecting, locale, NOW)
    assert reading.intent in ("correct", "deny")
    assert reading.ask == ((field,) if field else ())
    assert reading.place is None


@pytest.mark.parametrize(
    ("said", "expecting"),
    [
        ("vous ne vous êtes pas trompée de ville", "yes_no"),
        ("oui c'est la bonne date de naissance", "yes_no"),
        ("non merci", "yes_no"),
        ("je me suis trompée de dose c'est un rappel", "yes_no"),
        ("non c'est pas la bonne ville c'est Aubagne", "yes_no"),
    ],
)
def test_what_is_right_or_said_anew_is_not_asked_back(said: str, expecting: str) -> None:
    assert read(said, DENIED, expecting, "fr", NOW).ask == ()


def test_who_rang_a_wrong_number_corrects_nothing() -> None:
    assert read("mauvais numéro", [Intent("out_of_scope", 0.9)], "yes_no", "fr", NOW).intent == "out_of_scope"
