"""Where an item goes: into the clause that is being said, or into a new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from .bounds import bounded_days, bounded_hours, common, is_hours, overlap
from .calendar import Calendar, Days, on_weekdays, shifted
from .clauses import Clause
from .items import (
    Adjacent,
    DayMonth,
    DayOfMonth,
    Feast,
    Item,
    Mark,
    Month,
    NextWeek,
    Offset,
    Part,
    Portion,
    Shifted,
    Weekday,
    Weekdays,
)
from .spans import is_end, of_last

_DATED = (DayMonth, Month, Feast)
"""A day of the month said after these is one of that month."""
_WEEK_AWAY = 6


class Placing:
    """The clauses of a sentence so far, and what the next item would be counted from."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.clauses: list[Clause] = []
        self.marks: set[Mark] = set()
        self.relation: Mark | None = None
        self.too: Mark | None = None
        self.refusing = self.fresh = self.just_refused = self.adjacent = self.near = self.doubtful = False
        self.corrected_from: int | None = None
        self.gap = 0
        self.preferred_from: int | None = None
        self.last: Item | None = None
        self.readings: Days = ()
        self.spoken_of: Days = ()
        self.week_spoken_of: Days = ()
        self.dated: Item | None = None

    def place(self, item: Item) -> None:
        """Put an item where it belongs."""
        if isinstance(item, Portion):
            part = self._portion_of_last(item)
            if part or item.of is None:
                return
            item = item.of
        if isinstance(item, Part) and item.today:
            self._days(Offset(0))
        if is_hours(item):
            self._hours(item)
        else:
            self._days(item)

    def ambiguous(self, weekday: int) -> None:
        """The last clause may mean the coming weekday or that of next week."""
        readings = sorted({self.calendar.coming(weekday), self.calendar.in_next_week(weekday)})
        self.readings = tuple(readings)
        self.clauses[-1] = replace(self.clauses[-1], weekdays=None, days=tuple(readings))

    def extended(self, clause: Clause, mark: Mark) -> Days | None:
        """The days of a clause and all before them, or after them, as "too early" or "too late" means."""
        days = clause.days or tuple(sorted(self.calendar.coming(each) for each in clause.weekdays or ()))
        if not days:
            return clause.days
        if mark is Mark.TOO_EARLY:
            return self.calendar.span(self.calendar.tomorrow, days[-1]) or days
        return self.calendar.span(days[0], self.calendar.end) or days

    def _portion_of_last(self, item: Portion) -> bool:
        """ "La semaine prochaine, vers la fin": part of what was said, if it has such parts."""
        whole = of_last(self.last, item)
        days = self._resolved(whole) if whole and self.clauses else ()
        if not days or not self.clauses[-1].days or (self.relation and self.relation is not Mark.AROUND):
            return False
        self.clauses[-1] = replace(self.clauses[-1], days=days)
        return True

    def _clause(self, *, taken: bool) -> Clause:
        """The clause the next item belongs to: the last one, unless it has such a thing already."""
        same_side = bool(self.clauses) and self.clauses[-1].wanted is not self.refusing
        if same_side and not self.fresh and not taken:
            return self.clauses[-1]
        rather = Mark.RATHER in self.marks
        replaced = taken and rather and not self.refusing and Mark.OR not in self.marks
        if replaced and self.clauses[-1].wanted and self.corrected_from is None:
            self.corrected_from = len(self.clauses)
        firm = not self.marks.isdisjoint({Mark.WISH, Mark.ONLY})
        listed = not self.fresh and self.adjacent and same_side
        linked = bool(self.clauses) and not replaced and (Mark.OR in self.marks or listed)
        self.marks -= {Mark.OR, Mark.RATHER, Mark.WISH}
        self.clauses.append(Clause(wanted=not self.refusing, linked=linked, every=self.refusing, firm=firm))
        self.fresh = False
        return self.clauses[-1]

    def _days(self, item: Item) -> None:
        if self.relation is Mark.BEFORE and is_end(item):
            self.relation = Mark.UNTIL
        if isinstance(item, Weekday | Weekdays) and not getattr(item, "weeks", 0):
            if not self.relation:
                self._weekday(item)
                return
            days = self._within_said(item) or self.calendar.days(item)
        else:
            days = self._resolved(item)
            self.week_spoken_of = days
        if isinstance(item, DayMonth) and item.weekday is not None and days:
            self.doubtful = self.doubtful or days[0].weekday() != item.weekday
        if isinstance(item, DayOfMonth) and item.weekday is not None and days:
            self.doubtful = self.doubtful or days[0] > self.calendar.end
        if isinstance(item, _DATED):
            self.dated = item
        if days:
            self.spoken_of = days
            self._place_days(bounded_days(days, self.relation, self.calendar), item)

    def _within_said(self, item: Weekday | Weekdays) -> Days:
        """ "La semaine prochaine après mercredi": that Wednesday."""
        last = self.clauses[-1].days if self.clauses and not self.fresh else None
        numbers = frozenset(item.numbers if isinstance(item, Weekdays) else (item.number,))
        return on_weekdays(last, numbers) if last and 1 < len(last) <= _WEEK_AWAY + 1 else ()

    def _resolved(self, item: Item) -> Days:
        """The days of an item that may be counted from what was said before."""
        if isinstance(item, Shifted) and item.day is None:
            return shifted(self.spoken_of or (self.calendar.today,), item.days)
        if isinstance(item, Adjacent) and item.day is None:
            return self.calendar.adjacent(item, self.spoken_of or (self.calendar.today,))
        if isinstance(item, NextWeek):
            start = self.week_spoken_of[0] if self.week_spoken_of else self.calendar.today
            return self.calendar.week(start, item.weeks, item.days)
        if isinstance(item, DayOfMonth) and item.weekday is None and self.dated and self.spoken_of:
            return self._in_the_month_said(item)
        return self.calendar.days(item)

    def _in_the_month_said(self, item: DayOfMonth) -> Days:
        """ "Le 3 décembre ou le 5", "le 28 décembre ou le 2", "en décembre, le 15": the nearest such day."""
        first, last = self.spoken_of[0], self.spoken_of[-1]
        months = (first - timedelta(days=31), first.replace(day=1), first + timedelta(days=1))
        found = {day for start in months for day in self.calendar.day_from(item.day, start)}
        ahead = [day for day in found if day > self.calendar.today]
        if not ahead:
            return self.calendar.days(item)
        return (min(ahead, key=lambda day: (not first <= day <= last, abs(day - first))),)

    def _place_days(self, days: Days, item: Item) -> None:
        last = self.clauses[-1] if self.clauses else None
        if last and not self.fresh and last.wanted is not self.refusing and Mark.OR not in self.marks:
            narrower = self._narrower(last, days, item)
            if narrower:
                bounded = last.bounded or self.relation is not None
                self.clauses[-1] = replace(last, days=narrower, weekdays=None, bounded=bounded)
                return
        weekday_taken = last is not None and last.weekdays is not None and len(days) == 1
        clause = self._clause(taken=last is not None and (last.days is not None or weekday_taken))
        number = item.day if isinstance(item, DayOfMonth) else None
        bounded, hours_first = self.relation is not None, clause.hours is not None and not clause.has_days
        self.clauses[-1] = replace(clause, days=days, bounded=bounded, number=number, hours_first=hours_first)
        if isinstance(item, DayMonth):
            self._month_for_days_before(days[0])

    def _narrower(self, last: Clause, days: Days, item: Item) -> Days | None:
        """The days that both what was said and what is said now allow, if one narrows the other."""
        if last.days is None:
            return self._on_its_weekday(last, days, item)
        both = tuple(sorted(set(last.days) & set(days)))
        if self.relation and (last.bounded or len(last.days) > 1):
            return both
        inside = len(both) in (len(days), len(last.days)) and len(days) != len(last.days)
        return both if inside and self.near else None

    def _on_its_weekday(self, last: Clause, days: Days, item: Item) -> Days | None:
        """ "Samedi, donc le 5"; "mardi dans quinze jours"."""
        if last.weekdays is None or len(days) != 1 or len(last.weekdays) != 1 or self.relation:
            return None
        if days[0].weekday() in last.weekdays:
            return days
        (number,) = last.weekdays
        return self._weekday_of_week(number, days[0]) if isinstance(item, Offset) else None

    def _weekday_of_week(self, number: int, day: date) -> Days | None:
        far = (day - self.calendar.today).days > _WEEK_AWAY
        return self.calendar.week(day, 0, (number,)) if far else None

    def _month_for_days_before(self, day: date) -> None:
        """ "Le 3 ou le 5 décembre": the third is of December too."""
        at = len(self.clauses) - 1
        while at > 0 and self.clauses[at].linked and self.clauses[at - 1].number:
            at -= 1
            number = self.clauses[at].number or day.day
            found = self.calendar.day_from(number, day.replace(day=1))
            self.clauses[at] = replace(self.clauses[at], days=found or self.clauses[at].days, number=None)

    def _weekday(self, item: Weekday | Weekdays) -> None:
        numbers = frozenset(item.numbers if isinstance(item, Weekdays) else (item.number,))
        each_week = isinstance(item, Weekdays) and item.every
        last = self.clauses[-1] if self.clauses else None
        listed = self.adjacent and last is not None and last.every and last.wanted
        every = each_week or listed or self.refusing or not self.marks.isdisjoint({Mark.EVERY, Mark.ONLY})
        if last and self._known_already(last, numbers):
            return
        self.spoken_of = tuple(sorted(self.calendar.coming(number) for number in numbers))
        taken = last is not None and (last.weekdays is not None or _outside(last.days, numbers))
        clause = self._clause(taken=taken)
        run = isinstance(item, Weekdays) and item.run
        hours_first = clause.hours is not None and not clause.has_days
        self.clauses[-1] = replace(clause, weekdays=numbers, every=every, run=run, hours_first=hours_first)
        self.marks.discard(Mark.EVERY)
        if Mark.NEXT in self.marks and isinstance(item, Weekday):
            self.marks.discard(Mark.NEXT)
            self.ambiguous(item.number)

    def _known_already(self, last: Clause, numbers: frozenset[int]) -> bool:
        """ "Le 2 janvier, un samedi": the weekday adds nothing; "dans quinze jours, mardi" names the day."""
        same = not self.fresh and last.wanted is not self.refusing and Mark.OR not in self.marks
        if not same or not last.days or not _single(last.days) or len(numbers) != 1:
            return False
        if last.days[0].weekday() in numbers:
            return True
        if not isinstance(self.last, Offset) or not self.adjacent:
            return False
        (number,) = numbers
        found = self._weekday_of_week(number, last.days[0])
        if found:
            self.clauses[-1] = replace(last, days=found)
        return found is not None

    def _hours(self, item: Item) -> None:
        last = self.clauses[-1] if self.clauses else None
        if last and last.wanted is self.refusing:
            last = None
        part = last.hours if last else None
        hours = bounded_hours(item, self.relation, None if self.fresh else part)
        narrower = part is not None and not self.fresh and overlap(hours, part)
        clause = self._clause(taken=part is not None and not narrower)
        self.clauses[-1] = replace(clause, hours=common(hours, part) if narrower and part else hours)


def _single(days: Days | None) -> bool:
    return days is not None and len(days) == 1


def _outside(days: Days | None, numbers: frozenset[int]) -> bool:
    """Whether a weekday can be none of the days that were said: "ce week-end, plutôt lundi"."""
    return days is not None and (_single(days) or not on_weekdays(days, numbers))
