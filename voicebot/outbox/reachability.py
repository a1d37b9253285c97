"""By which medium a number can be written to, from the number alone."""

from __future__ import annotations

from typing import Literal

import phonenumbers
from phonenumbers import PhoneNumberType

SERVED = frozenset({"FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC"})
"""France and overseas: texts elsewhere would invite SMS pumping (facts: geo list)."""

FRANCE = 33


def medium_for(number: str | None) -> Literal["sms", "call"] | None:
    """A mobile gets texts, a landline calls, a withheld or foreign number nothing.

    Numbers that only the region's plan can tell apart (shared ranges overseas) count as mobiles:
    a text to a landline fails cheaply and is then known.
    """
    if not number:
        return None
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.region_code_for_number(parsed) not in SERVED:
        return None
    kind = phonenumbers.number_type(parsed)
    if kind == PhoneNumberType.UNKNOWN and parsed.country_code == FRANCE:
        # A range opened since the library's last edition, or kept for fiction: the plan's first digit tells.
        return "sms" if str(parsed.national_number)[0] in "67" else "call"
    if kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE):
        return "sms"
    return "call" if kind in (PhoneNumberType.FIXED_LINE, PhoneNumberType.VOIP) else None
