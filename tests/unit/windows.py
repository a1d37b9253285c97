"""How tests of times write down what was understood; the call is on Tuesday 24 November 2026 at ten."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from voicebot.understanding import times
from voicebot.understanding.text import words_and_marks

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


def said(text: str, locale: str = "fr") -> str:
    """The windows as "25/11 08-12", whole days as "25/11" or "25/11 > 30/11", the end excluded."""
    found = times.find(words_and_marks(text), locale, NOW)
    assert found is not None, text
    if found.when.any:
        return "asap" if found.when.asap else "any"
    return ", ".join(_shown(window.start, window.end) for window in found.when.windows)


def _shown(start: datetime, end: datetime) -> str:
    if start.hour == end.hour == 0:
        days = (end.date() - start.date()).days
        return f"{start:%d/%m}" if days == 1 else f"{start:%d/%m} > {end:%d/%m}"
    return f"{start:%d/%m %H}-{end:%H}"


def rows(block: str) -> list[tuple[str, str]]:
    """Text and meaning of every line of a block."""
    lines = (line.partition(" = ") for line in block.strip().splitlines())
    return [(text, meaning) for text, _, meaning in lines]
