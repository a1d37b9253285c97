"""Looking at a few words of a sentence from one place."""

from __future__ import annotations

from .items import Item, Mark
from .words import LONGEST, PHRASES

Words = tuple[str, ...]
Lexed = tuple[Item, int]
"""An item and the position after it."""

SMALL = frozenset({
    "le", "la", "les", "l", "the", "du", "de", "d", "des", "on", "of", "a", "au", "aux", "en", "in",
    "at", "dans", "ce", "cet", "cette", "this", "pendant", "durant", "mon", "ma", "mes", "sa", "ses",
    "notre", "nos", "my", "his", "her", "our",
})  # fmt: skip
"""Articles and prepositions: they separate nothing."""
_FEW = 3
HOUR_WORDS = frozenset({"h", "heure", "heures", "hrs", "hr", "oclock", "heur", "heurs", "hour", "hours"})
UNITS = frozenset({
    "jour", "day", "jours", "semaines", "mois", "days", "weeks", "months", "dose", "doses", "ans", "an",
    "fois", "thing", "minutes", "place", "places", "personnes", "personne", "rendez", "creneau",
    "creneaux", "rdv", "euros", "km", "kilometres", "annees", "years", "old", "people", "vaccin",
    "vaccins", "piqure", "piqures", "numero", "quinzaine", "semaine", "week", "enfants", "fils",
    "filles", "petits", "dernieres", "derniers", "prochains", "prochaines", "premiers", "premieres",
})  # fmt: skip
"""Before these a number counts something else than an hour or a day."""


def phrase(words: Words, at: int) -> tuple[Item | Mark | None, int] | None:
    """The longest known phrase that begins here, and the position after it."""
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        key = words[at : at + size]
        if key in PHRASES:
            return PHRASES[key], at + size
    return None


def named(words: Words, at: int) -> Lexed | None:
    """The item of the longest phrase that begins here, if it is one."""
    said = phrase(words, at)
    return (said[0], said[1]) if said and not isinstance(said[0], Mark | None) else None


def past_small(words: Words, at: int) -> int:
    """The position after a few articles and prepositions."""
    ahead = range(at, min(at + _FEW, len(words)))
    return next((n for n in ahead if words[n] not in SMALL), min(at + _FEW, len(words)))


def is_small_number(word: str) -> bool:
    """Whether a word is a number of one or two figures."""
    return word.isdigit() and len(word) <= 2


def is_day(digits: str) -> bool:
    """Whether a word is the number of a day of a month."""
    return is_small_number(digits) and 1 <= int(digits) <= 31


def word(words: Words, at: int) -> str:
    """The word at a position, empty beyond the ends."""
    return words[at] if 0 <= at < len(words) else ""
