"""Communes and postal codes as they are said, typed and misheard; in doubt they are asked back."""

from __future__ import annotations

import csv
import gzip
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.understanding import Intent, Place, places, read, sounding
from voicebot.understanding.communes import Commune, spoken, table
from voicebot.understanding.data import derive_sounds
from voicebot.wording import french

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
AUBAGNE = Place("Aubagne", "13400", "13005")


def sure(text: str, locale: str = "fr") -> Place | None:
    return read(text, [], "place", locale, NOW).place


def candidates(text: str) -> list[str | None]:
    """The names that would be asked back."""
    reading = read(text, [], "place", "fr", NOW)
    assert reading.place is None
    assert "place" in reading.ask
    return [place.name for place in reading.places]


@pytest.mark.parametrize(
    "text",
    [
        "Aubagne",
        "à Aubagne",
        "euh j'habite à aubagne",
        "c'est Aubagne, dans les Bouches-du-Rhône",
        "au bagne dans les Bouches-du-Rhône",
        "13400",
        "13 400",
        "13 1000 400",
        "treize mille quatre cents",
        "un trois quatre zéro zéro",
        "13400 Aubagne",
        "Marseille euh non Aubagne",
        "A U B A G N E",
    ],
)
def test_one_commune_is_said_in_many_ways(text: str) -> None:
    assert sure(text) == AUBAGNE


@pytest.mark.parametrize(
    ("text", "insee"),
    [
        ("la si ota", "13028"),
        ("mar seille", "13055"),
        ("mont pelier", "34172"),
        ("vitrole", "13117"),
        ("gre noble", "38185"),
    ],
)
def test_a_commune_is_known_by_its_sound(text: str, insee: str) -> None:
    found = sure(text)
    assert found is not None
    assert found.insee == insee


@pytest.mark.parametrize(
    ("text", "insee"),
    [
        ("Saint-Denis à La Réunion", "97411"),
        ("Saint Joseph en Martinique", "97224"),
        ("Vienne en Isère", "38544"),
        ("Villeneuve dans le 12", "12301"),
        ("Bastia en Corse", "2B033"),
    ],
)
def test_a_department_settles_a_shared_name(text: str, insee: str) -> None:
    found = sure(text)
    assert found is not None
    assert found.insee == insee


@pytest.mark.parametrize("text", ["Villeneuve", "Saint-Denis", "Sainte-Marie"])
def test_a_shared_name_is_asked_back(text: str) -> None:
    assert len(candidates(text)) > 1


def test_a_short_name_may_stand_for_a_bigger_town() -> None:
    assert candidates("Aix")[0] == "Aix-en-Provence"
    assert candidates("Évry")[:2] == ["Évry-Courcouronnes", "Évry"]


def test_a_name_in_the_wrong_region_is_asked_back() -> None:
    assert "Thiers" in candidates("Thiers en Bretagne")


def test_a_piece_of_something_misheard_is_never_sure() -> None:
    assert sure("brie vers la gaillarde") != sure("La Gaillarde")


@pytest.mark.parametrize(
    ("text", "insee"),
    [
        ("Paris onzième", "75111"),
        ("Lyon 7e", "69387"),
        ("à Marseille dans le 13e", "13213"),
        ("75 1000 11", "75111"),
    ],
)
def test_an_arrondissement_is_a_place_of_its_own(text: str, insee: str) -> None:
    found = sure(text)
    assert found is not None
    assert found.insee == insee


def test_a_postal_code_of_several_communes_is_a_place_without_a_name() -> None:
    assert sure("01400") == Place(None, "01400", None)


def test_a_name_beside_its_postal_code_is_that_commune() -> None:
    assert sure("01400 L'Abergement-Clémenciat") == Place("L'Abergement-Clémenciat", "01400", "01001")


def test_a_commune_with_several_postal_codes_keeps_the_one_that_was_said() -> None:
    assert sure("Nice") == Place("Nice", None, "06088")
    assert sure("06300") == Place("Nice", "06300", "06088")


def test_an_old_commune_is_found_under_its_new_name() -> None:
    assert sure("Arbignieu") == Place("Arboys en Bugey", "01300", "01015")


@pytest.mark.parametrize(
    "text", ["je ne sais pas", "rien du tout", "a b c d", "mmm", "99999", "un petit village"]
)
def test_what_is_no_place_is_no_place(text: str) -> None:
    reading = read(text, [], "place", "fr", NOW)
    assert reading.place is None
    assert not reading.places


@pytest.mark.parametrize("text", ["mardi", "demain matin", "dix heures", "attendez", "près de la gare"])
def test_everyday_words_are_no_commune_that_sounds_like_them(text: str) -> None:
    reading = read(text, [], "place", "fr", NOW)
    assert (reading.place, reading.places) == (None, ())


def test_two_communes_at_once_are_asked_back() -> None:
    assert candidates("Aubagne ou Gémenos") == ["Aubagne", "Gémenos"]


def test_a_building_is_asked_back_even_where_a_commune_has_its_name() -> None:
    assert candidates("à l'hôpital") == ["L'Hôpital"]


def test_a_place_may_come_with_a_time() -> None:
    reading = read("Marseille mardi matin", [], "place", "fr", NOW)
    assert reading.place == Place("Marseille", None, "13055")
    assert reading.when is not None


