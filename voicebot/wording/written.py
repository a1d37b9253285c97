"""Values as they are read in a text message; letters that GSM-7 lacks are replaced later, in `sms`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from babel.dates import get_day_names, get_month_names

from voicebot.wording import numbering, sms
from voicebot.wording.names import shortened
from voicebot.wording.values import Address, Choices, Code, Day, Distance, Locale, PhoneNumber, Site, Town

NAME, STREET = 60, 40
"""Letters of a shortened name and street: with both, a confirmation takes two segments."""

_AT: dict[Locale, str] = {"fr": "à", "en": "at"}


def number(n: int, locale: Locale) -> str:  # noqa: ARG001 (figures are the same everywhere)
    """A number in figures."""
    return str(n)


def day(when: Day, locale: Locale) -> str:
    """« mardi 1er décembre »."""
    return _day(when.date, locale)


def day_of(when: datetime, locale: Locale) -> str:
    """The day of a moment, in the moment's own zone."""
    return _day(when, locale)


def hour(when: datetime, locale: Locale) -> str:
    """« 10h15 », « 9h »; in English "10:15"."""
    if locale == "en":
        return f"{when.hour}:{when.minute:02}"
    return f"{when.hour}h{when.minute:02}" if when.minute else f"{when.hour}h"


def moment(when: datetime, locale: Locale) -> str:
    """« mardi 1er décembre à 10h15 », in the moment's own zone."""
    return f"{_day(when, locale)} {_AT[locale]} {hour(when, locale)}"


def birth_date(when: date, locale: Locale) -> str:  # noqa: ARG001 (in France, also for who reads English)
    """« 03/02/1938 »: day, month, year."""
    return f"{when:%d/%m}/{when.year:04}"


def code(secret: Code, locale: Locale) -> str:  # noqa: ARG001
    """The six digits together, easy to copy."""
    return secret.digits


def phone(value: PhoneNumber, locale: Locale) -> str:  # noqa: ARG001
    """« 01 23 45 67 89 »; a foreign number with its country code."""
    country, groups = numbering.groups(value)
    return " ".join([f"+{country}", *groups] if country else groups)


def distance(value: Distance, locale: Locale) -> str:  # noqa: ARG001
    """« 6 km »."""
    return f"{max(1, round(value.kilometres))} km"


def town(value: Town, locale: Locale) -> str:
    """« Aubagne (13400) », « Saint-Denis (Aude) »."""
    name = text(value.name, locale)
    told = value.department or value.postal_code
    return f"{name} ({told})" if told else name


def address(value: Address, locale: Locale) -> str:
    """« 12 rue des Lilas, 13400 Aubagne »; the town is never cut."""
    street = whole(value.street, locale) if value.whole else _cut(value.street, STREET)
    return f"{street}, {value.postal_code} {whole(value.town, locale)}"


def site(value: Site, locale: Locale) -> str:
    """« Salle des Tilleuls, Aubagne », « Mairie d’Aubagne »; the town is never cut."""
    name = whole(value.name, locale) if value.whole else _cut(value.name, NAME)
    told = sms.transliterate(value.town).casefold() in sms.transliterate(name).casefold()
    return name if told else f"{name}, {whole(value.town, locale)}"


def whole(value: str, locale: Locale) -> str:  # noqa: ARG001
    """Somebody else's words, on one line."""
    return " ".join(value.split())


def choices(value: Choices, locale: Locale) -> str:
    """One line for each choice, its number first: one answers with the number."""
    return sms.LINE.join(f"{key}: {_choice(item, locale)}" for key, item in enumerate(value.items, 1))


def listed(items: Sequence[str], locale: Locale) -> str:
    """Several things of equal rank."""
    return ", ".join(text(item, locale) for item in items)


def text(value: str, locale: Locale) -> str:  # noqa: ARG001
    """Somebody else's words, such as a centre's name, shortened where they are too long."""
    return _cut(value, NAME)


def _cut(value: str, longest: int) -> str:
    """What is left of it as it will be sent: an œ takes two letters."""
    return shortened(value if len(value) <= longest // 2 else sms.transliterate(value), longest)


def _day(when: date, locale: Locale) -> str:
    weekday = get_day_names("wide", locale=locale)[when.weekday()]
    month = get_month_names("wide", locale=locale)[when.month]
    first = "1er" if when.day == 1 and locale == "fr" else str(when.day)
    return f"{weekday} {first} {month}"


def _choice(item: datetime | Town | str, locale: Locale) -> str:
    if isinstance(item, datetime):
        return moment(item, locale)
    return town(item, locale) if isinstance(item, Town) else text(item, locale)
