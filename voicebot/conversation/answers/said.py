"""An answer in words with its reading, and the values in it as the dialogue keeps them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from voicebot.conversation.heard import Channel
from voicebot.conversation.moves import Facts
from voicebot.understanding import Reading, When

MOST_PLACES = 3


@dataclass(frozen=True)
class Said:
    """An answer in words, and in the light of what it was given.

    `hears` reads a part of it as an answer of its own; `now` is local to the caller.
    """

    reading: Reading
    text: str
    locale: str
    channel: Channel
    facts: Facts
    now: datetime
    hears: Callable[[str], Reading]

    @property
    def intent(self) -> str:
        """What is wished, as far as the words alone tell."""
        return self.reading.intent


def values(reading: Reading, question: str) -> tuple[dict[str, Any], Facts]:
    """The values of an answer for Rasa, and what of it stays with us."""
    found: dict[str, Any] = {}
    told: Facts = {}
    if reading.birth_date:
        found["birth_date"], told["birth_date"] = "given", reading.birth_date.isoformat()
    elif question in ("identity", "reference") and _is_code(reading.digits):
        found["reference"], told["code"] = "given", reading.digits
    if reading.phone:
        found["phone"], told["phone"] = "given", reading.phone
    if place := _place(reading):
        found["place"] = place
    if reading.when:
        days = [_day(when) for when in reading.whens]
        found["day"] = {"candidates": days} if days else _day(reading.when)
    if reading.dose:
        found["dose"] = str(reading.dose)
    if reading.for_whom:
        found["for_whom"] = reading.for_whom
    return found, told


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
