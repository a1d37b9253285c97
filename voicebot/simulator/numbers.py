"""Telephone numbers as the network writes them."""

from __future__ import annotations

import secrets
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

# A French number with a leading zero may belong overseas: 0690… is Guadeloupe, invalid in France proper.
REGIONS = ("FR", "GP", "MQ", "GF", "RE", "YT", "PM", "NC", "PF", "WF")
WITHHELD = "anonymous"
TEXTABLE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE, PhoneNumberType.PERSONAL_NUMBER}
FOR_FICTION = "+3363998"
"""Mobiles that the regulator keeps for films and the like: assigned to nobody, so safe to ring here."""


def caller_id(typed: str) -> str:
    """E.164 where possible, else what was given; an empty one is a withheld number."""
    text = typed.strip()
    number = _valid(text)
    if number is None:
        return text or WITHHELD
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def is_valid(number: str) -> bool:
    return number.startswith("+") and _valid(number) is not None


def takes_texts(number: str) -> bool:
    """Whether a text can reach it: mobiles only, as landlines in France take none."""
    parsed = _valid(number)
    if parsed is None:
        return False
    return number.startswith(FOR_FICTION) or phonenumbers.number_type(parsed) in TEXTABLE


def country(number: str) -> str:
    """ISO code of the country, empty when unknown."""
    parsed = _valid(number)
    return (phonenumbers.region_code_for_number(parsed) or "") if parsed else ""


def new_sid(prefix: str) -> str:
    """An identifier in the provider's form: two letters and 32 hexadecimal digits."""
    return prefix + secrets.token_hex(16)


@lru_cache(maxsize=10_000)
def _valid(text: str) -> PhoneNumber | None:
    for region in REGIONS:
        try:
            parsed = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed) or text.startswith(FOR_FICTION):
            return parsed
    return None
