"""Where communes lie."""

from __future__ import annotations

import pytest

from voicebot.booking.positions import distance_km, position_of

AUBAGNE = (43.29, 5.57)


def test_a_commune_is_found_by_its_code():
    assert distance_km(position_of("13005", None), AUBAGNE) < 3


def test_a_postal_code_alone_leads_to_the_middle_of_its_communes():
    assert distance_km(position_of(None, "13400"), AUBAGNE) < 10


def test_an_unknown_commune_is_placed_by_its_postal_code():
    assert position_of("13999", "13400") == position_of(None, "13400")


def test_arrondissements_and_overseas_communes_have_a_place():
    assert distance_km(position_of("13208", None), (43.25, 5.38)) < 5
    assert distance_km(position_of("97411", None), (-20.89, 55.45)) < 10


def test_what_is_not_known_is_not_guessed():
    assert position_of("00000", "00000") is None
    assert position_of(None, None) is None


@pytest.mark.parametrize(("other", "km"), [((43.2965, 5.3698), 16), ((48.8566, 2.3522), 667), (AUBAGNE, 0)])
def test_distances_are_those_of_the_map(other, km):
    assert distance_km(AUBAGNE, other) == pytest.approx(km, abs=2)
