"""What is said to the line rather than to the question: "allô ?", "qui est à l’appareil ?", "plus fort"."""

from __future__ import annotations

from typing import Literal, cast

from . import patterns, text
from .patterns import first, sentence

Aside = Literal["who", "machine", "louder", "hello", "back"]
_ASIDES = patterns.load("asides")


def aside(said: str) -> Aside | None:
    """What of this it is, the more telling first; only for what is no answer and no other wish."""
    flat = sentence(text.without_marks(text.words_and_marks(text.clean(said))))
    return next((cast(Aside, kind) for kind, phrases in _ASIDES.items() if first(phrases, flat)), None)
