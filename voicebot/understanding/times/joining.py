"""What clauses owe each other: corrections, and days or hours that are said once for several."""

from __future__ import annotations

from dataclasses import replace

from .clauses import Clause
from .items import MIDNIGHT, Mark


def corrected(before: list[Clause], after: list[Clause]) -> list[Clause]:
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
    again = [replace(old, hours=new.hours) for old in kept for new in new_hours]
    return [*refused, *again, *(clause for clause in after if not clause.wanted)]


def refused(clauses: list[Clause]) -> list[Clause]:
    """The last clause, and those it is joined to, are refused."""
    start = len(clauses) - 1
    while start > 0 and clauses[start].linked and clauses[start - 1].wanted and not clauses[start - 1].firm:
        start -= 1
    start = max(start, 0)
    return clauses[:start] + [replace(each, wanted=False, every=True) for each in clauses[start:]]


def explained(clauses: list[Clause]) -> list[Clause]:
    """Without what only explains a wish or tells the old appointment: "j'avais mardi, je préfère jeudi"."""
    told = [clause for clause in clauses if not clause.reason]
    new = any(clause.wanted and not clause.old for clause in told)
    return [clause for clause in told if not (new and clause.old)]


def sharpened(clauses: list[Clause]) -> list[Clause]:
    """Without days that are named again with their hours: "demain, oui demain en fin de matinée"."""
    told = [(clause.days, clause.weekdays) if clause.hours and clause.wanted else None for clause in clauses]
    return [
        clause
        for at, clause in enumerate(clauses)
        if clause.hours
        or not clause.wanted
        or not clause.has_days
        or (clause.days, clause.weekdays) not in told[at + 1 :]
    ]


def distributed(clauses: list[Clause]) -> list[Clause]:
    """ "mardi ou jeudi matin" is a morning on both; "demain matin ou après-midi" is tomorrow twice."""
    given = list(clauses)
    for at in range(1, len(given)):
        before, clause = given[at - 1], given[at]
        if clause.linked and not clause.has_days and before.has_days and before.wanted == clause.wanted:
            given[at] = replace(clause, days=before.days, weekdays=before.weekdays, every=before.every)
        elif clause.linked and clause.days is None and before.weekdays and before.days:
            given[at] = replace(clause, days=before.days)
        same_hours = clause.linked and clause.hours is None and before.hours_first and before.hours
        if same_hours and clause.wanted == before.wanted:
            given[at] = replace(given[at], hours=before.hours, hours_first=True)
    for at in range(len(given) - 1, 0, -1):
        before, clause = given[at - 1], given[at]
        if not clause.linked or before.wanted != clause.wanted:
            continue
        if before.hours is None and clause.has_days and before.has_days:
            given[at - 1] = before = replace(before, hours=clause.hours)
        if before.days is None and before.weekdays and clause.weekdays and len(clause.days or ()) > 1:
            given[at - 1] = replace(before, days=clause.days)
    return given


def widened(clause: Clause) -> Clause:
    """What is too early, or too late, is refused with all before, or after, it."""
    if clause.wanted or clause.too is None or clause.hours is None:
        return clause
    early = clause.too is Mark.TOO_EARLY
    return replace(clause, hours=(0, clause.hours[1]) if early else (clause.hours[0], MIDNIGHT))
