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
    "latter": -1,
}  # fmt: skip
_NUMBERS = {
    "1": 1, "un": 1, "une": 1, "one": 1, "2": 2, "deux": 2, "two": 2, "3": 3, "trois": 3, "three": 3,
    "4": 4, "quatre": 4, "four": 4,
}  # fmt: skip
_PLACES = _ORDINALS | _NUMBERS
_INSTEAD = frozenset({"non", "no", "pardon", "sorry", "enfin", "plutot", "rather"})
_TAKEN_BACK = frozenset({"non", "no", "attendez", "attends", "wait", "hang"})
_CORRECTION = re.compile(
    r"[,.;]|\b(?:ah|euh|oh|non|nan|no|pardon|sorry|enfin|plut[oô]t|rather)\b", re.IGNORECASE
)
_ARTICLES = frozenset({"le", "la", "the"})
_DATED = frozenset({"semaine", "week", "heure", "h", "/", "thing"})
"""After these an ordinal counts weeks or hours, not offers: "à la première heure"."""
_ENDS = frozenset({"", "please", "thanks", "thank"})
_ONE_OF = frozenset({"in", "at", "on", "from", "for", "near", "with", "that", "which"})
_HOUR_LEADS = frozenset({"at", "around", "about", "before", "after"})
_REFUSED = frozenset({"pas", "ni", "sauf", "not", "except"})
_OTHER = frozenset({"autre", "other"})
_OTHER_OF_TWO = {1: 2, 2: 1, -1: 1}
_NO_PLACE_AFTER = frozenset({"a", "at", "un", "une", "my", "mon", "ma"})
"""After these an ordinal is no place: "just a second", "at last"."""
_SLIPS = dict(line.split() for line in patterns.lines("choices")["slips"])
_NTH = {"1": "premier", "2": "deuxieme", "3": "troisieme", "4": "quatrieme"}
_NTH_APART = {"deu": "deuxieme", "deux": "deuxieme", "troi": "troisieme", "trois": "troisieme"}
_ENDINGS_APART = frozenset({"zieme", "xieme", "sieme", "ieme", "eme"})
_PLURALS = {f"{word}s": word for word in _ORDINALS if word.endswith(("eme", "ier", "iere"))}
"""Recognisers write "la premières"."""
_SUFFIXES = frozenset({"e", "er", "ere", "eme", "ieme", "nd", "nde", "st", "rd", "th", "em", "iem", "re"})
_COUNTED = frozenset({"number", "option", "choice", "numero", "choix"})
_HOMOPHONES = {"to": "two", "too": "two", "for": "four", "tree": "three", "b": "two", "a": "one"}
"""What is heard for a number after "number" or "option", where letters count the offers as well."""


def _any(*sections: str) -> str:
    return "|".join(phrase.pattern for section in sections for phrase in _PHRASES[section])


_ASIDE = re.compile(_any("aside"))
_PLEASE = re.compile(r"(?: s)?(?: il)? (?:vous|te) plait(?= |$)")
""" "S'il" is lost on many lines."""
_SIGNED = re.compile(_any("signed"))
_NOUN = re.compile(_any("noun"))
_NOUN_AFTER = re.compile(rf"(?<= )({'|'.join((*_ORDINALS, *_OTHER))})(?:{_any('noun')})+")
"""The offers of "le premier créneau"; "the later one" is the last."""
_NOUN_BEFORE = re.compile(
    rf"(?:{_any('noun')})*(?:{_any('number')}|{_any('noun')})(?= (?:{'|'.join(_NUMBERS)})\b)"
)
""" "Créneau numéro 2", but not "un créneau": that is none of them."""
_NAMED = "|".join(_PLACES.keys() - {"un", "une", "one"})
_TAKEN_UP = re.compile(rf"(?<= )({_NAMED}|celui|celle)(?:{_any('among', 'as_said')})+")
""" "Le premier des deux que vous avez dits"."""
_PLACE = re.compile(rf" (?:{'|'.join(_PLACES)})(?= |$)(?:{_any('noun', 'among', 'as_said')})*")
_NUMBER_LEADS = frozenset(" ".join(patterns.lines("choices")["number"]).replace("|", " ").split())
_HARMLESS = frozenset(" ".join(patterns.lines("choices")["harmless"]).split())
_OPENINGS = frozenset(" ".join(patterns.lines("choices")["opening"]).split())


def option(words: tuple[str, ...]) -> int | None:
    """The offer that a sentence chooses, as a whole or in the end: 1 to 4, -1 the last; None if none."""
    chosen = _chosen(words)
    text = sentence(words)
    if chosen is None and names_an_offer(words) and not first(_PHRASES["on_condition"], text):
        ends = (match.end() for phrase in _PHRASES["decides"] for match in phrase.finditer(text))
        rest = text[max(ends, default=len(text)) :].split()
        return _chosen(tuple(rest)) if rest else None
    return chosen


