"""What callers may want, and the vocabularies that say so; the phrases stand in `data/phrases`."""

from __future__ import annotations

from collections.abc import Mapping

from . import patterns

Vocabulary = Mapping[str, patterns.Phrases]

INTENTS = (
    "book", "confirm", "cancel", "reschedule", "check_appointment", "affirm", "deny", "inform", "choose",
    "repeat", "slower", "wait", "help", "agent", "correct", "change_language", "faq", "emergency", "goodbye",
    "out_of_scope",
)  # fmt: skip

CLEAR = {**patterns.load("wishes"), **patterns.load("commands")}
"""Wish → phrases so clear that they may overrule the ranking."""
_HINTS = patterns.load("hints")
HINTS = {wish: phrases for wish, phrases in _HINTS.items() if wish in INTENTS}
"""Wish → words that tip the scales."""
CLEAR_ALONE = {wish: (*CLEAR.get(wish, ()), *_HINTS.get(f"named_{wish}", ())) for wish in INTENTS}
"""As `CLEAR`, with words that merely name a wish: a ranking knows better how they are meant."""
BARE = {wish: _HINTS[f"alone_{wish}"] for wish in INTENTS if f"alone_{wish}" in _HINTS}
"""Wish → words that hint at it only where there is no ranking."""
NEEDED = {"goodbye": _HINTS["farewell"], "change_language": _HINTS["tongue"]}
"""Wish → words without which the ranking alone does not make it one."""
_TAKEN_BACK = patterns.load("taken_back")
TAKEN_BACK = {wish: phrases for wish, phrases in _TAKEN_BACK.items() if wish in INTENTS}
"""Wish → phrases that refuse it: "je ne veux pas annuler"."""
MISLEADING = {wish: _TAKEN_BACK[f"no_{wish}"] for wish in INTENTS if f"no_{wish}" in _TAKEN_BACK}
"""Wish → words that only look like it: "me déplacer"."""
ASIDE = _TAKEN_BACK["aside"]
"""What is no matter of appointments: "venir au téléphone"."""
EMERGENCY = patterns.load("emergency")
"""`emergency` always is one; a `crisis` is none if it lies years back."""
TOPICS = patterns.load("topics")
"""Topic of a frequently asked question → its phrases."""
ANSWERS = patterns.load("answers")
"""Small answers and words that weigh in a choice."""
