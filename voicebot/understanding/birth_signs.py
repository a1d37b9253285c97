"""A sentence in figures as a row of signs, one for each word that counts, so that it reads like a pattern.

`d` is a number that may be a day, `c` the first half of a year, `y` two figures of a year, `Y` four, `h`
three ("mille 938"), `z` a zero, `g` figures glued together, `m` a month, `L` an article, `E` what leads
to a year, `x` a correction, `p` a refusal, `/` a slash, `i` the caller, `k` somebody else, `v` another event
than a birth, `b` a birth, `u` a choice, `o` any other word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import patterns
from .months import MONTHS

_WORDS = {section: frozenset(" ".join(lines).split()) for section, lines in patterns.lines("births").items()}
_PERSONS = frozenset(" ".join(patterns.lines("whom")["persons"]).split())
_SIGNS = {
    "L": _WORDS["articles"], "E": _WORDS["year_marks"], "x": _WORDS["corrections"], "p": _WORDS["refusals"],
    "i": _WORDS["own"], "k": _PERSONS | _WORDS["somebody_else"], "v": _WORDS["events"], "b": _WORDS["births"],
    "u": _WORDS["either"],
}  # fmt: skip
_SMALL = _WORDS["fillers"] | _WORDS["articles"] | _WORDS["year_marks"]
_REFUSED = "p"
LEAST_YEAR = 32
"""Two figures from here on can be nothing but a year."""


@dataclass(frozen=True)
class Sign:
    """One word that counts: its sign, itself and its place in the sentence."""

    sign: str
    word: str
    at: int


def signs(words: list[str], *, hesitates: bool) -> Iterator[Sign]:
    """The words that count; `hesitates` takes "euh" for a correction."""
    for at, word in enumerate(words):
        sign = _sign(word, words[max(at - 2, 0) : at], "".join(words[at + 1 : at + 2]), hesitates=hesitates)
        if sign:
            yield Sign(sign, word, at)


def _sign(word: str, before: list[str], after: str, *, hesitates: bool) -> str:
    if word.isdigit():
        # "84 ans", "j'ai 84", "dans le 13" are no part of a date.
        counted = after not in MONTHS and not _WORDS["counted"].isdisjoint(before)
        return "o" if counted or after in _WORDS["counts"] else _of_figures(word)
    if word in MONTHS:
        return "m"
    if before[-1:] == ["et"] and word in _WORDS["corrections"]:
        # "Le 13 et non le 12".
        return _REFUSED
    sign = next((sign for sign, words in _SIGNS.items() if word in words), "")
    if sign and (sign not in "LE" or after.isdigit()):
        return sign
    if word in _WORDS["hesitations"]:
        return "x" if hesitates else ""
    return "" if word in _SMALL else "/" if word == "/" else "o"


def _of_figures(word: str) -> str:
    if len(word) > 2:
        whole = len(word) == 4 and word[:2] in ("18", "19", "20")
        return "Y" if whole else "h" if len(word) == 3 and word[0] in "89" else "g"
    if word in ("18", "19", "20"):
        return "c"
    return "z" if int(word) == 0 else "d" if int(word) < LEAST_YEAR else "y"
