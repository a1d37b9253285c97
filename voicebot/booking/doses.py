"""When an injection may follow another. Pure; days are those of the centre's calendar."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta

from voicebot.booking.vaccines import Vaccine

BOOSTER = 3
"""The number of a booster, whatever went before."""


def given(vaccine: Vaccine) -> list[int]:
    """The doses that there are of this vaccine."""
    seconds = [2] if vaccine.doses > 1 else []
    return [1, *seconds, BOOSTER] if vaccine.booster_interval else [1, *seconds]


def second_between(first: date, vaccine: Vaccine) -> tuple[date, date]:
    """The first and the last day for the second injection; raises ValueError where there is none."""
    least, most = interval(vaccine)
    return first + timedelta(days=least), first + timedelta(days=most)


def booster_from(last: date, vaccine: Vaccine) -> date:
    """The first day for a booster; raises ValueError where there is none."""
    if vaccine.booster_interval is None:
        raise ValueError(f"{vaccine.key} has no booster")
    return last + timedelta(days=vaccine.booster_interval)


def permitted(dose: int, last: date, vaccine: Vaccine) -> tuple[date | None, date | None]:
    """The first and the last day for this dose after an injection on `last`; None where nothing bounds it."""
    if dose == BOOSTER and vaccine.booster_interval is not None:
        return booster_from(last, vaccine), None
    if dose == 2 and vaccine.interval is not None:
        return second_between(last, vaccine)
    return None, None


def fits(day: date, dose: int, last: date, vaccine: Vaccine) -> bool:
    """Whether this dose may be given on `day` after an injection on `last`."""
    earliest, latest = permitted(dose, last, vaccine)
    return (earliest is None or earliest <= day) and (latest is None or day <= latest)


def ideal_second(first: datetime, vaccine: Vaccine) -> datetime:
    """The moment that is easiest to remember: weekday and hour of the first, as early as it may be.

    `first` is in the centre's time, so that ten o'clock stays ten o'clock when the clocks change.
    """
    least, most = interval(vaccine)
    weeks = 7 * math.ceil(least / 7)
    return first + timedelta(days=weeks if weeks <= most else least)


def interval(vaccine: Vaccine) -> tuple[int, int]:
    """The least and the most days between two injections; raises ValueError where there is no second."""
    if vaccine.interval is None:
        raise ValueError(f"{vaccine.key} has no second injection")
    return vaccine.interval
