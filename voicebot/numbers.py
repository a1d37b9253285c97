"""The numbers that the network reports, and those it does not."""

from __future__ import annotations

import phonenumbers

WITHHELD = frozenset({"+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"})
"""What providers report for "anonymous" and its like, spelled on a keypad (facts.md §3)."""

_ZONES = {
    "331": "75 77 78 91 92 93 94 95",
    "332": "14 18 22 27 28 29 35 36 37 41 44 45 49 50 53 56 61 72 76 85",
    "333": "02 08 10 21 25 39 51 52 54 55 57 58 59 60 62 67 68 70 71 80 88 89 90",
    "334": "01 03 04 05 06 07 11 13 15 2A 2B 26 30 34 38 42 43 48 63 66 69 73 74 83 84",
    "335": "09 12 16 17 19 23 24 31 32 33 40 46 47 64 65 79 81 82 86 87",
    "590": "971", "594": "973", "596": "972", "262": "974", "26269": "976", "262639": "976",
}  # fmt: skip
"""Beginning of a number → its départements, as the national numbering plan drew them. Since 2023 a
landline may be taken along when moving: a hint, never a proof."""


def area(number: str | None) -> frozenset[str]:
    """The départements a number most likely rings in; none for a mainland mobile, or when withheld."""
    digits = (number or "").removeprefix("+")
    known = max((zone for zone in _ZONES if digits.startswith(zone)), key=len, default="")
    return frozenset(_ZONES.get(known, "").split())


def reported(raw: str | None) -> str | None:
    """The caller's number as E.164; None when it is withheld, an address, or no number at all."""
    text = (raw or "").strip()
    if not text or text in WITHHELD:
        return None
    try:
        parsed = phonenumbers.parse(text, "FR")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
