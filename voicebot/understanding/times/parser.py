"""Items and marks → clauses: what is wished for and what is refused, in one pass from left to right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from .bounds import EITHER_SIDE, NEGATIVE, around, is_hours
from .bounds import MARKS as BOUND_MARKS
from .calendar import Calendar
from .clauses import Clause, Sentence
from .items import Adjacent, Item, Mark, NextWeek, Shifted, Weekday
from .joining import corrected, distributed, explained, refused, widened
from .placing import Placing

_REACH = {Mark.NOT: 3, Mark.BARE_NOT: 0, Mark.CANNOT: 5, Mark.BUSY: 3, Mark.TOO_EARLY: 2, Mark.TOO_LATE: 2}
"""Words without meaning after which a refusal does not reach what follows."""
_REFUSED_REACH = 1
"""The same once something was refused: "sauf le mercredi et le dimanche"."""
_NEAR = 2
"""Words between a stretch of days and the part of it that is meant: "la semaine prochaine, disons le 3"."""
_STILL_BOUND = frozenset({Mark.BEFORE, Mark.AFTER})
""" "Après le marché de onze heures": one word may stand between."""
_MOST = 60
"""Clauses after which nobody listens any more; the time stays linear."""


class Parser(Placing):
    """One pass over the items of a sentence; `sentence()` gives the result."""

    def __init__(self, calendar: Calendar) -> None:
        super().__init__(calendar)
        self.judged_from: int | None = None
        self.reason_from: int | None = None
        self.before_refusal: list[Clause] = []
        self.negative = self.own_refusal = self.listed = self.bare = self.after_item = False
        self.either_side: Mark | None = None
        self.before_item: tuple[list[Clause], bool, set[Mark]] = ([], False, set())
        self.reach = 0
        self.denied = False
        self.acts: dict[Mark, Callable[[Mark], None]] = {
            Mark.NOT: self._not,
            Mark.BARE_NOT: self._not,
            Mark.CANNOT: self._refuse_said,
            Mark.BUSY: self._refuse_said,
            Mark.TOO_EARLY: self._too,
            Mark.TOO_LATE: self._too,
            Mark.RATHER: self._prefer,
            Mark.THAN: self._than,
            Mark.ONLY: self._only,
            Mark.TILL_THEN: self._till_then,
            Mark.NO: self._no,
            Mark.YES: self._yes,
            Mark.NEXT: self._next,
            Mark.OR: self._or,
            Mark.BECAUSE: self._because,
            Mark.ROUGHLY: self._roughly,
        }

    def feed(self, lexed: Iterable[Item | Mark | None]) -> Parser:
        """Take in the items and marks of a sentence, None for the words between them."""
        for each in lexed:
            if len(self.clauses) > _MOST:
                break
            if each is None:
                self._nothing()
            elif isinstance(each, Mark):
                self._mark(each)
            else:
                self._item(each)
        return self

    def sentence(self) -> Sentence:
        """What has been said so far, corrections applied and shared words given to all they are meant for."""
        self._bound_what_was_said()
        self._settle()
        clauses = self._preferred_at_the_end()
        if Mark.NO in self.marks and clauses:
            clauses = explained(refused(clauses))
        elif self.corrected_from is not None:
            before, after = clauses[: self.corrected_from], clauses[self.corrected_from :]
            clauses = corrected(explained(before), explained(after))
        else:
            clauses = explained(clauses)
        given = tuple(widened(clause) for clause in distributed(clauses))
        asap = not self.marks.isdisjoint({Mark.ASAP, Mark.AT_EARLIEST})
        return Sentence(given, Mark.ANY in self.marks, asap, self.doubtful, self.readings, self.denied)

    def _preferred_at_the_end(self) -> list[Clause]:
        """ "C'est trop tôt, l'après-midi plutôt": what comes last is wished for after all."""
        rather_last = self.preferred_from == len(self.clauses) and Mark.RATHER in self.marks
        if not rather_last or self.judged_from is None or self.judged_from >= len(self.clauses):
            return self.clauses
        meant = [replace(each, wanted=True, every=False) for each in self.clauses[self.judged_from :]]
        return self.clauses[: self.judged_from] + meant

    def _nothing(self) -> None:
        self._bound_what_was_said()
        self.gap += 1
        self.after_item = self.listed = False
        self.marks -= {Mark.EVERY, Mark.PAST, Mark.NEXT, Mark.ONLY}
        if self.gap > 1:
            self.marks.discard(Mark.OLD)
        if self.gap > self.reach:
            self.refusing = False
        if self.gap > 1 or self.relation not in _STILL_BOUND:
            self.relation = None

    def _mark(self, mark: Mark) -> None:
        if mark is Mark.AND:
            self.listed = True
            return
        self._bound_what_was_said()
        self.either_side = mark if mark in EITHER_SIDE and self.after_item and not self.fresh else None
        self.after_item = False
        self.denied = self.denied or mark in (Mark.NOT, Mark.BARE_NOT, Mark.CANNOT)
        self.relation = EITHER_SIDE.get(mark, mark) if mark in BOUND_MARKS else None
        self.negative = mark in NEGATIVE
        if mark in self.acts:
            self.acts[mark](mark)
        elif mark is not Mark.AT_EARLIEST or not self.clauses:
            self.marks.add(mark)
        self.gap = 0

    def _item(self, item: Item) -> None:
        self.adjacent, self.near = self.gap == 0, self.gap <= _NEAR
        self.gap = 0
        if Mark.PAST in self.marks:
            self.marks.discard(Mark.PAST)
            return
        self.own_refusal = Mark.NOT in self.marks
        if self.refusing and (self._counted_from_refused(item) or self._instead_of_refused(item)):
            self.refusing, self.fresh = False, True
        self.marks -= {Mark.NO, Mark.NOT, Mark.AT_EARLIEST}
        self.just_refused, self.either_side = False, None
        self.before_item = (list(self.clauses), self.fresh, set(self.marks))
        if self.refusing:
            self.reach = _REFUSED_REACH
        before = len(self.clauses)
        self.place(item)
        if self.refusing and self.too and self.clauses and is_hours(item):
            self.clauses[-1] = replace(self.clauses[-1], too=self.too)
        if self.negative and self.relation and self.clauses:
            self.clauses[-1] = replace(self.clauses[-1], negative=True)
        if self.reason_from is not None and len(self.clauses) > before:
            self.clauses[-1] = replace(self.clauses[-1], reason=True, linked=False)
        if Mark.OLD in self.marks and self.clauses:
            self.clauses[-1] = replace(self.clauses[-1], old=True)
        self.relation = None
        self.last = item
        self.after_item, self.listed = True, False

    def _bound_what_was_said(self) -> None:
        """ "À onze heures au plus tard", "à dix heures, pas avant": the bound came last."""
        if self.either_side is None or self.last is None:
            return
        self.clauses, self.fresh, self.marks = self.before_item
        self.relation, self.either_side = EITHER_SIDE[self.either_side], None
        self.place(self.last)
        self.relation = None

    def _counted_from_refused(self, item: Item) -> bool:
        """ "Pas cette semaine, la suivante": what is counted from a refused day is wished for."""
        counted = isinstance(item, NextWeek) or (isinstance(item, Shifted | Adjacent) and item.day is None)
        return counted and not self.fresh and bool(self.clauses) and not self.clauses[-1].wanted

    def _instead_of_refused(self, item: Item) -> bool:
        """ "Pas demain, après-demain"; "pas demain ni après-demain" refuses both."""
        same = type(item) is type(self.last) and self.adjacent and bool(self.clauses)
        joined = self.own_refusal or self.listed or Mark.OR in self.marks or not self.bare
        return same and not joined and not self.clauses[-1].wanted

    def _or(self, _: Mark) -> None:
        self.marks.add(Mark.OR)
        self.fresh = True
        self.reason_from = None

    def _not(self, mark: Mark) -> None:
        """ "pas le lundi"; said last, it refuses what came before: "le lundi, jamais"."""
        self.marks.discard(Mark.RATHER)
        self.marks.add(Mark.NOT)
        self.bare = mark is Mark.BARE_NOT
        self._refuse_next(mark)

    def _refuse_next(self, mark: Mark) -> None:
        self.refusing = self.fresh = True
        self.too = None
        self.reach = _REACH[mark]

    def _refuse_said(self, mark: Mark) -> None:
        """ "le lundi je travaille"; "je travaille le lundi"; "jeudi, mais je travaille le matin"."""
        if self.just_refused or Mark.NO in self.marks:
            return
        if self._nothing_to_refuse() or self.clauses[-1].negative:
            self.judged_from = len(self.clauses)
            self._refuse_next(mark)
        elif self.clauses[-1].firm:
            self._not(mark)
        else:
            self._refuse_back()

    def _nothing_to_refuse(self) -> bool:
        return not self.clauses or self.fresh or self.preferred_from == len(self.clauses)

    def _refuse_back(self) -> None:
        self.before_refusal = self.clauses
        self.clauses = refused(self.clauses)
        self.fresh = self.just_refused = True
        self.refusing = False
        self.marks.discard(Mark.NOT)

    def _till_then(self, _: Mark) -> None:
        """ "À partir du 9, je suis en voyage jusque là": the wish stands."""
        if self.just_refused:
            self.clauses, self.just_refused = self.before_refusal, False

    def _too(self, mark: Mark) -> None:
        """ "Neuf heures, c'est trop tôt": nine is refused and all that is earlier."""
        if self.just_refused:
            return
        if self._nothing_to_refuse():
            self.judged_from = len(self.clauses)
            self._refuse_next(mark)
            self.too = mark
            return
        last = self.clauses[-1]
        if last.hours and last.has_days:
            self.clauses[-1] = replace(last, hours=None)
            self.clauses.append(
                Clause(days=last.days, weekdays=last.weekdays, every=last.every, hours=last.hours)
            )
        elif not last.hours:
            self.clauses[-1] = replace(last, weekdays=None, days=self.extended(last, mark))
        self._refuse_back()
        refused = self.clauses[-1]
        self.clauses[-1] = replace(refused, too=mark, linked=False)

    def _prefer(self, _: Mark) -> None:
        self._settle()
        self.fresh = self.fresh or self.refusing
        self.refusing = False
        self.reason_from = None
        self.marks.discard(Mark.OLD)
        self.marks.add(Mark.RATHER)
        self.preferred_from = len(self.clauses)

    def _than(self, _: Mark) -> None:
        """ "plutôt mercredi que jeudi"."""
        if self.preferred_from is not None and len(self.clauses) > self.preferred_from:
            self._not(Mark.NOT)

    def _only(self, mark: Mark) -> None:
        """ "je ne peux que le mardi"; "plutôt le mercredi que le jeudi" refuses."""
        self._than(mark)
        if Mark.NOT not in self.marks:
            self.marks.add(Mark.ONLY)

    def _settle(self) -> None:
        """A "pas" that nothing followed was meant for what came just before it."""
        if Mark.NOT not in self.marks:
            return
        self.marks.discard(Mark.NOT)
        self.refusing = False
        if self.gap == 0 or self.reach == _REACH[Mark.CANNOT]:
            self.clauses = refused(self.clauses)
            self.fresh = True

    def _no(self, _: Mark) -> None:
        if self.clauses and Mark.NO not in self.marks:
            self.corrected_from = len(self.clauses)
            self.marks.add(Mark.NO)
            self.fresh, self.refusing = True, False
            self.reason_from = None

    def _yes(self, _: Mark) -> None:
        """ "Pas le lundi, le mardi oui"; but "oui" alone takes nothing back."""
        run = self.refusing and len(self.clauses) > 1 and not self.just_refused and not self.own_refusal
        if run and self.gap == 0 and not self.clauses[-1].wanted and not self.clauses[-2].wanted:
            self.clauses[-1] = replace(self.clauses[-1], wanted=True, every=False, linked=False)
            self.refusing, self.fresh = False, True

    def _because(self, _: Mark) -> None:
        self._settle()
        self.refusing, self.fresh = False, True
        self.reason_from = len(self.clauses) if any(each.wanted for each in self.clauses) else None

    def _roughly(self, _: Mark) -> None:
        """ "Dix heures environ" is about ten; "environ dix heures" too."""
        last = self.clauses[-1] if self.clauses else None
        if self.gap == 0 and last and last.hours and not self.fresh:
            self.clauses[-1] = replace(last, hours=around(last.hours))
        else:
            self.relation = Mark.AROUND

    def _next(self, _: Mark) -> None:
        """ "mardi prochain": the coming one or the one of next week, asked back if they differ."""
        if isinstance(self.last, Weekday) and self.clauses and self.clauses[-1].weekdays and self.gap == 0:
            self.ambiguous(self.last.number)
        elif self.gap or not self.last:
            self.marks.add(Mark.NEXT)
