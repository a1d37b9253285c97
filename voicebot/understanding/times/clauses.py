"""Clauses: days and hours that belong together, wished for or refused."""

from __future__ import annotations

from dataclasses import dataclass

from .bounds import Hours
from .calendar import Days
from .items import Mark


@dataclass(frozen=True)
class Clause:
    """Days and hours that belong together. None is any; `linked` continues the clause before it."""

    wanted: bool = True
    weekdays: frozenset[int] | None = None
    every: bool = False
    """The weekdays of each week."""
    run: bool = False
    """The weekdays of one week, one after the other."""
    days: Days | None = None
    bounded: bool = False
    """The days came from "avant", "après" and the like."""
    number: int | None = None
    """The day of a month that was named without its month."""
    hours: Hours | None = None
    hours_first: bool = False
    """The hours were said before the days: "à dix heures mardi ou jeudi"."""
    linked: bool = False
    firm: bool = False
    """Said as a wish: "je voudrais mardi"."""
    negative: bool = False
    """Said as a refusal of all else: "pas avant le 8". No "je ne peux pas" takes that back."""
    too: Mark | None = None
    """Refused as too early or too late: all before, or after, is refused with it."""
    old: bool = False
    """The appointment one has: no wish if there is another."""
    reason: bool = False
    """Said only to explain another clause."""

    @property
    def has_days(self) -> bool:
        """Whether it names any day."""
        return self.days is not None or self.weekdays is not None


@dataclass(frozen=True)
class Sentence:
    """What a whole sentence said about time; `doubtful` if it can be meant in two ways.

    `readings` are days of which only one was meant: "jeudi prochain".
    `denied` says that a word as "pas" or "sauf" refused something.
    """

    clauses: tuple[Clause, ...] = ()
    any: bool = False
    asap: bool = False
    doubtful: bool = False
    readings: Days = ()
    denied: bool = False

    @property
    def excuse(self) -> bool:
        """Whether all it says is what one does then: "mardi j'ai le docteur"."""
        wanted = any(clause.wanted for clause in self.clauses)
        return bool(self.clauses) and not (wanted or self.denied)
