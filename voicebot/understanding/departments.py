"""Departments and regions as people name them, so that "Saint-Denis à la Réunion" is one place."""

from __future__ import annotations

from collections.abc import Iterable

from . import numbers, patterns

Words = tuple[str, ...]

_LINES = patterns.lines("areas")


def _entries(section: str) -> list[list[str]]:
    return [entry.split() for line in _LINES[section] for entry in line.split("|")]


AREAS: dict[Words, frozenset[str]] = {
    tuple(w for w in entry if not w[0].isdigit()): frozenset(w for w in entry if w[0].isdigit())
    for entry in [*_entries("regions"), *_entries("departments")]
}
"""Plain words of a department or region → department codes. Departments win over regions of one name."""

NEIGHBOURS = {code: frozenset(others) for code, *others in _entries("neighbours")}
"""Department code → codes of the departments it touches."""

_PREPOSITIONS = frozenset({"dans", "en", "in", "a", "au", "aux"})
_DOWN = frozenset({"over", "down", "up", "out", "from", "departement", "region"})
_LEADS = frozenset(" ".join(_LINES["leads"]).split())
_BOUND = frozenset(" ".join(_LINES["bound"]).split())
_ARTICLES = frozenset({"le", "la", "les", "l"})
_NUMBERS = frozenset(" ".join(_LINES["numbers"]).split())
_OVERSEAS = frozenset(code for codes in AREAS.values() for code in codes if len(code) == 3)
_LONGEST = max(map(len, AREAS))
_MOST_WORDS = 5
"""Words of a department's number: "quatre vingt dix sept"."""


def find(words: Words, *, asked: bool = True, locale: str = "fr") -> tuple[frozenset[str], Words]:
    """The departments that are named after "dans le", "en" … or at the end, and the words without that.

    A name at the very beginning is a commune's ("Vienne", "Lot" alone), never a hint. Where no place was
    asked for, a number is a department's only if it says so: "le 13" is a day.
    """
    for start in range(1, len(words)):
        size = _size(words, start)
        if size and (_is_led(words, start) or (asked and _ends(words, start + size))):
            return AREAS[words[start : start + size]], _without(words, start, start + size)
    return _by_number(words, asked, locale)


def around(codes: Iterable[str]) -> frozenset[str]:
    """Some departments and those beside them."""
    return frozenset(near for code in codes for near in (code, *NEIGHBOURS.get(code, ())))


def _size(words: Words, start: int) -> int:
    sizes = range(min(_LONGEST, len(words) - start), 0, -1)
    size = next((n for n in sizes if words[start : start + n] in AREAS), 0)
    return 0 if words[start + size : start + size + 1] in {("sur",), ("sous",), ("les",)} else size


def _is_led(words: Words, start: int) -> bool:
    return words[start - 1] in _LEADS and not _ARTICLES.issuperset(words[:start])


def _ends(words: Words, end: int) -> bool:
    """ "Hazebrouck Nord", but not "Villeneuve sur Lot"."""
    return end == len(words) and words[-2] not in _BOUND


def _without(words: Words, start: int, end: int) -> Words:
    while start > 0 and (words[start - 1] in _LEADS or words[start - 1] == "a"):
        start -= 1
        if words[start] in _PREPOSITIONS and words[start - 1] not in _DOWN:
            break
    return words[:start] + words[end:]


def _by_number(words: Words, asked: bool, locale: str) -> tuple[frozenset[str], Words]:
    """ "Villeneuve dans le 47", "dans le neuf trois", "Clamecy 58", "en deux B"."""
    for start in range(1, len(words)):
        if not words[start].isdigit() and words[start] not in _NUMBERS:
            continue
        for end in range(min(start + _MOST_WORDS, len(words)), start, -1):
            if _number_is_led(words, start) or (asked and end == len(words)):
                code = numbers.in_figures(" ".join(words[start:end]), locale).replace(" ", "").upper()
                if code in NEIGHBOURS or code in _OVERSEAS:
                    return frozenset({code}), _without(words, start, end)
    return frozenset(), words


def _number_is_led(words: Words, start: int) -> bool:
    return words[start - 1] == "departement" or words[max(start - 2, 0) : start] == ("dans", "le")
