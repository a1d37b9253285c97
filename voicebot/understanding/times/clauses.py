"""Clauses: days and hours that belong together, wished for or refused."""

from __future__ import annotations

from dataclasses import dataclass

from .bounds import Hours
from .calendar import Days


@dataclass(frozen=True)
class Clause:
    """Days and hours that belong together. None is any; `linked` continues the clause before it.

    `every` means the weekdays of each week; `bounded` days came from "avant", "après" and the like.
    """

    wanted: bool = True
    weekdays: frozenset[int] | None = None
    every: bool = False
    days: Days | None = None
    bounded: bool = False
    hours: Hours | None = None
    linked: bool = False

    @property
    def has_days(self) -> bool:
        """Whether it names any day."""
        return self.days is not None or self.weekdays is not None


@dataclass(frozen=True)
class Sentence:
    """What a whole sentence said about time; `doubtful` if it can be meant in two ways.

    `denied` says that a word as "pas" or "sauf" refused something.
    """

    clauses: tuple[Clause, ...] = ()
    any: bool = False
    asap: bool = False
    doubtful: bool = False
    denied: bool = False

    @property
    def excuse(self) -> bool:
        """Whether all it says is what one does then: "mardi j'ai le docteur"."""
        wanted = any(clause.wanted for clause in self.clauses)
        return bool(self.clauses) and not wanted and not self.denied
