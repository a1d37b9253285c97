"""The numbers people can be reached at."""

from __future__ import annotations

import phonenumbers

from . import misheard, numbers, rows

# An overseas number is invalid as a French one, and the other way round: the first valid region names it.
_REGIONS = ("FR", "RE", "GP", "MQ", "GF", "YT", "PM", "NC", "PF")
_NATIONAL = 10
"""Digits of a number as it is dialled in France."""
_OVERSEAS = {
    "0262": "262", "0263": "262", "0269": "262", "0692": "262", "0693": "262", "0590": "590", "0690": "590",
    "0691": "590", "0594": "594", "0694": "594", "0596": "596", "0696": "596", "0697": "596",
}  # fmt: skip
"""Beginnings that the national numbering plan gives to the overseas départements → their country code."""


def phone(words: tuple[str, ...], locale: str, *, plus: bool = False) -> str | None:
    """The telephone number said, as E.164; None unless it is a French or a full foreign number.

    `plus` says that it was written with the sign of a foreign number.
    """
    abroad = plus or "plus" in words
    said = numbers.digits_of(numbers.in_figures(misheard.mended(" ".join(words), locale), locale))
    if len(said) == _NATIONAL - 1 and not abroad:
        # A figure is missing: put asunder, "soixante-dix" would make a foreign number of it.
        return None
    return rows.first(words, locale, (_NATIONAL, 11, 13), lambda digits: _number_in(digits, abroad=abroad))


def _number_in(digits: str, *, abroad: bool) -> str | None:
    national = "0" + digits[2:].lstrip("0") if digits.startswith("33") and len(digits) in (11, 12) else digits
    if digits.startswith("0033"):
        national = "0" + digits[4:].lstrip("0")
    if len(national) == _NATIONAL and national.startswith("0"):
        return _french(national)
    dialled = digits.removeprefix("00")
    if dialled.startswith("0") or not 8 <= len(dialled) <= 15:
        return None
    abroad = abroad or dialled != digits
    return _foreign(dialled) if abroad or len(dialled) > _NATIONAL else None


def _french(national: str) -> str | None:
    """Ten digits; numbers that are not given out yet, or only to films, are still a French caller's."""
    zone = _OVERSEAS.get(national[:4])
    if zone:
        return f"+{zone}{national[1:]}"
    return _first_valid(national, _REGIONS) or (f"+33{national[1:]}" if national[1] not in "08" else None)


def _foreign(dialled: str) -> str | None:
    """A number with the code of its country, also with the zero that is said, but not dialled, behind it."""
    without_zero = [dialled[:n] + dialled[n + 1 :] for n in (1, 2, 3) if dialled[n] == "0"]
    valid = (found for digits in (dialled, *without_zero) if (found := _first_valid("+" + digits, (None,))))
    return next(valid, None)


def _first_valid(number: str, regions: tuple[str | None, ...]) -> str | None:
    for region in regions:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
    return None
