"""Items and marks → clauses: what is wished for and what is refused, in one pass from left to right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .bounds import MARKS as BOUND_MARKS
from .bounds import bounded_days, bounded_hours, common, is_hours, overlap
from .calendar import Calendar, Days
from .clauses import Clause, Sentence
from .items import DayMonth, Item, Mark, Offset, Part, Weekday, Weekdays
from .joining import corrected, distributed

_REFUSAL_REACHES = 6
"""Words without meaning after which a refusal is over."""


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
        self.preferred_from: int | None = None
        self.judged_from: int | None = None
        self.last: Item | None = None
        self.doubtful = False
        self.denied = False

    def feed(self, lexed: Iterable[Item | Mark | None]) -> Parser:
        """Take in the items and marks of a sentence, None for the words between them."""
        for each in lexed:
            if each is None:
                self._nothing()
            elif isinstance(each, Mark):
                self._mark(each)
            else:
                self._item(each)
        return self

    def sentence(self) -> Sentence:
        """What has been said so far, corrections applied and shared words given to all they are meant for."""
        self._settle()
        clauses = self._preferred_at_the_end()
        if Mark.NO in self.marks and clauses:
            clauses = _refused(clauses)
        elif self.corrected_from is not None:
            clauses = corrected(clauses[: self.corrected_from], clauses[self.corrected_from :])
        given = tuple(distributed(clauses))
        return Sentence(given, Mark.ANY in self.marks, Mark.ASAP in self.marks, self.doubtful, self.denied)

    def _preferred_at_the_end(self) -> list[Clause]:
        """ "C'est trop tôt, l'après-midi plutôt": what comes last is wished for after all."""
        rather_last = self.preferred_from == len(self.clauses) and Mark.RATHER in self.marks
        if not rather_last or self.judged_from is None or self.judged_from >= len(self.clauses):
            return self.clauses
        meant = [replace(each, wanted=True, every=False) for each in self.clauses[self.judged_from :]]
        return self.clauses[: self.judged_from] + meant

    def _nothing(self) -> None:
        self.gap += 1
        if self.gap > _REFUSAL_REACHES:
            self.refusing = False
        if self.gap > 1 or self.relation is Mark.AROUND:
            self.relation = None

    def _mark(self, mark: Mark) -> None:
        self.denied = self.denied or mark is Mark.NOT
        self.gap = 0
        self.relation = mark if mark in BOUND_MARKS else None
        acts = {
            Mark.NOT: self._refuse,
            Mark.REFUSED: self._refuse_said,
            Mark.RATHER: self._prefer,
            Mark.THAN: self._than,
            Mark.NO: self._no,
            Mark.NEXT: self._next,
            Mark.OR: self._or,
        }
        if mark in acts:
            acts[mark]()
        else:
            self.marks.add(mark)

    def _or(self) -> None:
        self.marks.add(Mark.OR)
        self.fresh = True

    def _refuse(self) -> None:
        """ "pas le lundi"; and "lundi je ne peux pas", if nothing follows."""
        self.marks.discard(Mark.RATHER)
        self.marks.add(Mark.NOT)
        self.refusing = self.fresh = True

    def _refuse_said(self) -> None:
        """ "le lundi je travaille"; "je travaille le lundi"; "jeudi, mais je travaille le matin"."""
        if not self.clauses or self.fresh or self.preferred_from == len(self.clauses):
            self.judged_from = len(self.clauses)
            self._refuse()
            return
        self.clauses = _refused(self.clauses)
        self.fresh = True

    def _prefer(self) -> None:
        self._settle()
        self.fresh = self.fresh or self.refusing
        self.refusing = False
        self.marks.add(Mark.RATHER)
        self.preferred_from = len(self.clauses)

    def _than(self) -> None:
        """ "plutôt mercredi que jeudi"."""
        if self.preferred_from is not None and len(self.clauses) > self.preferred_from:
            self._refuse()

    def _settle(self) -> None:
        """A refusal that nothing followed was meant for what came before it."""
        if Mark.NOT in self.marks:
            self.clauses = _refused(self.clauses)
            self.marks.discard(Mark.NOT)
            self.fresh = True

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

    def _item(self, item: Item) -> None:
        self.marks -= {Mark.NO, Mark.NOT}
        self.gap = 0
        if isinstance(item, Part) and item.today:
            self._days(Offset(0))
        if is_hours(item):
            self._hours(item)
        else:
            self._days(item)
        self.relation = None
        self.last = item

    def _clause(self, *, taken: bool) -> Clause:
        """The clause the next item belongs to: the last one, unless it has such a thing already."""
        if self.clauses and not self.fresh and not taken:
            return self.clauses[-1]
        replaced = taken and Mark.RATHER in self.marks and not self.refusing and Mark.OR not in self.marks
        if replaced and self.clauses[-1].wanted and self.corrected_from is None:
            self.corrected_from = len(self.clauses)
        linked = bool(self.clauses) and not replaced and (Mark.OR in self.marks or not self.fresh)
        self.marks -= {Mark.OR, Mark.RATHER}
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
            self._place_days(bounded_days(days, self.relation, self.calendar))

    def _place_days(self, days: Days) -> None:
        last = self.clauses[-1] if self.clauses else None
        if last and last.bounded and self.relation and Mark.OR not in self.marks and last.days:
            self.clauses[-1] = replace(last, days=tuple(day for day in last.days if day in set(days)))
            return
        clause = self._clause(taken=last is not None and last.days is not None)
        self.clauses[-1] = replace(clause, days=days, bounded=self.relation is not None)

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
        hours = bounded_hours(item, self.relation, None if self.fresh else part)
        narrower = part is not None and not self.fresh and overlap(hours, part)
        clause = self._clause(taken=part is not None and not narrower)
        self.clauses[-1] = replace(clause, hours=common(hours, part) if narrower and part else hours)


def _single(days: Days | None) -> bool:
    return days is not None and len(days) == 1


def _refused(clauses: list[Clause]) -> list[Clause]:
    """The last clause, and those it is joined to, are refused."""
    start = len(clauses) - 1
    while start > 0 and clauses[start].linked and clauses[start - 1].wanted:
        start -= 1
    start = max(start, 0)
    return clauses[:start] + [replace(clause, wanted=False, every=True) for clause in clauses[start:]]
