"""Days of a real calendar for the items of a sentence, counted from the day of the call."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import singledispatchmethod

from . import feasts
from .items import (
    Adjacent,
    Between,
    DayMonth,
    DayOfMonth,
    Feast,
    Item,
    Month,
    Months,
    NextWeek,
    Nth,
    Offset,
    Period,
    Portion,
    PublicHolidays,
    Shifted,
    Span,
    Week,
    Weekday,
    Weekdays,
    WeekNumber,
    WeekOf,
)

AHEAD = 60
"""Days an offer may lie ahead, today counted."""

Days = tuple[date, ...]


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
        return self.nearest(weekday, self.today)

    def nearest(self, weekday: int, day: date, *, after: bool = True) -> date:
        """The first such weekday strictly after a day, or the last one before it."""
        if after:
            return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
        return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)

    def coming_run(self, weekdays: frozenset[int]) -> Days:
        """The weekdays, which follow each other, from the coming first of them on."""
        first = next((each for each in sorted(weekdays) if (each - 1) % 7 not in weekdays), 0)
        start = self.coming(first)
        return self.span(start, start + timedelta(days=len(weekdays) - 1))

    def in_next_week(self, weekday: int) -> date:
        """That weekday of the next ISO week."""
        return self.today + timedelta(days=7 - self.today.weekday() + weekday)

    def week(self, day: date, weeks: int = 0, days: Iterable[int] = range(7)) -> Days:
        """Days of the ISO week some weeks from the one that holds a day."""
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
        return tuple(monday + timedelta(days=n) for n in days)

    def day_from(self, number: int, first: date) -> Days:
        """The first day of that number in its month, from a day on."""
        start = first.year * 12 + first.month - 1
        months = (divmod(n, 12) for n in range(start, start + 3))
        found = (day for year, month in months for day in self._valid(year, month + 1, number))
        return next(((day,) for day in found if day >= first), ())

    @singledispatchmethod
    def days(self, item: Item) -> Days:
        """The days an item names, in order; empty if it names none that is possible."""
        raise TypeError(f"not days: {item!r}")

    @days.register
    def _(self, item: Weekday) -> Days:
        return (self.coming(item.number) + timedelta(weeks=item.weeks),)

    @days.register
    def _(self, item: Weekdays) -> Days:
        if item.run:
            return self.coming_run(frozenset(item.numbers))
        if not item.every:
            return tuple(sorted(self.coming(number) for number in item.numbers))
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
        named = self.week(self.today, item.offset, item.days)
        ahead = tuple(day for day in named if day > self.today)
        return ahead or tuple(day + timedelta(days=7) for day in named)

    @days.register
    def _(self, item: WeekOf) -> Days:
        inside = self.days(item.day)
        return self.week(inside[0 if item.weeks <= 0 else -1], item.weeks, item.days) if inside else ()

    @days.register
    def _(self, item: WeekNumber) -> Days:
        years = (self.today.year, self.today.year + 1)
        weeks = (self.week(date(year, 1, 4), item.number - 1, item.days) for year in years)
        return next((ahead for days in weeks if (ahead := tuple(d for d in days if d > self.today))), ())

    @days.register
    def _(self, item: NextWeek) -> Days:
        return self.week(self.today, item.weeks, item.days)

    @days.register
    def _(self, item: Portion) -> Days:
        return self.days(item.of) if item.of else ()

    @days.register
    def _(self, item: Month) -> Days:
        return self._in_month(item) or (self._in_month(item, years=1) if item.number else ())

    @days.register
    def _(self, item: Nth) -> Days:
        for years in range(2):
            year, month = self._month(item.month, years)
            found = feasts.weekday_of_month(year, month, item.weekday, item.count)
            if found and found > self.today:
                return (found,)
        return ()

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
        found = feasts.feast(item.name, self.today)
        return (found,) if found else ()

    @days.register
    def _(self, item: Period) -> Days:
        first, last = feasts.period(item.name, self.today)
        return self.span(max(first, self.tomorrow), last)

    @days.register
    def _(self, item: PublicHolidays) -> Days:
        return feasts.public_holidays(self.tomorrow, self.end)

    @days.register
    def _(self, item: Shifted) -> Days:
        days = self.days(item.day) if item.day else ()
        return shifted(days, item.days)

    @days.register
    def _(self, item: Adjacent) -> Days:
        days = self.days(item.day) if item.day else (self.today,)
        return self.adjacent(item, days) if days else ()

    @days.register
    def _(self, item: Between) -> Days:
        first, last = self.days(item.start), self.days(item.end)
        if first and isinstance(item.end, DayOfMonth) and last and last[-1] < first[0]:
            last = self.day_from(item.end.day, first[0])
        if not first or not last:
            return ()
        end = last[-1]
        if end < first[0] and isinstance(item.end, Weekday):
            end += timedelta(days=7)
        return self.span(first[0], end)

    def adjacent(self, item: Adjacent, days: Days) -> Days:
        """The weekday nearest to some days."""
        return (self.nearest(item.weekday, days[-1 if item.after else 0], after=item.after),)

    def _in_month(self, item: Month, years: int = 0) -> Days:
        year, month = self._month(item, years)
        first = item.first if item.first > 0 else monthrange(year, month)[1] + 1 + item.first
        days = (day for n in range(first, item.last + 1) for day in self._valid(year, month, n))
        return tuple(day for day in days if day > self.today)

    def _month(self, item: Month, years: int) -> tuple[int, int]:
        if item.number is None:
            months = self.today.year * 12 + self.today.month - 1 + item.offset + years
            return months // 12, months % 12 + 1
        return self.today.year + (item.number < self.today.month) + years, item.number

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


def shifted(days: Days, by: int) -> Days:
    """The day so many days after the last of some days, or before the first."""
    return (days[-1 if by > 0 else 0] + timedelta(days=by),) if days else ()
