"""Days of a real calendar for the items of a sentence, counted from the day of the call."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import singledispatchmethod

from .items import (
    Between,
    DayMonth,
    DayOfMonth,
    Feast,
    Item,
    Month,
    Months,
    Offset,
    Span,
    Week,
    Weekday,
    Weekdays,
    WeekOf,
)

AHEAD = 60
"""Days an offer may lie ahead, today counted."""

Days = tuple[date, ...]

_FIXED_FEASTS = {
    "christmas": (25, 12), "new_year": (1, 1), "bastille": (14, 7), "all_saints": (1, 11),
    "assumption": (15, 8), "armistice": (11, 11), "labour": (1, 5),
}  # fmt: skip
"""Feasts of one date: day and month."""


def easter(year: int) -> date:
    """Easter Sunday, by the Gregorian computus."""
    century, shift = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (shift // 4) - moon - shift % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


class Calendar:
    """What "mardi" or "la semaine prochaine" means on one day."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.tomorrow = today + timedelta(days=1)
        self.end = today + timedelta(days=AHEAD - 1)

    @property
    def all_days(self) -> Days:
        """Tomorrow and what follows, as far ahead as offers go."""
        return self.span(self.tomorrow, self.end)

    def span(self, first: date, last: date) -> Days:
        """Every day from first to last, both included; at most a year of them."""
        return tuple(first + timedelta(days=n) for n in range(min((last - first).days + 1, 366)))

    def coming(self, weekday: int) -> date:
        """The next such weekday, strictly after today."""
        return self.tomorrow + timedelta(days=(weekday - self.tomorrow.weekday()) % 7)

    def in_next_week(self, weekday: int) -> date:
        """That weekday of the next ISO week."""
        return self.today + timedelta(days=7 - self.today.weekday() + weekday)

    @singledispatchmethod
    def days(self, item: Item) -> Days:
        """The days an item names, in order; empty if it names none that is possible."""
        raise TypeError(f"not days: {item!r}")

    @days.register
    def _(self, item: Weekday) -> Days:
        return (self.coming(item.number) + timedelta(weeks=item.weeks),)

    @days.register
    def _(self, item: Weekdays) -> Days:
        return on_weekdays(self.all_days, frozenset(item.numbers))

    @days.register
    def _(self, item: Offset) -> Days:
        return (self.today + timedelta(days=item.days),)

    @days.register
    def _(self, item: Span) -> Days:
        return self.span(self.today + timedelta(days=item.first), self.today + timedelta(days=item.last))

    @days.register
    def _(self, item: Months) -> Days:
        months = self.today.year * 12 + self.today.month - 1 + item.count
        return self._valid(months // 12, months % 12 + 1, min(self.today.day, 28))

    @days.register
    def _(self, item: Week) -> Days:
        monday = self.today + timedelta(days=7 * item.offset - self.today.weekday())
        named = tuple(monday + timedelta(days=n) for n in item.days)
        ahead = tuple(day for day in named if day > self.today)
        return ahead or tuple(day + timedelta(days=7) for day in named)

    @days.register
    def _(self, item: WeekOf) -> Days:
        inside = self.days(item.date)
        if not inside:
            return ()
        monday = inside[0] - timedelta(days=inside[0].weekday())
        return self.span(monday, monday + timedelta(days=6))

    @days.register
    def _(self, item: Month) -> Days:
        year, month = self._month(item)
        return tuple(
            day
            for n in range(item.first, item.last + 1)
            for day in self._valid(year, month, n)
            if day > self.today
        )

    @days.register
    def _(self, item: DayMonth) -> Days:
        if item.year:
            return self._valid(item.year, item.month, item.day)
        years = range(self.today.year, self.today.year + 9)
        return next((found for y in years if self._ahead(found := self._valid(y, item.month, item.day))), ())

    @days.register
    def _(self, item: DayOfMonth) -> Days:
        start = self.today.year * 12 + self.today.month - 1
        for months in range(start, start + 80):
            found = self._valid(months // 12, months % 12 + 1, item.day)
            if self._ahead(found) and item.weekday in (None, found[0].weekday()):
                return found
        return ()

    @days.register
    def _(self, item: Feast) -> Days:
        for year in (self.today.year, self.today.year + 1):
            named = easter(year) if item.name == "easter" else self._fixed(item.name, year)
            found = named + timedelta(days=item.offset)
            if found >= self.today:
                return (found,)
        return ()

    @days.register
    def _(self, item: Between) -> Days:
        first, last = self.days(item.start), self.days(item.end)
        if not first or not last:
            return ()
        end = last[-1]
        if end < first[0] and isinstance(item.end, Weekday):
            end += timedelta(days=7)
        return self.span(first[0], end)

    def _fixed(self, name: str, year: int) -> date:
        day, month = _FIXED_FEASTS[name]
        return date(year, month, day)

    def _month(self, item: Month) -> tuple[int, int]:
        if item.number is None:
            months = self.today.year * 12 + self.today.month - 1 + item.offset
            return months // 12, months % 12 + 1
        return self.today.year + (item.number < self.today.month), item.number

    def _ahead(self, found: Days) -> bool:
        return bool(found) and found[0] >= self.today

    @staticmethod
    def _valid(year: int, month: int, day: int) -> Days:
        try:
            return (date(year, month, day),)
        except ValueError:
            return ()


def on_weekdays(days: Iterable[date], weekdays: frozenset[int]) -> Days:
    """Those of the days that fall on the weekdays."""
    return tuple(day for day in days if day.weekday() in weekdays)
