"""Clauses → windows: wishes joined, refusals taken away, minute by minute, as sets of bits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo

from ..reading import When, Window
from .calendar import Calendar, Days, on_weekdays
from .clauses import Clause, Sentence
from .items import MIDNIGHT

_OPENING, _CLOSING = 8 * 60, 20 * 60
_WHOLE_DAY = (1 << MIDNIGHT) - 1

Minutes = int
"""A set of minutes of one day: bit n is the minute n."""


def when(sentence: Sentence, calendar: Calendar, now: datetime) -> When | None:
    """The windows of a sentence, those of today from now on; None if it said nothing that is possible.

    A day that is farther away than offers are made is kept if the caller named no other.
    """
    if not sentence.clauses:
        return When(any=True, asap=sentence.asap) if sentence.any or sentence.asap else None
    suits = {day: minutes for day, minutes in _suits(sentence, calendar).items() if day >= calendar.today}
    offered = {day: minutes for day, minutes in suits.items() if day <= calendar.end}
    if calendar.today in offered:
        offered[calendar.today] &= -1 << (now.hour * 60 + now.minute)
    kept = offered if any(offered.values()) else suits
    found = tuple(_windows(kept, now.tzinfo))
    return When(found, asap=sentence.asap) if found else None


def _suits(sentence: Sentence, calendar: Calendar) -> dict[date, Minutes]:
    wishes = [clause for clause in sentence.clauses if clause.wanted]
    refused = [clause for clause in sentence.clauses if not clause.wanted]
    suits = _granted(wishes or [Clause()], refused, calendar)
    if any(suits.values()) or not refused or not wishes:
        return suits
    # The last word counts: "she works Wednesdays, so Wednesday"; "jeudi, ah non, jeudi je ne peux pas".
    last = sentence.clauses[-1]
    return _granted([last], [], calendar) if last.wanted else _granted([Clause()], refused, calendar)


def _granted(wishes: list[Clause], refused: list[Clause], calendar: Calendar) -> dict[date, Minutes]:
    suits: dict[date, Minutes] = {}
    for clause in wishes:
        for day in _days(clause, calendar):
            suits[day] = suits.get(day, 0) | _minutes(clause)
    for clause in refused:
        for day in _refused_days(clause, calendar, suits):
            suits[day] &= ~_minutes(_widened(clause))
    return suits


def _days(clause: Clause, calendar: Calendar) -> Days:
    if clause.weekdays is None:
        return calendar.all_days if clause.days is None else clause.days
    if clause.days is not None:
        return on_weekdays(clause.days, clause.weekdays)
    if clause.run:
        return calendar.coming_run(clause.weekdays)
    if clause.every:
        return on_weekdays(calendar.all_days, clause.weekdays)
    return tuple(calendar.coming(number) for number in sorted(clause.weekdays))


def _refused_days(clause: Clause, calendar: Calendar, suits: dict[date, Minutes]) -> Days:
    if not clause.has_days:
        return tuple(suits)
    if clause.days is None and clause.weekdays is not None:
        return on_weekdays(suits, clause.weekdays)
    return tuple(day for day in _days(clause, calendar) if day in suits)


def _widened(clause: Clause) -> Clause:
    """Who refuses the morning refuses the night before it too."""
    if clause.hours is None:
        return clause
    start, end = clause.hours
    return replace(clause, hours=(0 if start <= _OPENING else start, MIDNIGHT if end >= _CLOSING else end))


def _minutes(clause: Clause) -> Minutes:
    if clause.hours is None:
        return _WHOLE_DAY
    start, end = max(clause.hours[0], 0), min(clause.hours[1], MIDNIGHT)
    return ((1 << max(end - start, 0)) - 1) << start


def _windows(suits: dict[date, Minutes], zone: tzinfo | None) -> Iterator[Window]:
    """Runs of minutes as windows; those that meet at midnight are one."""
    start: datetime | None = None
    end: datetime | None = None
    for day in sorted(suits):
        for first, last in _runs(suits[day]):
            begins = _instant(day, first, zone)
            if begins != end:
                if start and end:
                    yield Window(start, end)
                start = begins
            end = _instant(day, last, zone)
    if start and end:
        yield Window(start, end)


def _runs(minutes: Minutes) -> Iterator[tuple[int, int]]:
    at = 0
    while minutes >> at:
        rest = minutes >> at
        first = at + ((rest & -rest).bit_length() - 1)
        gap = ~(minutes >> first)
        last = first + ((gap & -gap).bit_length() - 1)
        yield first, last
        at = last


def _instant(day: date, minute: int, zone: tzinfo | None) -> datetime:
    whole, rest = divmod(minute, MIDNIGHT)
    return datetime.combine(day + timedelta(days=whole), time(rest // 60, rest % 60), zone)