def _chosen(words: tuple[str, ...]) -> int | None:
    """The offer that the whole sentence chooses, if it does nothing else."""
    chosen: int | None = None
    refused: int | None = None
    changes, refuses = True, False
    named = [] if first(_PHRASES["no_choice"], sentence(words)) else _offers(words)
    for word in named:
        if word in _INSTEAD:
            changes = True
        elif word in _REFUSED:
            refuses = True
        elif word in _OTHER and refused and chosen is None:
            chosen, changes = _OTHER_OF_TWO.get(refused), False
        elif word in _HARMLESS or (word in _OTHER and chosen is None and refused is None):
            # "L'autre, le deuxième": which other one is said behind it.
            continue
        elif word not in _PLACES:
            return None
        elif refuses:
            refuses, refused = False, _PLACES[word]
        elif changes or _PLACES[word] == chosen:
            chosen, changes = _PLACES[word], False
        else:
            return None
    return None if refuses or _TAKEN_BACK & set(named[-1:]) else chosen


def corrected_parts(text: str) -> tuple[str, ...]:
    """What was said before and after each "non", "pardon", "plutôt": "neuf heures, non onze heures"."""
    return tuple(part.strip() for part in _CORRECTION.split(text) if part.strip())


def names_an_offer(words: tuple[str, ...]) -> bool:
    """Whether an offer is spoken of by its place, whatever is said about it."""
    return any(word in _ORDINALS or word in _PLURALS for word in words)


def means_one_unnamed(words: tuple[str, ...]) -> bool:
    """Whether one of the offers is meant, but not said which: "l'autre m'arrange mieux"."""
    text = sentence(words)
    named = first(_PHRASES["unnamed"], text)
    return named is not None and not _ASIDE.sub("", text[: named.start()] + text[named.end() :])


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
        ends = after in _ENDS or (before == "the" and after in _ONE_OF)
        stands_for_it = word == "one" and ends and before not in _HOUR_LEADS
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
    named = tuple(word for word in left if not (one_meant and word in _INSTEAD))
    # "Le 27" is a date, the number alone is none.
    return times.nothing_else(named, locale) or times.nothing_else(("le", *named), locale)


def _offers(words: tuple[str, ...]) -> list[str]:
    """The words without agreement, politeness, articles, reasons, and "créneau" beside its number."""
    text = _PLEASE.sub("", _SIGNED.sub("", sentence(_mended(words))))
    for section, place in (("first", " premier"), ("last", " dernier")):
        for phrase in _PHRASES[section]:
            text = phrase.sub(place, text)
    text = _TAKEN_UP.sub(r"\1", _NOUN_AFTER.sub(r"\1", text))
    text = sentence(_counting_offers(_without_reason(text).split()))
    return _NOUN_BEFORE.sub("", _NOUN_AFTER.sub(r"\1", _ASIDE.sub("", text))).split()


def _mended(words: tuple[str, ...]) -> list[str]:
    """The words with slips of writers and recognisers mended; "2 eme" and "deu zième" become one word."""
    left: list[str] = []
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        if (word in _SUFFIXES and before in _NTH) or (word in _ENDINGS_APART and before in _NTH_APART):
            continue
        if word in _NTH_APART and after in _ENDINGS_APART:
            left.append(_NTH_APART[word])
        elif word in _NTH and after in _SUFFIXES:
            left.append(_NTH[word])
        elif before in _COUNTED:
            left.append(_HOMOPHONES.get(word, word))
        else:
            left.append(_SLIPS.get(word) or _PLURALS.get(word, word))
    return left


def _counting_offers(words: list[str]) -> list[str]:
    """Numbers and ordinals that count something else struck out.

    "Le deux" and "option two" are offers; "on sera deux" and "just a second" are not.
    """
    left: list[str] = []
    opening = True
    for before, word in zip(("", *words), words, strict=False):
        counted = word in _NUMBERS and not opening and before not in _NUMBER_LEADS
        misplaced = word in _ORDINALS and before in _NO_PLACE_AFTER
        left.append("…" if counted or misplaced else word)
        opening = opening and (word in _OPENINGS or word in _INSTEAD)
    return left


def _without_reason(text: str) -> str:
    """The text up to its first place, if all that follows speaks for it: "le deux, c'est plus pratique"."""
    place = _PLACE.search(text)
    rest = text[place.end() :] if place else ""
    if place and first(_PHRASES["reason"], rest) and not first(_PHRASES["spoils"], rest):
        return text[: place.end()]
    return text
