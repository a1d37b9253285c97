"""Which offer is chosen, by its place or its time. Only a sentence that is nothing but a choice makes one:
"le premier" chooses, "c'est la première fois que j'appelle" does not.
"""

from __future__ import annotations

import re

from . import patterns, times
from .months import MONTHS
from .patterns import first, sentence
from .times.words import WEEKDAYS

_PHRASES = patterns.load("choices")

_ORDINALS = {
    "premier": 1, "premiere": 1, "first": 1, "former": 1, "deuxieme": 2, "second": 2, "seconde": 2,
    "troisieme": 3, "third": 3, "quatrieme": 4, "fourth": 4, "dernier": -1, "derniere": -1, "last": -1,
    "latter": -1, "earlier": 1, "later": -1,
}  # fmt: skip
_NUMBERS = {
    "1": 1, "un": 1, "une": 1, "one": 1, "2": 2, "deux": 2, "two": 2, "3": 3, "trois": 3, "three": 3,
    "4": 4, "quatre": 4, "four": 4,
}  # fmt: skip
_PLACES = _ORDINALS | _NUMBERS
_INSTEAD = frozenset({"non", "no", "pardon", "sorry", "enfin", "plutot", "rather"})
_TAKEN_BACK = frozenset({"non", "no"})
_ARTICLES = frozenset({"le", "la", "the"})
_DATED = frozenset({"semaine", "week", "heure", "h", "/", "thing"})
"""After these an ordinal counts weeks or hours, not offers: "à la première heure"."""
_ENDS = frozenset({"", "please", "thanks", "thank"})
_HOUR_LEADS = frozenset({"at", "around", "about", "before", "after"})
_REFUSED = frozenset({"pas", "ni", "sauf", "not", "except"})


def _any(section: str) -> str:
    return "|".join(phrase.pattern for phrase in _PHRASES[section])


_ASIDE = re.compile(_any("aside"))
_NOUN = re.compile(_any("noun"))
_NOUN_AFTER = re.compile(rf"(?<= )({'|'.join(_ORDINALS)})(?:{_any('noun')})+")
"""The offers of "le premier créneau"; "the later one" is the last."""
_NOUN_BEFORE = re.compile(
    rf"(?:{_any('noun')})*(?:{_any('number')}|{_any('noun')})(?= (?:{'|'.join(_NUMBERS)})\b)"
)
""" "Créneau numéro 2", but not "un créneau": that is none of them."""


def option(words: tuple[str, ...]) -> int | None:
    """The offer that the whole sentence chooses: 1 to 4, -1 the last; None if anything else is said."""
    chosen: int | None = None
    changes, refuses = True, False
    named = _offers(words)
    for word in named:
        if word in _INSTEAD:
            changes = True
        elif word in _REFUSED:
            refuses = True
        elif word not in _PLACES:
            return None
        elif refuses:
            refuses = False
        elif changes or _PLACES[word] == chosen:
            chosen, changes = _PLACES[word], False
        else:
            return None
    return None if refuses or _TAKEN_BACK & set(named[-1:]) else chosen


def names_an_offer(words: tuple[str, ...]) -> bool:
    """Whether an offer is spoken of by its place, whatever is said about it."""
    return any(word in _ORDINALS for word in words)


def without_ordinals(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without places in a row: "le premier" is a day only before a month or after a weekday.

    "Le 2" may be a day, unless the sentence speaks of taking one of the offers.
    """
    speaks_of_offers = first(_PHRASES["takes"], sentence(words)) is not None
    left: list[str] = []
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        named = (
            word in _ORDINALS
            or word.endswith("ieme")
            or (speaks_of_offers and word in _NUMBERS and before in _ARTICLES)
        )
        dated = after in MONTHS or after in _DATED or before in WEEKDAYS
        # "The Wednesday one" is not the first of a month.
        stands_for_it = word == "one" and after in _ENDS and before not in _HOUR_LEADS
        left.append("…" if stands_for_it or (named and not dated) else word)
    return tuple(left)


def points_at_one(words: tuple[str, ...]) -> bool:
    """Whether one of the offers is meant: "celui de onze heures"."""
    return not {"celui", "celle", "one"}.isdisjoint(words)


def is_time_alone(words: tuple[str, ...], locale: str) -> bool:
    """Whether the whole sentence is a day or an hour: "celui de jeudi à dix heures, s'il vous plaît".

    "Je préfère l'après-midi" and "plutôt onze heures" are wishes for other
    offers, "plutôt celui de onze heures" is a choice.
    """
    text = sentence(words)
    one_meant = points_at_one(words)
    if first(_PHRASES["wish"], text) and not one_meant:
        return False
    left = _NOUN.sub("", _ASIDE.sub("", text)).split()
    return times.nothing_else(tuple(word for word in left if not (one_meant and word in _INSTEAD)), locale)


def _offers(words: tuple[str, ...]) -> list[str]:
    """The words without agreement, politeness, articles, and "créneau" beside its number."""
    essence = _ASIDE.sub("", sentence(words))
    return _NOUN_BEFORE.sub("", _NOUN_AFTER.sub(r"\1", essence)).split()
