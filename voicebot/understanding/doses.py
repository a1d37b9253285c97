"""Which dose is meant: said by its number, or by how many were had already."""

from __future__ import annotations

import re
from collections.abc import Iterable

from . import patterns
from .patterns import Phrase, first, sentence

_LINES = patterns.lines("doses")
_PHRASES = {
    section: tuple(map(patterns.compiled, phrases))
    for section, phrases in _LINES.items()
    if section not in ("words", "phrases", "asked_phrases")
}
_SIGNS = {
    word: sign for sign, words in (line.split(" = ") for line in _LINES["words"]) for word in words.split()
}
_SIGNED = {
    section: [
        (patterns.compiled(said), sign) for sign, said in (line.split(" = ") for line in _LINES[section])
    ]
    for section in ("phrases", "asked_phrases")
}
_SUFFIX = frozenset({"e", "er", "ere", "eme", "ieme", "nd", "nde", "rd", "st", "th"})
_ORDINAL = re.compile(r" o([123])\b")
_ANY = re.compile(r" [on]([123])\b")
_EITHER = re.compile(r" [on][123](?: dose)? (?:ou|or)(?: la| the| une)? [on][123]\b")
_BOOSTER = 3
_OFFERED = frozenset({"slot", "yes_no"})
"""Where "la première" is an offer, and only "la première dose" a dose."""


def which(words: tuple[str, ...], expecting: str) -> int | None:
    """1, 2, or 3 for a booster and for who had two; unasked, only what cannot mean anything else."""
    asked = expecting == "dose"
    said = _without(_PHRASES["not_a_dose"], _signed(words, asked=asked))
    if asked and _EITHER.search(said):
        return None
    if asked and first(_PHRASES["none_first"], said):
        return 1
    left, received = _received(said)
    left = _without(_PHRASES["rejected"], left)
    wanted = _wanted(left, asked=asked, offered=expecting in _OFFERED)
    if wanted:
        return wanted
    none = first(_PHRASES["none" if asked else "none_unasked"], said) is not None
    # "She has never had her first" had none.
    if received and (asked or not none):
        return min(received + 1, _BOOSTER)
    if none:
        return 1
    number = _ANY.search(left) if asked else None
    return int(number[1]) if number else None


def _signed(words: tuple[str, ...], *, asked: bool) -> str:
    """The sentence with signs for ordinals, numbers and doses: "2 eme piqure" is "o2 dose"."""
    joined: list[str] = []
    for word in words:
        if word in _SUFFIX and joined and joined[-1].isdigit():
            joined[-1] += word
        else:
            joined.append(word)
    flat = sentence(joined)
    for section in ("phrases", "asked_phrases") if asked else ("phrases",):
        for phrase, sign in _SIGNED[section]:
            flat = phrase.sub(f" {sign}", flat)
    return sentence(_SIGNS.get(word, word) for word in flat.split())


def _received(said: str) -> tuple[str, int]:
    """What is left of the sentence without the doses that were had, and how many they were."""
    most = 0
    for number in (3, 2, 1):
        left = _without(_PHRASES[f"received_{number}"], said)
        most = max(most, number if left != said else 0)
        said = left
    return said, most


def _without(phrases: Iterable[Phrase], said: str) -> str:
    for phrase in phrases:
        said = phrase.sub(" ,", said)
    return said


def _wanted(said: str, *, asked: bool, offered: bool) -> int | None:
    """The dose that is spoken of as one to be had; the last of them where a dose was asked for."""
    if asked:
        ordinals = _ORDINAL.findall(said)
        return int(ordinals[-1]) if ordinals else None
    phrases = _PHRASES["said_so"] + (() if offered else _PHRASES["wanted"])
    match = first(phrases, said)
    number = _ANY.search(match[0]) if match else None
    return int(number[1]) if number else None