def test_an_unasked_place_counts_after_a_preposition_only() -> None:
    asked = read("je voudrais un rendez-vous à Saumur", [], "menu", "fr", NOW)
    assert asked.place == Place("Saumur", "49400", "49328")
    for text in (
        "je viens mardi matin",
        "bonjour madame Martin",
        "vers dix heures",
        "à partir de mars",
        "il a changé d'avis",
    ):
        assert read(text, [], "menu", "fr", NOW).place is None


def test_the_callers_own_area_settles_a_shared_name() -> None:
    assert [place.insee for place in places.find("Villeneuve", home=frozenset({"12"}))] == ["12301"]


def test_candidates_of_a_postal_code_are_the_biggest_first() -> None:
    names = [place.name for place in places.by_postal_code("13420")]
    assert names[0] == "Gémenos"
    assert places.by_postal_code("00000") == ()


UNIQUE = [
    rows[0]
    for name, rows in table().by_name.items()
    if len(rows) == 1 and len(name) > 2 and rows[0].postal_codes and spoken(rows[0].name) == name
]


@given(st.sampled_from(UNIQUE))
def test_a_name_that_no_other_bears_is_always_found(commune: Commune) -> None:
    found = places.find(commune.name)
    assert commune.insee in {place.insee for place in found}


@given(st.sampled_from(sorted(table().by_postal_code)))
def test_every_postal_code_is_understood_as_the_house_says_it(code: str) -> None:
    found = sure(french.postal_code(code).replace("\u2029", ", "))
    assert found is not None
    assert found.postal_code == code


def test_the_table_says_where_it_comes_from() -> None:
    folder = Path(places.__file__).with_name("data")
    assert "Licence Ouverte 2.0" in (folder / "README.md").read_text(encoding="utf-8")


def test_the_table_is_derived_from_the_official_one() -> None:
    source = Path(__file__).parents[3] / "shared" / "data" / "communes_fr_2026.csv"
    if not source.exists():
        pytest.skip("the official table is not here")
    with source.open(encoding="utf-8", newline="") as file:
        names = {row["nom"] for row in csv.DictReader(file)}
    assert {row.name for rows in table().by_postal_code.values() for row in rows} <= names


def test_the_sounds_of_names_are_those_that_callers_are_heard_by() -> None:
    derived = gzip.decompress(sounding.SOUNDS.read_bytes()).decode()
    assert derived == derive_sounds.derive(), "run voicebot/understanding/data/derive_sounds.py"


@pytest.mark.parametrize("expecting", ["menu", "place", "day"])
@pytest.mark.parametrize("text", ["en Provence", "Aix en Provence", "à Aix en Provence"])
def test_provence_is_no_language(text: str, expecting: str) -> None:
    assert read(text, [Intent("change_language", 0.99)], expecting, "fr", NOW).intent != "change_language"


@pytest.mark.parametrize(
    "text",
    ["Marseille 4e", "Marseille dans le quatrième arrondissement", "le quatrième à Marseille"],
)
def test_an_arrondissement_of_a_named_city_is_a_place_and_no_day(text: str) -> None:
    reading = read(text, [], "place", "fr", NOW)
    assert reading.place is not None
    assert reading.place.name == "Marseille 4e Arrondissement"
    assert reading.when is None


@pytest.mark.parametrize("text", ["dans le quatrième", "le quatrième arrondissement", "c'est dans le 4e"])
def test_an_arrondissement_without_its_city_is_asked_back(text: str) -> None:
    reading = read(text, [], "place", "fr", NOW)
    assert (reading.intent, reading.place, reading.when) == ("inform", None, None)
    assert reading.ask == ("place",)
    assert {place.name for place in reading.places} == {
        f"{city} 4e Arrondissement" for city in ("Paris", "Lyon", "Marseille")
    }


def test_lyon_has_no_tenth_arrondissement() -> None:
    names = [place.name for place in read("le dixième", [], "place", "fr", NOW).places]
    assert names == ["Paris 10e Arrondissement", "Marseille 10e Arrondissement"]


def test_hundreds_in_pieces_make_a_postal_code() -> None:
    assert [place.postal_code for place in places.find("13 mille 4 cents")] == ["13400"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("pas à Marseille", None),
        ("pas Marseille, Aubagne", "Aubagne"),
        ("Aubagne mais pas à Marseille", "Aubagne"),
        ("je sais pas Marseille", "Marseille"),
        ("pas loin de Marseille", "Marseille"),
    ],
)
def test_a_place_that_is_ruled_out_is_not_the_place(text: str, name: str | None) -> None:
    place = read(text, [], "place", "fr", NOW).place
    assert (place.name if place else None) == name


def test_a_name_that_several_communes_bear_is_settled_by_the_callers_own_area():
    asked_back = read("Saint-Denis", [], "place", "fr", NOW)
    at_home = read("Saint-Denis", [], "place", "fr", NOW, home=frozenset({"974", "976"}))
    assert "place" in asked_back.ask
    assert at_home.place is not None
    assert at_home.place.insee == "97411"


@pytest.mark.parametrize("text", ["Saint-Martin-de-Crau", "avenue du onze novembre à Aubagne"])
def test_a_feast_or_a_date_in_the_name_of_a_place_is_no_time(text: str):
    assert read(text, [], "place", "fr", NOW).when is None
    assert read("Aubagne mardi matin", [], "place", "fr", NOW).when is not None
