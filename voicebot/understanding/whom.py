"""For whom an appointment is: the caller, or somebody who was named."""

from __future__ import annotations

import re

from . import patterns
from .patterns import first, sentence

_LINES = patterns.lines("whom")
_PHRASES = patterns.load("whom")


def _choice(section: str) -> str:
    return "|".join(" ".join(_LINES[section]).split())


_ADJECTIVES = rf"(?:(?:{_choice('adjectives')}) ){{0,3}}"
_PERSON = re.compile(
    rf" (?:(?:{_choice('determiners')}) )+{_ADJECTIVES}(?:{_choice('persons')})s?\b"
    rf"| (?:(?:de|d|a) )?(?:{_choice('possessives')}) {_ADJECTIVES}(?:{_choice('persons_of_mine')})\b"
    rf"| (?:(?!(?:{_choice('possessives')}) )(?:{_choice('determiners')}) )+{_ADJECTIVES}"
    rf"(?:{_choice('persons_unknown')})\b"
    rf"|(?:(?<= pour)|(?<= for)) (?:{_choice('persons')}|{_choice('persons_unknown')})\b"
    rf"| (?:{_choice('names')})\b"
)
"""Somebody in a sentence; "ma petite dame" is who answers the telephone."""
_OFFICE = rf" (?:(?:{_choice('determiners')}|l) )+{_ADJECTIVES}(?:{_choice('persons_by_office')})\b"
_OFFICES = {True: re.compile(_OFFICE), False: re.compile(rf"(?<= pour){_OFFICE}|(?<= for){_OFFICE}")}
"""Asked for whom → somebody by office."""


def meant(words: tuple[str, ...], *, asked: bool) -> str | None:
    """`self` or `other`; None if it was not said.

    Who names somebody books for them, unless these only told, drive or come along, or the caller says "pour
    moi". Unasked, a caller has to say so in more words than where it was asked.
    """
    named = _OFFICES[asked].sub(" somebody", sentence(words))
    said = _without("not_other", _PERSON.sub(" somebody", named))
    mine = first(_PHRASES["self" if asked else "self_unasked"], _without("not_self", said))
    theirs = first(_PHRASES["other"], said)
    if theirs:
        return "other"
    if mine:
        return "self"
    somebody = " somebody" in said
    return "other" if somebody and (asked or " somebody" in _without("only_mentioned", said)) else None


def somebody_too(words: tuple[str, ...]) -> str | None:
    """`other` if an answer adds somebody: "oui, pour ma femme aussi", but not "un petit peu plus tard"."""
    return meant(words, asked=False) if first(_PHRASES["added"], sentence(words)) else None


def _without(section: str, said: str) -> str:
    for phrase in _PHRASES[section]:
        said = phrase.sub(" ,", said)
    return said
