"""A phonetic key for French: what sounds alike is written alike.

Rules of our own, made for the names of communes and families as recognisers mishear them: silent endings,
nasal vowels, one sign for each sound. "au bagne" and "Aubagne" have one key; so have "la si ota" and
"La Ciotat".
"""

from __future__ import annotations

import re
from functools import lru_cache

_WHOLE_WORDS = {
    "est": "e", "et": "e", "les": "le", "des": "de", "ses": "se", "mes": "me", "aux": "o",
    "c": "s", "ces": "se", "eau": "o", "eaux": "o", "saint": "s1", "sainte": "s1t", "st": "s1", "ste": "s1t",
}  # fmt: skip

# Order matters: endings first, then the longest spelling of a sound.
# Capitals and figures are sounds: C ch, G gn, Q hard g, U ou, 1 in, 2 an, 3 on.
_SOUNDS = (
    ("eaux?$", "o"), ("(?<=[^aeiouy])ers?$", "e"), ("(?<=e)z$", ""), ("(?<=[^aeiouy])es$", ""),
    ("(?<=.)[dtpsxz]+$", ""), ("(?<=[^aeiouy])e$", ""), ("(?<=[iu])e$", ""),
    ("eau|au", "o"), ("oeu|eu", "e"), ("ou", "U"), ("oin", "w1"), ("oi|oy", "wa"),
    ("tch|sch|ch|sh", "C"), ("ph", "f"), ("gn", "G"), ("qu|q|ck", "k"), ("gu(?=[eiy]|$)", "Q"),
    ("g(?=[eiy])", "j"), ("g", "Q"), ("sc(?=[eiy])", "s"), ("c(?=[eiy])", "s"), ("c", "k"),
    ("tion", "si3"), ("ill(?=[aeiou])", "y"), ("h", ""),
    ("(?:ai|ei|i|y|u)[nm](?![aeiouyUnm])", "1"), ("(?<=[iy])en(?![aeiouyUnmt])", "1"),
    ("[ae][nm](?![aeiouyUnm])", "2"), ("o[nm](?![aeiouyUnm])", "3"),
    ("ai|ay|ei|ey", "e"), ("y", "i"), ("w", "v"), ("z", "s"), ("x", "ks"),
)  # fmt: skip
_RULES = tuple((re.compile(pattern), sound) for pattern, sound in _SOUNDS)
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)
def _sound_of(word: str) -> str:
    if word in _WHOLE_WORDS:
        return _WHOLE_WORDS[word]
    for rule, sound in _RULES:
        word = rule.sub(sound, word)
    return word


def key(words: tuple[str, ...]) -> str:
    """The sound of plain words said without a pause."""
    return _DOUBLED.sub(r"\1", "".join(_sound_of(word) for word in words))


_VOWELS = frozenset("aeiouU123wy")
_ONSETS = str.maketrans("bdQzvjC", "ptksfss")


def onset(key: str) -> str:
    """The first consonant of a key; voiced and voiceless count as one, for they are easily misheard."""
    return next((sound for sound in key if sound not in _VOWELS), "").translate(_ONSETS)
