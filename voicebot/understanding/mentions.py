"""Where names of communes stand among the words of a caller."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from . import patterns
from .communes import ARTICLES, Commune, spoken, table

Words = tuple[str, ...]

_WORDS = {
    section: frozenset(word for line in lines for word in line.split())
    for section, lines in patterns.lines("places").items()
}
_SHORTEST_NAME = 3
_SHORT_ANSWER = 3
"""Words of an answer that ought to be a name as a whole: "la si ota" is not Ota."""
_SMALLEST_UNASKED = 1_500
"""Inhabitants of a commune with a name of one word that is believed when no place was asked."""


@dataclass(frozen=True)
class Mention:
    """A name and the communes that bear it; `trusted` unless it may be a piece of something misheard."""

    name: Words
    rows: tuple[Commune, ...]
    start: int
    trusted: bool = True


def best(words: Words, *, asked: bool) -> Mention | None:
    """The longest name said, the last of them in a tie; what follows a correction goes first.

    Unasked, a name counts only after a preposition.
    """
    if not asked:
        return _longest(_led(spoken(" ".join(words))))
    if words in table().by_name and not only_small_words(words):
        return Mention(words, tuple(table().by_name[words]), 0)
    return _answer(_after_correction(_without_letters(words))) or _answer(words)


def whole(words: Words) -> Mention | None:
    """The town that is all there is to an answer, unless its name is an everyday word."""
    name = spoken(" ".join(words))
    rows = tuple(table().by_name.get(name, ()))
    known = any(row.population >= _SMALLEST_UNASKED for row in rows)
    return Mention(name, rows, 0) if known and not only_small_words(name) else None


def bare(words: Words) -> Words:
    """What is left of an answer once corrections, spelling and small words are taken away."""
    left = _after_correction(_without_letters(words))
    start, end = _core(left)
    return left[start:end] or words


def only_small_words(words: Words) -> bool:
    """Whether an answer names nothing at all: small words, or everyday ones as "mardi" and "la gare"."""
    return all(word in _WORDS["fillers"] or word in _WORDS["everyday"] for word in words)


def not_refused(words: Words) -> Words:
    """The words without places that are ruled out: "pas à Marseille", but not "je sais pas, Marseille"."""
    left = words
    for each in all_in(words):
        at = each.start - 1 if words[max(each.start - 1, 0)] in _WORDS["leads"] else each.start
        before = words[max(at - 2, 0) : at]
        if before[-1:] and before[-1] in _WORDS["refusals"] and before[0] not in _WORDS["unsure"]:
            gone = range(at - 1, each.start + len(each.name))
            left = tuple("" if n in gone else word for n, word in enumerate(left))
    return tuple(word for word in left if word)


def all_in(words: Words) -> Iterator[Mention]:
    """Every name of a commune among the words, the longest at each place, not overlapping."""
    known = table()
    at = 0
    while at < len(words):
        sizes = range(min(known.longest, len(words) - at), 0, -1)
        size = next((n for n in sizes if words[at : at + n] in known.by_name), 0)
        if size:
            name = words[at : at + size]
            yield Mention(name, tuple(known.by_name[name]), at)
        at += size or 1


def _answer(words: Words) -> Mention | None:
    words = spoken(" ".join(words))
    start, end = _core(words)
    core = words[start:end]
    named = [each for each in all_in(words) if not _everyday(each.name)]
    found = _either(named, words) or _longest(named)
    if core in table().by_name and (found is None or len(found.name) <= len(core)):
        return Mention(core, tuple(table().by_name[core]), start, trusted=not _is_building(core))
    if found is None:
        return None
    before, after = words[start : found.start], words[found.start + len(found.name) : end]
    clear = _WORDS["everyday"].issuperset(before) and only_small_words(after)
    return replace(found, trusted=clear or len(core) > _SHORT_ANSWER)


def _either(named: list[Mention], words: Words) -> Mention | None:
    """ "Aubagne ou Gémenos": the communes of both, to be asked back."""
    for first, second in pairwise(named):
        between = words[first.start + len(first.name) : second.start]
        if len(between) == 1 and between[0] in _WORDS["between"]:
            return replace(second, rows=first.rows + second.rows)
    return None


def _core(words: Words) -> tuple[int, int]:
    """Where an answer begins and ends without the small words around it; an article belongs to the name."""
    start, end = 0, len(words)
    while start < end and words[start] in _WORDS["fillers"] and words[start] not in ("le", "la", "les"):
        start += 1
    while end > start and words[end - 1] in _WORDS["fillers"]:
        end -= 1
    return start, end


def _led(words: Words) -> Iterator[Mention]:
    for each in all_in(words):
        known = len(each.name) > 1 or any(row.population >= _SMALLEST_UNASKED for row in each.rows)
        if known and _is_led(words, each.start) and not _everyday(each.name):
            yield each


def _is_led(words: Words, start: int) -> bool:
    """Whether a preposition leads to a place: "à Gap", "près de Gap", but not "il a changé"."""
    lead = words[start - 1] if start else ""
    before = words[start - 2] if start > 1 else ""
    if lead == "a" and before in _WORDS["verbs"]:
        return False
    return lead in _WORDS["leads"] or (lead in _WORDS["joins"] and before in _WORDS["leads"])


def _longest(found: Iterable[Mention]) -> Mention | None:
    return max(found, key=lambda each: (len(each.name), each.start), default=None)


def _is_building(name: Words) -> bool:
    bare = _without_article(name)
    return len(bare) == 1 and bare[0] in _WORDS["buildings"]


def _without_article(name: Words) -> Words:
    return name[1:] if len(name) > 1 and name[0] in ARTICLES else name


def _everyday(name: Words) -> bool:
    bare = _without_article(name)
    return len(bare) == 1 and (bare[0] in _WORDS["everyday"] or len(bare[0]) < _SHORTEST_NAME)


def _after_correction(words: Words) -> Words:
    """What follows the last correction, if anything does: "Aubagne euh non Gémenos" is Gémenos."""
    for at in range(len(words) - 2, 0, -1):
        if words[at] in _WORDS["corrections"] and not only_small_words(words[at + 1 :]):
            return words[at + 1 :]
    return words


def _without_letters(words: Words) -> Words:
    """Spelling left out beside a name; put together where there is nothing else: "g a p" is Gap."""
    letters = [word for word in words if len(word) == 1 and word.isalpha()]
    if len(letters) < 3:
        return words
    whole = tuple(word for word in words if len(word) > 1)
    return whole if whole and not only_small_words(whole) else ("".join(letters),)
