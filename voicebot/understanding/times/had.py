"""When a day or a stretch of days was, the last time and the times before: the calendar looking back."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from . import feasts
from .items import (
    Adjacent,
    DayMonth,
    DayOfMonth,
    Feast,
    Item,
    Month,
    Nth,
    Offset,
    Part,
    Period,
    Shifted,
    Week,
    Weekday,
    WeekOf,
)

YEARS = 5
"""How far back anything is looked for."""
_WEEKS = 53
"""How far back a weekday is looked for."""


@dataclass(frozen=True)
class Stretch:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1

    def holds(self, other: Stretch) -> bool:
        """Whether another begins in it."""
        return self.first <= other.first <= self.last

    def middle(self, today: date) -> date:
        """The day halfway, of those that are past."""
        return self.first + (min(self.last, today) - self.first) // 2


Times = tuple[Stretch, ...]
"""The same thing several times, the latest first; all of them begin today at the latest."""


def times(item: Item, today: date) -> Times:
    """When an item of the grammar of times was; empty if it never was, or names no day."""
    return tuple(each for each in _times(item, today) if each.first <= today)


def _times(item: Item, today: date) -> Iterable[Stretch]:
    match item:
        case Offset(days):
            return (_day(today + timedelta(days=days)),)
        case Part(today=True):
            return (_day(today),)
        case Weekday(number, 0) | Adjacent(number, Offset(0)) | Adjacent(number, None, False):
            last = _nearest(number, _day(today), after=False)
            return (_day(last - timedelta(weeks=n)) for n in range(_WEEKS))
        case DayMonth():
            return _dates(item, today)
        case DayOfMonth(day, weekday):
            found = (_valid(year, month, day) for year, month in _months(today))
            return (_day(each) for each in found if each and weekday in (None, each.weekday()))
        case Month():
            return _months_named(item, today)
        case Nth(weekday, count, of):
            months = ((year, month) for year, month in _months(today) if of.number in (None, month))
            nth = (feasts.weekday_of_month(*month, weekday, count) for month in months)
            return (_day(each) for each in nth if each)
    return _feasts(item, today)


def _feasts(item: Item, today: date) -> Iterable[Stretch]:
    """Weeks, feasts and seasons, and what is counted from another day."""
    match item:
        case Week(weeks, days):
            return (week(today + timedelta(weeks=weeks), days),)
        case Feast(name):
            return map(_day, feasts.feasts_had(name, today, YEARS))
        case Period(name):
            return (Stretch(*days) for days in feasts.periods_had(name, today, YEARS))
        case Shifted(day, by) if day:
            return (_day((each.first if by < 0 else each.last) + timedelta(by)) for each in times(day, today))
        case WeekOf(day, weeks, days):
            return (week(each.first + timedelta(weeks=weeks), days) for each in times(day, today))
        case Adjacent(weekday, day, after) if day:
            return (_day(_nearest(weekday, each, after=after)) for each in times(day, today))
    return ()


def week(day: date, days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)) -> Stretch:
    """Those days of the ISO week that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return Stretch(monday + timedelta(days=days[0]), monday + timedelta(days=days[-1]))


def weeks(today: date, days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)) -> Times:
    """Those days of every week, this one first."""
    found = (week(today - timedelta(weeks=n), days) for n in range(_WEEKS))
    return tuple(each for each in found if each.first <= today)


def months(today: date) -> Times:
    """Every month, this one first."""
    return tuple(_whole_month(year, month) for year, month in _months(today))


def years(today: date) -> Times:
    """Every year, this one first."""
    return tuple(year(today.year - n) for n in range(YEARS + 1))


def year(number: int) -> Stretch:
    """A year."""
    return Stretch(date(number, 1, 1), date(number, 12, 31))


def ago(months: int, today: date) -> date:
    """The same day so many months ago, or the last of its month."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _dates(item: DayMonth, today: date) -> Iterator[Stretch]:
    """A date without a year, first those that fall on the weekday that was said, of the last two."""
    numbers = (item.year,) if item.year else range(today.year, today.year - YEARS - 1, -1)
    found = [day for number in numbers if (day := _valid(number, item.month, item.day)) and day <= today]
    if item.weekday is not None:
        found[:2] = sorted(found[:2], key=lambda day: day.weekday() != item.weekday)
    return map(_day, found)


def _months_named(item: Month, today: date) -> Iterator[Stretch]:
    if item.number is None:
        then = ago(-item.offset, today)
        yield _in_month(item, then.year, then.month)
    for year, month in _months(today):
        if item.number == month:
            yield _in_month(item, year, month)


def _months(today: date) -> Iterator[tuple[int, int]]:
    """Years and months back from this one."""
    this = today.year * 12 + today.month - 1
    return ((number // 12, number % 12 + 1) for number in range(this, this - 12 * YEARS - 1, -1))


def _in_month(item: Month, year: int, month: int) -> Stretch:
    length = monthrange(year, month)[1]
    first = item.first if item.first > 0 else length + 1 + item.first
    return Stretch(date(year, month, first), date(year, month, min(item.last, length)))


def _whole_month(year: int, month: int) -> Stretch:
    return Stretch(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _nearest(weekday: int, of: Stretch, *, after: bool) -> date:
    """The first such weekday strictly after a stretch, or the last one before it."""
    if after:
        return of.last + timedelta(days=(weekday - of.last.weekday() - 1) % 7 + 1)
    return of.first - timedelta(days=(of.first.weekday() - weekday - 1) % 7 + 1)


def _day(day: date) -> Stretch:
    return Stretch(day, day)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
