"""Words → items and marks, from left to right; each position looks at a few words ahead, no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import dates, excuses, hours, relative, spans, weeks
from .items import At, Between, DayMonth, DayOfMonth, Item, Mark, Part, Weekday, Weekdays
from .scan import SMALL, Lexed, Words, is_small_number, named, past_small, phrase, word
from .words import WEEKDAYS

_IS_ONE = (("c", "est", "1"), ("it", "s", "a"), ("that", "s", "a"), ("it", "is", "a"))
_SINCE_DATE = 4
_LAST_HOUR = 20
_RANGE_OPENERS = {
    "entre": ("et",),
    "between": ("and",),
    "du": ("au",),
    "de": ("a", "jusqu", "au"),
    "from": ("to", "till", "until", "through"),
}
_RANGE_LINKS = frozenset({"au", "a", "to", "jusqu", "through", "thru", "till", "until"})
_WHOLE_WEEK = 5
_CLOSE = 30
_OVER = frozenset({"dernier", "derniere", "passe"})
_OVER_UNITS = frozenset(
    {"week", "month", "year", "time", "night", "semaine", "mois", "annee", "fois", *WEEKDAYS}
)


def lex(words: Words) -> Iterator[Item | Mark | None]:
    """The items and marks of a sentence; None stands for a word that says nothing about time.

    Articles and prepositions are passed over in silence: they separate nothing.
    """
    at = 0
    while at < len(words):
        found = (
            _past(words, at)
            or _told(words, at)
            or _excuse(words, at)
            or _longer(_item(words, at), phrase(words, at))
        )
        if found or words[at] not in SMALL:
            yield found[0] if found else None
        at = found[1] if found else at + 1


def _excuse(words: Words, at: int) -> tuple[Mark, int] | None:
    end = excuses.excuse(words, at)
    return (Mark.BUSY, end) if end else None


def _longer(
    item: Lexed | None, said: tuple[Item | Mark | None, int] | None
) -> tuple[Item | Mark | None, int] | None:
    """A phrase that reaches further than the item read is what was meant."""
    if item and said:
        return said if said[1] > item[1] else item
    return item or said


def _told(words: Words, at: int) -> tuple[None, int] | None:
    """ "Le neuf, non, c'est un mercredi, le dix": what weekday a date falls on."""
    is_one = words[at : at + 3] in _IS_ONE and word(words, at + 3) in WEEKDAYS
    dated = any(each.isdigit() for each in words[max(at - _SINCE_DATE, 0) : at])
    return (None, at + 4) if is_one and dated else None


def _past(words: Words, at: int) -> tuple[None, int] | None:
    """ "lundi dernier", "last Monday": days that are over, unless it is the last Monday of a month."""
    if word(words, at + 1) in _OVER and (words[at] in WEEKDAYS or words[at] in ("semaine", "mois")):
        over = not is_small_number(word(words, at + 2))
    else:
        over = (
            words[at] == "last"
            and word(words, at + 1) in _OVER_UNITS
            and word(words, at + 2) not in ("of", "in")
        )
    return (None, at + 2) if over else None


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
    return _between(first[0], second, each_week=words[at] == "du") if second else None


def _between_hours(first: int, last: int, end: int) -> Lexed | None:
    """ "entre deux et quatre": numbers without an article are hours."""
    possible = 1 <= first <= _LAST_HOUR and 1 <= last <= _LAST_HOUR
    return (Between(At(first * 60), At(last * 60)), end) if possible else None


def _closed_range(words: Words, first: Lexed) -> Lexed | None:
    """ "lundi au mercredi", "10 h à 12 h", "10 h 12 h", once the first bound is read."""
    item, at = first
    if at >= len(words):
        return None
    if isinstance(item, At) and (words[at] == "/" or is_small_number(words[at])):
        second = hours.hour(words, at + (words[at] == "/"))
        if not second or not isinstance(second[0], At) or second[0].minute <= item.minute:
            return None
        # "9 h, 9 h 30" is one or the other, "9 h-12 h" all between.
        close = second[0].minute - item.minute <= _CLOSE
        last = At(second[0].minute + _CLOSE, second[0].sure) if close else second[0]
        return Between(item, last), second[1]
    if words[at] not in _RANGE_LINKS:
        return None
    second = _value(words, past_small(words, at + 1))
    return _between(item, second) if second else None


def _between(first: Item | int, second: tuple[Item | int, int], *, each_week: bool = False) -> Lexed | None:
    last, end = second
    if isinstance(first, Weekday) and isinstance(last, Weekday) and first.weeks == last.weeks == 0:
        return _run(first.number, last.number, each_week=each_week), end
    first, last = _alike(first, last), _alike(last, first)
    if isinstance(first, int | Part) or isinstance(last, int) or isinstance(first, At) != _is_hour(last):
        return None
    return Between(first, last), end


def _run(first: int, last: int, *, each_week: bool) -> Weekdays:
    """ "du lundi au vendredi" is each week, "de mardi à jeudi" the coming ones."""
    numbers = tuple((first + n) % 7 for n in range((last - first) % 7 + 1))
    every = each_week or len(numbers) >= _WHOLE_WEEK
    return Weekdays(numbers, every=every, run=not every)


def _is_hour(item: Item) -> bool:
    return isinstance(item, At | Part)


def _alike(bound: Item | int, other: Item | int) -> Item | int:
    """A bare number takes the kind of the other bound: "du 3 au 7 mars", "entre 9 et 11 heures"."""
    if isinstance(bound, DayOfMonth) and isinstance(other, DayMonth):
        if bound.day <= other.day:
            return DayMonth(bound.day, other.month, other.year)
        return bound
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
    said = named(words, at)
    for reads in _READERS:
        found = reads(words, at)
        if found:
            return said if said and said[1] > found[1] else found
    return said


_READERS: tuple[Callable[[Words, int], Lexed | None], ...] = (
    relative.adjacent,
    relative.counted,
    relative.eve,
    relative.in_weeks,
    dates.nth_weekday,
    dates.weekday,
    spans.some_time,
    weeks.week_of,
    weeks.week_number,
    spans.part_of_month,
    spans.portion,
    dates.date,
    hours.hour_range,
    hours.hour,
    dates.day_of_month,
    spans.month,
)
