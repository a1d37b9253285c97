"""All the values of one turn, each read where it can have been meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from . import answers, births, choices, people, places, times
from .reading import Name
from .text import without_marks

_CODE = 6
"""Digits of a booking code."""

_ANYWHERE = frozenset({"menu", "none", "yes_no", "slot", "day"})
_NAMES_A_CODE = frozenset({"code", "reference", "ref", "numero"})
_NAMES_A_BIRTH = frozenset({"ne", "nee", "naissance", "born", "birth"})


@dataclass(frozen=True)
class Values:
    """What was said besides the wish; None where nothing was."""

    birth_date: date | None = None
    place: places.Found = places.NOTHING
    times: times.Times | None = None
    time_alone: bool = False
    dose: int | None = None
    option: int | None = None
    digits: str | None = None
    phone: str | None = None
    name: Name | None = None
    for_whom: str | None = None
    language: str | None = None


def found_in(text: str, marked: tuple[str, ...], expecting: str, locale: str, now: datetime) -> Values:
    """Read every value that can have been meant where `expecting` was asked.

    `marked` are the words of the text with slashes and commas, which part numbers.
    """
    words = without_marks(marked)
    birth = _birth(text, words, expecting, locale, now)
    digits = _digits(marked, expecting, locale)
    phone = people.phone(marked, locale) if expecting in _ANYWHERE | {"phone"} else None
    taken = birth is not None or digits is not None or phone is not None
    return Values(
        birth_date=birth,
        place=_place(text, words, expecting, locale, taken),
        times=None if taken else _times(marked, expecting, locale, now),
        time_alone=expecting == "slot" and choices.is_time_alone(marked, locale),
        dose=answers.dose(words, expecting == "dose") if expecting in _ANYWHERE | {"dose", "place"} else None,
        option=choices.option(words) if expecting in ("slot", "menu", "place", "yes_no") else None,
        digits=digits,
        phone=phone,
        name=people.name(text) if expecting == "name" else None,
        for_whom=_for_whom(words, expecting),
        language=answers.language(words, expecting in ("menu", "none")),
    )


def _birth(text: str, words: tuple[str, ...], expecting: str, locale: str, now: datetime) -> date | None:
    if expecting == "birth_date" or (expecting != "name" and _NAMES_A_BIRTH & set(words)):
        return births.read(words, text, locale, now)
    return None


def _digits(words: tuple[str, ...], expecting: str, locale: str) -> str | None:
    if expecting == "reference" or _NAMES_A_CODE & set(words):
        return answers.digits(words, locale, _CODE)
    return None


def _place(text: str, words: tuple[str, ...], expecting: str, locale: str, taken: bool) -> places.Found:
    if expecting == "place":
        return places.answer(text, locale=locale)
    if expecting in _ANYWHERE and not taken:
        found = places.search(words, asked=False, locale=locale)
        return places.alone(words) if expecting in ("slot", "day") and not found.anything else found
    return places.NOTHING


def _times(words: tuple[str, ...], expecting: str, locale: str, now: datetime) -> times.Times | None:
    if expecting == "slot":
        return times.find(choices.without_offers(words), locale, now)
    spoken = expecting == "place" and not any(word.isdigit() for word in words)
    return times.find(words, locale, now) if expecting in _ANYWHERE or spoken else None


def _for_whom(words: tuple[str, ...], expecting: str) -> str | None:
    if expecting == "yes_no":
        return answers.somebody_else_too(words)
    if expecting in ("menu", "none", "for_whom", "place"):
        return answers.for_whom(words, expecting == "for_whom")
    return None
