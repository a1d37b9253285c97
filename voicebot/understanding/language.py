"""In which of our two languages something was said or written, where the words leave no doubt."""

from __future__ import annotations

from typing import Literal

from . import patterns
from .text import clean, tokens

_ONLY_IN = {locale: frozenset(" ".join(rows).split()) for locale, rows in patterns.lines("languages").items()}
_ENOUGH = 3
"""Words of one language, and none of the other."""


def spoken_language(text: str) -> Literal["fr", "en"] | None:
    """`fr` or `en` if several words belong to that language alone, else None: "OK" is both."""
    words = tokens(clean(text))
    english = sum(word in _ONLY_IN["en"] for word in words)
    french = sum(word in _ONLY_IN["fr"] for word in words)
    if english >= _ENOUGH and not french:
        return "en"
    return "fr" if french >= _ENOUGH and not english else None
