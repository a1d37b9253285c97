"""Where communes lie, for "the nearest centre"; the table's origin is told in data/README.md."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

Position = tuple[float, float]
"""Latitude and longitude, in degrees."""


def distance_km(one: Position, other: Position) -> float:
    """Kilometres between two positions, as the crow flies."""
    south, west, north, east = (radians(angle) for angle in (*one, *other))
    height = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 12742 * asin(sqrt(height))


def position_of(insee: str | None, postal_code: str | None) -> Position | None:
    """Where this commune lies, or the middle of those with this postal code; None when neither is known.

    Right to about a kilometre for nine callers in ten; a village may be placed at the middle of its
    postal code, 5 to 10 km away. Good enough to look for a centre within 30 km, not for more.
    """
    table = _table()
    if insee in table.communes:
        return table.communes[insee]
    return table.post_offices.get(postal_code) if postal_code else None


def warm() -> None:
    """Load the table now: a process that serves calls does it at its start, not in the first call."""
    _table()


@dataclass(frozen=True)
class _Table:
    communes: dict[str | None, Position]
    post_offices: dict[str, Position]


@lru_cache(maxsize=1)
def _table() -> _Table:
    communes: dict[str | None, Position] = {}
    by_postal_code: dict[str, list[Position]] = defaultdict(list)
    with gzip.open(Path(__file__).with_name("data") / "positions.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            position = float(row["latitude"]), float(row["longitude"])
            communes[row["insee"]] = position
            for postal_code in row["postal_codes"].split():
                by_postal_code[postal_code].append(position)
    return _Table(communes, {code: _middle(positions) for code, positions in by_postal_code.items()})


def _middle(positions: Collection[Position]) -> Position:
    count = len(positions)
    return sum(at[0] for at in positions) / count, sum(at[1] for at in positions) / count
