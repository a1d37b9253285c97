"""What a telephone number tells of where it rings."""

import pytest

from voicebot import numbers


@pytest.mark.parametrize(
    ("number", "inside", "outside"),
    [
        ("+33199001234", "75", "13"),
        ("+33465710012", "13", "75"),
        ("+33261910012", "35", "974"),
        ("+262262123456", "974", "976"),
        ("+262639123456", "976", "974"),
        ("+596596123456", "972", "971"),
    ],
)
def test_a_landline_and_an_overseas_number_have_an_area(number: str, inside: str, outside: str) -> None:
    assert inside in numbers.area(number)
    assert outside not in numbers.area(number)


@pytest.mark.parametrize("number", [None, "", "+33639980001", "+33937000001", "+447700900123"])
def test_mobiles_foreign_and_withheld_numbers_have_none(number: str | None) -> None:
    assert numbers.area(number) == frozenset()


def test_every_département_rings_in_exactly_one_zone() -> None:
    zones = [numbers.area(f"+33{zone}00000000") for zone in range(1, 6)]
    assert sum(map(len, zones)) == len(frozenset().union(*zones)) == 96
