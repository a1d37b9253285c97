"""What words mean, question by question: from a reading to a move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from voicebot.conversation import moves
from voicebot.conversation.heard import Channel
from voicebot.conversation.moves import NOT_UNDERSTOOD, Facts, Move
from voicebot.understanding import Reading, When, is_plain_no, is_plain_yes

INTERLUDES = ("emergency", "agent", "repeat", "slower", "wait", "help", "change_language", "goodbye", "faq")
"""Wishes that work at every question, after which the question comes back or the conversation turns."""

WISHES = ("book", "confirm", "cancel", "reschedule", "check_appointment")
OPEN = ("menu", "anything_else", "person", "emergency", "none")
"""Questions at which a new wish is what one expects."""
DENIABLE = ("person", "slot", "which_place", "which_day", "phone", "reference", "identity")
"""Questions to which no is an answer like any other."""
CANCELS_AT_ONCE = "ANNULER"
"""The one word that our own text told this number to send; anything longer is asked back first."""

MOST_PLACES = 3
NEARLY = timedelta(minutes=15)
"""An offer of ten past nine is meant by "the one at nine"."""
MANY_DAYS = 7
"""Windows on so many days name an hour or a part of the day, and no day."""


@dataclass(frozen=True)
class Said:
    """An answer in words, and in the light of what it was given."""

    reading: Reading
    text: str
    locale: str
    channel: Channel
    facts: Facts

    @property
    def intent(self) -> str:
        """What is wished, as far as the words alone tell."""
        return self.reading.intent


def move(reading: Reading, text: str, question: str, *, locale: str, channel: Channel, facts: Facts) -> Move:
    """The move behind these words, in the light of what was asked."""
    said = Said(reading, text, locale, channel, facts)
    if said.intent in INTERLUDES:
        return _interlude(reading)
    if channel == "sms" and text.strip(" .!").upper() == CANCELS_AT_ONCE:
        return Move("cancel", {"decision": "yes"})
    answer = _AT[question](said) if question in _AT else None
    return answer or _general(said, question)


def _general(said: Said, question: str) -> Move:
    """What an answer means where its question has no say in it."""
    values, told = _values(said.reading, question)
    if said.intent in WISHES and (said.intent != "book" or question in OPEN):
        return Move(said.intent, values, told)
    if said.channel == "sms" and question in OPEN and said.intent == "affirm":
        # Nobody was asked yes or no: it answers the text that told of the appointment.
        return Move("confirm")
    if values:
        return Move("book" if question in OPEN else "inform", values, told)
    if said.intent in ("deny", "correct") and question in DENIABLE:
        return Move("deny")
    return NOT_UNDERSTOOD


def _at_slot(said: Said) -> Move | None:
    """An offer by its number or its time, by yes when there is only one; an hour alone keeps the day."""
    offered: list[dict[str, Any]] = said.facts.get("offered", [])
    reading = said.reading
    if reading.option:
        declined = reading.option == len(offered) + 1
        return Move("deny") if declined else moves.choose(reading.option, offered)
    if len(offered) == 1 and said.intent == "affirm":
        return moves.choose(1, offered)
    if reading.when is None or reading.when.any or said.intent in WISHES[1:]:
        return None
    if said.intent == "choose" and (number := _the_one_at(offered, reading.when)):
        return moves.choose(number, offered)
    values, told = _values(_keeping_the_day(reading, offered), "slot")
    return Move("inform", values, told)


def _the_one_at(offered: Sequence[dict[str, Any]], when: When) -> int | None:
    """The only offer that starts then, or nearly then."""
    times = [datetime.fromisoformat(offer["at"]) for offer in offered]
    for slack in (timedelta(), NEARLY):
        fits = [number for number, at in enumerate(times, 1) if _fits(at, when, slack)]
        if len(fits) == 1:
            return fits[0]
    return None


def _fits(at: datetime, when: When, slack: timedelta) -> bool:
    return any(window.start - slack <= at < window.end + slack for window in when.windows)


def _keeping_the_day(reading: Reading, offered: Sequence[dict[str, Any]]) -> Reading:
    """An hour alone ("rather at ten") is meant for the days on the table, not for the next one."""
    when = reading.when or When()
    if len({window.start.date() for window in when.windows}) < MANY_DAYS:
        return reading
    days = {datetime.fromisoformat(offer["at"]).date() for offer in offered}
    kept = tuple(window for window in when.windows if window.start.date() in days)
    return replace(reading, when=When(windows=kept)) if kept else reading


def _at_decision(said: Said) -> Move | None:
    """Cancelling takes a bare yes or the word itself; whatever sounds like staying keeps."""
    if said.intent == "cancel" or is_plain_yes(said.text, said.locale):
        return Move("affirm")
    if said.intent in ("deny", "confirm"):
        return Move("deny")
    return None if said.intent in WISHES else NOT_UNDERSTOOD


def _at_anything_else(said: Said) -> Move | None:
    """Yes or no alone; "thank you, perfect" ends the call, and "no, but …" is heard out."""
    if said.intent in WISHES:
        return None
    if said.reading.for_whom == "other":
        values, told = _values(said.reading, "menu")
        return Move("book", values, told)
    if is_plain_yes(said.text, said.locale):
        return Move("affirm")
    if is_plain_no(said.text, said.locale) or said.intent == "affirm":
        return Move("deny")
    return None


def _at_person(said: Said) -> Move | None:
    if said.intent == "reschedule":
        return Move("affirm")
    return Move(said.intent) if said.intent in ("affirm", "deny") else None


def _at_place(said: Said) -> Move | None:
    """The birth date was just said back: who contradicts is asked for it again."""
    reading = said.reading
    if said.intent not in ("deny", "correct") or reading.place or reading.places or reading.birth_date:
        return None
    return Move("inform", {"birth_date": "again"})


def _at_which_place(said: Said) -> Move | None:
    offered: Sequence[dict[str, Any]] = said.facts.get("places", [])
    option = said.reading.option
    if option is None:
        sure = len(offered) == 1 and said.intent == "affirm"
        return moves.placed(offered[0]) if sure else None
    if option == len(offered) + 1:
        return Move("deny")
    index = option - 1 if option > 0 else len(offered) - 1
    return moves.placed(offered[index]) if 0 <= index < len(offered) else NOT_UNDERSTOOD


def _at_which_day(said: Said) -> Move | None:
    """One of two days, by its number or by a word that fits only one of them."""
    offered: list[dict[str, Any]] = said.facts.get("days", [])
    option, when = said.reading.option, said.reading.when
    if option:
        return moves.on_day(option, offered)
    if when is None or when.any:
        return None
    fits = [number for number, day in enumerate(offered, 1) if _overlap(when, day)]
    return moves.on_day(fits[0], offered) if len(fits) == 1 else None


def _overlap(when: When, day: dict[str, Any]) -> bool:
    pairs = [tuple(map(datetime.fromisoformat, window)) for window in day["windows"]]
    return any(window.start < end and start < window.end for window in when.windows for start, end in pairs)


def _at_which_appointment(said: Said) -> Move | None:
    option = said.reading.option
    return moves.choose(option, said.facts.get("offered", [])) if option else None


_AT: dict[str, Callable[[Said], Move | None]] = {
    "slot": _at_slot,
    "decision": _at_decision,
    "anything_else": _at_anything_else,
    "person": _at_person,
    "place": _at_place,
    "which_place": _at_which_place,
    "which_day": _at_which_day,
    "which_appointment": _at_which_appointment,
}


def _interlude(reading: Reading) -> Move:
    if reading.intent == "faq" and reading.faq_topic:
        return Move("faq", {"topic": reading.faq_topic})
    if reading.intent == "change_language" and reading.language:
        return Move("change_language", {"language": reading.language})
    return Move(reading.intent)


def _values(reading: Reading, question: str) -> tuple[dict[str, Any], Facts]:
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
        days = [_day(when) for when in reading.whens]
        values["day"] = {"candidates": days} if days else _day(reading.when)
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
