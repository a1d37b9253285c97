"""The words around names of places, from `data/phrases/places.txt`, and the names themselves among others."""

from __future__ import annotations

from collections.abc import Iterator

from . import patterns
from .communes import ARTICLES, Commune, table

Words = tuple[str, ...]

LINES = patterns.lines("places")
WORDS = {section: frozenset(" ".join(lines).split()) for section, lines in LINES.items()}
"""Section → its words."""
_TALK = frozenset(" ".join(patterns.lines("talk")["talk"]).split())


def only_small_words(words: Words) -> bool:
    """Whether an answer names nothing at all: small words, or everyday ones as "mardi" and "la gare"."""
    return all(word in WORDS["fillers"] or word in WORDS["everyday"] for word in words)


def only_fillers(words: Words) -> bool:
    """Whether nothing is said but small words."""
    return WORDS["fillers"].issuperset(words)


def is_talk(words: Words) -> bool:
    """Whether an answer is made of ordinary words only: it may sound like a name by accident."""
    return all(word in _TALK or only_small_words((word,)) for word in words)


def without_article(name: Words) -> Words:
    """ "Rochelle" of La Rochelle."""
    return name[1:] if len(name) > 1 and name[0] in ARTICLES else name


def names_in(words: Words) -> Iterator[tuple[int, Words]]:
    """Where every name of a commune begins among the words, the longest at each place, not overlapping."""
    at = 0
    while at < len(words):
        sizes = range(min(table().longest, len(words) - at), 0, -1)
        size = next((n for n in sizes if is_name(words[at : at + n])), 0)
        if size:
            yield at, words[at : at + size]
        at += size or 1


def is_name(words: Words) -> bool:
    """Whether a commune is called so, in full or for short."""
    return words in table().by_name or words in table().short_names


def bearers(name: Words) -> tuple[Commune, ...]:
    """The communes of a name."""
    short = table().short_names.get(name)
    return (short,) if short else tuple(table().by_name.get(name, ()))
