"""Answers about an appointment that stands: keep, move or cancel it; what of it is asked; a lost code."""

from __future__ import annotations

from voicebot.conversation.answers.said import Said, values
from voicebot.conversation.moves import NOT_UNDERSTOOD, Move
from voicebot.understanding import is_clear_yes, is_plain_no, is_plain_yes, is_thanks, replies, standing

KEEPING = ("slot", "day", "which_day", "already", "anything_else", "decision", "decision_two")
"""Questions at which "I keep it" speaks of the appointment that stands."""
PROVING = ("identity", "reference")
OPEN = ("menu", "anything_else", "emergency", "none", "coming", "not_coming", "invited", "called_off")
"""Questions at which a new wish is what one expects."""
WISHES = ("book", "confirm", "cancel", "reschedule", "check_appointment")
ALREADY = {1: Move("keep"), 2: Move("reschedule"), 3: Move("cancel")}
"""What may become of an appointment that stands, by its number."""
SECOND_ALONE = Move("inform", {"decision": "second"})
DECISIONS = {1: Move("affirm"), 2: Move("deny"), 3: SECOND_ALONE}
"""What may become of two injections that were booked together, by its number."""


def anywhere(said: Said, question: str) -> Move | None:
    """Keeping what one has, a part of it once more, a code that is lost: as good as a wish."""
    if question in KEEPING and not (said.reading.option or said.reading.when) and standing.keeps(said.text):
        return Move("keep")
    if question in PROVING and not said.reading.digits and standing.lost_code(said.text):
        return Move("deny")
    if question not in OPEN or said.intent in ("book", "confirm", "cancel", "reschedule"):
        return None
    asked = meant(said) if said.intent == "check_appointment" else about(said)
    return Move("check_appointment", asked) if asked.get("about") in ("code", "lost") else None


def meant(said: Said) -> dict[str, str]:
    """Which way an appointment shall move, and what of it is asked for."""
    towards = standing.towards(said.text) if said.intent == "reschedule" else None
    if towards:
        return {"towards": towards}
    return about(said) if said.intent == "check_appointment" else {}


def about(said: Said) -> dict[str, str]:
    """What of an appointment is asked for: its code, its place, or a code that is lost."""
    asked = "lost" if standing.lost_code(said.text) else standing.about(said.text)
    return {"about": asked} if asked else {}


def at_already(said: Said) -> Move | None:
    """Keep, move or cancel, by number or by word; a day is where it shall be moved to."""
    if said.reading.option:
        return ALREADY.get(said.reading.option, NOT_UNDERSTOOD)
    if said.intent in ("affirm", "deny", "confirm"):
        return Move("keep")
    if said.intent == "correct" and not said.reading.ask and replies.another_day(said.text):
        return Move("reschedule")
    return another_time(said)


def another_time(said: Said) -> Move | None:
    """Another day or place than those of the appointment that is spoken of: it is moved there."""
    found, told = values(said.reading, "menu")
    return Move("reschedule", found, told) if "day" in found or "place" in found else None


def at_decision(said: Said) -> Move | None:
    """Cancelling takes a bare yes or the word itself; whatever sounds like staying keeps."""
    if said.intent == "cancel" or is_clear_yes(said.text, said.locale):
        return Move("affirm")
    if said.intent in ("deny", "confirm"):
        return Move("deny")
    return None if said.intent in WISHES else NOT_UNDERSTOOD


def at_decision_two(said: Said) -> Move | None:
    """Both, none, or the second alone, by number or by word."""
    if said.reading.option:
        return DECISIONS.get(said.reading.option, NOT_UNDERSTOOD)
    return SECOND_ALONE if standing.second_alone(said.text) else at_decision(said)


def at_anything_else(said: Said) -> Move | None:
    """Yes or no alone; "thank you, perfect" ends the call, and "no, but …" is heard out."""
    if said.intent in WISHES:
        return None
    if said.reading.for_whom == "other":
        found, told = values(said.reading, "menu")
        return Move("book", found, told)
    if said.intent == "correct" and (again := another_time(said)):
        return again
    if is_plain_yes(said.text, said.locale):
        return Move("affirm")
    if is_plain_no(said.text, said.locale) or said.intent == "affirm" or is_thanks(said.text):
        return Move("deny")
    return None
