"""What words mean, question by question: from a reading to a move."""

from __future__ import annotations

from collections.abc import Callable

from voicebot.conversation import keys
from voicebot.conversation.answers import (
    births,
    booking,
    calling_back,
    lines,
    offers,
    reminders,
    standing,
    written,
)
from voicebot.conversation.answers.said import Said, values
from voicebot.conversation.answers.standing import OPEN, WISHES
from voicebot.conversation.moves import NOT_UNDERSTOOD, Move
from voicebot.understanding import Reading, is_plain_no, replies

INTERLUDES = ("emergency", "agent", "repeat", "slower", "wait", "help", "change_language", "goodbye", "faq")
"""Wishes that work at every question, after which the question comes back or the conversation turns."""
FIRST = tuple(intent for intent in INTERLUDES if intent not in ("goodbye", "repeat"))
"""Those that nothing else goes before: "laissez tomber, je le garde" is no goodbye."""

DENIABLE = ("slot", "which_place", "which_day", "phone", "reference", "identity", "call_back_number")
"""Questions to which no is an answer like any other."""
OF_NUMBERS = ("birth_date", "identity", "reference", "phone", "place", "last_dose", "name")
"""Questions at which a number is a part of the answer, and no key."""
OF_OPTIONS = (
    "for_whom", "eligibility", "second", "ready", "decision", "decision_two", "already", "which_day",
    "which_appointment", "call_back_number", "call_back_moment",
)  # fmt: skip
"""Questions whose options have keys, and at which a mere number can be nothing else."""
CANCELS_AT_ONCE = "ANNULER"
"""The one word that our own text told this number to send; anything longer is asked back first."""


def move(said: Said, question: str) -> Move:
    """The move behind these words, in the light of what was asked."""
    if said.intent not in FIRST and (of_what_stands := standing.anywhere(said, question)):
        return of_what_stands
    return lines.taken_back(said, question) or lines.to_the_line(said, _meant(said, question))


def _meant(said: Said, question: str) -> Move:
    if replies.says_zero(said.text):
        return Move("agent")
    if pressed := _pressed(said, question):
        return pressed
    if question == "phone" and said.intent not in ("emergency", "agent") and replies.withholds(said.text):
        return Move("deny")
    if said.intent in INTERLUDES:
        return _interlude(said.reading)
    if said.channel == "sms" and said.text.strip(" .!").upper() == CANCELS_AT_ONCE:
        return Move("cancel", {"decision": "yes"})
    answer = _AT[question](said) if question in _AT else None
    return answer or _general(said, question)


def _pressed(said: Said, question: str) -> Move | None:
    """ "Je tape un": the key that is said, where keys are options and no part of a number."""
    if said.channel != "voice" or question in OF_NUMBERS:
        return None
    key = replies.key_said(said.text, alone=question in OF_OPTIONS)
    move = keys.move(question, key, facts=said.facts, now=said.now) if key else None
    return None if move in (None, keys.WRONG_KEY) else move


def _general(said: Said, question: str) -> Move:
    """What an answer means where its question has no say in it."""
    found, told = values(said.reading, question)
    if said.intent in WISHES and (said.intent != "book" or question in OPEN):
        return Move(said.intent, {**found, **standing.meant(said)}, told)
    if said.channel == "sms" and question in OPEN and said.intent == "affirm":
        # Nobody was asked yes or no: it thanks for a call-back, or means the appointment there is.
        return written.THANKS if said.facts.get("written") else Move("confirm")
    if found:
        return Move("book" if question in OPEN else "inform", found, told)
    if said.intent in ("deny", "correct") and question in DENIABLE:
        return Move("deny")
    if said.intent == "out_of_scope" and said.reading.confidence and question in OPEN:
        return Move("out_of_scope")
    return NOT_UNDERSTOOD


def _at_day(said: Said) -> Move | None:
    """The place was just said back: a plain no contradicts it."""
    return Move("correct", {"field": "place"}) if is_plain_no(said.text, said.locale) else None


def _at_dose(said: Said) -> Move | None:
    if said.intent in ("deny", "correct"):
        return births.contradicted(said)
    return births.put_right(said) or booking.at_dose(said)


def _at_eligibility(said: Said) -> Move | None:
    return births.put_right(said) or booking.at_yes_no(said)


_AT: dict[str, Callable[[Said], Move | None]] = {
    "for_whom": booking.at_for_whom,
    "identity": births.at_identity,
    "reference": births.at_reference,
    "birth_date": births.at_birth_date,
    "eligibility": _at_eligibility,
    "dose": _at_dose,
    "last_dose": booking.at_last_dose,
    "place": births.contradicted,
    "day": _at_day,
    "which_place": offers.at_which_place,
    "which_day": offers.at_which_day,
    "slot": offers.at_slot,
    "second": booking.at_yes_no,
    "name": booking.at_name,
    "ready": booking.at_ready,
    "which_appointment": offers.at_which_appointment,
    "decision": standing.at_decision,
    "decision_two": standing.at_decision_two,
    "already": standing.at_already,
    "opening": reminders.at_opening,
    "reminded": reminders.at_reminded,
    "notified": reminders.at_notified,
    "coming": written.at_coming,
    "not_coming": written.at_not_coming,
    "invited": written.at_invited,
    "called_off": written.at_called_off,
    "anything_else": standing.at_anything_else,
    "call_back_number": calling_back.at_number,
    "call_back_moment": calling_back.at_moment,
}


def _interlude(reading: Reading) -> Move:
    if reading.intent == "faq" and reading.faq_topic:
        return Move("faq", {"topic": reading.faq_topic})
    if reading.intent == "change_language" and reading.language:
        return Move("change_language", {"language": reading.language})
    return Move(reading.intent)
