"""A place that was not asked for and is not written as in the table: "un rendez-vous à Obagne"."""

from __future__ import annotations

from itertools import pairwise

from . import likely
from .likely import NOTHING, Found, Scene
from .place_words import Words, is_talk

_LEADS = frozenset({"a", "sur", "vers", "in", "near"})
_SHORTEST = 5
"""Letters of a word that sounds like a town by no accident."""
_READ = 40
"""Words that are looked at: time must stay bounded."""


def by_sound(words: Words, scene: Scene) -> Found:
    """The town that sounds just like a word behind a preposition, to be asked back."""
    for lead, word in pairwise(words[:_READ]):
        if lead in _LEADS and len(word) >= _SHORTEST and not is_talk((word,)):
            found = likely.as_one((word,), scene)
            if found.sure and found.exact:
                return Found(None, (found.sure,))
    return NOTHING
