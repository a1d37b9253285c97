"""Items and marks → clauses: what is wished for and what is refused, in one pass from left to right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from .bounds import EITHER_SIDE, NEGATIVE, around, is_hours
from .bounds import MARKS as BOUND_MARKS
from .calendar import Calendar
from .clauses import Clause, Sentence
from .items import Adjacent, Between, Item, Mark, NextWeek, Shifted, Weekday
from .joining import corrected, distributed, explained, refused, sharpened, widened
from .refusals import Refusals

_REFUSED_REACH = 1
"""The same once something was refused: "sauf le mercredi et le dimanche"."""
_NEAR = 2
"""Words between a stretch of days and the part of it that is meant: "la semaine prochaine, disons le 3"."""
_STILL_BOUND = frozenset({Mark.BEFORE, Mark.AFTER})
""" "Après le marché de onze heures": one word may stand between."""
_BOUNDS_A_REFUSAL = frozenset({Mark.BEFORE, Mark.UNTIL, Mark.AFTER, Mark.FROM})
_MOST = 60
"""Clauses after which nobody listens any more; the time stays linear."""


class Parser(Refusals):
    """One pass over the items of a sentence; `sentence()` gives the result."""

    def __init__(self, calendar: Calendar) -> None:
        super().__init__(calendar)
        self.reason_from: int | None = None
        self.waits_at = 0
        self.negative = self.listed = self.after_item = self.any_said = self.at_refusal = self.bounded = False
        self.either_side: Mark | None = None
        self.before_item: tuple[list[Clause], bool, set[Mark]] = ([], False, set())
        self.acts: dict[Mark, Callable[[Mark], None]] = {
            Mark.NOT: self._not,
            Mark.BARE_NOT: self._not,
            Mark.CANNOT: self._refuse_said,
            Mark.BUSY: self._refuse_said,
            Mark.TOO_EARLY: self._too,
            Mark.TOO_LATE: self._too,
            Mark.RATHER: self._prefer,
            Mark.WISH: self._prefer,
            Mark.BUT: self._but,
            Mark.THAN: self._than,
            Mark.ONLY: self._only,
            Mark.TILL_THEN: self._till_then,
            Mark.NO: self._no,
            Mark.WAIT: self._wait,
            Mark.YES: self._yes,
            Mark.ALSO: self._also,
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
        self._after_all()
        self._settle()
        clauses = self._preferred_at_the_end()
        if Mark.NO in self.marks and clauses:
            clauses = explained(refused(clauses))
        elif self.corrected_from is not None:
            before, after = clauses[: self.corrected_from], clauses[self.corrected_from :]
            clauses = corrected(explained(before), explained(after))
        else:
            clauses = explained(clauses)
        given = tuple(widened(clause) for clause in distributed(sharpened(clauses)))
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
        if mark in NEGATIVE:
            self.refusing = False
            self.marks.discard(Mark.NOT)
        if mark is Mark.EVERY:
            self.any_said = True
        self.denied = self.denied or mark in (Mark.NOT, Mark.BARE_NOT, Mark.CANNOT)
        if mark is Mark.YES:
            self._free_then()
        if mark is Mark.FROM and self.refusing and self.clauses and not self.clauses[-1].wanted:
            # "Pas le matin, à partir de onze heures" wishes.
            self.refusing, self.fresh = False, True
        self.relation = EITHER_SIDE.get(mark, mark) if mark in BOUND_MARKS else None
        self.at_refusal = mark in _BOUNDS_A_REFUSAL and self.gap == 0 and Mark.RATHER not in self.marks
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
        if self._bounds_the_refusal(item):
            self.clauses, self.refusing, self.fresh = self.before_refusal, True, False
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
        self.bounded, self.relation = self.relation is not None, None
        self.marks.discard(Mark.RATHER)
        self.last = item
        self.after_item, self.listed = True, False

    def _bound_what_was_said(self) -> None:
        """ "À onze heures au plus tard", "à dix heures, pas avant": the bound came last."""
        if self.either_side is None or self.last is None:
            return
        if self.bounded and self.either_side in NEGATIVE:
            # "Après le quinze, pas avant" says it again.
            self.either_side = None
            return
        self.clauses, self.fresh, self.marks = self.before_item
        self.relation, self.either_side = EITHER_SIDE[self.either_side], None
        self.place(self.last)
        self.relation = None

    def _bounds_the_refusal(self, item: Item) -> bool:
        """ "Demain je ne peux pas avant dix heures", "absent jusqu'à mercredi": no more is refused."""
        bounds = self.relation in _BOUNDS_A_REFUSAL and (is_hours(item) or self.relation is Mark.UNTIL)
        return bounds and self.just_refused and self.at_refusal

    def _counted_from_refused(self, item: Item) -> bool:
        """ "Pas cette semaine, la suivante": what is counted from a refused day is wished for."""
        counted = isinstance(item, NextWeek) or (isinstance(item, Shifted | Adjacent) and item.day is None)
        return counted and not self.fresh and bool(self.clauses) and not self.clauses[-1].wanted

    def _instead_of_refused(self, item: Item) -> bool:
        """ "Pas demain, après-demain"; "pas demain ni après-demain" refuses both."""
        same = type(item) is type(self.last) and self.adjacent and bool(self.clauses)
        joined = self.own_refusal or self.listed or Mark.OR in self.marks or not self.bare
        return same and not joined and not self.clauses[-1].wanted

    def _after_all(self) -> None:
        """ "Mon fils vient à Noël, alors avant": before or after what was said last."""
        if self.relation in _STILL_BOUND and Mark.RATHER in self.marks and self.last and not self.refusing:
            if is_hours(self.last) and self.clauses and self.clauses[-1].wanted:
                # "Elle passe entre huit et neuf, donc après": those hours were no wish.
                self.clauses[-1] = replace(self.clauses[-1], hours=None)
                self.fresh = False
            else:
                self.fresh = True
            self.place(self._side_of(self.last))
            self.relation = None

    def _side_of(self, item: Item) -> Item:
        """Where a stretch ends that something comes after, or where it begins."""
        if not isinstance(item, Between):
            return item
        return item.end if self.relation is Mark.AFTER else item.start

    def _free_then(self) -> None:
        """ "Demain pas possible, samedi non plus, après je suis libre": before or after what was refused."""
        last = self.clauses[-1] if self.clauses else None
        if self.relation not in _STILL_BOUND or not self.last or not last or last.wanted:
            return
        if last.weekdays and not last.days:
            self.clauses[-1] = replace(last, weekdays=None, days=self.spoken_of)
        self.fresh, self.refusing = True, False
        self.place(self.last)

    def _or(self, _: Mark) -> None:
        if self.waits_at == len(self.clauses) and self.waits_at:
            self.corrected_from = None
        self.marks.add(Mark.OR)
        self.fresh = True
        self.reason_from = None

    def _prefer(self, mark: Mark) -> None:
        self._settle()
        self.fresh = self.fresh or self.refusing
        self.refusing = False
        self.reason_from = None
        self.marks.discard(Mark.OLD)
        self.marks |= {Mark.RATHER, mark}
        self.preferred_from = len(self.clauses)

    def _but(self, mark: Mark) -> None:
        if self.any_said and self.gap == 0:
            self._not(Mark.NOT)
        else:
            self._prefer(mark)

    def _than(self, _: Mark) -> None:
        """ "plutôt mercredi que jeudi"."""
        if self.preferred_from is not None and len(self.clauses) > self.preferred_from:
            self._not(Mark.NOT)

    def _only(self, mark: Mark) -> None:
        """ "je ne peux que le mardi"; "plutôt le mercredi que le jeudi" refuses."""
        self._than(mark)
        if Mark.NOT not in self.marks:
            self.marks.add(Mark.ONLY)

    def _no(self, _: Mark) -> None:
        if self.clauses and Mark.NO not in self.marks:
            self.corrected_from = len(self.clauses)
            self.marks.add(Mark.NO)
            self.fresh, self.refusing = True, False
            self.reason_from = None

    def _wait(self, _: Mark) -> None:
        """ "Jeudi, attendez, vendredi"; "jeudi, attendez, ou vendredi" corrects nothing."""
        if self.clauses and self.clauses[-1].wanted and self.corrected_from is None:
            self.corrected_from = self.waits_at = len(self.clauses)
            self.fresh = True

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
