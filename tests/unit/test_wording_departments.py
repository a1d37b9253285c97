"""Namesakes are told apart."""

from __future__ import annotations

from voicebot.wording import Town, departments, spoken


def test_namesakes_are_told_apart_by_their_departement() -> None:
    assert spoken.town(Town("Saint-Denis", None, departments.of_commune("93066")), "fr") == (
        "Saint-Denis, Seine-Saint-Denis"
    )
    assert departments.of_commune("97411") == "La Réunion"
    assert departments.of_commune("2A004") == "Corse-du-Sud"
