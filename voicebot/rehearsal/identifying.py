"""How a caller says who it is about: a date of birth, a code, a number to be called back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.rehearsal import choosing
from voicebot.rehearsal.acts import Act
from voicebot.rehearsal.biographies import Person
from voicebot.rehearsal.ears import Heard

if TYPE_CHECKING:
    from voicebot.rehearsal.minds import Mind


def birth_date(mind: Mind, _heard: Heard) -> Act:
    if mind.goal is None:
        return choosing.farewell(mind)
    person = whom(mind)
    claimed = mind.caller.claims if _is_first(mind) else person.birth
    digits = claimed.strftime("%d%m%Y")
    if mind.caller.persona.keys or mind.rng.random() < mind.caller.persona.presses:
        return mind.press(digits)
    if runs_ahead(mind, "birth_date"):
        return mind.says("town_ahead", town=mind.goal.town.name)
    told = replace(person, birth=claimed)
    saying = "birth" if person.relation == "self" else "birth_other"
    return mind.says(
        saying,
        birth=mind.mouth.birth(told),
        born=mind.mouth.born(person),
        pronoun=mind.mouth.pronoun(person),
    )


def runs_ahead(mind: Mind, question: str) -> bool:
    """Whether the next question is answered first; each only once."""
    booking = mind.goal is not None and mind.goal.act == "book" and mind.memory.goal == 0
    first = question not in mind.memory.ahead
    mind.memory.ahead.add(question)
    return booking and first and mind.chance(mind.caller.persona.ahead)


def part_of_birth(mind: Mind, heard: Heard) -> Act:
    """The year, or the day and the month, that were not understood with the rest."""
    birth = mind.caller.claims if _is_first(mind) else whom(mind).birth
    keys, asks_year = mind.caller.persona.keys, heard.question == "birth_year"
    if keys:
        return mind.press(birth.strftime("%Y" if asks_year else "%d%m"))
    whole = mind.mouth.birth(replace(whom(mind), birth=birth))
    if asks_year:
        return mind.says("birth_year", year=mind.mouth.year(birth), birth=whole)
    return mind.says("birth_day", day=mind.mouth.day(birth), birth=whole)


def _is_first(mind: Mind) -> bool:
    return whom(mind) is mind.caller.goals[0].person


def identity(mind: Mind, heard: Heard) -> Act:
    caller = mind.caller
    knows_code = caller.kept is not None and not caller.is_stranger
    return reference(mind, heard) if knows_code and mind.rng.random() < 0.4 else birth_date(mind, heard)


def reference(mind: Mind, _heard: Heard) -> Act:
    caller = mind.caller
    code = mind.memory.codes[-1] if mind.memory.codes else caller.kept.code if caller.kept else ""
    if caller.is_stranger:
        if mind.rng.random() < 0.5 and not caller.persona.keys:
            return mind.says("no_code")
        code = str(mind.rng.randrange(100_000, 1_000_000))
    if not code:
        return mind.says("no_code")
    if caller.persona.keys or mind.rng.random() < caller.persona.presses:
        return mind.press(code)
    return mind.says("code", code=mind.mouth.digits(code))


def phone(mind: Mind, heard: Heard) -> Act:
    key = mind.key_for(heard, "without_number")
    if not mind.caller.gives_number and key:
        return mind.either(key, "no_phone")
    if mind.caller.persona.keys:
        return mind.press(mind.caller.contact)
    return mind.says("phone", phone=mind.mouth.digits(mind.caller.contact))


def whom(mind: Mind, *, told: bool = False) -> Person:
    """Whom this is about; while something is `told`, whom the last booking was for."""
    goals = mind.caller.goals
    at = max(0, mind.memory.goal - 1) if told else mind.memory.goal
    return goals[min(at, len(goals) - 1)].person
