"""Number words misheard or misspelled: "le set juin trante catre", "nineteen fourty ate".

A word counts as the number it sounds like only beside another number, or before a month.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from . import patterns, phonetic
from .months import MONTHS

_LINES = patterns.lines("misheard")
_SPELLINGS = {
    locale: {
        number: spellings.split() for number, spellings in (line.split(" = ") for line in _LINES[locale])
    }
    for locale in ("fr", "en")
}
_SOUNDS = {
    phonetic.readings((spelling,))[-1]: number
    for number, spellings in _SPELLINGS["fr"].items()
    for spelling in (number, *spellings)
}
_SLIPS = {slip: number for number, slips in _SPELLINGS["en"].items() for slip in slips}
_ORDINARY = frozenset(" ".join(_LINES["ordinary"]).split())
KNOWN = {
    locale: frozenset(" ".join(_LINES[f"known_{locale}"]).split()) | _SPELLINGS[locale].keys()
    for locale in _SPELLINGS
}
"""Number words as they are written, and long months."""
_LONG = tuple(word for word in sorted(KNOWN["en"]) if len(word) > 5)
_TENS = "vingt|trente|quarante|cinquante|soixante|quatrevingts?|dix"
_GLUED = re.compile(rf"({_TENS})(et)?(\w+)")
_ARTICLES = frozenset({"le", "the", "du"})
_PASSED_OVER: frozenset[str] = _ARTICLES | {",", "et", "and", "of", "de", "d", "des"}
_AFTER = _PASSED_OVER | frozenset(
    ("s", "il", "vous", "plait", "merci", "voila", "hein", "madame", "monsieur")
)
"""Words that may follow the last number and count for nothing."""


def mended(words: str, locale: str) -> str:
    """Plain words with misheard numbers as they are written."""
    said = [piece for word in words.split() for piece in _pieces(word)]
    heard = [_number_like(word, locale) for word in said]
    for at, number in enumerate(heard):
        if number and number != said[at] and _is_meant(said, heard, at, locale):
            said[at] = number
    return " ".join(said)


def _pieces(word: str) -> list[str]:
    """ "Vingtdeux" in two words."""
    match = _GLUED.fullmatch(word)
    unit = match and (match[3] in ("un", "une", *_SPELLINGS["fr"]) or _number_like(match[3], "fr"))
    return [piece for piece in match.groups() if piece] if match and unit else [word]


def _number_like(word: str, locale: str) -> str | None:
    if word in KNOWN[locale] or word in MONTHS or word in _PASSED_OVER or not word.isalpha():
        return None
    if locale == "fr":
        return next((_SOUNDS[way] for way in phonetic.readings((word,)) if way in _SOUNDS), None)
    close = [known for known in _LONG if len(word) > 4 and Levenshtein.distance(word, known) == 1]
    return _SLIPS.get(word) or (close[0] if len(close) == 1 else None)


def _is_meant(said: list[str], heard: list[str | None], at: int, locale: str) -> bool:
    """Whether numbers stand beside a word; words of every day need more than others."""
    before = _beside(said, range(at - 1, -1, -1), _PASSED_OVER)
    after = _beside(said, range(at + 1, len(said)), _AFTER)
    number_before, number_after = (
        place is not None and bool(said[place].isdigit() or said[place] in KNOWN[locale] or heard[place])
        for place in (before, after)
    )
    month_before, month_after = (place is not None and said[place] in MONTHS for place in (before, after))
    if said[at] not in _ORDINARY:
        return number_before or number_after or month_before or month_after
    leads = number_before or before is None or said[at - 1] in _ARTICLES
    return leads and (number_after or month_after or (after is None and before is not None))


def _beside(said: list[str], places: range, passed_over: frozenset[str]) -> int | None:
    """The next word that counts in one direction."""
    return next((place for place in places if said[place] not in passed_over), None)
