"""When people answer in the call centre: weekly hours, in its own time zone, public holidays off."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import holidays
import structlog

from config.settings import Settings

log = structlog.get_logger()

ROOT = Path(__file__).parents[1]
"""A file that is named without its folder is one of the checkout."""
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Part = Literal["morning", "afternoon", "any"]
MINUTES = {"morning": (0, 12 * 60), "afternoon": (12 * 60, 24 * 60), "any": (0, 24 * 60)}
"""Parts of a day, in minutes since midnight."""
LOOK_AHEAD = 31
"""Days; a call centre that is closed for longer has no next opening."""
_STRETCH = re.compile(r"([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")


class CallCentreError(ValueError):
    """The file of the hours cannot be read; the text says where."""


@dataclass(frozen=True)
class Hours:
    """Weekly hours: for each day from Monday its stretches, in minutes since midnight there."""

    zone: ZoneInfo
    weekly: tuple[tuple[tuple[int, int], ...], ...]
    holidays_of: str

    def is_open(self, now: datetime) -> bool:
        """Whether people answer at this instant."""
        opens = self.opens(now)
        return opens is not None and opens <= now

    def opens(self, now: datetime, part: str = "any") -> datetime | None:
        """The first instant from now on at which people are there in this part of a day, in local time."""
        today = now.astimezone(self.zone)
        first, last = MINUTES[part]
        for day in (today.date() + timedelta(days=n) for n in range(LOOK_AHEAD)):
            for start, end in self._stretches(day):
                begins, ends = max(start, first), min(end, last)
                if begins < ends and self._at(day, ends) > now:
                    return max(self._at(day, begins), today)
        return None

    def _stretches(self, day: date) -> Iterator[tuple[int, int]]:
        if self.holidays_of and day in holidays.country_holidays(self.holidays_of, years=day.year):
            return iter(())
        return iter(self.weekly[day.weekday()])

    def _at(self, day: date, minutes: int) -> datetime:
        midnight = datetime(day.year, day.month, day.day, tzinfo=self.zone)
        return midnight + timedelta(minutes=minutes)  # wall time: a stretch means what the clock there shows


class CallCentre:
    """The people behind the machine: their telephones, their hours, and how many may wait for how long.

    Raises CallCentreError when the hours cannot be read at first; later the last good ones go on.
    """

    def __init__(self, settings: Settings) -> None:
        self.agents = settings.agent_numbers
        self.most_waiting = settings.most_waiting
        self.longest_wait = timedelta(minutes=settings.wait_minutes)
        self.music = settings.waiting_music
        self._file = ROOT / settings.call_centre_file
        self._hours = read_hours(self._file)

    @property
    def hours(self) -> Hours:
        """The hours as they stand in the file now."""
        try:
            self._hours = read_hours(self._file)
        except CallCentreError as fault:
            log.error("call_centre_hours_unreadable", why=str(fault))
        return self._hours


def read_hours(file: Path) -> Hours:
    """The hours in this file; raises CallCentreError with the place of the fault."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        zone = ZoneInfo(str(told["time_zone"]))
    except (OSError, tomllib.TOMLDecodeError, LookupError, ValueError) as fault:
        raise CallCentreError(f"{file.name}: {fault}") from fault
    country = str(told.get("closed_on_holidays_of", ""))
    if country and country not in holidays.list_supported_countries():
        raise CallCentreError(f"{file.name}: no holidays are known of {country!r}")
    hours: dict[str, Any] = told.get("hours", {})
    if unknown := set(hours) - set(DAYS):
        raise CallCentreError(f"{file.name}: no such day: {', '.join(sorted(unknown))}")
    weekly = tuple(tuple(_stretch(file, day, text) for text in hours.get(day, ())) for day in DAYS)
    return Hours(zone, weekly, country)


def _stretch(file: Path, day: str, text: str) -> tuple[int, int]:
    found = _STRETCH.fullmatch(text)
    if not found:
        raise CallCentreError(f'{file.name}: {day}: {text!r} is not written as "08:00-19:00"')
    start, end = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3))
    if not start < end <= 24 * 60:
        raise CallCentreError(f"{file.name}: {day}: {text!r} ends before it begins, or after midnight")
    return start, end
