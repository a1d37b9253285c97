"""The parts of France that differ in time zone, telephone numbers and public holidays."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import holidays as feasts


@dataclass(frozen=True)
class Territory:
    """Where a commune lies; `box` is south, north, west, east in degrees."""

    time_zone: str
    region: str
    box: tuple[float, ...]
    holidays: str | None = None

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether this position can lie in the territory at all."""
        south, north, west, east = self.box
        return south <= latitude <= north and west <= longitude <= east


def territory_of(insee_code: str) -> Territory:
    """The territory of a commune; what is not listed on its own is metropolitan France."""
    for length in (3, 2):
        if territory := _TERRITORIES.get(insee_code[:length]):
            return territory
    return _TERRITORIES[""]


def in_france(latitude: float, longitude: float) -> bool:
    """Whether this position can lie in any French territory."""
    return any(territory.holds(latitude, longitude) for territory in _TERRITORIES.values())


def is_holiday(day: date, holidays: str | None) -> bool:
    """Whether this is a public holiday of France, or of a subdivision that keeps some of its own."""
    return day in _holidays(holidays, day.year)


@cache
def _holidays(subdivision: str | None, year: int) -> frozenset[date]:
    # Whole years, made before they are seen: the library fills its own calendar while threads look into it.
    return frozenset(feasts.country_holidays("FR", subdiv=subdivision, years=year))


def _read() -> dict[str, Territory]:
    entries = tomllib.loads(Path(__file__).with_name("territories.toml").read_text(encoding="utf-8"))
    return {
        prefix: Territory(
            entry["time_zone"], entry["region"], tuple(map(float, entry["box"])), entry.get("holidays")
        )
        for prefix, entry in entries.items()
    }


_TERRITORIES = _read()
