"""What words mean, question by question: from a reading to a move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from voicebot.conversation import moves
from voicebot.conversation.heard import Channel
from voicebot.conversation.moves import NOT_UNDERSTOOD, Facts, Move
from voicebot.understanding import Reading, When

INTERLUDES = ("emergency", "agent", "repeat", "slower", "wait", "help", "change_language", "goodbye", "faq")
"""Wishes that work at every question, after which the question comes back or the conversation turns."""

WISHES = ("book", "confirm", "cancel", "reschedule", "check_appointment")
YES_NO = ("decision", "anything_else", "person")
DENIABLE = (*YES_NO, "slot", "which_place", "phone", "reference")
"""Questions to which no is an answer."""
CANCELS_AT_ONCE = "ANNULER"
"""The one word that our own text told this number to send; anything longer is asked back first."""
OPEN = ("menu", "anything_else", "person")
"""Questions at which a new wish is what one expects."""

MOST_PLACES = 3


def move(reading: Reading, text: str, question: str, *, channel: Channel, facts: Facts) -> Move:
    """The move behind these words, in the light of what was asked."""
    if reading.intent in INTERLUDES:
        return _interlude(reading)
    if channel == "sms" and text.strip(" .!").upper() == CANCELS_AT_ONCE:
        return Move("cancel", {"decision": "yes"})
    if reading.intent == "deny" and not (reading.when or reading.place):
        return Move("deny") if question in DENIABLE else NOT_UNDERSTOOD
    if question == "slot" and (chosen := _chosen_slot(reading, facts)):
        return chosen
    if question == "which_appointment" and reading.option:
        return moves.choose(reading.option, facts.get("offered", []))
    if question == "which_place" and reading.option:
        return _chosen_place(reading.option, facts)
    if question == "which_place" and reading.intent == "affirm" and len(facts.get("places", [])) == 1:
        return _chosen_place(1, facts)
    if channel == "sms" and question in OPEN and reading.intent == "affirm":
        # Nobody was asked yes or no: it answers the text that told of the appointment.
        return Move("confirm")
    values, told = _said(reading, question)
    return _move_of(reading.intent, question, values, told)


def _move_of(intent: str, question: str, values: dict[str, Any], told: Facts) -> Move:
    if intent in WISHES and not (intent == "book" and question not in OPEN and question not in YES_NO):
        return Move(intent, values, told)
    if question in YES_NO and intent in ("affirm", "deny"):
        return Move(intent)
    if values:
        return Move("book" if question in OPEN else "inform", values, told)
    if intent == "correct" and question in DENIABLE:
        return Move("deny")
    return NOT_UNDERSTOOD


def _interlude(reading: Reading) -> Move:
    if reading.intent == "faq" and reading.faq_topic:
        return Move("faq", {"topic": reading.faq_topic})
    if reading.intent == "change_language" and reading.language:
        return Move("change_language", {"language": reading.language})
    return Move(reading.intent)


def _said(reading: Reading, question: str) -> tuple[dict[str, Any], Facts]:
    """The values of an answer for Rasa, and what of it stays with us."""
    values: dict[str, Any] = {}
    told: Facts = {}
    if reading.birth_date:
        values["birth_date"], told["birth_date"] = "given", reading.birth_date.isoformat()
    elif question in ("identity", "reference") and _is_code(reading.digits):
        values["reference"], told["code"] = "given", reading.digits
    if reading.phone:
        values["phone"], told["phone"] = "given", reading.phone
    if place := _place(reading):
        values["place"] = place
    if reading.when:
        values["day"] = _day(reading.when)
    if reading.dose:
        values["dose"] = str(reading.dose)
    return values, told


def _is_code(digits: str | None) -> bool:
    return digits is not None and len(digits) == 6 and digits[0] != "0"


def _place(reading: Reading) -> dict[str, Any] | None:
    if reading.place:
        return asdict(reading.place)
    if reading.places:
        return {"candidates": [asdict(place) for place in reading.places[:MOST_PLACES]]}
    return None


def _day(when: When) -> dict[str, Any]:
    if when.any:
        return {"any": True, "asap": when.asap}
    return {"windows": [[window.start.isoformat(), window.end.isoformat()] for window in when.windows]}


def _chosen_place(option: int, facts: Facts) -> Move:
    offered: Sequence[dict[str, Any]] = facts.get("places", [])
    index = option - 1 if option > 0 else len(offered) - 1
    return moves.placed(offered[index]) if 0 <= index < len(offered) else NOT_UNDERSTOOD


def _chosen_slot(reading: Reading, facts: Facts) -> Move | None:
    """An offer by its number, by its time when only one fits, or by yes when there is only one."""
    offered: list[dict[str, Any]] = facts.get("offered", [])
    if reading.intent in WISHES and reading.intent != "book":
        return None
    if reading.option:
        return moves.choose(reading.option, offered)
    if reading.intent == "affirm" and len(offered) == 1 and not reading.when:
        return moves.choose(1, offered)
    if reading.when and reading.when.windows:
        fits = [
            n
            for n, offer in enumerate(offered, 1)
            if _fits(datetime.fromisoformat(offer["at"]), reading.when)
        ]
        if len(fits) == 1 and reading.intent not in ("deny", "correct"):
            return moves.choose(fits[0], offered)
    return None


def _fits(at: datetime, when: When) -> bool:
    return any(window.start <= at < window.end for window in when.windows)
