"""Rows of digits, such as codes and telephone numbers, in any grouping, corrected, words between."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from . import misheard, numbers

_T = TypeVar("_T")

_CORRECTED = re.compile(
    r"(?<!sais )(?<!sure )\b(?:pas|not)(?: le| un| the)? (?:\d+(?: \d+){3,}|\d+)\b"
    r"|\b(?:non|no|nan|pardon|sorry|plutot|rather|trompee?|erreur|oups|oops|mean|correction|enfin|excusez)\b"
)
_HESITATED = re.compile(r"\b(?:euh|heu|hum|um|uh|er|attendez|wait)\b")
_BETWEEN = r"(?:,|et|puis|ensuite|apres|and|then|tiret|dash|space|espace|point|virgule|le|euh|heu|um|uh|/|:)"
_RUN = re.compile(rf"\d+(?: (?:{_BETWEEN} )*\d+)*")
_ARTICLE = re.compile(rf"(?<!\d )(?<!, )\b1 (?!{_BETWEEN} )(?=[a-z])")
_COUNTED = re.compile(
    r"\b\d+ (?=(?:secondes?|seconds?|minutes?|min|heures?|hours?|h|ans|years?|jours?|days?|semaines?|fois"
    r"|times|chiffres?|digits?|figures?|numeros?|numbers?|premiers?|derniers?|personnes?|doses?|mots?)\b)"
)


def first(
    words: tuple[str, ...], locale: str, lengths: tuple[int, ...], accept: Callable[[str], _T | None]
) -> _T | None:
    """What `accept` makes of the first row it does not refuse; rows are tried from the likeliest on.

    `lengths` are those of a whole row: a row that was corrected in part is completed to one of them.
    """
    for figures in numbers.readings(misheard.mended(" ".join(words), locale), locale):
        said = _COUNTED.sub("", _ARTICLE.sub("", " ".join(figures.split())))
        for row in _rows(said, lengths):
            accepted = accept(row)
            if accepted is not None:
                return accepted
    return None


def _rows(said: str, lengths: tuple[int, ...]) -> Iterator[str]:
    yield from _corrected(_CORRECTED.split(said), lengths)
    yield numbers.digits_of(said)
    yield from _corrected(_HESITATED.split(said), lengths)
    yield from (numbers.digits_of(run) for run in _RUN.findall(said))
    yield from (run for run in re.findall(r"\d+", said) if len(run) in lengths)


def _corrected(parts: list[str], lengths: tuple[int, ...]) -> Iterator[str]:
    """ "48 39 euh 38 20": the whole row said again, or its last part said again and to the end."""
    said = [part for part in parts if numbers.digits_of(part)]
    if len(parts) < 2 or not said:
        return
    last = numbers.digits_of(said[-1])
    yield last
    before = numbers.digits_of(said[0])
    for part in said[1:-1]:
        again = _RUN.findall(part)[0].split()[0]
        before = before[: max(len(before) - len(again), 0)] + numbers.digits_of(part)
    for length in lengths:
        kept = length - len(last)
        if 0 < kept <= len(before) <= length:
            yield before[:kept] + last
