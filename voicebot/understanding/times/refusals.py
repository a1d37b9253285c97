"""What a refusal refuses: what follows it, what came before it, or both sides of an hour."""

from __future__ import annotations

from dataclasses import replace

from .calendar import Calendar
from .clauses import Clause
from .items import Mark
from .joining import refused
from .placing import Placing

_REACH = {Mark.NOT: 4, Mark.BARE_NOT: 0, Mark.CANNOT: 5, Mark.BUSY: 3, Mark.TOO_EARLY: 2, Mark.TOO_LATE: 2}
"""Words without meaning after which a refusal does not reach what follows."""


class Refusals(Placing):
    """The clauses of a sentence so far, and what is being refused."""

    def __init__(self, calendar: Calendar) -> None:
        super().__init__(calendar)
        self.judged_from: int | None = None
        self.before_refusal: list[Clause] = []
        self.reach = self.rest_from = 0
        self.denied = self.own_refusal = self.bare = False

    def _not(self, mark: Mark) -> None:
        """ "pas le lundi"; said last, it refuses what came before: "le lundi, jamais"."""
        self.marks -= {Mark.RATHER, Mark.WISH}
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
        if self.rest_from == len(self.clauses) and self.clauses and self.clauses[-1].wanted:
            # "Le mercredi, le reste du temps je travaille".
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
        """ "À partir du 9, je suis en voyage jusque là": the wish stands; the rest of the week is free."""
        if self.just_refused:
            self.clauses, self.just_refused = self.before_refusal, False
        else:
            self.denied, self.refusing, self.rest_from = True, False, len(self.clauses)
            self.marks.discard(Mark.NOT)

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

    def _settle(self) -> None:
        """A "pas" that nothing followed was meant for what came just before it."""
        if Mark.NOT not in self.marks:
            return
        self.marks.discard(Mark.NOT)
        self.refusing = False
        if self.gap == 0 or self.reach == _REACH[Mark.CANNOT]:
            self.clauses = refused(self.clauses)
            self.fresh = True

    def _yes(self, _: Mark) -> None:
        """ "Pas le lundi, le mardi oui"; but "oui" alone takes nothing back."""
        run = self.refusing and len(self.clauses) > 1 and not self.just_refused and not self.own_refusal
        if run and self.gap == 0 and not self.clauses[-1].wanted and not self.clauses[-2].wanted:
            self.clauses[-1] = replace(self.clauses[-1], wanted=True, every=False, linked=False)
            self.refusing, self.fresh = False, True

    def _also(self, _: Mark) -> None:
        """ "Jeudi c'est dialyse, samedi aussi"; "jeudi je peux, samedi aussi" refuses nothing."""
        preferred = self.preferred_from == len(self.clauses) - 1
        said = self.gap == 0 and not self.fresh and len(self.clauses) > 1 and Mark.NO not in self.marks
        if (
            said
            and not preferred
            and self.clauses[-1].wanted
            and not self.clauses[-2].wanted
            and not self.clauses[-1].firm
        ):
            self._refuse_back()
