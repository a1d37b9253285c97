"""Days as they were wished for: the part of the day stays when only the day is corrected."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from rasa_sdk import Tracker

Day = dict[str, Any]
DAY = timedelta(days=1)
MOST_DAYS = 60
"""So far ahead slots are opened."""


def in_the_same_part(day: Day, before: Day | None) -> Day | None:
    """These days in the part of the day that was wished before; None if either says nothing of the kind."""
    parts = {(start.time(), end.time()) for start, end in _windows(before or {})}
    windows = _windows(day)
    if len(parts) != 1 or (time(), time()) in parts or not windows or not all(map(_is_whole, windows)):
        return None
    (begin, end), *_ = parts
    dates = [
        first + DAY * number
        for first, last in windows
        for number in range(min((last - first).days, MOST_DAYS))
    ]
    zone = windows[0][0].tzinfo
    kept = [[datetime.combine(one, at, zone).isoformat() for at in (begin, end)] for one in dates]
    return {"windows": kept} if begin < end else None


def wished_before(tracker: Tracker) -> Day | None:
    """The day that was wished for before the last answer."""
    turns = [number for number, event in enumerate(tracker.events) if event["event"] == "user"]
    before = tracker.events[: turns[-1]] if turns else []
    days = [event["value"] for event in before if event["event"] == "slot" and event["name"] == "day"]
    return days[-1] if days else None


def _windows(day: Day) -> list[tuple[datetime, datetime]]:
    pairs = day.get("windows", [])
    return [(datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in pairs]


def _is_whole(window: tuple[datetime, datetime]) -> bool:
    return all(moment.time() == time() for moment in window)
