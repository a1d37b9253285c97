"""What key presses mean, question by question: every question can be answered by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import phonenumbers

from voicebot.conversation import moves
from voicebot.conversation.answers.births import by_keys
from voicebot.conversation.answers.reminders import BE_REMINDED, NOTIFIED, REMINDED, STRANGER
from voicebot.conversation.answers.standing import ALREADY, DECISIONS
from voicebot.conversation.moves import NOT_UNDERSTOOD, Facts, Move
from voicebot.understanding import births, past_days, places

EVERYWHERE = {"0": Move("agent"), "*": Move("repeat"), "9": Move("change_language")}
"""A lone key that works at every question; birth dates and numbers begin with 0 too, but never end there."""

WRONG_KEY = Move("not_understood", {"about": "wrong-key"})
WRONG_DIGITS = Move("not_understood", {"about": "wrong-digits"})

WISHES = {"1": "book", "2": "confirm", "3": "reschedule", "4": "cancel"}
YES_NO = {"1": Move("affirm"), "2": Move("deny")}
OVERSEAS = ("GP", "RE", "MQ", "GF", "YT", "PM")
"""Regions tried after France: 0690… is a number of Guadeloupe and none of the mainland (facts.md §3)."""


def move(question: str, keys: str, *, facts: Facts, now: datetime) -> Move:
    """The move behind these keys; `now` is local to the caller."""
    keys = keys.strip("#")
    if command := EVERYWHERE.get(keys):
        return command
    digits = keys.replace("*", "")
    if not digits.isdecimal() or question not in _ANSWERS:
        return WRONG_KEY
    found = _ANSWERS[question](digits, facts, now) or NOT_UNDERSTOOD
    if found != NOT_UNDERSTOOD:
        return found
    return WRONG_KEY if len(digits) == 1 else WRONG_DIGITS


def _wish(digits: str, facts: Facts, now: datetime) -> Move | None:
    return Move(WISHES[digits]) if digits in WISHES else None


def _yes_no(digits: str, facts: Facts, now: datetime) -> Move | None:
    return YES_NO.get(digits)


def _code(digits: str, facts: Facts, now: datetime) -> Move | None:
    return moves.referred(digits) if len(digits) == 6 and digits[0] != "0" else None


def _identity(digits: str, facts: Facts, now: datetime) -> Move | None:
    """Eight keys are a birth date; six are a code, and a code could also be read as a date: both are kept."""
    read = _code(digits, facts, now)
    date = births.from_keys(digits, now)
    if read is None or date is None:
        return read or by_keys(digits, facts, now)
    return Move("inform", {"reference": "given"}, {**read.facts, "perhaps_born": date.isoformat()})


def _for_whom(digits: str, facts: Facts, now: datetime) -> Move | None:
    whom = {"1": "self", "2": "other"}.get(digits)
    return Move("inform", {"for_whom": whom}) if whom else None


def _dose(digits: str, facts: Facts, now: datetime) -> Move | None:
    """One of those that were named."""
    doses: list[int] = facts.get("doses") or [1, 2, 3]
    named = 1 <= int(digits) <= len(doses)
    return Move("inform", {"dose": str(doses[int(digits) - 1])}) if named else None


def _last_dose(digits: str, facts: Facts, now: datetime) -> Move | None:
    """A past day as DDMMYYYY, DDMMYY or DDMM; two is "I do not know"."""
    if digits == "2":
        return moves.had_on(None)
    day = past_days.from_keys(digits, now)
    return moves.had_on(day.isoformat()) if day else None


def _name(digits: str, facts: Facts, now: datetime) -> Move | None:
    """A name cannot be typed: two goes on without one."""
    return Move("deny") if digits == "2" else None


def _phone(digits: str, facts: Facts, now: datetime) -> Move | None:
    if digits == "2":
        return Move("deny")
    number = french_number(digits)
    return moves.reachable_at(number) if number else None


def french_number(digits: str) -> str | None:
    """Ten digits as an E.164 number of France or overseas, if there is such a number."""
    for region in ("FR", *OVERSEAS):
        try:
            parsed = phonenumbers.parse(digits, region)
        except phonenumbers.NumberParseException:
            return None
        if phonenumbers.is_valid_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return None


def _place(digits: str, facts: Facts, now: datetime) -> Move | None:
    found = places.by_postal_code(digits)
    if not found:
        return None
    only = found[0] if len(found) == 1 else None
    return moves.placed(
        {
            "name": only.name if only else None,
            "insee": only.insee if only else None,
            "postal_code": digits,
        }
    )


def _which_place(digits: str, facts: Facts, now: datetime) -> Move | None:
    offered: list[dict[str, Any]] = facts.get("places", [])
    if int(digits) == len(offered) + 1:
        return Move("deny")
    return moves.placed(offered[int(digits) - 1]) if 1 <= int(digits) <= len(offered) else None


def _which_day(digits: str, facts: Facts, now: datetime) -> Move | None:
    return moves.on_day(int(digits), facts.get("days", []))


def _slot(digits: str, facts: Facts, now: datetime) -> Move | None:
    offered = facts.get("offered", [])
    if int(digits) == len(offered) + 1:
        return Move("deny")
    return moves.choose(int(digits), offered)


def _day(digits: str, facts: Facts, now: datetime) -> Move | None:
    """One: as soon as possible; two: next week (Monday to Sunday); three: later."""
    monday = (now + timedelta(days=7 - now.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    windows = {
        "2": (monday, monday + timedelta(days=7)),
        "3": (monday + timedelta(days=7), monday + timedelta(days=60)),
    }
    if digits == "1":
        return Move("inform", {"day": {"any": True, "asap": True}})
    if digits not in windows:
        return None
    start, end = windows[digits]
    return Move("inform", {"day": {"windows": [[start.isoformat(), end.isoformat()]]}})


def _call_back_moment(digits: str, facts: Facts, now: datetime) -> Move | None:
    part = {"1": "morning", "2": "afternoon", "3": "any"}.get(digits)
    return moves.called_back(part) if part else None


def _which_appointment(digits: str, facts: Facts, now: datetime) -> Move | None:
    return moves.choose(int(digits), facts.get("offered", []))


def _decision_two(digits: str, facts: Facts, now: datetime) -> Move | None:
    return DECISIONS.get(int(digits))


def _opening(digits: str, facts: Facts, now: datetime) -> Move | None:
    return {"1": BE_REMINDED, "2": STRANGER}.get(digits)


def _reminded(digits: str, facts: Facts, now: datetime) -> Move | None:
    return REMINDED.get(int(digits))


def _notified(digits: str, facts: Facts, now: datetime) -> Move | None:
    return NOTIFIED.get(int(digits))


def _already(digits: str, facts: Facts, now: datetime) -> Move | None:
    return ALREADY.get(int(digits))


_ANSWERS: dict[str, Callable[[str, Facts, datetime], Move | None]] = {
    "menu": _wish,
    "birth_date": by_keys,
    "for_whom": _for_whom,
    "eligibility": _yes_no,
    "dose": _dose,
    "last_dose": _last_dose,
    "phone": _phone,
    "place": _place,
    "which_place": _which_place,
    "day": _day,
    "which_day": _which_day,
    "slot": _slot,
    "second": _yes_no,
    "name": _name,
    "ready": _yes_no,
    "identity": _identity,
    "reference": _code,
    "decision": _yes_no,
    "which_appointment": _which_appointment,
    "anything_else": _yes_no,
    "call_back_number": _yes_no,
    "call_back_moment": _call_back_moment,
    "decision_two": _decision_two,
    "already": _already,
    "opening": _opening,
    "reminded": _reminded,
    "notified": _notified,
}
