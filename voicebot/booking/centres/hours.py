"""Opening hours as centres write them: free text into intervals, or an honest "cannot be read"."""

from __future__ import annotations

import re
from datetime import time
from functools import lru_cache

from voicebot.booking.centres.words import WORDS, any_of, plain

Intervals = tuple[tuple[time, time], ...]

EARLIEST = time(6)
"""An opening before this hour is a slip of the pen ("2h-6h" for the afternoon): nobody is sent there."""

_CLOSED = re.compile(rf"(?:{any_of(WORDS['hours']['closed'])})[.!]?")
_BETWEEN = re.compile(rf"(?:[\s\-/&,;:.+|]|\b(?:{any_of(WORDS['hours']['between'])})(?![a-z]))*")
# "9h", "9h30", "9 h 30", "09:00", "9.30", "9:OO", or a bare "9"; "8h 12h" are two times, not 8:12.
_TIME = re.compile(
    r"(?P<hour>\d{1,2})"
    r"(?:\s*(?P<mark>[h:])\s*(?P<minute>\d{2}|oo)?(?![\d])(?!\s*[h:]\s*\d)(?!\s*h)"
    r"|\s*(?P<letter>h)"
    r"|(?P<dot>\.)(?P<minute_after_dot>\d{2})(?!\d))?",
    re.ASCII,
)


@lru_cache(maxsize=4096)
def parse_hours(text: str) -> Intervals | None:
    """Local opening intervals, in order and apart; () when it says closed, None when it cannot be read.

    Words such as "except" or "by appointment" change what the hours mean, so a text with any word
    beyond those that only join times is not read at all: a wrong hour sends somebody to a shut door.
    """
    text = re.sub(r"[‐-―−]", "-", plain(text))
    if _CLOSED.fullmatch(text):
        return ()
    times = _times(text)
    if not times or len(times) % 2 or times[0] < EARLIEST:
        return None
    return _apart(list(zip(times[::2], times[1::2], strict=True)))


def _apart(intervals: list[tuple[time, time]]) -> Intervals | None:
    """The same intervals when they follow one another, those that touch made one; else None."""
    apart: list[tuple[time, time]] = []
    for start, end in intervals:
        if end <= start or (apart and start < apart[-1][1]):
            return None
        if apart and start == apart[-1][1]:
            apart[-1] = (apart[-1][0], end)
        else:
            apart.append((start, end))
    return tuple(apart)


def _times(text: str) -> list[time] | None:
    """Every time in the text, or None when there is anything else in it."""
    times, marked, at = [], False, 0
    while True:
        at = _joined(text, at)
        if at == len(text):
            break
        found = _TIME.match(text, at)
        moment = _time(found) if found else None
        if found is None or moment is None:
            return None
        times.append(moment)
        marked = marked or found.group() != found["hour"]
        at = found.end()
    # Bare numbers alone could be a date, a telephone number, anything.
    return times if marked else None


def _joined(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _time(found: re.Match[str]) -> time | None:
    hour = int(found["hour"])
    minute = int((found["minute"] or found["minute_after_dot"] or "0").replace("oo", "00"))
    return time(hour, minute) if hour < 24 and minute < 60 else None
