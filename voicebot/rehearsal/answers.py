"""How a caller answers each question: from their life, their will, and the options they heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.rehearsal import choosing, identifying
from voicebot.rehearsal.acts import Act
from voicebot.rehearsal.biographies import Goal
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
        return replace(mind.either("9", "english"), counts=False)
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
    if mind.chance(mind.caller.persona.everything):
        return _all_at_once(mind, goal)
    if goal.person.relation != "self":
        return mind.says("book_other", relation=mind.mouth.relation(goal.person))
    if mind.rng.random() < mind.caller.persona.eager:
        return mind.says("book_full", town=goal.town.name, wish=mind.mouth.wish(goal.wish))
    return mind.says("book")


def _all_at_once(mind: Mind, goal: Goal) -> Act:
    """For whom, born when, where and when to come, in a single sentence."""
    person, mouth = goal.person, mind.mouth
    return mind.says(
        "book_all" if person.relation == "self" else "book_all_other",
        relation=mouth.relation(person),
        pronoun=mouth.pronoun(person),
        born=mouth.born(person),
        birth=mouth.birth(person),
        town=goal.town.name,
        wish=mouth.wish(goal.wish),
    )


def _place(mind: Mind, heard: Heard) -> Act:
    town = choosing.goal_of(mind).town
    if mind.caller.persona.keys or mind.rng.random() < mind.caller.persona.presses:
        return mind.press(town.postal_code)
    if mind.chance(mind.caller.persona.postal):
        return mind.says("town_code", town=town.name, postal=town.postal_code)
    if identifying.runs_ahead(mind, "place"):
        return mind.says("town_wish", town=town.name, wish=mind.mouth.wish(choosing.goal_of(mind).wish))
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
    # Who wants to move the first does not speak of it while the second is asked about.
    moves_first = mind.goal is not None and mind.goal.act == "move"
    if not moves_first and (again := _next_goal_at_recap(mind, heard)):
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
    person = identifying.whom(mind)
    if person.relation == "self":
        return mind.either(mind.key_for(heard, "self"), "self")
    return mind.either(mind.key_for(heard, "other"), "other", relation=mind.mouth.relation(person))


def _dose(mind: Mind, heard: Heard) -> Act:
    mind.memory.dose_said = True
    name = f"dose{identifying.whom(mind).dose}"
    return mind.either(mind.key_for(heard, name), name)


def _last_dose(mind: Mind, heard: Heard) -> Act:
    last = identifying.whom(mind).last_dose
    if last is None:
        return mind.either(mind.key_for(heard, "unknown_date"), "last_dose_unknown")
    if mind.caller.persona.keys:
        return mind.press(last.strftime("%d%m%Y"))
    return mind.says("last_dose", date=mind.mouth.past_day(last, mind.caller.today))


def _eligibility(mind: Mind, heard: Heard) -> Act:
    return mind.either(mind.key_for(heard, "yes", "declare"), "yes")


def _name(mind: Mind, heard: Heard) -> Act:
    if again := _next_goal_at_recap(mind, heard):
        return again
    if mind.caller.persona.keys:
        return mind.either(mind.key_for(heard, "without_name"), "name")
    person = identifying.whom(mind, told=True)
    at = max(0, mind.memory.goal - 1)
    if mind.caller.persona.misheard == 0:
        mind.memory.named[at] = (person.family, person.given)
    saying = "name" if person.relation == "self" else "name_other"
    return mind.says(saying, given=person.given, family=person.family, pronoun=mind.mouth.pronoun(person))


def _ready(mind: Mind, heard: Heard) -> Act:
    return _next_goal_at_recap(mind, heard) or mind.either(mind.key_for(heard, "ready", "yes"), "ready")


def _call_back_moment(mind: Mind, heard: Heard) -> Act:
    return mind.either(mind.key_for(heard, "morning"), "morning")


def _call_back_number(mind: Mind, heard: Heard) -> Act:
    return mind.either(mind.key_for(heard, "same_number"), "yes")


ANSWERS: dict[str, Callable[[Mind, Heard], Act]] = {
    "menu": _menu,
    "birth_date": identifying.birth_date,
    "birth_year": identifying.part_of_birth,
    "birth_day": identifying.part_of_birth,
    "identity": identifying.identity,
    "reference": identifying.reference,
    "phone": identifying.phone,
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
