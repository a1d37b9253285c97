"""Somebody whom we rang, or wrote to, says that we do not mean them: "vous vous trompez de personne"."""

from __future__ import annotations

from . import patterns, text
from .patterns import first, sentence

_PHRASES = patterns.load("strangers")


def is_stranger(said: str) -> bool:
    """Whether these words tell that the number is not that of the person we look for."""
    words = text.without_marks(text.words_and_marks(text.clean(said)))
    flat = sentence(words)
    return first(_PHRASES["stranger"], flat) is not None and first(_PHRASES["own"], flat) is None
