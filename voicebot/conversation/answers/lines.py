"""What is said to the line rather than to the question, and what takes an earlier answer back."""

from __future__ import annotations

from voicebot.conversation.answers.said import Said, values
from voicebot.conversation.moves import Move
from voicebot.understanding import aside

FIELDS = {
    "birth_date": "birth_date",
    "place": "place",
    "when": "day",
    "phone": "phone",
    "dose": "dose",
    "for_whom": "for_whom",
    "digits": "reference",
}
"""What was said wrongly, as a reading names it → the slot that is asked for again."""
_OF_A_BOOKING = frozenset(
    ("for_whom", "birth_date", "eligibility", "dose", "last_dose", "phone", "place", "which_place", "day")
)
BACK = _OF_A_BOOKING | {
    "which_day",
    "slot",
    "identity",
    "reference",
    "decision",
    "which_appointment",
}
"""Questions that one can go back from; once something is booked, it is moved or cancelled instead."""
AFTER_THE_CHOICE = ("name", "ready")
"""Questions about what stands: a bare "retour" asks the one before, and what was booked stays."""
TO_THE_LINE = ("help", "repeat", "slower", "out_of_scope", "not_understood", "correct", "deny")
"""Moves that may be such an aside in truth."""
MOVES = {"who": "help", "machine": "help", "louder": "slower", "hello": "repeat"}
"""An aside → the move that it is."""


def taken_back(said: Said, question: str) -> Move | None:
    """ "Je me suis trompée de date de naissance", "ce n’est pas la bonne commune", "revenez en arrière"."""
    if question in AFTER_THE_CHOICE:
        bare = aside(said.text) == "back" and not said.reading.when and not said.reading.ask
        return Move("correct") if bare and said.intent in (*TO_THE_LINE, "affirm", "inform") else None
    if question not in BACK or said.intent not in (*TO_THE_LINE, "inform"):
        return None
    if values(said.reading, question)[0]:
        return None
    named = [FIELDS[field] for field in said.reading.ask if field in FIELDS]
    if said.intent in ("correct", "deny") and named:
        return Move("correct", {"field": named[0]})
    return Move("correct") if aside(said.text) == "back" else None


def to_the_line(said: Said, meant: Move) -> Move:
    """The move that was meant, unless it is an answer to nothing but the line."""
    about = aside(said.text) if meant.intent in TO_THE_LINE and not meant.values else None
    return Move(MOVES[about], {"about": about}) if about in MOVES else meant
