"""Where communes lie, for "the nearest centre"."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

Position = tuple[float, float]
"""Latitude and longitude, in degrees."""


def distance_km(one: Position, other: Position) -> float:
    """Kilometres between two positions, along the sphere."""
    south, west, north, east = (radians(angle) for angle in (*one, *other))
    height = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 12742 * asin(sqrt(height))


def position_of(insee: str | None, postal_code: str | None) -> Position | None:
    return None
