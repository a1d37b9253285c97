"""No message that leaves costs more than two segments, whatever centre it names."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from voicebot.outbox.preview import samples
from voicebot.wording import Address

LIST = Path(__file__).parents[3] / "shared" / "data" / "centres-vaccination_2021-04-13.csv"
# The longest name, town and street that the official list brings, and letters that GSM-7 lacks.
WORST = [
    (
        "Centre de vaccination de la CPTS Vignes et Forêts d’Œuilly pour les communes alentour",
        Address("Avenue de la 1ère Division Française Libre prolongée", "51290",
                "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson"),
    ),
    ("X" * 300, Address("É" * 300, "97400", "L’Haÿ-les-Roses")),
]  # fmt: skip


def dear(centre: str, address: Address) -> list[str]:
    found = samples(centre=centre, address=address)
    return [one.text for one in found if one.encoding != "GSM-7" or one.segments > 2]


@pytest.mark.parametrize(("centre", "address"), WORST)
def test_every_message_takes_two_cheap_segments_with_the_longest_names(centre: str, address: Address) -> None:
    assert dear(centre, address) == []


def test_both_modes_and_languages_are_shown_and_the_second_dose_is_answered_where_it_can_be() -> None:
    shown = list(samples())
    assert {(one.locale, one.two_way) for one in shown} == {
        ("fr", False), ("fr", True), ("en", False), ("en", True)
    }  # fmt: skip
    assert {one.two_way for one in shown if one.purpose == "second_dose" and "RDV" in one.text} == {True}


@pytest.mark.skipif(not LIST.exists(), reason="the official list is not on this machine")
def test_every_message_takes_two_cheap_segments_at_every_centre_of_the_official_list() -> None:
    assert [text for place in set(_places()) for text in dear(*place)] == []


def _places() -> Iterator[tuple[str, Address]]:
    with LIST.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter=";"):
            street = f"{row['adr_num']} {row['adr_voie']}".strip()
            yield row["nom"], Address(street, row["com_cp"], row["com_nom"])
