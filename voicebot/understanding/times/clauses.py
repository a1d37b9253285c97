"""Items and marks → clauses: what is wished for and what is refused, in one pass from left to right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .calendar import Calendar, Days
from .items import MIDNIGHT, NOON, At, Between, DayMonth, Item, Mark, Offset, Part, Weekday, Weekdays

_BOUNDS = frozenset({Mark.BEFORE, Mark.UNTIL, Mark.AFTER, Mark.FROM, Mark.AROUND})
_SLOT = 30
"""Minutes that still count as the hour that was named."""
_REFUSAL_REACHES = 6
"""Words without meaning after which a refusal is over."""
_OPENING = 8 * 60

Hours = tuple[int, int]


@dataclass(frozen=True)
class Clause:
    """Days and hours that belong together. None is any; `linked` continues the clause before it."""

    wanted: bool = True
    weekdays: frozenset[int] | None = None
    every: bool = False
    days: Days | None = None
    bounded: bool = False
    hours: Hours | None = None
    linked: bool = False

    @property
    def has_days(self) -> bool:
        return self.days is not None or self.weekdays is not None


@dataclass(frozen=True)
class Sentence:
    """What a whole sentence said about time."""

    clauses: tuple[Clause, ...] = ()
    any: bool = False
    asap: bool = False
    doubtful: bool = False


class Parser:
    """One pass over the items of a sentence; `sentence()` gives the result."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.clauses: list[Clause] = []
        self.marks: set[Mark] = set()
        self.refusing = False
        self.fresh = False
        self.relation: Mark | None = None
        self.gap = 0
        self.corrected_from: int | None = None
        self.last: Item | None = None
        self.doubtful = False

    def feed(self, lexed: Iterable[Item | Mark | None]) -> Parser:
        for each in lexed:
            if each is None:
                self._nothing()
            elif isinstance(each, Mark):
                self._mark(each)
            else:
                self._item(each)
        return self

    def sentence(self) -> Sentence:
        clauses = self.clauses
        if Mark.NO in self.marks and clauses and self.corrected_from is not None:
            clauses = self._refuse_last(clauses)
        elif self.corrected_from is not None:
            clauses = _corrected(clauses[: self.corrected_from], clauses[self.corrected_from :])
        return Sentence(
            tuple(_distributed(clauses)), Mark.ANY in self.marks, Mark.ASAP in self.marks, self.doubtful
        )

    def _nothing(self) -> None:
        self.gap += 1
        if self.gap > _REFUSAL_REACHES:
            self.refusing = False
        if self.gap > 2:
            self.relation = None

    def _mark(self, mark: Mark) -> None:
        self.gap = 0
        if mark in _BOUNDS:
            self.relation = mark
        elif mark in (Mark.NOT, Mark.RATHER):
            self.refusing, self.fresh = mark is Mark.NOT, True
            if mark is Mark.NOT:
                self.marks.discard(Mark.RATHER)
            else:
                self.marks.add(mark)
        elif mark is Mark.REFUSED:
            self.clauses = self._refuse_last(self.clauses)
            self.fresh = True
        elif mark is Mark.NO:
            self._no()
        elif mark is Mark.NEXT:
            self._next()
        else:
            self.marks.add(mark)
            self.fresh = self.fresh or mark is Mark.OR

    def _no(self) -> None:
        if self.clauses and Mark.NO not in self.marks:
            self.corrected_from = len(self.clauses)
            self.marks.add(Mark.NO)
            self.fresh, self.refusing = True, False

    def _next(self) -> None:
        """ "mardi prochain": the coming one or the one of next week, asked back if they differ."""
        if isinstance(self.last, Weekday) and self.clauses and self.clauses[-1].weekdays:
            self._ambiguous(self.last.number)
        else:
            self.marks.add(Mark.NEXT)

    def _ambiguous(self, weekday: int) -> None:
        readings = sorted({self.calendar.coming(weekday), self.calendar.in_next_week(weekday)})
        self.doubtful = self.doubtful or len(readings) > 1
        self.clauses[-1] = replace(self.clauses[-1], weekdays=None, days=tuple(readings))

    def _refuse_last(self, clauses: list[Clause]) -> list[Clause]:
        """The last clause, and those it is joined to, are refused."""
        start = len(clauses) - 1
        while start > 0 and clauses[start].linked and clauses[start - 1].wanted:
            start -= 1
        return clauses[: max(start, 0)] + [
            replace(c, wanted=False, every=True) for c in clauses[max(start, 0) :]
        ]

    def _item(self, item: Item) -> None:
        self.marks.discard(Mark.NO)
        self.gap = 0
        if isinstance(item, Part) and item.today:
            self._days(Offset(0))
        if _is_hours(item):
            self._hours(item)
        else:
            self._days(item)
        self.relation = None
        self.last = item

    def _clause(self, *, taken: bool) -> Clause:
        """The clause the next item belongs to: the last one, unless it has such a thing already."""
        if not self.clauses or self.fresh or taken:
            linked = bool(self.clauses) and (Mark.OR in self.marks or not self.fresh)
            self.marks.discard(Mark.OR)
            overridden = (
                taken and Mark.RATHER in self.marks and not self.refusing and self.corrected_from is None
            )
            if overridden and self.clauses[-1].wanted and not linked:
                self.corrected_from = len(self.clauses)
            self.marks.discard(Mark.RATHER)
            self.clauses.append(Clause(wanted=not self.refusing, linked=linked, every=self.refusing))
            self.fresh = False
        return self.clauses[-1]

    def _days(self, item: Item) -> None:
        if isinstance(item, Weekday | Weekdays) and not self.relation and not getattr(item, "weeks", 0):
            self._weekday(item)
            return
        days = self.calendar.days(item)
        if isinstance(item, DayMonth) and item.weekday is not None and days:
            self.doubtful = self.doubtful or days[0].weekday() != item.weekday
        if days:
            self._place_days(self._bounded_days(days))

    def _place_days(self, days: Days) -> None:
        last = self.clauses[-1] if self.clauses else None
        if last and last.bounded and self.relation and Mark.OR not in self.marks and last.days:
            self.clauses[-1] = replace(last, days=tuple(day for day in last.days if day in set(days)))
            return
        clause = self._clause(taken=last is not None and last.days is not None)
        self.clauses[-1] = replace(clause, days=days, bounded=self.relation is not None)

    def _bounded_days(self, days: Days) -> Days:
        cal = self.calendar
        first, last = days[0].toordinal(), days[-1].toordinal()
        shift = {Mark.BEFORE: (None, first - 1), Mark.UNTIL: (None, last), Mark.AFTER: (last + 1, None),
                 Mark.FROM: (first, None), Mark.AROUND: (first - 2, last + 2)}  # fmt: skip
        if self.relation is None or (self.relation is Mark.AROUND and len(days) > 1):
            return days
        start, end = shift[self.relation]
        start_day = type(cal.today).fromordinal(max(start or 0, cal.tomorrow.toordinal()))
        end_day = type(cal.today).fromordinal(end) if end else max(cal.end, start_day)
        return cal.span(start_day, end_day)

    def _weekday(self, item: Weekday | Weekdays) -> None:
        numbers = frozenset(item.numbers if isinstance(item, Weekdays) else (item.number,))
        every = isinstance(item, Weekdays) or Mark.EVERY in self.marks or self.refusing
        last = self.clauses[-1] if self.clauses else None
        clause = self._clause(taken=last is not None and (last.weekdays is not None or _single(last.days)))
        self.clauses[-1] = replace(clause, weekdays=numbers, every=every)
        self.marks.discard(Mark.EVERY)
        if Mark.NEXT in self.marks and isinstance(item, Weekday):
            self.marks.discard(Mark.NEXT)
            self._ambiguous(item.number)

    def _hours(self, item: Item) -> None:
        last = self.clauses[-1] if self.clauses else None
        part = last.hours if last else None
        hours = _bounded_hours(item, self.relation, None if self.fresh else part)
        narrower = part is not None and not self.fresh and _inside(hours, part)
        clause = self._clause(taken=part is not None and not narrower)
        self.clauses[-1] = replace(clause, hours=_common(hours, part) if narrower and part else hours)


