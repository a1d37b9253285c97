"""What the answers to frequent questions may say of a centre."""

from __future__ import annotations

from voicebot.booking.venues import About
from voicebot.wording import Address, Hours, Locale, PhoneNumber, Value, faq


def centre_values(about: About, topic: str | None, *, medium: str, locale: Locale) -> dict[str, Value]:
    """What the answers to frequent questions may use."""
    venue = about.venue
    week = ((int(day), tuple((start, end) for start, end in hours)) for day, hours in about.opening.items())
    values: dict[str, Value] = {
        "centre": venue.name,
        "address": Address(venue.address, venue.postal_code, venue.town),
        "hours": Hours(tuple(sorted(week))),
    }
    if about.phone:
        values["centre_phone"] = PhoneNumber(about.phone)
    if topic and (own := faq.of_the_centre(about.official_id, topic, medium=medium, locale=locale)):
        values["words"] = own
    return values
