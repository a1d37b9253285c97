"""When we speak up by ourselves. Pure; hours are those of the centre's clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays

SUNDAY = 7
EVE = time(18)
"""People are at home, and nobody is asleep yet: nothing is begun after eight in the evening."""
SOONEST = timedelta(hours=3)
"""Who has just booked has just been told: a reminder sooner than this would only be a nuisance."""


def call_at(starts_at: datetime, *, now: datetime) -> datetime | None:
    """When to ring somebody the day before; None when that would come too soon after now.

    `starts_at` is in the centre's zone. Nobody is rung on a Sunday or a public holiday: then it is the
    evening of the last working day before.
    """
    day = starts_at.date() - timedelta(days=1)
    while _is_quiet(day):
        day -= timedelta(days=1)
    due = datetime.combine(day, EVE, starts_at.tzinfo)
    return due if due > now + SOONEST else None


def _is_quiet(day: date) -> bool:
    return day.isoweekday() == SUNDAY or day in _public_holidays()


@lru_cache(maxsize=1)
def _public_holidays() -> holidays.HolidayBase:
    """Those of all France; each year is computed when it is asked for."""
    return holidays.country_holidays("FR")
