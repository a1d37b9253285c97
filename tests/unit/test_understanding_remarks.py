"""Values among remarks: places, choices, birth dates, names and persons; the call is on 24 November 2026."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import births, choices, names, places, whom
from voicebot.understanding.text import words

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


def found(text: str, locale: str = "fr") -> str:
    """The place that is sure, with its département, or the candidates behind a question mark."""
    place = places.answer(text, locale=locale)
    if place.sure:
        return f"{place.sure.name} {(place.sure.insee or '')[:2]}"
    return "? " + " ".join(sorted((each.insee or "")[:2] for each in place.candidates))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Brive quoi, la Gaillarde", "Brive-la-Gaillarde 19"),
        ("Lons, vous savez, le Saunier", "Lons-le-Saunier 39"),
        ("Saint-Jean vous savez d'Angély", "Saint-Jean-d'Angély 17"),
        ("Bourg euh en Bresse", "Bourg-en-Bresse 01"),
        ("mt de marsan", "Mont-de-Marsan 40"),
        ("euh Gap", "Gap 05"),
    ],
)
def test_a_remark_may_stand_in_the_middle_of_a_name(text, place):
    assert found(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("on est à trois kilomètres de Figeac, mettez Figeac", "Figeac 46"),
        ("je suis entre Auch et Tarbes, disons Auch", "Auch 32"),
        ("on habite près de Rodez, va pour Rodez", "Rodez 12"),
        ("Figeac mettez le plus près", "Figeac 46"),
    ],
)
def test_what_is_settled_on_is_meant_whatever_lies_near(text, place):
    assert found(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("pas celle du Rouergue, Villefranche-sur-Saône", "Villefranche-sur-Saône 69"),
        ("pas Saint-Denis à la Réunion, Saint-Denis en région parisienne", "Saint-Denis 93"),
        ("Valence mais pas celle de la Drôme", "? 16 82"),
        ("je sais pas, dans le Lot, Figeac", "Figeac 46"),
    ],
)
def test_an_area_that_is_ruled_out_is_no_hint(text, place):
    assert found(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Marseilles, the eighth", "Marseille 8e Arrondissement 13"),
        ("Lyons, the third", "Lyon 3e Arrondissement 69"),
        ("we're out in the sticks near Cahors, so put Cahors", "Cahors 46"),
        ("Marseilles", "Marseille 13"),
    ],
)
def test_places_are_said_in_english(text, place):
    assert found(text, "en") == place


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("le premier je l'aurais pris si mon taxi roulait le matin alors je prends le second", 2),
        ("la première je peux pas, donc mettez la deuxième", 2),
        ("I was going to say the first but make it the second", 2),
        ("the first clashes with church so I'll take the last", -1),
        ("si le premier est pris alors je prends le second", None),
        ("le premier mais je prends le train", None),
        ("alors je prends le premier bus", None),
    ],
)
def test_who_decides_in_the_end_has_chosen(text, option):
    assert choices.option(words(text)) == option


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("un vingt-neuf février, en quarante-huit", date(1948, 2, 29)),
        ("un premier avril quarante-deux", date(1942, 4, 1)),
        ("un jour de Noël, en trente-trois", date(1933, 12, 25)),
        ("un un quarante", date(1940, 1, 1)),
        ("un deux quarante", date(1940, 2, 1)),
        ("vingt et un mars quarante", date(1940, 3, 21)),
    ],
)
def test_an_article_before_a_day_is_no_day(text, born):
    assert births.read(text, "fr", NOW) == born


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gordon Featherstone, like a feather and a stone", ("Featherstone", "Gordon")),
        ("Lapierre, comme une pierre, Jeannine", ("Lapierre", "Jeannine")),
        ("Bell, like the thing you ring, Peter", ("Bell", "Peter")),
        ("Marchand comme au marché Odette", ("Marchand", "Odette")),
    ],
)
def test_what_a_name_is_likened_to_is_no_name(text, name):
    read = names.read(text, "fr")
    assert read
    assert (read.family, read.given) == name


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("just little old me", "self"),
        ("pour celle qui vous parle", "self"),
        ("poor old me", "self"),
        ("ma fille qui vous parle", "other"),
        ("mon mari, celui qui parle derrière", "other"),
    ],
)
def test_callers_speak_of_themselves_in_many_ways(text, person):
    assert whom.meant(words(text), asked=True) == person
