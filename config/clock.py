"""The only place that reads the system clock.

Everything else takes `now` as an argument. Demo and test runs may shift the time of all processes
at once through a small file (`CLOCK_FILE`, seconds to add); production refuses one.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path


class Clock:
    """Tells the time, in UTC; `shift_file` holds seconds to add and is read again when it changes."""

    def __init__(self, shift_file: Path | None = None) -> None:
        self._file = shift_file
        self._seen_at = -1
        self._shift = timedelta()

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC) + self._current_shift()

    def _current_shift(self) -> timedelta:
        if self._file is None:
            return timedelta()
        try:
            changed = self._file.stat().st_mtime_ns
        except FileNotFoundError:
            return timedelta()
        if changed != self._seen_at:
            self._shift = timedelta(seconds=float(self._file.read_text() or 0))
            self._seen_at = changed
        return self._shift


def elapsed_ms(since: float) -> int:
    """Milliseconds since a `stopwatch()` reading."""
    return round((time.perf_counter() - since) * 1000)


def stopwatch() -> float:
    """A reading for `elapsed_ms`; it has no meaning of its own."""
    return time.perf_counter()
