"""Postal codes and arrondissements as they are said, typed, and left in pieces by a recogniser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import numbers
from .communes import Commune, table

_CODE = 5
"""Digits of a postal code."""
_A_THOUSAND = "1000"
_PIECES = 2
"""Pieces of it that are still no date or number when no place was asked for."""
_FIGURES = re.compile(r"\d+(?: ,? ?\d+)*")
_TEENS = re.compile(r"\b(onze|douze|treize|quatorze|quinze|seize|dix sept|dix huit|dix neuf) (?=cents?\b)")
_LETTERED = re.compile(r"\b\d+ (?:b\b(?! c)|a$)")

_CITIES = {"paris": 75100, "lyon": 69380, "marseille": 13200}
_MOST_QUARTERS = 20
_CITY = "(paris|lyon|marseille)s?"
_SMALL = "(?:dans|le|l|la|c|est|et|in|the|euh|ben|arrondissement|district|number|numero|quartier)"
_NO_QUARTER = (
    r"(?! ?(?:h|heures?|ans|fois|doses?|personnes?|mois|jours?|semaines?|rue|avenue|boulevard|janvier|fevrier"
    r"|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|\d|/|o|am|pm|clock)\b)"
)
_AFTER_CITY = re.compile(rf"\b{_CITY}((?: {_SMALL})*) (\d{{1,2}})\b{_NO_QUARTER}")
_BEFORE_CITY = re.compile(
    rf"\b(\d{{1,2}})(?: (?:arrondissement|district|euh))* (?:a|de|in|of|d|sur)?(?: ?la ville de)? ?{_CITY}\b"
)
_IN_IT = re.compile(r"\b(?:dans|in|arrondissement|district|quartier)\b")


def in_figures(words: tuple[str, ...], locale: str) -> str:
    """The words with every number in figures, as postal codes are said: "treize cent vingt" is 13 120."""
    text = " ".join(words)
    parted = _TEENS.sub(r"\1 , ", text) if locale == "fr" else text
    return numbers.thousands_joined(numbers.in_figures(parted, locale))


def codes(figures: str, asked: bool) -> list[str]:
    """What can be a postal code, in the order said; `asked` if the answer was to be a place."""
    return list(_codes(_LETTERED.sub("", figures), asked or "postal" in figures))


def _codes(figures: str, asked: bool) -> Iterator[str]:
    for match in _FIGURES.finditer(figures):
        groups = match[0].replace(",", " ").split()
        digits = "".join(groups)
        if len(digits) == _CODE and (asked or len(groups) <= _PIECES):
            yield digits
        elif len(digits) > _CODE and asked and (again := _at_the_end(groups)):
            yield again
        elif len(digits) == _CODE - 1 and asked and len(groups) <= _PIECES and digits != _A_THOUSAND:
            # Recognisers drop the nought of "06 560".
            yield "0" + digits
        else:
            yield from (group for group in groups if len(group) == _CODE)


def _at_the_end(groups: list[str]) -> str | None:
    """The code that is said after a first try: "29, euh, 29 200"."""
    ends = ("".join(groups[start:]) for start in range(1, len(groups)))
    return next((end for end in ends if len(end) == _CODE), None)


def arrondissement(figures: str, asked: bool) -> Commune | None:
    """The arrondissement that is named with its city, the last if there are several.

    "Paris le 12" is an answer to "where?" only: elsewhere it is a day.
    """
    found: Commune | None = None
    for city, between, number in _AFTER_CITY.findall(figures):
        if asked or not between or _IN_IT.search(between):
            found = _quarter(city, number) or found
    for number, city in _BEFORE_CITY.findall(figures):
        found = found or _quarter(city, number)
    return found


def arrondissements(figures: str) -> list[Commune]:
    """ "Dans le quatrième" without a city: the fourth arrondissements of all three."""
    groups = _FIGURES.findall(figures)
    found = [_quarter(city, groups[0]) for city in _CITIES] if len(groups) == 1 else []
    return sorted((row for row in found if row), key=lambda row: -row.population)


def _quarter(city: str, number: str) -> Commune | None:
    if not number.isdigit() or not 0 < int(number) <= _MOST_QUARTERS:
        return None
    row = table().by_insee.get(str(_CITIES[city] + int(number)))
    return row if row and row.parent else None
