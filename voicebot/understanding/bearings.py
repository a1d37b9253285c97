"""What is said about a place besides its name: corrections, refusals, streets, and other places near it."""

from __future__ import annotations

from collections.abc import Iterator

from . import patterns
from .communes import table
from .departments import AREAS
from .place_words import LINES, WORDS, Words, is_name, names_in, only_small_words

_PHRASES = {
    name: tuple(map(patterns.compiled, LINES[name]))
    for name in ("corrections", "corrections_en", "beside", "away", "settles", "remarks_said")
}
_JOINS = frozenset({"et", "mais", "and", "but"})
_AND = (("et",), ("and",))
_LONGEST_AREA = max(map(len, AREAS))
_AHEAD = 8
"""Words in which a name is looked for behind what leads to it."""
_MOST = 8
"""Corrections that are looked at, from the last: time must stay bounded."""


def meant(words: Words, locale: str) -> Words:
    """The words that count: after the last correction, and without places that are ruled out."""
    if words in table().by_name:
        return words
    words = _not_refused(_without_streets(words))
    text = patterns.sentence(words)
    phrases = (*_PHRASES["corrections"], *_PHRASES.get(f"corrections_{locale}", ()))
    for end in sorted((match.end() for phrase in phrases for match in phrase.finditer(text)), reverse=True)[
        :_MOST
    ]:
        after = tuple(text[end:].split())
        if not only_small_words(after) and after[0] not in ("que", "qu"):
            return after
    return _settled(words)


def _settled(words: Words) -> Words:
    """ "À trois kilomètres de Figeac, mettez Figeac"."""
    text = patterns.sentence(words)
    for end in (match.end() for phrase in _PHRASES["settles"] for match in phrase.finditer(text)):
        after = tuple(text[end:].split())
        if any(start <= 1 and not only_small_words(name) for start, name in names_in(after[:_AHEAD])):
            return after
    return words


def parted_by_remarks(words: Words) -> Words:
    """The whole name between whose words something stands: "Lons vous savez le Saunier"; else nothing."""
    text = patterns.sentence(words)
    for phrase in _PHRASES["remarks_said"]:
        text = phrase.sub("", text)
    said = tuple(word for word in text.split() if word not in WORDS["remarks"])
    while said and said[0] in WORDS["fillers"] and not is_name(said):
        said = said[1:]
    whole = len(said) < len(words) and len(said) > 1 and is_name(said) and not only_small_words(said)
    return said if whole and words[-len(said) :] != said else ()


def ruled_out(words: Words) -> tuple[frozenset[str], Words]:
    """The departments that are refused, and the words without that: "Valence, pas celle de la Drôme"."""
    out: frozenset[str] = frozenset()
    left = list(words)
    for at in range(len(words)):
        size = next((n for n in range(_LONGEST_AREA, 0, -1) if words[at : at + n] in AREAS), 0)
        lead = at
        while size and lead > 0 and words[lead - 1] in WORDS["before_area"]:
            lead -= 1
        if size and lead < at and _refuses(words[max(lead - 2, 0) : lead], words[:lead]):
            out |= AREAS[words[at : at + size]]
            left[lead - 1 : at + size] = [""] * (at + size - lead + 1)
    return out, tuple(word for word in left if word)


def beside(words: Words) -> tuple[Words, Words]:
    """A name near the place that is meant, and the words without it: "Carcans, à côté de Lacanau".

    If nothing else is said, the place itself is meant.
    """
    for begin, end, names in (*_followed(words, "beside"), *_followed(words, "away")):
        rest = (*words[:begin], *words[end:])
        if not WORDS["fillers"].issuperset(rest):
            return names[0], rest
    return (), words


def away(words: Words) -> list[Words]:
    """The only places that are named, some way off: "à dix kilomètres de Figeac", "entre Brive et Tulle"."""
    return next((names for _, _, names in _followed(words, "away")), [])


def _followed(words: Words, section: str) -> Iterator[tuple[int, int, list[Words]]]:
    """Where a phrase that leads to a name begins, where the name ends, and the name, or the two of them."""
    text = patterns.sentence(words)
    for phrase in _PHRASES[section]:
        for match in phrase.finditer(text):
            at = len(text[: match.end()].split())
            start, name = next(names_in(words[at : at + _AHEAD]), (_AHEAD, ()))
            if start <= 1:
                end = at + start + len(name)
                other = next(names_in(words[end + 1 : end + _AHEAD]), (1, ()))
                joined = words[end : end + 1] in _AND and other[0] == 0
                names = [name, other[1]] if joined else [name]
                yield len(text[: match.start()].split()), end + joined * (1 + len(other[1])), names


def _without_streets(words: Words) -> Words:
    """Without "rue de Nantes": the town is another."""
    left = list(words)
    for at, word in enumerate(words):
        if word in WORDS["roads"]:
            start, name = next(names_in(words[at + 1 : at + 6]), (0, ()))
            end = at + 1 + (start + len(name) if start <= 1 else 0)
            left[at:end] = [""] * (end - at)
    return tuple(word for word in left if word) or words


def _not_refused(words: Words) -> Words:
    """The words without places that are ruled out: "pas à Marseille", but not "je sais pas, Marseille"."""
    left = words
    for start, name in names_in(words):
        at, end = start, start + len(name)
        while at > 0 and words[at - 1] in WORDS["before_refused"]:
            at -= 1
        before = words[max(at - 2, 0) : at]
        if words[max(at - 1, 0) : end] not in AREAS and _refuses(before, words[:at]):
            joined = at > 1 and words[at - 2] in _JOINS
            gone = range(at - 1 - joined, _after_area(words, end))
            left = tuple("" if n in gone else word for n, word in enumerate(left))
    return tuple(word for word in left if word)


def _after_area(words: Words, at: int) -> int:
    """Where the area ends in which a name lies that is ruled out: "pas Saint-Denis à la Réunion"."""
    start = at
    while start < len(words) and start < at + 3 and words[start] in WORDS["before_area"]:
        start += 1
    sizes = range(_LONGEST_AREA, 0, -1) if start > at else ()
    return next((start + n for n in sizes if words[start : start + n] in AREAS), at)


def _refuses(before: Words, said: Words) -> bool:
    if before[-1:] == ("que",):
        return "plutot" in said
    return before[-1:] != () and before[-1] in WORDS["refusals"] and before[0] not in WORDS["unsure"]
