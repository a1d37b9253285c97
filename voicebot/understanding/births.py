"""Birth dates: spoken, in figures, and by keys. Only a plausible age counts: 0 to 120 years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from . import birth_figures, birth_parts
from .birth_runs import LATEST_DAY, Part, Valid, splits
from .months import MONTHS

_OLDEST = 120
_BIRTH = re.compile(
    r"(?:\b(?:je|qui|elle|il|i) (?:suis|est|was|am) )?\b(?:nee?|naissance|born|birth)\b(?: \S+){0,5} ?$"
)
_COUNTED = re.compile(r" (?:h|heures?|minutes?|jours?|ans|/)\b")
_ARTICLE = re.compile(r"\b(?:le|the|du|on)? ?$")
_LAST_HOUR = 24
_LEAP_YEAR = 2024


@dataclass(frozen=True)
class PartialBirth:
    """What is known of a birth date so far."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    def over(self, earlier: PartialBirth) -> PartialBirth:
        """What was said now, and of what was said earlier the rest: "non le treize" leaves the year."""
        return PartialBirth(self.day or earlier.day, self.month or earlier.month, self.year or earlier.year)

    def whole(self, now: datetime) -> date | None:
        """The birth date, if nothing is missing and somebody alive may have been born on it."""
        return _plausible(self.day or 0, self.month or 0, str(self.year or ""), now)


NOTHING_KNOWN = PartialBirth()


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


def partial(text: str, locale: str, now: datetime, known: PartialBirth = NOTHING_KNOWN) -> PartialBirth:
    """What a caller said of a birth date, whole or not; what exists in no calendar is left out.

    `known` is what was said before, and tells what a bare number is: behind "trois février" "vingt-cinq" is a
    year. It is not added: `partial(…).over(known)` does that.
    """
    said = read(text, locale, now)
    if said:
        return PartialBirth(said.day, said.month, said.year)
    for ways in birth_figures.readings(text, locale):
        parts = (birth_parts.last(figures, _valid_at(now)) for figures in ways)
        part = next((each for each in parts if not each.nothing), None)
        if part:
            return _known_of(part, known, now)
    return NOTHING_KNOWN


def impossible(text: str, locale: str, now: datetime) -> bool:
    """Whether a date was said, or typed, that does not exist or on which nobody alive was born.

    "Trente février", "trente et un juin", "29 février 1939", "3 février 1838", but not what was not
    understood.
    """
    if read(text, locale, now):
        return False
    for ways in birth_figures.readings(text, locale):
        part = birth_parts.last(next(iter(ways), ""), _is_written_right)
        if part.day and part.month:
            return part.whole or not _exists(part.day, part.month)
    return False


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


def _known_of(part: Part, known: PartialBirth, now: datetime) -> PartialBirth:
    if part.whole and (part.doubtful or _exists(part.day or 0, part.month or 0)):
        # It was not read as a date all the same.
        return NOTHING_KNOWN
    day, month, year = part.day, part.month, part.year
    if part.number and known.day and known.month and not known.year:
        year = part.number
    elif part.number and not known.day:
        day = int(part.number) if known.year or known.month else None
    if day and not _exists(day, month or 1):
        day = month = None
    born = _plausible(day or 31, month or 12, year or "", now) or _plausible(1, 1, year or "", now)
    return PartialBirth(day, month, born.year if born else None)


def _exists(day: int, month: int) -> bool:
    """Whether there is such a day in some year."""
    return _date_in(_LEAP_YEAR, month, day) is not None


def _is_written_right(day: int, month: int, year: str) -> bool:
    return 1 <= day <= LATEST_DAY and 1 <= month <= 12 and len(year) in (2, 4)


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
    when = _date_in(year, month, day)
    if when is None:
        return None
    today = now.date()
    age = today.year - when.year - ((today.month, today.day) < (when.month, when.day))
    return when if when <= today and age <= _OLDEST else None


def _date_in(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
