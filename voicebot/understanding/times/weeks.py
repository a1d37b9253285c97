"""Weeks: "la semaine du 7", "the week after Easter", "en semaine 47", and the days they are counted from."""

from __future__ import annotations

from ..months import MONTHS
from . import dates
from .items import Feast, Offset, Period, WeekNumber, WeekOf
from .scan import HOUR_WORDS, Lexed, Words, is_small_number, named, past_small, word

_WEEKS = 53
_NO_WEEK = HOUR_WORDS | {"/", "a", "au", "to", *MONTHS}
"""Before these a number after "semaine" counts no week: "en semaine 14 heures"."""
_BEFORE_AFTER: dict[Words, int] = {
    ("d", "apres"): 1, ("apres",): 1, ("qui", "suit"): 1, ("suivant",): 1, ("after",): 1, ("following",): 1,
    ("d", "avant"): -1, ("avant",): -1, ("qui", "precede"): -1, ("before",): -1,
    ("du",): 0, ("de",): 0, ("d",): 0, ("of",): 0, ("commencing",): 0, ("beginning",): 0, ("starting",): 0,
}  # fmt: skip


def week_of(words: Words, at: int) -> Lexed | None:
    """ "la semaine du 7 octobre", "la semaine de Noël", "the week after Easter"."""
    week = past_small(words, at)
    if word(words, week) not in ("semaine", "week"):
        return None
    for size in (2, 1):
        weeks = _BEFORE_AFTER.get(words[week + 1 : week + 1 + size])
        found = base(words, week + 1 + size) if weeks is not None else None
        if found and weeks is not None:
            return WeekOf(found[0], weeks), found[1]
    return None


def week_number(words: Words, at: int) -> Lexed | None:
    """ "en semaine 47", "week 12", "la semaine numéro 3"; "semaine 3 au 7" counts no weeks."""
    week = past_small(words, at)
    if word(words, week) not in ("semaine", "week"):
        return None
    number = week + 2 if word(words, week + 1) in ("numero", "number", "no") else week + 1
    if not is_small_number(word(words, number)) or word(words, number + 1) in _NO_WEEK:
        return None
    count = int(words[number])
    return (WeekNumber(count), number + 1) if 1 <= count <= _WEEKS else None


def base(words: Words, at: int) -> Lexed | None:
    """The day that others are counted from: a date or a feast."""
    start = past_small(words, at)
    found = dates.date(words, start) or dates.day_of_month(words, start)
    if found:
        return found
    for position in dict.fromkeys((at, start)):
        said = named(words, position)
        if said and isinstance(said[0], Feast | Period | Offset):
            return said
    return None
