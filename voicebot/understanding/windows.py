"""Which words of an answer may be a name, misheard or not, and how far they stand apart from the others."""

from __future__ import annotations

from dataclasses import dataclass

from .communes import ARTICLES
from .place_words import WORDS, Words, is_name, is_talk, only_fillers, only_small_words

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
_DIGRESSION = 3
"""Words behind what an answer begins with that are talk about it, however they go on."""
_LONGEST = 7
_MOST = 6
"""Words of a window, and windows of an answer, that are looked at."""
_SAME_WORD = 4
"""Letters that a name said twice begins with, whatever a recogniser made of its end."""
READ = 30
"""Words of an answer in which a name is looked for."""


@dataclass(frozen=True)
class Window:
    """Some words that may be a misheard name, how far they stand apart from the rest, and whether first."""

    words: Words
    apart: float = 0.0
    opening: bool = False


def windows(words: Words, *, everyday: bool) -> list[Window]:
    """What may be a misheard name, likeliest first; `everyday` words may be one where the area is known."""
    words = words[:READ]
    found: list[Window] = []
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            inside = words[start:end]
            nothing = only_fillers(inside) if everyday else is_talk(inside)
            nothing = nothing or any(word[0].isdigit() for word in inside)
            if nothing or not (_may_start(words, start) and _may_end(words, end)):
                continue
            away = apart(words, start, end)
            if away < 2 * TRUSTED:
                found.append(Window(inside, away, start <= _first(words)))
    found.sort(key=lambda each: (each.apart + _JOINED * _joints(each.words), -len(each.words)))
    return found[:_MOST]


def openings(words: Words, locale: str) -> list[Window]:
    """What an answer begins with before it digresses, longest first: it may be a name in everyday words.

    Small words of English sound like too many names.
    """
    found = {
        words[start:end]: None
        for start in (0, _first(words))
        for end in range(min(start + _LONGEST, len(words) - 1), start + 1, -1)
        if _may_end(words, end)
        and len(words) > end + 1
        and _digresses(words[end:])
        and not (only_fillers(words[start:end]) or is_name(words[start:end]))
        and not (locale == "en" and not WORDS["fillers"].isdisjoint(words[start:end]))
    }
    return [Window(each, _EXPLAINED, True) for each in found]


def _first(words: Words) -> int:
    """Where an answer begins, after the small words that lead to it; an article belongs to the name."""
    return next(
        (at for at, word in enumerate(words) if word not in WORDS["fillers"] or word in ARTICLES), len(words)
    )


def _digresses(after: Words, *, written: bool = False) -> bool:
    """Whether words are talk about what an answer begins with, and not the rest of a misheard name."""
    new = len(after) >= _DIGRESSION and (written or not _is_odd(after[0]))
    return new or not after or _closes(after[0])


def _joints(words: Words) -> int:
    return sum(word in WORDS["joints"] for word in words)


def _may_start(words: Words, start: int) -> bool:
    if start == 0:
        return True
    small = words[start] in WORDS["fillers"] and words[start] not in ARTICLES
    return _opens(words[start - 1]) and not small


def _may_end(words: Words, end: int) -> bool:
    return end == len(words) or words[end - 1] not in WORDS["fillers"] or words[end - 1] in WORDS["endings"]


def apart(words: Words, start: int, end: int, *, written: bool = False) -> float:
    """What the words before and after some others weigh against them; more, where little is said.

    What an answer begins with may be followed by anything if it is `written` as a name of a town is.
    """
    before, after = words[:start], words[end:]
    again = {word[:_SAME_WORD] for word in words[start:end] if len(word) >= _SAME_WORD}
    led = not before or _leads(before) or before[-1][:_SAME_WORD] in again
    behind = _weight(after, not after or _closes(after[0]), again)
    if start <= _first(words) and _digresses(after, written=written):
        behind = min(behind, _EXPLAINED)
    weight = _weight(before, led, again) + behind
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


def _leads(before: Words) -> bool:
    """An article leads to a name only if nothing before it may be one: "il y ère, les palmiers"."""
    return _opens(before[-1]) and not (before[-1] in ARTICLES and any(map(_is_odd, before)))


def _opens(word: str) -> bool:
    return word in WORDS["openers"] or word in WORDS["fillers"]


def _closes(word: str) -> bool:
    return word in WORDS["closers"] or only_small_words((word,))
