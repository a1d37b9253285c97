"""Where names of communes stand among the words of a caller."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from .communes import Commune, spoken, table
from .place_words import WORDS, Words, bearers, is_talk, names_in, only_small_words, without_article
from .windows import READ, TRUSTED, apart

_SHORTEST_NAME = 3
_SMALLEST_UNASKED = 1_500
"""Inhabitants of a commune with a name of one word that is believed when no place was asked."""
_SMALLEST_THING = 5_000
_SMALLEST_JOINED = 1_000
_SMALLEST_DIGRESSING = 1_000
_SMALLEST_BARE = 3_000
_SHORTEST_BARE = 5
"""Inhabitants and letters of a name that is believed even without a preposition before it."""
_NO_ACCIDENT = 3
"""Words of a name that is never a piece of something else."""


@dataclass(frozen=True)
class Mention:
    """A name, the communes that bear it, and how far it stands apart from the rest of the answer.

    `size`: its words, if it was heard in other words than it has. `several`: "Aubagne ou Gémenos".
    """

    name: Words
    rows: tuple[Commune, ...]
    start: int
    apart: float = 0.0
    size: int = 0
    several: bool = False

    @property
    def end(self) -> int:
        """Where it ends among the words."""
        return self.start + (self.size or len(self.name))

    @property
    def trusted(self) -> bool:
        """Whether it cannot be a piece of something misheard."""
        return self.apart < TRUSTED or len(self.name) >= _NO_ACCIDENT


def of(name: Words, *, longer: bool = False) -> Mention:
    """A name that is known to be one, alone; with the `longer` ones that begin so."""
    return Mention(name, (*bearers(name), *(table().longer_names(name) if longer else ())), 0)


def best(words: Words) -> Mention | None:
    """The name that explains an answer best; of equals the longest, then the last."""
    if bearers(words) and not (only_small_words(words) and len(words) < _NO_ACCIDENT):
        return of(words)
    start, end = _core(words)
    core = words[start:end]
    for split in (words, core):
        joined = table().by_letters.get("".join(split))
        if joined and len(split) > 1 and _is_known(of(joined, longer=True), _SMALLEST_JOINED):
            return replace(of(joined), start=start if split is core else 0, size=len(split))
    found = [
        replace(
            each,
            apart=apart(words, each.start, each.end, written=_is_known(each, _SMALLEST_DIGRESSING)),
        )
        for each in _all_in(words[:READ])
        if not _is_street(words, each.start)
        if without_article(each.name) == without_article(core)
        or not _everyday(each.name)
        or _is_homonym(words, each)
    ]
    # "Condom et ne riez pas": what an answer begins with is the name, unless another is led up to.
    chosen = min(
        found,
        key=lambda each: (not each.trusted, -len(each.name), each.start != start or start > 0, -each.start),
        default=None,
    )
    return _with_other(chosen, found, words) if chosen else None


def unasked(words: Words) -> Mention | None:
    """A name where no place was asked for: after a preposition, or of a town that is nothing else."""
    found = [each for each in _all_in(words) if not _is_street(words, each.start) and _is_town(words, each)]
    led = [
        each
        for each in found
        if (len(each.name) > 1 or _is_known(each, _SMALLEST_UNASKED)) and _is_led(words, each.start)
    ]
    bare = [each for each in found if _is_known(each, _SMALLEST_BARE) and _stands_alone(words, each)]
    return max(led or bare, key=lambda each: (len(each.name), each.start), default=None)


def whole(words: Words) -> Mention | None:
    """The town that is all there is to an answer, unless its name is an everyday word."""
    name = spoken(" ".join(words))
    rows = bearers(name)
    known = any(row.population >= _SMALLEST_UNASKED for row in rows)
    return Mention(name, rows, 0) if known and not only_small_words(name) else None


def is_plain(words: Words, named: Mention) -> bool:
    """Whether an answer is a name and nothing else."""
    return named.name == words


def is_natural(words: Words, named: Mention) -> bool:
    """Whether the words around a name lead to it: "c'est à Gap", but not "mon de Marsan"."""
    around = (*words[: named.start], *words[named.end :])
    return WORDS["natural"].issuperset(around) and not named.size


def bare(words: Words) -> Words:
    """What is left of an answer once the small words around it are taken away."""
    start, end = _core(words)
    return words[start:end] or words


def goes_on(words: Words, named: Mention) -> bool:
    """Whether the name of a saint is led further than the name of the commune: "Saint-Jean de …"."""
    after = words[named.end : named.end + 2]
    led = len(after) > 1 and after[0] in WORDS["joins"] and not is_talk(after[1:])
    return named.name[0] in ("saint", "sainte") and led


def is_thing(mention: Mention) -> bool:
    """Whether a name is one of a building or another thing as well: "L'Hôpital", "La Table"."""
    name = without_article(mention.name)
    small = all(row.population < _SMALLEST_THING for row in mention.rows)
    return len(name) == 1 and (name[0] in WORDS["buildings"] or (small and is_talk(name)))


def _with_other(chosen: Mention, found: list[Mention], words: Words) -> Mention:
    """ "Aubagne ou Gémenos": the communes of both, to be asked back."""
    for first, second in pairwise(found):
        between = words[first.end : second.start]
        led = between[1:] == () or (len(between) == 2 and between[1] in WORDS["leads"])
        if led and between[:1] and between[0] in WORDS["between"] and second.trusted:
            return replace(second, rows=first.rows + second.rows, several=True)
    return chosen


def _core(words: Words) -> tuple[int, int]:
    """Where an answer begins and ends without the small words around it; an article belongs to the name."""
    start, end = 0, len(words)
    while start < end and words[start] in WORDS["fillers"] and words[start] not in ("le", "la", "les"):
        start += 1
    while end > start and words[end - 1] in WORDS["fillers"]:
        end -= 1
    return start, end


def _is_town(words: Words, mention: Mention) -> bool:
    """Whether a name is no everyday word, or a town all the same."""
    return not _everyday(mention.name) or _is_homonym(words, mention)


def _is_long_or_known(mention: Mention) -> bool:
    return len(mention.name) > 1 or _is_known(mention, _SMALLEST_UNASKED)


def _is_known(mention: Mention, inhabitants: int) -> bool:
    return any(row.population >= inhabitants for row in mention.rows)


def _is_led(words: Words, start: int) -> bool:
    """Whether a preposition leads to a place: "à Gap", "près de Gap", but not "il a changé"."""
    lead = words[start - 1] if start else ""
    before = words[start - 2] if start > 1 else ""
    if lead == "a" and before in WORDS["verbs"]:
        return False
    return lead in WORDS["leads"] or (lead in WORDS["joins"] and before in WORDS["leads"])


def _is_street(words: Words, start: int) -> bool:
    """ "Rue de Nantes"."""
    joined = start > 1 and words[start - 1] in WORDS["joins"]
    return start > 0 and words[start - 1 - joined] in WORDS["streets"]


def _stands_alone(words: Words, mention: Mention) -> bool:
    """A town's name that is no person's: "rappel Douarnenez jeudi", but not "madame Valence"."""
    letters = len("".join(mention.name))
    return letters >= _SHORTEST_BARE and words[max(mention.start - 1, 0)] not in WORDS["titles"]


def _is_homonym(words: Words, mention: Mention) -> bool:
    """ "J'habite Tours", but not "les tours"."""
    name = without_article(mention.name)
    lead = words[mention.start - 1] if mention.start else ""
    return len(name) == 1 and name[0] in WORDS["homonyms"] and lead in WORDS["places_follow"]


def _everyday(name: Words) -> bool:
    word = without_article(name)
    return len(word) == 1 and (is_talk(word) or word[0] in WORDS["homonyms"] or len(word[0]) < _SHORTEST_NAME)


def _all_in(words: Words) -> Iterator[Mention]:
    return (Mention(name, bearers(name), start) for start, name in names_in(words))
