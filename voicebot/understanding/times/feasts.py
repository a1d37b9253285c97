"""Feasts, school holidays and seasons: names → days of a real calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

_FIXED: dict[str, tuple[tuple[int, int], ...]] = {
    "christmas": ((25, 12),), "christmas_eve": ((24, 12),), "boxing_day": ((26, 12),),
    "new_year": ((1, 1),), "new_years_eve": ((31, 12),), "eves": ((24, 12), (31, 12)),
    "epiphany": ((6, 1),), "candlemas": ((2, 2),), "valentine": ((14, 2),), "women": ((8, 3),),
    "patrick": ((17, 3),), "april_fools": ((1, 4),), "george": ((23, 4),), "david": ((1, 3),),
    "andrew": ((30, 11),), "burns": ((25, 1),), "labour": ((1, 5),), "victory": ((8, 5),),
    "music": ((21, 6),), "john": ((24, 6),), "bastille": ((14, 7),), "assumption": ((15, 8),),
    "school_starts": ((1, 9),), "michael": ((29, 9),), "halloween": ((31, 10),), "all_saints": ((1, 11),),
    "all_souls": ((2, 11),), "bonfire": ((5, 11),), "armistice": ((11, 11),), "catherine": ((25, 11),),
    "barbara": ((4, 12),), "nicholas": ((6, 12),), "eligius": ((1, 12),), "immaculate": ((8, 12),),
    "lucy": ((13, 12),), "anthony": ((17, 1),),
}  # fmt: skip
"""Feasts of fixed dates: days and months."""
_FROM_EASTER = {
    "shrove_tuesday": -47, "ash_wednesday": -46, "palm_sunday": -7, "maundy_thursday": -3,
    "good_friday": -2, "holy_saturday": -1, "easter": 0, "easter_monday": 1, "ascension": 39,
    "pentecost": 49, "pentecost_monday": 50,
}  # fmt: skip
"""Feasts counted in days from Easter Sunday."""
_BY_WEEKDAY = {
    "clocks_forward": (3, 6, -1), "clocks_back": (10, 6, -1), "grandmothers": (3, 6, 1),
    "fathers": (6, 6, 3), "beaujolais": (11, 3, 3), "thanksgiving": (11, 3, 4),
}  # fmt: skip
"""Feasts on a weekday of a month: month, weekday, which of them."""
_PUBLIC = (
    "new_year", "easter_monday", "labour", "victory", "ascension", "pentecost_monday", "bastille",
    "assumption", "all_saints", "armistice", "christmas",
)  # fmt: skip
"""The eleven public holidays of France."""
_SEASONS = {
    "spring": ((20, 3), (20, 6)), "summer": ((21, 6), (21, 9)), "autumn": ((22, 9), (20, 12)),
    "winter": ((21, 12), (19, 3)), "year_end": ((24, 12), (1, 1)), "between_the_years": ((26, 12), (31, 12)),
    "summer_holidays": ((5, 7), (31, 8)), "year": ((1, 1), (31, 12)), "last_month": ((1, 12), (31, 12)),
}  # fmt: skip
"""Periods of fixed dates, both ends included."""
_SCHOOL = {"autumn_holidays": (10, 17), "christmas_holidays": (12, 18)}
"""School holidays of all zones: they begin on the Saturday from that day on and last two weeks and a day."""
_SCHOOL_DAYS = 16
_SCHOOL_PERIODS = ("autumn_holidays", "christmas_holidays", "summer_holidays")


def easter(year: int) -> date:
    """Easter Sunday, by the Gregorian computus."""
    century, shift = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (shift // 4) - moon - shift % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def weekday_of_month(year: int, month: int, weekday: int, count: int) -> date | None:
    """The first, second … such weekday of a month, -1 the last; None if the month has fewer."""
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    days = [found for n in range(5) if (found := day + timedelta(weeks=n)).month == month]
    if count < 0:
        return days[-1]
    return days[count - 1] if 1 <= count <= len(days) else None


def feast(name: str, today: date) -> date | None:
    """The next day of that name, today included; None for an unknown name."""
    return next((found for found in sorted(_days(name, today.year)) if found >= today), None)


def public_holidays(first: date, last: date) -> tuple[date, ...]:
    """The public holidays from one day to another."""
    years = range(first.year, last.year + 1)
    found = {day for name in _PUBLIC for year in years for day in _days(name, year)}
    return tuple(sorted(day for day in found if first <= day <= last))


def period(name: str, today: date) -> tuple[date, date]:
    """First and last day of the season or holidays of that name that end after today."""
    if name == "school_holidays":
        return min((period(each, today) for each in _SCHOOL_PERIODS), key=lambda days: days[1])
    if name == "next_year":
        return date(today.year + 1, 1, 1), date(today.year + 1, 12, 31)
    return next(
        days for year in range(today.year - 1, today.year + 2) if (days := _period(name, year))[1] > today
    )


def feasts_had(name: str, today: date, years: int) -> tuple[date, ...]:
    """The days of that name in the last years, today included, the latest first."""
    found = {day for year in range(today.year - years, today.year + 1) for day in _days(name, year)}
    return tuple(sorted((day for day in found if day <= today), reverse=True))


def periods_had(name: str, today: date, years: int) -> tuple[tuple[date, date], ...]:
    """First and last days of the seasons or holidays of that name that began in the last years."""
    names = _SCHOOL_PERIODS if name == "school_holidays" else (name,) if name in _SEASONS | _SCHOOL else ()
    found = {_period(each, year) for each in names for year in range(today.year - years, today.year + 1)}
    return tuple(sorted((days for days in found if days[0] <= today), reverse=True))


def _period(name: str, year: int) -> tuple[date, date]:
    if name in _SCHOOL:
        start = date(year, *_SCHOOL[name])
        start += timedelta(days=(5 - start.weekday()) % 7)
        return start, start + timedelta(days=_SCHOOL_DAYS - 1)
    (day, month), (last_day, last_month) = _SEASONS[name]
    return date(year, month, day), date(year + (last_month < month), last_month, last_day)


def _days(name: str, first_year: int) -> Iterator[date]:
    for year in (first_year, first_year + 1):
        if name in _FIXED:
            yield from (date(year, month, day) for day, month in _FIXED[name])
        elif name in _FROM_EASTER:
            yield easter(year) + timedelta(days=_FROM_EASTER[name])
        elif name in _BY_WEEKDAY:
            month, weekday, count = _BY_WEEKDAY[name]
            yield weekday_of_month(year, month, weekday, count) or date(year, month, 28)
        else:
            yield from _MOVING[name](year)


def _clocks(year: int) -> list[date]:
    """The last Sundays of March and October, when the clocks change."""
    return [day for month in (3, 10) if (day := weekday_of_month(year, month, 6, -1))]


def _mothers(year: int) -> list[date]:
    """The last Sunday of May; a week later where that is Pentecost."""
    last = weekday_of_month(year, 5, 6, -1)
    pentecost = easter(year) + timedelta(days=49)
    return [last + timedelta(days=7) if last == pentecost else last] if last else []


_MOVING: dict[str, Callable[[int], list[date]]] = {"clocks": _clocks, "mothers": _mothers}
NAMES = frozenset({*_FIXED, *_FROM_EASTER, *_BY_WEEKDAY, *_MOVING})
"""Every feast that `feast` knows; the sections of `times.txt` with these names are its phrases."""
PERIODS = frozenset({*_SEASONS, *_SCHOOL, "school_holidays", "next_year"})
"""Every period that `period` knows."""
