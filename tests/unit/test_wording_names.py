"""Addresses and names of centres, made fit for the ear."""

from __future__ import annotations

import pytest

from voicebot.wording import Address, spoken


def test_an_address_is_said_without_its_postal_code() -> None:
    address = Address("12 Av du 8 Mai 1945", "13400", "Aubagne")
    assert (
        spoken.address(address, "fr") == "douze, avenue du huit Mai mille neuf cent quarante-cinq, à Aubagne"
    )


@pytest.mark.parametrize(
    ("street", "said"),
    [
        ("12 Place des Tilleuls", "douze, place des Tilleuls"),
        ("3 bis R. du Stade", "trois bis, rue du Stade"),
        ("12-14 Bd Foch", "douze, quatorze, boulevard Foch"),
        ("5 Ch du Moulin", "cinq, chemin du Moulin"),
        ("4 Chemins", "quatre Chemins"),
        ("25 Cours-la-Reine", "vingt-cinq Cours-la-Reine"),
        ("Place du Marché", "Place du Marché"),
    ],
)
def test_one_rests_between_the_house_number_and_the_street(street: str, said: str) -> None:
    assert spoken.address(Address(street, "13400", "Aubagne"), "fr") == f"{said}, à Aubagne"


def test_in_english_only_the_house_number_is_said_in_english() -> None:
    address = Address("12 Av du 8 Mai 1945", "13400", "Aubagne")
    assert (
        spoken.address(address, "en")
        == "twelve, avenue du huit Mai mille neuf cent quarante-cinq, in Aubagne"
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Centre de vaccination - Salle des fêtes", "Centre de vaccination, Salle des fêtes"),
        ("ST-MALO - CH", "Saint-Malo, centre hospitalier"),
        ("CH EVAUX LES BAINS", "centre hospitalier Evaux les Bains"),
        ("CPTS du Pays (site MSP)", "communauté de santé du Pays, site maison de santé"),
        ("Mairie du 15e", "Mairie du quinzième"),
        ("Mairie du 15e arrondissement", "Mairie du quinzième arrondissement"),
        ("Marseille 4e Arrondissement", "Marseille, quatrième arrondissement"),
        ("Rue de la 1ère Armée", "Rue de la première Armée"),
        ("Le 104", "Le cent quatre"),
        ("Hall 0e", "Hall zéro e"),
        ("CDV31 Balma", "CDV trente et un Balma"),
        ("Centre n° 2", "Centre numéro deux"),
        ("Halle 06", "Halle zéro six"),
        ("Place du Mal Foch, près du mal", "Place du maréchal Foch, près du mal"),
        ("", ""),
    ],
)
def test_a_name_from_the_official_list_becomes_pronounceable(written: str, said: str) -> None:
    assert spoken.text(written, "fr") == said


def test_an_endless_name_is_cut_between_two_words_and_leaves_no_word_hanging() -> None:
    name = "Centre de vaccination de la CPTS Vignes et Calanques pour les communes de La Ciotat et Cassis"
    assert spoken.text(name, "fr").endswith("Vignes et Calanques")
