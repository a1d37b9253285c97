"""From values to the strings that a phrase is filled with, by medium."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from voicebot.wording import hours, spoken, written
from voicebot.wording.values import (
    Address,
    Choices,
    Code,
    Day,
    Distance,
    Hours,
    Locale,
    PhoneNumber,
    Site,
    Town,
    Value,
    Whole,
)

Form = Callable[[Any, Locale], str]

_FORMS: dict[type, tuple[Form, Form]] = {
    str: (spoken.text, written.text),
    Whole: (spoken.text, written.whole),
    int: (spoken.number, written.number),
    date: (spoken.birth_date, written.birth_date),
    datetime: (spoken.moment, written.moment),
    Code: (spoken.code, written.code),
    PhoneNumber: (spoken.phone, written.phone),
    Distance: (spoken.distance, written.distance),
    Day: (spoken.day, written.day),
    Town: (spoken.town, written.town),
    Address: (spoken.address, written.address),
    Site: (spoken.site, written.site),
    Hours: (hours.said, hours.texted),
    Choices: (spoken.choices, written.choices),
    list: (spoken.listed, written.listed),
    tuple: (spoken.listed, written.listed),
}


def rendered(values: Mapping[str, Value], *, medium: str, locale: Locale) -> dict[str, str]:
    """Each value in words (voice, keys) or figures (sms); a moment also gives `name_day` and `name_hour`.

    Raises TypeError for a value that has no form, ValueError for a moment without its centre's zone.
    """
    written_out = medium == "sms"
    filled = {}
    for name, value in values.items():
        filled[name] = _form(name, value)[written_out](value, locale)
        if isinstance(value, datetime):
            day, hour = (written.day_of, written.hour) if written_out else (spoken.day_of, spoken.hour)
            filled[f"{name}_day"], filled[f"{name}_hour"] = day(value, locale), hour(value, locale)
    return filled


def _form(name: str, value: Value) -> tuple[Form, Form]:
    for moment in _moments(value):
        # No French centre keeps UTC: such a moment comes straight from the store and would be told hours off.
        if moment.tzinfo is None or moment.tzinfo is UTC or moment.tzname() == "UTC":
            raise ValueError(f"{name}: a moment is told in its centre's own zone, not in {moment.tzinfo}")
    try:
        return _FORMS[type(value)]
    except KeyError:
        raise TypeError(f"{name}: a {type(value).__name__} has neither spoken nor written form") from None


def _moments(value: Value) -> list[datetime]:
    if isinstance(value, datetime):
        return [value]
    return [item for item in value.items if isinstance(item, datetime)] if isinstance(value, Choices) else []