def _is_hours(item: Item) -> bool:
    return isinstance(item, At | Part) or (isinstance(item, Between) and isinstance(item.start, At | Part))


def _single(days: Days | None) -> bool:
    return days is not None and len(days) == 1


def _inside(hours: Hours, part: Hours) -> bool:
    return hours[0] < part[1] and part[0] < hours[1]


def _common(hours: Hours, part: Hours) -> Hours:
    return max(hours[0], part[0]), min(hours[1], part[1])


def _bounded_hours(item: Item, relation: Mark | None, part: Hours | None) -> Hours:
    if isinstance(item, Between):
        start, end = _bounded_hours(item.start, None, part), _bounded_hours(item.end, None, part)
        last = end[0] if isinstance(item.end, At) else end[1]
        return start[0], last if last > start[0] else last + NOON
    start_minute, end_minute = _minutes(item, part)
    bounds = {Mark.BEFORE: (0, start_minute), Mark.UNTIL: (0, start_minute), Mark.AFTER: (end_minute, MIDNIGHT),
              Mark.FROM: (start_minute, MIDNIGHT)}  # fmt: skip
    if relation in bounds:
        return bounds[relation]
    if isinstance(item, At):
        around = relation is Mark.AROUND
        return (
            (start_minute - _SLOT, start_minute + _SLOT) if around else (start_minute, start_minute + _SLOT)
        )
    return start_minute, end_minute


