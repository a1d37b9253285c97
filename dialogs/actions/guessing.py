"""Differing birth dates: each one that is tried tells whether it has an appointment on this number."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.actions.situation import Situation
from voicebot.booking import brake
from voicebot.conversation import memory
from voicebot.wiring import Rooms

MOST_DATES = 3
"""In one call, of people for whom nothing is booked or found: a couple, and a date that was said wrongly."""


def too_many(rooms: Rooms, here: Situation, births: Sequence[str]) -> bool:
    """Whether only a person may go on with these birth dates (ISO), before they are looked up.

    Where no number is shown nothing is told of a birth date alone.
    """
    if here.remembered.caller is None:
        return False
    if len({*_looked(here), *births}) > MOST_DATES:
        return True
    number = here.remembered.caller
    return brake.pressed(rooms.store, number=number, birth_dates=births, now=here.now).number


def note(rooms: Rooms, here: Situation, births: Sequence[str]) -> None:
    """These were looked up: for this call, and beyond it for this number."""
    number, looked = here.remembered.caller, _looked(here)
    new = [born for born in births if born not in looked]
    if number is None or not new:
        return
    memory.keep_facts(rooms.store, here.id, here.remembered.facts | {"looked": [*looked, *new]})
    for born in new:
        brake.look(rooms.store, number=number, birth_date=born, by=here.by, now=here.now)


def settle(rooms: Rooms, here: Situation, born: str) -> None:
    """Something was booked for this one: it was no guess, and the next of the household may come."""
    number, looked = here.remembered.caller, _looked(here)
    if number is None or born not in looked:
        return
    left = [one for one in looked if one != born]
    memory.keep_facts(rooms.store, here.id, here.remembered.facts | {"looked": left})
    brake.settle(rooms.store, number=number, birth_date=born, by=here.by, now=here.now)


def _looked(here: Situation) -> list[str]:
    return list(here.remembered.facts.get("looked", ()))
