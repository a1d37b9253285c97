"""The only place that reads the system clock.

Everything else takes `now` as an argument. Demo and test runs may shift the time of all processes
at once through a small file (`CLOCK_FILE`, seconds to add); production refuses one.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path


class Clock:
    """Tells the time, in UTC; `shift_file` holds seconds to add (none when it is missing or empty)."""

    def __init__(self, shift_file: Path | None = None) -> None:
        self._file = shift_file

    def now(self) -> datetime:
        """The present instant, aware, in UTC; raises ValueError when the file holds no number."""
        return datetime.now(UTC) + (_shift(self._file) if self._file else timedelta())


def _shift(file: Path) -> timedelta:
    # Read each time: its date of change is too coarse to tell two changes apart.
    try:
        seconds = file.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return timedelta()
    try:
        return timedelta(seconds=float(seconds or 0))
    except (ValueError, OverflowError) as fault:
        raise ValueError(f"{file} must hold seconds to add to the clock, as in 3600") from fault


def elapsed_ms(since: float) -> int:
    """Milliseconds since a `stopwatch()` reading."""
    return round((time.perf_counter() - since) * 1000)


def stopwatch() -> float:
    """A reading for `elapsed_ms`; it has no meaning of its own."""
    return time.perf_counter()
