"""What recognisers and thumbs make of words of time, put right before anything is read: "et cas", "2m1"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .words import SLIPS, SLIPS_ALONE

_HOUR_MARKS = frozenset({"h", "heure", "heures", "/", "oclock"})
_LONGEST = max(len(heard) for slips in SLIPS.values() for heard in slips)

_CLEFT = re.compile(
    r"(?<![^ ])c(?: est| serait| etait)((?: (?!c |pas |ne |n )\S+){1,9}?)"
    r" (?:que (?:je|j|on) (?:peux|peut|pourrais?|prefere(?:rais)?|voudrais|veux|suis (?:libre|la|dispo\w*))"
    r"|que ca (?:m|me) (?:arrange\w*|va|irait|convient)|qui (?:m|me) (?:arrange\w*|va|irait|convient\w*))"
    r"(?! pas| plus)(?![^ ])"
)
""" "C'est mercredi que je peux" wishes for Wednesday, whatever was refused before it."""


def put_right(words: tuple[str, ...], locale: str) -> tuple[str, ...]:
    """The words with every known slip replaced, the longest first; linear in their number."""
    if words in SLIPS_ALONE:
        return SLIPS_ALONE[words]
    meant = _CLEFT.sub(r"plutot\1", " ".join(words)).split()
    return tuple(_replaced(tuple(meant), SLIPS.get(locale, SLIPS["fr"])))


def _replaced(words: tuple[str, ...], slips: dict[tuple[str, ...], tuple[str, ...]]) -> Iterator[str]:
    at = 0
    while at < len(words):
        size = next((n for n in range(_LONGEST, 0, -1) if _slipped(words, at, n, slips)), 0)
        yield from slips[words[at : at + size]] if size else (words[at],)
        at += size or 1


def _slipped(
    words: tuple[str, ...], at: int, size: int, slips: dict[tuple[str, ...], tuple[str, ...]]
) -> bool:
    """Whether these words are a slip; "demain 1 heure" is none, though "dem1" is "demain"."""
    heard = words[at : at + size]
    counted = heard[-1].isdigit() and words[at + size : at + size + 1] and words[at + size] in _HOUR_MARKS
    return heard in slips and not counted