def _minutes(item: Item, part: Hours | None) -> Hours:
    if isinstance(item, Part):
        return item.start, item.end
    assert isinstance(item, At)
    minute = item.minute
    afternoon = part is not None and part[0] >= NOON and minute < NOON
    # Nobody is vaccinated before eight: "quatre heures" is in the afternoon.
    if not item.sure and minute < NOON and (minute < _OPENING or afternoon):
        minute += NOON
    return minute, minute


def _corrected(before: list[Clause], after: list[Clause]) -> list[Clause]:
    """What was said last counts; what the correction does not mention stays."""
    kept = [clause for clause in before if clause.wanted]
    refused = [clause for clause in before if not clause.wanted]
    if not any(clause.wanted for clause in after):
        return before + after
    if any(clause.has_days for clause in after):
        hours = {clause.hours for clause in kept}
        same = hours.pop() if len(hours) == 1 else None
        return refused + [replace(c, hours=c.hours or same) if c.wanted else c for c in after]
    new_hours = [clause for clause in after if clause.wanted]
    return (
        refused
        + [replace(old, hours=new.hours) for old in kept for new in new_hours]
        + [clause for clause in after if not clause.wanted]
    )


def _distributed(clauses: list[Clause]) -> list[Clause]:
    """ "mardi ou jeudi matin" is a morning on both; "demain matin ou après-midi" is tomorrow twice."""
    given = list(clauses)
    for at in range(1, len(given)):
        before, clause = given[at - 1], given[at]
        if clause.linked and not clause.has_days and before.has_days and before.wanted == clause.wanted:
            given[at] = replace(clause, days=before.days, weekdays=before.weekdays, every=before.every)
        elif clause.linked and clause.days is None and before.weekdays and before.days:
            given[at] = replace(clause, days=before.days)
    for at in range(len(given) - 1, 0, -1):
        before, clause = given[at - 1], given[at]
        if not clause.linked or before.wanted != clause.wanted:
            continue
        if before.hours is None and clause.has_days and before.has_days:
            given[at - 1] = before = replace(before, hours=clause.hours)
        if (
            before.days is None
            and before.weekdays
            and clause.weekdays
            and clause.days
            and len(clause.days) > 1
        ):
            given[at - 1] = replace(before, days=clause.days)
    return given
