"""From what a recogniser or a telephone wrote to plain words that the grammars can read."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from . import patterns

LONGEST = 1_000
"""Characters that are read; nobody says more in one turn, and time must stay bounded."""

MARKS = frozenset("/:,")

_SHORTHAND = {token: tuple(rest) for token, *rest in map(str.split, patterns.lines("shorthand")["shorthand"])}

_LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "’": "'", "`": "'", "´": "'"}
)
_TOKENS = re.compile(r"[a-z]+|\d+|[/:,]")
_FIGURES_DATE = re.compile(r"\b(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})\b")
_SHORT_DATE = re.compile(r"\b(\d{1,2})[.](\d{1,2})\b(?![.\d])")
_CLOCK = re.compile(r"\b(\d{1,2})\s?:\s?(\d{2})\b")


_SIGNS = str.maketrans(
    dict.fromkeys("👍👌✅✔☑🆗🙆", " ok ") | dict.fromkeys("👎❌✖❎🚫🙅", " non ") | {"🙏": " merci "}
)
"""What a sign alone says; all others say nothing."""


def clean(text: str) -> str:
    """The text without control characters, doubled spaces and leading slashes, cut at `LONGEST`.

    A leading slash would be taken by Rasa for an intent payload: callers have no such power.
    """
    short = unicodedata.normalize("NFC", text[:LONGEST])
    spaced = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in short)
    return " ".join(spaced.split()).lstrip("/ ")


def plain(text: str) -> str:
    """Lower case, without accents: "Fenêtre" is "fenetre"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES).lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tokens(text: str) -> tuple[str, ...]:
    """The words, numbers and the marks `/ : ,` of a text, plain, figures and letters apart.

    Dates and hours in figures get their own marks: "3.2.38" and "3-2-38" are "3 / 2 / 38".
    """
    flat = plain(text)
    flat = _FIGURES_DATE.sub(r"\1 / \2 / \3", flat)
    flat = _SHORT_DATE.sub(r"\1 / \2", flat)
    flat = _CLOCK.sub(r"\1 h \2", flat)
    return tuple(_TOKENS.findall(flat))


def words(text: str) -> tuple[str, ...]:
    """The words of a text with the shorthand of text messages written out, without any mark."""
    return without_marks(words_and_marks(text))


def without_marks(marked: tuple[str, ...]) -> tuple[str, ...]:
    """The words alone."""
    return tuple(word for word in marked if word not in MARKS)


def words_and_marks(text: str) -> tuple[str, ...]:
    """As `words`, with the slashes that make a date of figures and the commas between numbers."""
    found: list[str] = []
    for word, following in pairwise((*tokens(_emoji_in_words(text)), "")):
        # "c'est" is whole already; "c bon" is not.
        whole = word == "c" and following.startswith(("e", "a", "i"))
        found.extend((word,) if whole else _SHORTHAND.get(word, (word,)))
    return tuple(found)


def _emoji_in_words(text: str) -> str:
    return text if text.isascii() else text.translate(_SIGNS)
