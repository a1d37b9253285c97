"""What callers may want, and the vocabularies that say so; the phrases stand in `data/phrases`."""

from __future__ import annotations

from . import patterns

INTENTS = (
    "book", "confirm", "cancel", "reschedule", "check_appointment", "affirm", "deny", "inform", "choose",
    "repeat", "slower", "wait", "help", "agent", "correct", "change_language", "faq", "emergency", "goodbye",
    "out_of_scope",
)  # fmt: skip

CLEAR = {**patterns.load("wishes"), **patterns.load("commands")}
"""Wish → phrases so clear that they may overrule the ranking."""
_HINTS = patterns.load("hints")
HINTS = {wish: phrases for wish, phrases in _HINTS.items() if wish in INTENTS}
"""Wish → words that decide only if nothing else does."""
NEEDED = {"goodbye": _HINTS["farewell"], "change_language": _HINTS["tongue"]}
"""Wish → words without which the ranking alone does not make it one."""
TAKEN_BACK = patterns.load("taken_back")
"""Wish → phrases that refuse it: "je ne veux pas annuler"."""
EMERGENCY = patterns.load("emergency")
"""`emergency` always is one; a `crisis` is none if it lies years back."""
TOPICS = patterns.load("topics")
"""Topic of a frequently asked question → its phrases."""
ANSWERS = patterns.load("answers")
"""Small answers and words that weigh in a choice."""
