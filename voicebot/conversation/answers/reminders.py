"""Answers in a call of ours: to its opening, and to the appointment that was told."""

from __future__ import annotations

from voicebot.conversation.answers.said import Said
from voicebot.conversation.answers.standing import another_time
from voicebot.conversation.moves import NOT_UNDERSTOOD, Move
from voicebot.understanding import is_plain_no, is_plain_yes, is_thanks, standing

BE_REMINDED = Move("be_reminded")
STRANGER = Move("stranger")
NOT_NOW = Move("not_now")
REMINDED = {1: Move("confirm"), 2: Move("reschedule"), 3: Move("cancel")}
"""What may become of an appointment that was told, by its number."""

NOTIFIED = {1: Move("reschedule"), 2: Move("cancel")}
"""What may become of one that cannot stay as it is, by its number."""


def at_opening(said: Said) -> Move | None:
    """Will they listen? A wish about an appointment is heard at once, and needs a proof like any."""
    if said.intent in ("cancel", "reschedule"):
        return None
    if said.reading.option == 2:
        return STRANGER
    willing = said.intent in ("affirm", "confirm", "check_appointment", "choose")
    if willing or said.reading.option == 1 or is_plain_yes(said.text, said.locale):
        return BE_REMINDED
    return NOT_NOW if said.intent == "deny" or is_plain_no(said.text, said.locale) else NOT_UNDERSTOOD


def at_reminded(said: Said) -> Move | None:
    """Coming, moving or cancelling, by number or by word; who says no is asked whether to cancel."""
    if said.reading.option:
        return REMINDED.get(said.reading.option, NOT_UNDERSTOOD)
    if said.intent in ("cancel", "reschedule"):
        return None
    if moved := another_time(said):
        return moved
    if standing.keeps(said.text) or said.intent in ("affirm", "confirm"):
        return Move("confirm")
    return Move("cancel") if is_plain_no(said.text, said.locale) else None


def at_notified(said: Said) -> Move | None:
    """Another day, or none; it cannot stay as it is."""
    if said.reading.option:
        return NOTIFIED.get(said.reading.option, NOT_UNDERSTOOD)
    if said.intent in ("cancel", "reschedule"):
        return None
    willing = said.intent in ("affirm", "confirm", "book") or is_plain_yes(said.text, said.locale)
    if said.channel == "sms" and is_thanks(said.text):
        return Move("help")
    return another_time(said) or (NOTIFIED[1] if willing else None)
