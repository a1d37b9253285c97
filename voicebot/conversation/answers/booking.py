"""Answers around a booking: for whom, which dose and since when, what is still missing once it stands."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from voicebot.conversation import moves
from voicebot.conversation.answers.said import Said, values
from voicebot.conversation.moves import NOT_UNDERSTOOD, Move
from voicebot.understanding import past_days, replies, standing

UNKNOWN = "unknown"
"""Of a dose or its day: who does not know has answered."""
SINCE_A_CHILD = timedelta(days=12 * 365)
CONTRADICTS = ("correct", "deny")
WISHES = ("cancel", "reschedule")
"""What somebody may want of an appointment that has just been booked."""


def at_for_whom(said: Said) -> Move | None:
    """Yes is for oneself, no for somebody else."""
    whom = said.reading.for_whom or {"affirm": "self", "deny": "other"}.get(said.intent)
    found, told = values(said.reading, "for_whom")
    return Move("inform", {**found, "for_whom": whom}, told) if whom else None


def at_dose(said: Said) -> Move | None:
    """Its number; "I do not know" is an answer."""
    found, told = values(said.reading, "dose")
    if "dose" not in found and said.intent == "inform" and "dose" not in said.reading.ask:
        found["dose"] = UNKNOWN
    return Move("inform", found, told) if "dose" in found else None


def at_last_dose(said: Said) -> Move | None:
    """A day in the past, or no idea when."""
    if day := past_days.read(said.text, said.locale, said.now):
        return moves.had_on(day.isoformat())
    if (born := said.reading.birth_date) and said.intent not in CONTRADICTS:
        # "Le 17 décembre 20 25": nobody who comes for a second or a booster was born so lately.
        return moves.had_on(born.isoformat()) if said.now.date() - born < SINCE_A_CHILD else NOT_UNDERSTOOD
    when = said.reading.when
    if (when is None and replies.does_not_know(said.text)) or (when and when.any and not when.asap):
        return moves.had_on(None)
    return NOT_UNDERSTOOD if when else None


def at_yes_no(said: Said) -> Move | None:
    """Yes or no; whoever says when it would suit better has said no."""
    if said.intent == "affirm":
        return Move("affirm")
    found, told = values(said.reading, "yes_no")
    if said.intent == "deny" or (said.intent == "correct" and "day" in found):
        return Move("deny", found, told)
    return None


def at_name(said: Said) -> Move | None:
    """A name, or none: both are answers; whoever withholds it, or has nothing at all, has answered too."""
    if said.intent in ("correct", "reschedule") and (moved := _of_what_stands(said)):
        return moved
    if replies.withholds(said.text) or standing.lost_code(said.text):
        return Move("deny")
    if said.reading.name:
        return moves.named(asdict(said.reading.name))
    return Move("deny") if said.intent == "deny" else _of_what_stands(said)


def at_ready(said: Said) -> Move | None:
    """Whatever is said with pen and paper at hand is yes, unless it is no or another wish."""
    if replies.not_yet(said.text):
        return Move("wait")
    if said.intent == "deny":
        return Move("deny")
    return _of_what_stands(said) or (None if said.intent in WISHES else Move("affirm"))


def _of_what_stands(said: Said) -> Move | None:
    """Another day or place than what has just been booked: it is moved."""
    found, told = values(said.reading, "none")
    moves_it = said.intent in ("correct", "reschedule") and ("day" in found or "place" in found)
    return Move("reschedule", found, told) if moves_it else None
