"""Words → items and marks, from left to right; each position looks at a few words ahead, no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import dates, hours
from .items import At, Between, DayMonth, DayOfMonth, Item, Mark, Part
from .scan import SMALL, Lexed, Words, is_small_number, past_small, phrase

_LAST_HOUR = 20
_RANGE_OPENERS = {
    "entre": ("et",),
    "between": ("and",),
    "du": ("au",),
    "de": ("a", "jusqu"),
    "from": ("to", "till", "until"),
}


def lex(words: Words) -> Iterator[Item | Mark | None]:
    """The items and marks of a sentence; None stands for a word that says nothing about time.

    Articles and prepositions are passed over in silence: they separate nothing.
    """
    at = 0
    while at < len(words):
        found = _item(words, at) or phrase(words, at)
        if found or words[at] not in SMALL:
            yield found[0] if found else None
        at = found[1] if found else at + 1


def _item(words: Words, at: int) -> Lexed | None:
    """A range, or a single day or hour."""
    opened = _opened_range(words, at)
    if opened:
        return opened
    first = _value(words, at)
    return (_closed_range(words, first) or first) if first else None


def _opened_range(words: Words, at: int) -> Lexed | None:
    """ "entre dix heures et midi", "du 3 au 7", "from nine to eleven"."""
    links = _RANGE_OPENERS.get(words[at])
    first = _bound(words, at + 1) if links else None
    if not first or not links or first[1] >= len(words) or words[first[1]] not in links:
        return None
    second = _bound(words, first[1] + 1)
    if second and words[at] != "du" and isinstance(first[0], int) and isinstance(second[0], int):
        return _between_hours(first[0], second[0], second[1])
    return _between(first[0], second) if second else None


def _between_hours(first: int, last: int, end: int) -> Lexed | None:
    """ "entre deux et quatre": numbers without an article are hours."""
    possible = 1 <= first <= _LAST_HOUR and 1 <= last <= _LAST_HOUR
    return (Between(At(first * 60), At(last * 60)), end) if possible else None


def _closed_range(words: Words, first: Lexed) -> Lexed | None:
    """ "lundi au mercredi", "10 h à 12 h", once the first bound is read."""
    item, at = first
    if at >= len(words) or words[at] not in ("au", "a", "to", "jusqu"):
        return None
    second = _value(words, past_small(words, at + 1))
    return _between(item, second) if second else None


def _between(first: Item | int, second: tuple[Item | int, int]) -> Lexed | None:
    last, end = second
    first, last = _alike(first, last), _alike(last, first)
    if isinstance(first, int | Part) or isinstance(last, int) or isinstance(first, At) != _is_hour(last):
        return None
    return Between(first, last), end


def _is_hour(item: Item) -> bool:
    return isinstance(item, At | Part)


def _alike(bound: Item | int, other: Item | int) -> Item | int:
    """A bare number takes the kind of the other bound: "du 3 au 7 mars", "entre 9 et 11 heures"."""
    if isinstance(bound, DayOfMonth) and isinstance(other, DayMonth):
        return DayMonth(bound.day, other.month, other.year)
    if not isinstance(bound, int):
        return bound
    if isinstance(other, At | Part):
        return At(bound * 60)
    if isinstance(other, DayMonth):
        return DayMonth(bound, other.month, other.year)
    return DayOfMonth(bound) if 1 <= bound <= 31 else bound


def _bound(words: Words, at: int) -> tuple[Item | int, int] | None:
    at = past_small(words, at)
    found = _value(words, at)
    if found:
        return found
    return (int(words[at]), at + 1) if at < len(words) and is_small_number(words[at]) else None


def _value(words: Words, at: int) -> Lexed | None:
    if at >= len(words):
        return None
    for reads in _READERS:
        found = reads(words, at)
        if found:
            return found
    said = phrase(words, at)
    return (said[0], said[1]) if said and not isinstance(said[0], Mark | None) else None


_READERS: tuple[Callable[[Words, int], Lexed | None], ...] = (
    dates.weekday,
    dates.week_on,
    dates.in_some_time,
    dates.week_of,
    dates.week_of_month,
    dates.feast_eve,
    dates.date,
    hours.hour,
    dates.day_of_month,
    dates.month,
)
