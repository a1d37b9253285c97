"""French names as an English recogniser writes them: "key bron" is Quiberon, "oozes" is Uzès.

Both sides become what an English ear keeps apart: English spelling by rules of our own, and the sounds of
the French name (see `phonetic`) without what English lacks: nasal vowels, the u of "rue", gn.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WHOLE_WORDS = {
    "the": "le", "saint": "sen", "st": "sen", "sand": "sen", "son": "son", "one": "wan", "two": "tU",
    "you": "iU", "are": "ar", "a": "a", "oh": "o", "of": "ov", "come": "kom", "some": "som", "done": "don",
    "eye": "ai", "i": "ai", "bow": "bo", "grow": "gro", "low": "lo", "sea": "si", "tea": "te", "wee": "wi",
    "we": "wi", "he": "i", "me": "mi", "be": "bi", "she": "Ci", "who": "U", "to": "tU", "do": "dU",
    "due": "dU", "view": "viU", "la": "la", "le": "le", "les": "le", "de": "de", "des": "de",
    "du": "dU", "en": "on",
    "et": "e", "sur": "sUr",
}  # fmt: skip

# At each letter the first rule that fits.
_RULES = (
    ("igh", "ai"), ("(?<=.)tion", "sion"), ("ough|augh", "o"), ("eau|aw|au|oa|ow(?=$)", "o"),
    ("ear(?=.)|er(?=[^aeiouy])", "er"), ("oo|ou|ew|ue(?=$)", "U"), ("oi|oy", "wa"),
    ("ee|ea|ie|ey$|y$|ei", "i"), ("ay|ai|ey", "e"),
    ("ch|sh|tch", "C"), ("zh|j|dge", "j"), ("ge(?=[^r]|$)|g(?=[iy])", "j"), ("ph", "f"), ("th", "t"),
    ("gh", "g"), ("kn", "n"), ("wr", "r"), ("wh", "w"), ("ck|qu|q|k", "k"), ("c(?=[eiy])", "s"), ("c", "k"),
    ("x", "ks"), ("(?<=.)er(?![aeiouy])|ur(?![aeiouy])|ir(?![aeiouy])", "er"), ("h", ""),
    ("a(?=[^aeiouywrx]e$)", "e"), ("(?<=[szxcg])es$", "es"), ("(?<=[^aeiou])es?$", ""),
    ("(?<=[aeiouy])e$", ""), ("y(?=[aeiou])", "i"), ("y", "i"), ("u(?=[^aeiouy]e)", "U"), ("g", "Q"),
)  # fmt: skip
_SOUND = re.compile("|".join(f"(?P<r{number}>{spelling})" for number, (spelling, _) in enumerate(_RULES)))
_DOUBLED = re.compile(r"(.)\1+")
_GLIDE = re.compile("U(?=[aeio])|o(?=a)")
_AY = re.compile("ei(?=[aeoU])")
_FRENCH = str.maketrans({"W": "v", "1": "an", "2": "on", "3": "on", "u": "U", "G": "ni"})


def heard(words: tuple[str, ...]) -> str:
    """The sound of English words said without a pause."""
    return _DOUBLED.sub(r"\1", _GLIDE.sub("w", "".join(map(_sound_of, words))))


def of_french(sound: str) -> str:
    """What an English ear keeps of a sound of `phonetic`."""
    kept = _AY.sub("e", sound.translate(_FRENCH))
    return _DOUBLED.sub(r"\1", _GLIDE.sub("w", kept))


@lru_cache(maxsize=5_000)
def _sound_of(word: str) -> str:
    return _WHOLE_WORDS.get(word) or _SOUND.sub(_sign, word)


def _sign(match: re.Match[str]) -> str:
    return _RULES[int(str(match.lastgroup)[1:])][1]
