"""What is said about a call-back: which number, and what time of day."""

from __future__ import annotations

from voicebot.conversation import moves
from voicebot.conversation.answers.said import Said
from voicebot.conversation.moves import Move
from voicebot.understanding import is_plain_yes
from voicebot.understanding.moments import part_of_day


def at_number(said: Said) -> Move | None:
    """The number shown, or another one, which may be told at once."""
    if said.reading.phone:
        return None
    if is_plain_yes(said.text, said.locale):
        return Move("affirm")
    return Move(said.intent) if said.intent in ("affirm", "deny") else None


def at_moment(said: Said) -> Move | None:
    """A part of the day; who does not mind, or will not say, is called at any time."""
    part = part_of_day(said.text, said.locale)
    if part is None and said.intent in ("affirm", "deny"):
        part = "any"
    return moves.called_back(part) if part else None
