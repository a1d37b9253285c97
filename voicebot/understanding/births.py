"""Birth dates: spoken, in figures, and by keys. Only a plausible age counts: 0 to 115 years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
_CORRECTED_DAY = re.compile(
    r"[^\d]{0,40}\b(?:non|pardon|euh|enfin|sorry|no)\b[^\d]{0,20}\b(?:le|the) (\d{1,2})$"
)
_NUMBERS_ONLY = re.compile(r"(?:(?:\d+|,|euh|le|du|et|c est|alors)(?: |$))+")
_BIRTH = re.compile(
    r"(?:\b(?:je|qui|elle|il|i) (?:suis|est|was|am) )?\b(?:nee?|naissance|born|birth)\b(?: \S+){0,5} ?$"
)
_COUNTED = re.compile(r" (?:h|heures?|minutes?|jours?|ans|/)\b")
_ARTICLE = re.compile(r"\b(?:le|the|du|on)? ?$")
_DDMMYYYY = 8
_LAST_HOUR, _LAST_DAY = 24, 31
_YEAR_WORDS = re.compile(
    r"\b(mille neuf|dix neuf cent|(?<!twenty )(?<!nineteen )nineteen|deux mille(?! neuf cent)|two thousand)\b"
)


@dataclass(frozen=True)
class Said:
    """A date in a sentence in figures: day, month, year, and where it stands."""

    day: int
    month: int
    year: str
    start: int
    end: int


def read(words: tuple[str, ...], text: str, locale: str, now: datetime) -> date | None:
    """The birth date a caller said, the last one if it was corrected; None if none is plausible.

    Day comes before month, as in France, also in English unless that is impossible.
    """
    figures = _figures(text, locale)
    row = numbers.digits_of(numbers.in_figures(" ".join(words), locale))
    one_by_one = from_keys(row, now) if _NUMBERS_ONLY.fullmatch(figures) and len(row) == _DDMMYYYY else None
    if one_by_one:
        return one_by_one
    dates = _said(figures)
    if not dates:
        return from_keys(row, now)
    return next((when for each in reversed(dates) if (when := _date_said(each, now))), None)


def apart(text: str, locale: str, now: datetime, *, told: bool) -> tuple[date | None, tuple[str, ...]]:
    """The birth date in a sentence about something else, and what is left of the sentence without it.

    `told` says that the caller spoke of being born; otherwise only a date of a past year is one.
    """
    figures = _figures(text, locale)
    for said in reversed(_said(figures)):
        when = _date_said(said, now)
        if when and (told or _is_past(said, figures, when, now)):
            birth = _BIRTH.search(figures[: said.start])
            start = birth.start() if birth else said.start
            # Who was born at Marseille does not want to come there.
            after = "" if figures[said.end :].startswith(" a ") else figures[said.end :]
            return when, tuple(f"{_ARTICLE.sub('', figures[:start])}{after}".split())
    return None, ()


def _is_past(said: Said, figures: str, when: date, now: datetime) -> bool:
    """Whether a date can be nothing but one of a past year: "3 décembre 10" may go on with "heures"."""
    year = said.year.replace(" ", "")
    clear = len(year) == 4 or int(year) > _LAST_HOUR
    named = any(word in MONTHS for word in figures[said.start : said.end].split())
    marked = "/" in figures[said.start : said.end] or len(year) == 4
    return clear and (named or marked) and when.year < now.year and not _COUNTED.match(figures[said.end :])


def _figures(text: str, locale: str) -> str:
    # "zero neuf mille neuf cent" is a month and a year: without the cut it would be the number 9,900.
    spoken = _YEAR_WORDS.sub(r", \1", " ".join(tokens(text)))
    return _OH_YEAR.sub(r"\g<1>0\2", " ".join(numbers.in_figures(spoken, locale).split()))


def _said(figures: str) -> list[Said]:
    """The dates in the order they end; of two with one end the longer."""
    found: dict[int, Said] = {}
    for pattern, (day, month, year) in _ORDERS:
        for match in pattern.finditer(figures):
            number = MONTHS.get(match[month]) or int(match[month])
            rest = figures[match.end() :]
            corrected = int(_day_again(rest) or match[day])
            known = found.get(match.end())
            if known is None or match.start() < known.start:
                new_year = _year_again(rest) or match[year]
                found[match.end()] = Said(corrected, number, new_year, match.start(), match.end())
    return [found[end] for end in sorted(found)]


def _date_said(said: Said, now: datetime) -> date | None:
    return _plausible(said.day, said.month, said.year, now)


def _day_again(rest: str) -> str | None:
    """ "Le premier avril 30, non, le deux": the day that corrects the one before it."""
    match = _CORRECTED_DAY.match(rest)
    return match[1] if match and int(match[1]) <= _LAST_DAY else None


def _year_again(rest: str) -> str | None:
    """ "4 mars 39, pardon, 38": the year that corrects the one before it."""
    match = None if _day_again(rest) else _CORRECTED_YEAR.match(rest)
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
