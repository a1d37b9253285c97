"""The numbers that the network reports, and those it does not."""

from __future__ import annotations

import phonenumbers

WITHHELD = frozenset({"+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"})
"""What providers report for "anonymous" and its like, spelled on a keypad (facts.md §3)."""


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
