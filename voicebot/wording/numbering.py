"""Telephone numbers in the groups in which people in France say and write them."""

from __future__ import annotations

import phonenumbers

from voicebot.wording.values import PhoneNumber

# France and its overseas numbering zones (Réunion and Mayotte, Guadeloupe, French Guiana, Martinique,
# Saint-Pierre-et-Miquelon): nine digits behind the trunk zero, always told in five pairs.
_FRENCH = frozenset({33, 262, 508, 590, 594, 596})


def groups(value: PhoneNumber) -> tuple[int | None, list[str]]:
    """The country code (none for a French number) and the digits in groups."""
    parsed = phonenumbers.parse(value.e164)
    national = phonenumbers.national_significant_number(parsed)
    if parsed.country_code in _FRENCH and len(national) == 9:
        return None, pairs(f"0{national}")
    written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    _, *rest = written.replace("-", " ").split()
    return parsed.country_code, rest


def pairs(digits: str) -> list[str]:
    """Digits two by two; an odd one stays alone at the end."""
    return [digits[start : start + 2] for start in range(0, len(digits), 2)]
