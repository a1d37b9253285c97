"""What "avant", "après", "vers", "à partir de" make of a day or an hour."""

from __future__ import annotations

from datetime import date

from .calendar import Calendar, Days
from .items import MIDNIGHT, NOON, At, Between, Item, Mark, Part

MARKS = frozenset(
    {Mark.BEFORE, Mark.UNTIL, Mark.AFTER, Mark.FROM, Mark.AROUND, Mark.NOT_BEFORE, Mark.NOT_AFTER}
    | {Mark.AT_EARLIEST, Mark.AT_LATEST}
)
NEGATIVE = frozenset({Mark.NOT_BEFORE, Mark.NOT_AFTER})
"""Bounds that were said as a refusal."""
EITHER_SIDE = {
    Mark.NOT_BEFORE: Mark.FROM, Mark.NOT_AFTER: Mark.UNTIL, Mark.AT_EARLIEST: Mark.FROM,
    Mark.AT_LATEST: Mark.UNTIL,
}  # fmt: skip
"""Bounds that may be said before or after what they bound → what they mean."""
_SLOT = 30
"""Minutes that still count as the hour that was named, and that "vers" adds on both sides."""
_OPENING = 8 * 60
_ABOUT = 2
"""Days that "vers le 15" adds on both sides."""

Hours = tuple[int, int]
"""Minutes from midnight, the end excluded."""


def bounded_days(days: Days, mark: Mark | None, calendar: Calendar) -> Days:
    """The days before, after, around … some days, from tomorrow as far as offers go."""
    first, last = days[0].toordinal(), days[-1].toordinal()
    bounds: dict[Mark | None, tuple[int, int | None]] = {
        Mark.BEFORE: (0, first - 1),
        Mark.UNTIL: (0, last),
        Mark.AFTER: (last + 1, None),
        Mark.FROM: (first, None),
        Mark.AROUND: (first - _ABOUT, last + _ABOUT),
    }
    if mark not in bounds or (mark is Mark.AROUND and len(days) > 1):
        return days
    start, end = bounds[mark]
    # "Avant mercredi", said on Tuesday, can only be today.
    earliest = calendar.today if end == calendar.today.toordinal() else calendar.tomorrow
    start = max(start, earliest.toordinal())
    end = max(calendar.end.toordinal(), start) if end is None else end
    return calendar.span(date.fromordinal(start), date.fromordinal(end)) if end >= start else ()


def is_hours(item: Item) -> bool:
    """Whether an item says a time of day and not a day."""
    return isinstance(item, At | Part) or (isinstance(item, Between) and isinstance(item.start, At | Part))


def overlap(hours: Hours, part: Hours) -> bool:
    """Whether two stretches of a day have minutes in common."""
    return hours[0] < part[1] and part[0] < hours[1]


def common(hours: Hours, part: Hours) -> Hours:
    """The minutes that two stretches of a day have in common."""
    return max(hours[0], part[0]), min(hours[1], part[1])


def bounded_hours(item: Item, mark: Mark | None, part: Hours | None) -> Hours:
    """The minutes of a day that are meant; `part` is what was said before of the same day.

    "Vers dix heures" is half an hour on both sides of ten, "à dix heures" the half hour that begins then.
    """
    if isinstance(item, Between) and mark is Mark.AROUND:
        start, last = bounded_hours(item, None, part)
        return start - _SLOT, last
    if isinstance(item, Between):
        start, end = bounded_hours(item.start, None, part)[0], _minutes(item.end, part)
        last = end[0] if isinstance(item.end, At) else end[1]
        return start, last if last > start else last + NOON
    first, last = _minutes(item, part)
    if mark in (Mark.BEFORE, Mark.UNTIL):
        return 0, first
    if mark in (Mark.AFTER, Mark.FROM):
        return (last if mark is Mark.AFTER else first), MIDNIGHT
    if isinstance(item, At):
        return first - (_SLOT if mark is Mark.AROUND else 0), first + _SLOT
    return first, last


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


def around(hours: Hours) -> Hours:
    """ "Dix heures environ": half an hour on both sides of ten."""
    return (hours[0] - _SLOT, hours[1]) if hours[1] - hours[0] <= _SLOT else hours
