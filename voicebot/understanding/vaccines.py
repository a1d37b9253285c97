"""Which vaccinations are named: "contre la grippe et aussi le covid"."""

from __future__ import annotations

from . import patterns
from .patterns import first, sentence
from .text import clean, words

_LINES = patterns.lines("vaccines")
_AROUND = frozenset(" ".join(_LINES["around"]).split())
_NOT_MEANT = tuple(map(patterns.compiled, _LINES["not_meant"]))
_PHRASES = {
    key: tuple(map(patterns.compiled, phrases))
    for key, phrases in _LINES.items()
    if key not in ("around", "not_meant")
}


def named(text: str) -> tuple[str, ...]:
    """The keys of the vaccinations that are named, in their order: flu, covid, shingles, pneumococcal ….

    An illness that somebody has or had names none. Pure, and linear in the length of the text.
    """
    said = _meant(sentence(words(clean(text))))
    found = {key: match.start() for key, phrases in _PHRASES.items() if (match := first(phrases, said))}
    return tuple(sorted(found, key=lambda key: found[key]))


def wished(said: str) -> bool:
    """Whether all that a sentence says is which vaccinations are wished for: "le covid et la grippe"."""
    left = _meant(said)
    for phrase in (phrase for phrases in _PHRASES.values() for phrase in phrases):
        left = phrase.sub("", left)
    return left != said and _AROUND.issuperset(left.split())


def _meant(said: str) -> str:
    for phrase in _NOT_MEANT:
        said = phrase.sub(" …", said)
    return said
