"""Birth dates: spoken, in figures, and by keys. Only a plausible age counts: 0 to 120 years."""

from __future__ import annotations

import re
from datetime import date, datetime

from . import birth_figures, birth_parts
from .birth_runs import Part, Valid, splits
from .months import MONTHS

_OLDEST = 120
_BIRTH = re.compile(
    r"(?:\b(?:je|qui|elle|il|i) (?:suis|est|was|am) )?\b(?:nee?|naissance|born|birth)\b(?: \S+){0,5} ?$"
)
_COUNTED = re.compile(r" (?:h|heures?|minutes?|jours?|ans|/)\b")
_ARTICLE = re.compile(r"\b(?:le|the|du|on)? ?$")
_LAST_HOUR = 24


def read(text: str, locale: str, now: datetime) -> date | None:
    """The birth date a caller said, the last one if it was corrected; None if none is plausible.

    Day comes before month, as in France, also in English unless that is impossible.
    """
    for ways in birth_figures.readings(text, locale):
        dates = {part for figures in ways if (part := _read_as(figures, now))}
        if dates:
            certain = {_date_said(part, now) for part in dates if not part.doubtful}
            return certain.pop() if len(certain) == 1 else None
    return None


def _read_as(figures: str, now: datetime) -> Part | None:
    """The date in a sentence in figures: the caller's own, if others are named too, else the last."""
    doubtful: Part | None = None
    for hesitates in (False, True):
        dates = birth_parts.found(figures, _valid_at(now), strict=False, hesitates=hesitates)
        plausible = [part for part in dates if _date_said(part, now)]
        own = [part for part in plausible if part.whose == "own"]
        nobody_elses = [part for part in plausible if part.whose in ("own", "")]
        for part in (own or nobody_elses or plausible)[-1:]:
            if not part.doubtful:
                return part
            doubtful = part
    return doubtful


def apart(text: str, locale: str, now: datetime, *, told: bool) -> tuple[date | None, tuple[str, ...]]:
    """The birth date in a sentence about something else, and what is left of the sentence without it.

    `told` says that the caller spoke of being born; otherwise only a date of a past year is one.
    """
    figures = birth_figures.figures(text, locale)
    for said in (figures, birth_figures.feasts(figures))[: 2 if told else 1]:
        words = said.split()
        for part in reversed(birth_parts.found(said, _valid_at(now), strict=True)):
            when = _date_said(part, now)
            if when and (told or _is_past(part, words, when, now)):
                return when, _around(part, words)
    return None, ()


def _around(part: Part, words: list[str]) -> tuple[str, ...]:
    """The words of a sentence without the birth date in it."""
    before, after = " ".join(words[: part.start]) + " ", words[part.end :]
    birth = _BIRTH.search(before)
    # Who was born at Marseille does not want to come there.
    kept = [] if after[:1] == ["a"] else after
    return (*_ARTICLE.sub("", before[: birth.start()] if birth else before).split(), *kept)


def _is_past(part: Part, words: list[str], when: date, now: datetime) -> bool:
    """Whether a date can be nothing but one of a past year: "3 décembre 10" may go on with "heures"."""
    year, said = part.year or "", words[part.start : part.end]
    clear = len(year) == 4 or int(year) > _LAST_HOUR
    marked = "/" in said or len(year) == 4 or not MONTHS.keys().isdisjoint(said)
    counted = _COUNTED.match("".join(f" {word}" for word in words[part.end : part.end + 1]))
    return clear and marked and when.year < now.year and not counted


def _date_said(part: Part, now: datetime) -> date | None:
    return _plausible(part.day or 0, part.month or 0, part.year or "", now)


def _valid_at(now: datetime) -> Valid:
    return lambda day, month, year: _plausible(day, month, year, now) is not None


def from_keys(digits: str, now: datetime) -> date | None:
    """The date typed as DDMMYYYY, or in fewer keys when only one reading is possible; else None.

    Six keys are DDMMYY or DMYYYY. A two-digit year is 19xx unless that is impossible.
    """
    if not digits.isascii() or not digits.isdigit():
        return None
    possible = {when for parts in splits(digits) if (when := _plausible(*parts, now))}
    return possible.pop() if len(possible) == 1 else None


def _plausible(day: int, month: int, year: str, now: datetime) -> date | None:
    """The date, if somebody alive may have been born on it; three figures are "mille 938"."""
    years = {4: ("",), 3: ("1",), 2: ("19", "20")}.get(len(year), ())
    return next((when for century in years if (when := _date_of(day, month, int(century + year), now))), None)


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
