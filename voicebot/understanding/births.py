"""Birth dates: spoken, in figures, and by keys. Only a plausible age counts: 0 to 115 years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from . import numbers
from .months import MONTHS
from .text import tokens

_OLDEST = 115
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(1[89]\d\d|20\d\d|1[89] \d\d|20 \d\d|9\d\d|\d\d)"
_SMALL = r"(?: (?:de|du|of|the|l|an|annee|en|mille|in|le|mois|c est|et|euh|,))*"
_NAMED = re.compile(rf"\b(\d{{1,2}}){_SMALL} ({_MONTH}){_SMALL} {_YEAR}\b")
_MONTH_FIRST = re.compile(rf"\b({_MONTH}){_SMALL} (\d{{1,2}}){_SMALL} {_YEAR}\b")
_YEAR_FIRST = re.compile(rf"\b{_YEAR}{_SMALL} (\d{{1,2}}){_SMALL} ({_MONTH})\b")
_FIGURES = re.compile(rf"\b(\d{{1,2}})(?: (?:/|du|le|et|,))* (\d{{1,2}})(?: (?:/|du|de|,))* {_YEAR}(?! /)\b")
_ORDERS = ((_NAMED, (1, 2, 3)), (_MONTH_FIRST, (2, 1, 3)), (_YEAR_FIRST, (2, 3, 1)), (_FIGURES, (1, 2, 3)))
"""Patterns and which of their groups are day, month and year."""
_OH_YEAR = re.compile(r"\b(19|20) 0 (\d)\b")
_CORRECTED_YEAR = re.compile(rf"[^\d]{{0,40}}\b(?:non|pardon|euh|enfin|sorry|no)\b[^\d]{{0,40}} {_YEAR}$")
_YEAR_WORDS = re.compile(
    r"\b(mille neuf|dix neuf cent|(?<!twenty )(?<!nineteen )nineteen|deux mille(?! neuf cent)|two thousand)\b"
)


def read(words: tuple[str, ...], text: str, locale: str, now: datetime) -> date | None:
    """The birth date a caller said, the last one if it was corrected; None if none is plausible.

    Day comes before month, as in France, also in English unless that is impossible.
    """
    # "zero neuf mille neuf cent" is a month and a year: without the cut it would be the number 9,900.
    spoken = _YEAR_WORDS.sub(r", \1", " ".join(tokens(text)))
    figures = _OH_YEAR.sub(r"\g<1>0\2", " ".join(numbers.in_figures(spoken, locale).split()))
    dates = list(_said(figures))
    candidates = [when for day, month, year in dates if (when := _plausible(day, month, year, now))]
    if candidates or dates:
        return candidates[-1] if candidates else None
    return from_keys(numbers.digits_of(numbers.in_figures(" ".join(words), locale)), now)


def _said(figures: str) -> Iterator[tuple[int, int, str]]:
    """Day, month and year of every date, in the order they end; of two with one end the longer."""
    found: dict[int, tuple[int, tuple[int, int, str]]] = {}
    for pattern, (day, month, year) in _ORDERS:
        for match in pattern.finditer(figures):
            number = MONTHS.get(match[month]) or int(match[month])
            said = int(match[day]), number, _year_again(figures[match.end() :]) or match[year]
            length = match.end() - match.start()
            if length > found.get(match.end(), (0,))[0]:
                found[match.end()] = (length, said)
    return (found[end][1] for end in sorted(found))


def _year_again(rest: str) -> str | None:
    """ "4 mars 39, pardon, 38": the year that corrects the one before it."""
    match = _CORRECTED_YEAR.match(rest)
    return match[1] if match else None


def from_keys(digits: str, now: datetime) -> date | None:
    """The date typed as DDMMYYYY, or in fewer keys when only one reading is possible; else None.

    Six keys are DDMMYY or DMYYYY. A two-digit year is 19xx unless that is impossible.
    """
    if not digits.isascii() or not digits.isdigit() or not 6 <= len(digits) <= 8:
        return None
    possible = {when for parts in _splits(digits) if (when := _plausible(*parts, now))}
    return possible.pop() if len(possible) == 1 else None


def _splits(digits: str) -> Iterator[tuple[int, int, str]]:
    for day in (1, 2):
        for month in (1, 2):
            year = digits[day + month :]
            if len(year) == 4 or (len(year) == 2 and len(digits) == 6):
                yield int(digits[:day]), int(digits[day : day + month]), year


def _plausible(day: int, month: int, year: str, now: datetime) -> date | None:
    compact = year.replace(" ", "")
    years = (
        [int(compact)]
        if len(compact) == 4
        else [1000 + int(compact)]
        if len(compact) == 3
        else [1900 + int(compact), 2000 + int(compact)]
    )
    return next((when for each in years if (when := _date_of(day, month, each, now))), None)


def _date_of(day: int, month: int, year: int, now: datetime) -> date | None:
    if month > 12 >= day:
        day, month = month, day
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    today = now.date()
    age = today.year - when.year - ((today.month, today.day) < (when.month, when.day))
    return when if when <= today and age <= _OLDEST else None
