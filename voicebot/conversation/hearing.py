"""Hearing an answer: the reading of a text, twice where two readings of it may count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import structlog

from voicebot import numbers
from voicebot.conversation.memory import Remembered
from voicebot.conversation.questions import QUESTIONS
from voicebot.understanding import Intent, Reading, read, replies

log = structlog.get_logger()

Hear = Callable[[list[Intent], str], Reading]
"""A ranking and what was expected → the reading of one text."""
COMING = ("coming", "not_coming", "reminded")
"""Questions whether somebody comes."""
OF_THREE = ("already", "not_coming", "decision_two")
"""Questions with a third answer."""
DECISIONS = ("decision", "decision_two")
"""Questions whether to cancel."""
JUST_BOOKED = (
    "second", "name", "ready", "anything_else", "reminded", "already", "coming", "not_coming",
)  # fmt: skip
"""Questions at which an appointment stands that somebody may have thought better of."""
THINKS_AGAIN = ("name", "ready", "anything_else")
"""Those of them at which another time is no answer."""
LIKELY = 0.5
"""From here on a ranking tells a change of mind from a name."""


def reading_of(hear: Hear, ranking: list[Intent], question: str, text: str) -> Reading:
    """What was said, where two readings of it may count."""
    reading = hear(ranking, QUESTIONS[question].expecting)
    if question in OF_THREE and text.strip(" .)") == "3":
        # More than yes and no can be meant there; nobody says it otherwise in a text.
        return replace(reading, option=3)
    if question == "identity" and reading.birth_date is None:
        return hear(ranking, "reference")
    if question == "ready" and replies.can_write(text):
        # "J'ai mon crayon" names what others fetch, and a ranking takes it for that.
        reading = replace(reading, intent="affirm")
    if question == "name" and replies.thinks_better(text):
        # "Non, finalement plutôt mardi": somebody may be called so, but says it otherwise.
        return hear(ranking, "slot")
    if question in THINKS_AGAIN and (moved := _another_time(hear, ranking, reading)):
        return moved
    if question in JUST_BOOKED and _may_cancel(reading, ranking):
        # "Ah non, finalement annulez-moi ça" is no mere no: it is asked before anything is cancelled.
        wish = hear([], "menu")
        return wish if wish.intent == "cancel" else reading
    if question in COMING and reading.intent == "correct":
        # "Yes, but I would like another hour": what comes after it is meant.
        wish = hear([], "menu")
        return wish if wish.intent in ("cancel", "reschedule") else reading
    if question in DECISIONS and reading.intent in ("affirm", "cancel", "confirm"):
        # "Yes, cancel it" says twice what it wants. The word itself counts, a mere ranking does not:
        # something is lost if it was meant otherwise.
        wish = hear([], "menu")
        if wish.intent == "cancel" or reading.intent == "cancel":
            return wish
    return reading


def _may_cancel(reading: Reading, ranking: list[Intent]) -> bool:
    """Whether an answer may be a change of mind: whatever is no name and no correction of one, in doubt."""
    if reading.intent in ("affirm", "deny", "confirm"):
        return True
    return reading.intent in ("correct", "inform") and bool(ranking) and ranking[0].name == "cancel"


def _another_time(hear: Hear, ranking: list[Intent], reading: Reading) -> Reading | None:
    """ "Ah non, en fait je préfère l'après-midi", said where a name is asked for."""
    likeliest = ranking[0] if ranking else Intent("inform", 0.0)
    if likeliest.name not in ("correct", "reschedule") or likeliest.confidence < LIKELY:
        return None
    if reading.intent in ("cancel", "reschedule", "agent", "emergency"):
        return None
    other = hear(ranking, "slot")
    return replace(other, intent="reschedule") if other.when else None


def hearing(text: str, remembered: Remembered, now: datetime) -> Hear:
    """Reads this text, for a ranking and what was expected; a fault of ours is logged, and asked again.

    `now` is local to the caller.
    """
    home = numbers.area(remembered.caller)

    def hear(ranking: list[Intent], expecting: str) -> Reading:
        try:
            return read(text, ranking, expecting, remembered.locale, now, home=home)
        except Exception as fault:
            log.error("understanding_failed", expecting=expecting, exc_info=fault)
            return Reading("out_of_scope", 0.0)

    return hear
