"""Telephone numbers of centres, from many ways of writing to E.164."""

from __future__ import annotations

import re

import phonenumbers

from voicebot.booking.centres.words import pattern_of

_BETWEEN = pattern_of("phones", "between")


def phone_of(*texts: str, region: str) -> str | None:
    """The first valid number in these texts, or None. Four-figure short numbers have no E.164 form.

    Several numbers in one field are separated by a stroke; "33533092845" has only lost its plus.
    """
    for part in (part for text in texts for part in _BETWEEN.split(text)):
        if number := _valid_number(part, region):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


def _valid_number(text: str, region: str) -> phonenumbers.PhoneNumber | None:
    digits = re.sub(r"\D", "", text)
    dialled = f"+{digits}" if text.strip().startswith("+") or _lost_plus(digits) else digits
    # A number of the mainland is written the same way overseas, so the region is only a second guess.
    for guess in (region, "FR"):
        try:
            number = phonenumbers.parse(dialled, guess)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return number
    return None


def _lost_plus(digits: str) -> bool:
    return len(digits) == 11 and digits.startswith("33")
