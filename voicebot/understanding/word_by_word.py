"""Whether a name sounds like what was heard in every word of it, not only as a whole."""

from __future__ import annotations

from . import phonetic
from .communes import spoken
from .place_words import WORDS, Words
from .sounding import Sounding

_SHARE = 0.27
"""Share of the sounds that may be wrong in the words that are not those of the name."""
_NEVER_TOO_MUCH = 0.5
"""A mute e."""


def near(each: Sounding, words: Words) -> bool:
    """ "Saint-Jean de Garguier" is not Saint-Jean-des-Essartiers, though most of it is."""
    own = _own(words, spoken(each.row.name))
    if not own or len(own) == len(words):
        return True
    sounds = max(map(len, phonetic.readings(own)))
    return each.distance <= max(_SHARE * sounds, _NEVER_TOO_MUCH)


def _own(words: Words, name: Words) -> Words:
    """The words between those that both begin and end with, without articles."""
    start, most = 0, min(len(words), len(name))
    while start < most and words[start] == name[start]:
        start += 1
    end = 0
    while end < most - start and words[-1 - end] == name[-1 - end]:
        end += 1
    own = words[start : len(words) - end]
    return tuple(word for word in own if word not in WORDS["joins"]) or own
