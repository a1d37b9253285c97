"""Short answers: which dose, for whom, which language, a row of digits."""

from __future__ import annotations

import re

from . import patterns, rows
from .patterns import first, sentence

_PHRASES = patterns.load("values")

_COUNTS = {"deux": "2", "two": "2", "trois": "3", "three": "3", "quatre": "4", "four": "4"}

_LANGUAGES = {
    "en": "anglais english", "fr": "francais french", "es": "espagnol spanish espanol castellano",
    "de": "allemand german deutsch", "it": "italien italian italiano", "pt": "portugais portuguese portugues",
    "ar": "arabe arabic", "tr": "turc turkish", "pl": "polonais polish", "ru": "russe russian",
    "zh": "chinois chinese mandarin", "nl": "neerlandais hollandais dutch", "ro": "roumain romanian",
    "br": "breton", "uk": "ukrainien ukrainian", "vi": "vietnamien vietnamese", "ta": "tamoul tamil",
    "gcf": "creole", "kab": "kabyle", "oc": "occitan", "co": "corse", "eu": "basque", "fa": "persan farsi",
}  # fmt: skip
_LANGUAGE_OF = {name: code for code, names in _LANGUAGES.items() for name in names.split()}
_SPEAK = patterns.compiled(
    "en|in|parle|parler|parlez|parles|speak|speaks|talk|continue|continuer|langue|language|to|please|comprends"
    f" [vous|un|peu|only|que|pas|le|l] [peu|you] {'|'.join(_LANGUAGE_OF)}"
)


def dose(words: tuple[str, ...], asked: bool) -> int | None:
    """1, 2, or 3 for a booster. Unasked, only words that cannot mean anything else count."""
    text = sentence(_COUNTS.get(word, word) for word in words)
    if first(_PHRASES["not_a_dose"], text):
        return None
    for number in (3, 2, 1):
        if first(_PHRASES[f"dose_{number}"], text):
            return number
    if not asked:
        return None
    return next((number for number in (3, 2, 1) if first(_PHRASES[f"asked_dose_{number}"], text)), None)


def for_whom(words: tuple[str, ...], asked: bool) -> str | None:
    """`self` or `other`: for whom the appointment is; None if it was not said."""
    text = sentence(words)
    kin = first(_PHRASES["kin"], text)
    meant = kin and (asked or text[: kin.start()].endswith((" pour", " for", " vacciner")))
    if meant or (kin and not first(_PHRASES["only_mentioned"], text)) or first(_PHRASES["other"], text):
        return "other"
    says_self = (
        first(_PHRASES["self"], text) if asked else re.search(r" (?:pour moi|for me|for myself)\b", text)
    )
    return "self" if says_self else None


def somebody_else_too(words: tuple[str, ...]) -> str | None:
    """`other` if an answer adds somebody: "oui, pour ma femme aussi", but not "un petit peu plus tard"."""
    return for_whom(words, False) if first(_PHRASES["added"], sentence(words)) else None


def language(words: tuple[str, ...], alone_counts: bool) -> str | None:
    """The ISO 639-1 code (639-3 where there is none) of the language asked for."""
    match = _SPEAK.search(sentence(words))
    if match:
        return _LANGUAGE_OF[match[0].rsplit(" ", 1)[1]]
    named = [_LANGUAGE_OF[word] for word in words if word in _LANGUAGE_OF]
    return named[0] if named and (alone_counts or len(words) <= 2) else None


def digits(words: tuple[str, ...], locale: str, length: int) -> str | None:
    """A code of `length` digits, said or typed; what follows a correction replaces what came before it."""
    return rows.first(words, locale, (length,), lambda row: row if len(row) == length else None)
