"""How a caller answers each question: from their life, their will, and the options they heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.rehearsal import choosing
from voicebot.rehearsal.acts import Act
from voicebot.rehearsal.biographies import Goal, Person
from voicebot.rehearsal.ears import Heard
from voicebot.rehearsal.lexicon import plain

if TYPE_CHECKING:
    from voicebot.rehearsal.minds import Mind

SAYING_OF_ACT = {
    "book": "book",
    "confirm": "confirm",
    "cancel": "cancel",
    "move": "move",
    "when": "when",
    "person": "person_wanted",
}


def _menu(mind: Mind, heard: Heard) -> Act:
    caller, goal = mind.caller, mind.goal
    if caller.persona.language == "en" and heard.language == "fr":
        return mind.either("9", "english")
    if goal is None:
        return choosing.farewell(mind)
    if caller.asks_first and not mind.memory.asked_question:
        mind.memory.asked_question = True
        return mind.says("question")
    if goal.act == "person":
        mind.memory.asked_for_person = True
        return mind.either("0", "person_wanted")
    wanted = "confirm" if goal.act == "when" else goal.act
    if caller.persona.keys:
        return mind.either(mind.key_for(heard, wanted), goal.act)
    return _wish_in_words(mind, goal)


def _wish_in_words(mind: Mind, goal: Goal) -> Act:
    if goal.act != "book":
        return mind.says(goal.act)
    if goal.person.relation != "self":
        return mind.says("book_other", relation=mind.mouth.relation(goal.person))
    if mind.rng.random() < mind.caller.persona.eager:
        return mind.says("book_full", town=goal.town.name, wish=mind.mouth.wish(goal.wish))
    return mind.says("book")


def _birth_date(mind: Mind, heard: Heard) -> Act:
    if mind.goal is None:
        return choosing.farewell(mind)
    person = _person(mind)
    claimed = mind.caller.claims if _is_first(mind) else person.birth
    digits = claimed.strftime("%d%m%Y")
    if mind.caller.persona.keys or mind.rng.random() < mind.caller.persona.presses:
        return mind.press(digits)
    told = replace(person, birth=claimed)
    saying = "birth" if person.relation == "self" else "birth_other"
    return mind.says(
        saying,
        birth=mind.mouth.birth(told),
        born=mind.mouth.born(person),
        pronoun=mind.mouth.pronoun(person),
    )


def _part_of_birth(mind: Mind, heard: Heard) -> Act:
    """The year, or the day and the month, that were not understood with the rest."""
    birth = mind.caller.claims if _is_first(mind) else _person(mind).birth
    keys, asks_year = mind.caller.persona.keys, heard.question == "birth_year"
    if keys:
        return mind.press(birth.strftime("%Y" if asks_year else "%d%m"))
    whole = mind.mouth.birth(replace(_person(mind), birth=birth))
    if asks_year:
        return mind.says("birth_year", year=mind.mouth.year(birth), birth=whole)
    return mind.says("birth_day", day=mind.mouth.day(birth), birth=whole)


def _is_first(mind: Mind) -> bool:
    return _person(mind) is mind.caller.goals[0].person


def _identity(mind: Mind, heard: Heard) -> Act:
    caller = mind.caller
    knows_code = caller.kept is not None and not caller.is_stranger
    return _reference(mind, heard) if knows_code and mind.rng.random() < 0.4 else _birth_date(mind, heard)


def _reference(mind: Mind, heard: Heard) -> Act:
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


def _phone(mind: Mind, heard: Heard) -> Act:
    key = mind.key_for(heard, "without_number")
    if not mind.caller.gives_number and key:
        return mind.either(key, "no_phone")
    if mind.caller.persona.keys:
        return mind.press(mind.caller.contact)
    return mind.says("phone", phone=mind.mouth.digits(mind.caller.contact))


def _place(mind: Mind, heard: Heard) -> Act:
    town = choosing.goal_of(mind).town
    if mind.caller.persona.keys or mind.rng.random() < mind.caller.persona.presses:
        return mind.press(town.postal_code)
    if mind.rng.random() < 0.15:
        return mind.says("town_code", town=town.name, postal=town.postal_code)
    return mind.says("town", town=town.name)


def _which_place(mind: Mind, heard: Heard) -> Act:
    town = choosing.goal_of(mind).town.name
    mine = next((option for option in heard.options if plain(town) in option.text), None)
    if mine:
        return mind.either(mine.key, "first" if mine.key == "1" else "town", town=town)
    return mind.either(mind.key_for(heard, "other_place"), "wrong_place", town=town)


def _this_place(mind: Mind, heard: Heard) -> Act:
    town = choosing.goal_of(mind).town.name
    if plain(town) in heard.text:
        return mind.either(mind.key_for(heard, "yes"), "yes")
    return mind.either(mind.key_for(heard, "no"), "wrong_place", town=town)


def _second(mind: Mind, heard: Heard) -> Act:
    """Mostly the second time suits as well; who cannot come then says so once."""
    if again := _next_goal_at_recap(mind, heard):
        return again
    key = mind.key_for(heard, "no", "move")
    can_say_so = key is not None or not mind.caller.persona.keys
    if can_say_so and not mind.memory.refused_second and mind.rng.random() < mind.caller.persona.picky:
        mind.memory.refused_second = mind.memory.moving_second = True
        return mind.either(key, "no")
    mind.memory.moving_second = False
    return mind.either(mind.key_for(heard, "yes", "keep"), "yes")


def _decision_cancel(mind: Mind, heard: Heard) -> Act:
    if mind.goal and mind.goal.act == "cancel":
        return mind.either(mind.key_for(heard, "cancel", "yes"), "cancel_it")
    return mind.either(mind.key_for(heard, "keep", "no"), "no")


def _decision_confirm(mind: Mind, heard: Heard) -> Act:
    if mind.goal and mind.goal.act == "confirm":
        return mind.either(mind.key_for(heard, "yes"), "will_come")
    return choosing.farewell(mind)


def _already(mind: Mind, heard: Heard) -> Act:
    act = mind.goal.act if mind.goal else "keep"
    wanted = act if act in ("move", "cancel") else "keep"
    return mind.either(mind.key_for(heard, wanted), act if act in ("move", "cancel") else "not_at_all")


def _anything_else(mind: Mind, heard: Heard) -> Act:
    return _next_goal_at_recap(mind, heard) or choosing.farewell(mind)


def _next_goal_at_recap(mind: Mind, heard: Heard) -> Act | None:
    """Something else is wanted, once the first is done; only a change of mind does not wait for the end."""
    goal = mind.goal
    if goal is None or mind.memory.goal == 0:
        return None
    if (goal.act == "book" and heard.question != "anything_else") or mind.gives_up():
        return None
    if goal.act == "cancel":
        return mind.says("never_mind_cancel")
    if goal.act == "move":
        return mind.says("never_mind_move", wish=mind.mouth.wish(goal.wish))
    return mind.says("book_next", relation=mind.mouth.relation(goal.person))


def _person_offered(mind: Mind, heard: Heard) -> Act:
    mind.memory.asked_for_person = True
    return mind.either(mind.key_for(heard, "yes"), "yes")


def _for_whom(mind: Mind, heard: Heard) -> Act:
    person = _person(mind)
    if person.relation == "self":
        return mind.either(mind.key_for(heard, "self"), "self")
    return mind.either(mind.key_for(heard, "other"), "other", relation=mind.mouth.relation(person))


def _dose(mind: Mind, heard: Heard) -> Act:
    mind.memory.dose_said = True
    name = f"dose{_person(mind).dose}"
    return mind.either(mind.key_for(heard, name), name)


def _last_dose(mind: Mind, heard: Heard) -> Act:
    last = _person(mind).last_dose
    if last is None:
        return mind.either(mind.key_for(heard, "unknown_date"), "last_dose_unknown")
    if mind.caller.persona.keys:
        return mind.press(last.strftime("%d%m%Y"))
    return mind.says("last_dose", date=mind.mouth.past_day(last, mind.caller.today))


def _eligibility(mind: Mind, heard: Heard) -> Act:
    return mind.either(mind.key_for(heard, "yes"), "yes")


def _name(mind: Mind, heard: Heard) -> Act:
    if again := _next_goal_at_recap(mind, heard):
        return again
    if mind.caller.persona.keys:
        return mind.either(mind.key_for(heard, "without_name"), "name")
    person = _person(mind, told=True)
    saying = "name" if person.relation == "self" else "name_other"
    return mind.says(saying, given=person.given, family=person.family, pronoun=mind.mouth.pronoun(person))


def _ready(mind: Mind, heard: Heard) -> Act:
    return _next_goal_at_recap(mind, heard) or mind.either(mind.key_for(heard, "ready", "yes"), "ready")


def _call_back_moment(mind: Mind, heard: Heard) -> Act:
    return mind.either(mind.key_for(heard, "morning"), "morning")


def _call_back_number(mind: Mind, heard: Heard) -> Act:
    return mind.either(mind.key_for(heard, "same_number"), "yes")


def _person(mind: Mind, *, told: bool = False) -> Person:
    """Whom this is about; while something is `told`, whom the last booking was for."""
    goals = mind.caller.goals
    at = max(0, mind.memory.goal - 1) if told else mind.memory.goal
    return goals[min(at, len(goals) - 1)].person


ANSWERS: dict[str, Callable[[Mind, Heard], Act]] = {
    "menu": _menu,
    "birth_date": _birth_date,
    "birth_year": _part_of_birth,
    "birth_day": _part_of_birth,
    "identity": _identity,
    "reference": _reference,
    "phone": _phone,
    "place": _place,
    "which_place": _which_place,
    "this_place": _this_place,
    "day": choosing.day,
    "which_day": choosing.which_day,
    "slot": choosing.slot,
    "offer_one": choosing.offer_one,
    "second": _second,
    "decision_cancel": _decision_cancel,
    "decision_confirm": _decision_confirm,
    "already": _already,
    "which_appointment": choosing.which_appointment,
    "anything_else": _anything_else,
    "person": _person_offered,
    "for_whom": _for_whom,
    "dose": _dose,
    "last_dose": _last_dose,
    "eligibility": _eligibility,
    "name": _name,
    "ready": _ready,
    "call_back_moment": _call_back_moment,
    "call_back_number": _call_back_number,
}
