"""Which words of an answer may be a name, misheard or not, and how far they stand apart from the others."""

from __future__ import annotations

from dataclasses import dataclass

from .communes import ARTICLES
from .place_words import WORDS, Words, is_talk, only_fillers, only_small_words

TRUSTED = 0.75
"""How far a name stands apart from what is said around it, from which it may be a piece of another.

Counted as if it were wrong sounds (see `sounding`): 0 where nothing else is said.
"""
_EXPLAINED = 0.25
"""For other words on one side of a name that begin or end as talk about a place does: "à …", "… dans"."""
_UNEXPLAINED = 1.0
_ODD = 0.75
_MOST_ODD = 3
"""For words that do not; more for each that may be a piece of a name."""
_SMALL = 0.02
_STRANGE = 0.06
_MOST_SMALL = 0.1
"""For each small word; more for one that leads to no name."""
_TERSE = 1.5
_FEW_WORDS = 5
"""Every word of a short answer weighs more: little is said beside the name."""
_JOINED = 0.15
"""For a word inside that parts what is said more often than it stands in a name."""
_LONGEST = 7
_MOST = 6
"""Words of a window, and windows of an answer, that are looked at."""
_SAME_WORD = 4
"""Letters that a name said twice begins with, whatever a recogniser made of its end."""
READ = 30
"""Words of an answer in which a name is looked for."""


@dataclass(frozen=True)
class Window:
    """Some words that may be a misheard name, and how far they stand apart from the rest."""

    words: Words
    apart: float = 0.0


def windows(words: Words, *, everyday: bool) -> list[Window]:
    """What may be a misheard name, likeliest first; `everyday` words may be one where the area is known."""
    words = words[:READ]
    found: list[Window] = []
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            inside = words[start:end]
            nothing = only_fillers(inside) if everyday else is_talk(inside)
            if nothing or not (_may_start(words, start) and _may_end(words, end)):
                continue
            away = apart(words, start, end)
            if away < 2 * TRUSTED:
                found.append(Window(inside, away))
    found.sort(key=lambda each: (each.apart + _JOINED * _joints(each.words), -len(each.words)))
    return found[:_MOST]


def _joints(words: Words) -> int:
    return sum(word in WORDS["joints"] for word in words)


def _may_start(words: Words, start: int) -> bool:
    if start == 0:
        return True
    small = words[start] in WORDS["fillers"] and words[start] not in ARTICLES
    return _opens(words[start - 1]) and not small


def _may_end(words: Words, end: int) -> bool:
    return end == len(words) or words[end - 1] not in WORDS["fillers"]


def apart(words: Words, start: int, end: int) -> float:
    """What the words before and after some others weigh against them; more, where little is said."""
    before, after = words[:start], words[end:]
    again = {word[:_SAME_WORD] for word in words[start:end] if len(word) >= _SAME_WORD}
    led = not before or _opens(before[-1]) or before[-1][:_SAME_WORD] in again
    weight = _weight(before, led, again)
    weight += _weight(after, not after or _closes(after[0]), again)
    return weight * (_TERSE if len(words) <= _FEW_WORDS else 1)


def _weight(words: Words, explained: bool, again: set[str]) -> float:
    odd = sum(_is_odd(word) and word[:_SAME_WORD] not in again for word in words)
    odd = odd or int(not explained)
    strange = sum(word not in WORDS["natural"] for word in words)
    small = _SMALL * len(words) + _STRANGE * (strange - odd)
    if not odd:
        return min(small, _EXPLAINED)
    return _EXPLAINED + min(small, _MOST_SMALL) if explained else _UNEXPLAINED + _ODD * min(odd, _MOST_ODD)


def _is_odd(word: str) -> bool:
    """Whether a word is more likely a piece of a name than of what is said around one."""
    return word in WORDS["pieces"] or not is_talk((word,))


def _opens(word: str) -> bool:
    return word in WORDS["openers"] or word in WORDS["fillers"]


def _closes(word: str) -> bool:
    return word in WORDS["closers"] or only_small_words((word,))
