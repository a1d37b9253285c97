"""Which value a caller says is wrong without saying it anew: "je me suis trompée de date de naissance"."""

from __future__ import annotations

from collections.abc import Mapping

from . import patterns
from .patterns import Phrases, first

FIELDS = ("birth_date", "place", "phone", "dose", "name", "for_whom", "digits", "option", "when")
"""Fields of a reading, in the order in which they are looked for: "date de naissance" is no other date."""
_LINES = patterns.lines("corrections")
_EARLY = frozenset({"birth_date", "place", "dose", "phone", "for_whom"})
"""Questions at which the only days that were spoken of are those of a birth date."""
_CODE = "reference"


def _phrases_of(field: str) -> Phrases:
    said = (wrong.replace("@", thing) for wrong in _LINES["wrong"] for thing in _LINES[field])
    return tuple(map(patterns.compiled, (*said, *_LINES.get(f"{field}_alone", ()))))


_PHRASES: Mapping[str, Phrases] = {field: _phrases_of(field) for field in FIELDS}
_INSTEAD = tuple(map(patterns.compiled, _LINES["instead"]))
_RIGHT = tuple(map(patterns.compiled, _LINES["right"]))


def named(sentence: str, expecting: str) -> tuple[str, ...]:
    """The fields that are said to be wrong; `expecting` tells which day, and which number, can be meant.

    `sentence` is as `patterns.sentence` writes it.
    """
    if first(_RIGHT, sentence):
        return ()
    found: list[str] = []
    for field in FIELDS:
        for phrase in _PHRASES[field]:
            left = phrase.sub(" …", sentence)
            if left != sentence:
                sentence = left
                found.append(field)
    meant = (_meant(field, expecting) for field in found)
    return tuple(dict.fromkeys(meant))


def instead(sentence: str) -> tuple[str, ...]:
    """The words that put something else in the place of what is wrong: "…, c'est Aubagne"."""
    ends = [match.end() for phrase in _INSTEAD for match in phrase.finditer(sentence)]
    return tuple(sentence[max(ends) :].split()) if ends else ()


def _meant(field: str, expecting: str) -> str:
    if field == "when" and expecting in _EARLY:
        return "birth_date"
    return "digits" if field == "phone" and expecting == _CODE else field
