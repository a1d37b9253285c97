"""Short answers: which language, and a booking code."""

from __future__ import annotations

from . import patterns, rows
from .patterns import sentence

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
