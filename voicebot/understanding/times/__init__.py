"""When a caller wants to come: a grammar of our own, because no library serves.

Slips of the ear and the thumb are put right (`slips`); words are read from left to right into items and
marks (`lexer`; the vocabulary is in `words`, days in `dates`, `spans` and `relative`, hours in `hours`, what
keeps one busy in `excuses`), grouped into clauses of wishes and refusals (`parser`, on `refusals` and
`placing`), given days of the calendar (`calendar`, `feasts`) and joined into windows (`joining`, `windows`).
Every step looks at each word a bounded number of times: linear on any text.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from ..numbers import in_figures
from ..reading import When
from ..text import tokens
from . import slips, windows
from .calendar import Calendar
from .items import Mark
from .lexer import lex
from .parser import Parser

_PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True)
class Times:
    """When it would suit; `doubtful` if it could be meant in two ways and should be asked back.

    `meant` are then its readings, where they are days, and `when` is the likelier of them. `excuse` says that
    the caller only told what keeps them busy: `when` is then all other times.
    """

    when: When
    doubtful: bool = False
    excuse: bool = False
    meant: tuple[When, ...] = ()


def find(words: tuple[str, ...], locale: str, now: datetime) -> Times | None:
    """What the words, with slashes and commas, say about time; None if nothing.

    Morning is 8–12, afternoon 12–18, evening 17–20, midday 12–14; "vers dix heures" is half an hour
    around it; a bare weekday is the next one strictly after today; weeks are ISO weeks.
    """
    said = figures(words, locale)
    now = now.astimezone(_zone(now))
    calendar = Calendar(now.date())
    sentence = Parser(calendar).feed(lex(said)).sentence()
    found = windows.when(sentence, calendar, now)
    if found is None:
        return None
    days = {window.start.date() for window in found.windows}.intersection(sentence.readings)
    if len(days) < 2:
        return Times(found, sentence.doubtful, sentence.excuse)
    meant = tuple(_without(found, days - {day}) for day in sorted(days))
    # Who means tomorrow says so: "mardi prochain", said on a Monday, is likelier the other.
    tomorrow = now.date() + timedelta(days=1)
    return Times(meant[1] if tomorrow in days else meant[0], True, sentence.excuse, meant)


def nothing_else(words: tuple[str, ...], locale: str) -> bool:
    """Whether the words name days or hours and say nothing about them, neither refusal nor choice."""
    lexed = list(lex(figures(words, locale)))
    return bool(lexed) and all(
        each is not None and (each is Mark.AROUND or not isinstance(each, Mark)) for each in lexed
    )


def _without(when: When, days: Collection[date]) -> When:
    return replace(when, windows=tuple(w for w in when.windows if w.start.date() not in days))


def figures(words: tuple[str, ...], locale: str) -> tuple[str, ...]:
    """The words with their numbers in figures and what was misheard or mistyped put right."""
    said = tuple(word for word in tokens(in_figures(" ".join(words), locale)) if word != ",")
    return slips.put_right(said, locale)


def _zone(now: datetime) -> tzinfo:
    """Paris, where a fixed offset would be wrong after the clocks change, unless `now` says otherwise."""
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    return _PARIS if now.astimezone(_PARIS).utcoffset() == now.utcoffset() else now.tzinfo
