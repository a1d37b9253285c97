"""Values as they are said on the telephone: words only, never a digit, with pauses where one takes notes.

A pause is the character U+2029; telephony turns it into a break, or drops it where the provider has none.
English words in French stand between U+2066 and U+2069, so that they are not read as French.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Protocol

from voicebot.wording import english, french, numbering
from voicebot.wording.names import pronounceable
from voicebot.wording.streets import paced
from voicebot.wording.values import Address, Choices, Code, Day, Distance, Locale, PhoneNumber, Site, Town

PAUSE = "\u2029"
ENGLISH, END_OF_ENGLISH = "\u2066", "\u2069"
"""Around words that are English in the middle of French."""


class _Language(Protocol):
    """What a language module offers; `french` and `english` are the two."""

    AND: str
    CHOOSE: str
    LESS_THAN_ONE_KILOMETRE: str

    def number(self, n: int) -> str: ...
    def ordinal(self, n: int) -> str: ...
    def day(self, when: date) -> str: ...
    def birth_date(self, when: date) -> str: ...
    def hour(self, when: datetime) -> str: ...
    def moment(self, when: datetime) -> str: ...
    def pair(self, two: str) -> str: ...
    def postal_code(self, digits: str) -> str: ...
    def kilometres(self, n: int) -> str: ...
    def at(self, place: str) -> str: ...


LANGUAGES: dict[Locale, _Language] = {"fr": french, "en": english}


def number(n: int, locale: Locale) -> str:
    """A whole number below one million, in words."""
    return LANGUAGES[locale].number(n)


def day(when: Day, locale: Locale) -> str:
    """A day to come: « mardi premier décembre »."""
    return LANGUAGES[locale].day(when.date)


def day_of(when: datetime, locale: Locale) -> str:
    """The day of a moment, in the moment's own zone."""
    return LANGUAGES[locale].day(when)


def hour(when: datetime, locale: Locale) -> str:
    """The hour of a moment, in the moment's own zone: « dix heures quinze »."""
    return LANGUAGES[locale].hour(when)


def moment(when: datetime, locale: Locale) -> str:
    """A moment, in its own zone: « mardi premier décembre à dix heures quinze »."""
    return LANGUAGES[locale].moment(when)


def birth_date(when: date, locale: Locale) -> str:
    """A date of birth, with its year."""
    return LANGUAGES[locale].birth_date(when)


def code(secret: Code, locale: Locale) -> str:
    """A booking code, digit by digit in groups of two: « quatre, huit, … trois, neuf, … deux, zéro »."""
    groups = numbering.pairs(secret.digits)
    return _slowly([", ".join(number(int(digit), locale) for digit in group) for group in groups])


def phone(value: PhoneNumber, locale: Locale) -> str:
    """A telephone number in pairs, as the French write and say it; a foreign one with its country code."""
    country, groups = numbering.groups(value)
    pairs = [pair for group in groups for pair in numbering.pairs(group)]
    said = [LANGUAGES[locale].pair(pair) for pair in pairs]
    return _slowly([f"plus {number(country, locale)}", *said] if country else said)


def distance(value: Distance, locale: Locale) -> str:
    """Whole kilometres; nobody drives « six virgule quatre »."""
    language = LANGUAGES[locale]
    nearest = round(value.kilometres)
    return language.kilometres(nearest) if nearest else language.LESS_THAN_ONE_KILOMETRE


def town(value: Town, locale: Locale) -> str:
    """A commune, with its département or postal code where it has to be told from others."""
    if value.department:
        return f"{text(value.name, locale)}, {text(value.department, locale)}"
    if value.postal_code is None:
        return text(value.name, locale)
    return f"{text(value.name, locale)}, {LANGUAGES[locale].postal_code(value.postal_code)}"


def address(value: Address, locale: Locale) -> str:
    """Street and commune: « douze, rue des Lilas, à Aubagne »."""
    return f"{text(paced(value.street), locale)}, {LANGUAGES[locale].at(text(value.town, locale))}"


def site(value: Site, locale: Locale) -> str:
    """The centre's name and its commune."""
    return f"{text(value.name, locale)}, {LANGUAGES[locale].at(text(value.town, locale))}"


def choices(value: Choices, locale: Locale) -> str:
    """Each choice and, after it, its key: « mardi …, tapez un, jeudi …, tapez deux »."""
    language = LANGUAGES[locale]
    said = (_choice(item, locale) for item in value.items)
    return _slowly([f"{item}, {language.CHOOSE} {number(key, locale)}" for key, item in enumerate(said, 1)])


def listed(items: Sequence[str], locale: Locale) -> str:
    """Several things of equal rank: « lundi, mardi et jeudi »."""
    *first, last = (text(item, locale) for item in items)
    return f"{', '.join(first)} {LANGUAGES[locale].AND} {last}" if first else last


@lru_cache(maxsize=4096)  # the same few thousand centres, streets and communes all day long
def text(value: str, locale: Locale) -> str:
    """Somebody else's words, such as a centre's name, made pronounceable: no digits, no abbreviations."""
    return pronounceable(value, LANGUAGES[locale])


def _choice(item: datetime | Town | str, locale: Locale) -> str:
    if isinstance(item, datetime):
        return moment(item, locale)
    return town(item, locale) if isinstance(item, Town) else text(item, locale)


def _slowly(parts: list[str]) -> str:
    return f",{PAUSE} ".join(parts)
