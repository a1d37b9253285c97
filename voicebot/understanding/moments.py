"""When somebody may be rung back: in the morning, in the afternoon, or whenever."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from . import patterns, times
from .patterns import first, sentence
from .reading import When
from .text import clean, without_marks, words_and_marks

Moment = Literal["morning", "afternoon", "any"]

_ANY = patterns.load("moments")["any"]
_SOME_DAY = datetime(2024, 1, 8, tzinfo=ZoneInfo("Europe/Paris"))
"""Parts of the day are the same on every day."""
_HOURS = (8, 12, 18)
"""When people are rung back, noon between."""
_MOSTLY = 4
"""Times as many hours on one side of noon as on the other."""


def part_of_day(text: str, locale: str) -> Moment | None:
    """The part of the day that would suit; None if nothing was said about it.

    Noon and the evening belong to the afternoon. A day alone, "as soon as possible" and both halves of the
    day are any. Pure, and linear in the length of the text.
    """
    marked = words_and_marks(clean(text))
    found = times.find(marked, locale, _SOME_DAY)
    if found and not found.when.any:
        return _half_of(found.when)
    return "any" if found or first(_ANY, sentence(without_marks(marked))) else None


def _half_of(when: When) -> Moment:
    before = after = 0.0
    for window in when.windows:
        opening, noon, closing = (window.start.replace(hour=hour, minute=0) for hour in _HOURS)
        before += _seconds(max(window.start, opening), min(window.end, noon))
        after += _seconds(max(window.start, noon), min(window.end, closing))
    if before > _MOSTLY * after:
        return "morning"
    return "any" if before and after <= _MOSTLY * before else "afternoon"


def _seconds(start: datetime, end: datetime) -> float:
    return max((end - start).total_seconds(), 0)
