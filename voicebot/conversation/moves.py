"""A move: what the caller's answer means for the dialogue, as Rasa takes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Facts = dict[str, Any]
"""What was said that identifies somebody, or was offered; kept sealed, never given to Rasa."""

TROUBLE = ("nothing_heard", "not_understood", "out_of_scope")


@dataclass(frozen=True)
class Move:
    """A wish or an answer with its values; `facts` go to the sealed store and travel as a reference."""

    intent: str
    values: dict[str, Any] = field(default_factory=dict)
    facts: Facts = field(default_factory=dict)

    @property
    def payload(self) -> str:
        """The message for Rasa: `/inform{"day": {…}}`."""
        return f"/{self.intent}{json.dumps(self.values)}" if self.values else f"/{self.intent}"


NOTHING_HEARD = Move("nothing_heard")
NOT_UNDERSTOOD = Move("not_understood")


def choose(option: int, offered: Sequence[Any]) -> Move:
    """One of what was offered, counted from one; -1 is the last."""
    if option == -1:
        option = len(offered)
    return Move("choose", {"option": option}) if 1 <= option <= len(offered) else NOT_UNDERSTOOD


def born(iso_date: str) -> Move:
    """A birth date: the date itself stays with us."""
    return Move("inform", {"birth_date": "given"}, {"birth_date": iso_date, "said_birth": None})


def had_on(iso_date: str | None) -> Move:
    """When the dose before was had, None for "I do not know": the day itself stays with us."""
    return Move("inform", {"last_dose": "given" if iso_date else "unknown"}, {"last_dose": iso_date})


def named(name: dict[str, Any]) -> Move:
    """A name, by its two halves: the name itself stays with us."""
    return Move("inform", {"name": "given"}, {"name": name})


def referred(code: str) -> Move:
    """A booking code: the code itself stays with us."""
    return Move("inform", {"reference": "given"}, {"code": code})


def reachable_at(number: str) -> Move:
    """A number to call back: the number itself stays with us."""
    return Move("inform", {"phone": "given"}, {"phone": number})


def called_back(part: str) -> Move:
    """When to be called back: "morning", "afternoon" or "any"."""
    return Move("inform", {"moment": part})


def on_day(option: int, offered: list[dict[str, Any]]) -> Move:
    """One of several days that may have been meant, counted from one; one more is none of them."""
    if option == -1:
        option = len(offered)
    if option == len(offered) + 1:
        return Move("deny")
    return Move("inform", {"day": offered[option - 1]}) if 1 <= option <= len(offered) else NOT_UNDERSTOOD


def placed(place: dict[str, str | None]) -> Move:
    """A place, with its INSEE code or at least its postal code."""
    return Move("inform", {"place": place})
