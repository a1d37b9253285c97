"""How a caller chooses a time: says the wish, weighs the offers as they were heard, takes or refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.rehearsal.acts import Act
from voicebot.rehearsal.biographies import Goal
from voicebot.rehearsal.ears import Heard, Moment, Option
from voicebot.rehearsal.wishes import ANYTHING

if TYPE_CHECKING:
    from voicebot.rehearsal.minds import Mind

MOST_REFUSALS = 2
"""Then whatever is offered is taken."""


def day(mind: Mind, heard: Heard) -> Act:
    goal = goal_of(mind)
    if mind.memory.moving_second:
        return mind.either(mind.key_for(heard, "later", "soon"), "wish", wish=mind.mouth.wish(ANYTHING))
    wish = goal.wish if mind.memory.refusals < MOST_REFUSALS else goal.otherwise
    soon = wish.soon or not (wish.next_week or wish.weekdays or wish.day or wish.after)
    key = mind.key_for(heard, "soon" if soon else "next_week")
    if mind.caller.persona.keys:
        return mind.either(key, "wish")
    if wish.soon:
        return mind.either(key, "wish", wish=mind.mouth.wish(wish))
    return mind.says("wish", wish=mind.mouth.wish(wish))


def which_day(mind: Mind, heard: Heard) -> Act:
    wish, today = goal_of(mind).wish, mind.caller.today
    days = [option for option in heard.options if option.moment]
    if not days:
        return mind.says("wish", wish=mind.mouth.wish(wish))
    mine = next((one for one in days if one.moment and wish.suits(one.moment, today)), days[0])
    assert mine.moment is not None
    return mind.either(
        mine.key, "this_one", day=mind.mouth.moment_day(mine.moment), weekday=mind.mouth.weekday(mine.moment)
    )


def slot(mind: Mind, heard: Heard) -> Act:
    """Take what suits; refuse what does not, twice; then take what there is."""
    goal = mind.goal
    if mind.memory.moving_second:
        return _second_again(mind, heard)
    if goal is None:
        return farewell(mind)
    diary = mind.caller.kept
    if diary and any(option.moment == diary.moment for option in heard.options):
        return which_appointment(mind, heard)
    if goal.act not in ("book", "move"):
        return mind.insists(goal)
    offers = [option for option in heard.options if option.moment and option.moment.hour]
    if not offers:
        return offer_one(mind, heard)
    if misplaced := _misplaced(mind, heard, goal):
        return misplaced
    if mind.memory.declined < mind.caller.persona.refuses:
        mind.memory.declined += 1
        return mind.either(mind.key_for(heard, "other_day", "no"), "refusal")
    wish = goal.wish if mind.memory.refusals == 0 else goal.otherwise
    suitable = [one for one in offers if one.moment and wish.suits(one.moment, mind.caller.today)]
    best = [one for one in suitable if one.moment and goal.wish.suits(one.moment, mind.caller.today)]
    if not suitable and mind.memory.refusals < MOST_REFUSALS:
        return _refusal(mind, heard, goal)
    taken = _taken_before(mind, offers) or mind.rng.choice(best or suitable or offers)
    mind.chooses(taken)
    return _taking(mind, taken, offers)


def _second_again(mind: Mind, heard: Heard) -> Act:
    """Another time for the second injection: the last that is offered."""
    offers = [option for option in heard.options if option.moment and option.moment.hour]
    if not offers:
        return mind.either(mind.key_for(heard, "yes"), "yes")
    mind.memory.moving_second = False
    mind.chooses(offers[-1], second=True)
    return _taking(mind, offers[-1], offers)


def _taken_before(mind: Mind, offers: list[Option]) -> Option | None:
    """What was chosen already, if it is offered again: having to say it twice changes nobody's mind."""
    chosen = {
        choice.moment
        for choice in mind.memory.choices
        if choice.goal == mind.memory.goal and not choice.second
    }
    return next((one for one in offers if one.moment in chosen), None)


def _taking(mind: Mind, taken: Option, offers: list[Option]) -> Act:
    """By key, by number, by the hour or the day where that tells it from the others."""
    assert taken.moment is not None
    if len(offers) == 1:
        return mind.either(taken.key, "take_it")
    hours = {one.moment.hour for one in offers if one.moment}
    days = {one.moment.day.weekday() for one in offers if one.moment}
    ways = ["first" if taken is offers[0] else "second_one"] * 2
    named = ["by_hour"] * (len(hours) == len(offers)) + ["by_day"] * (len(days) == len(offers))
    ways = named if named and mind.chance(mind.caller.persona.names_offer) else ways + named
    way = mind.rng.choice(ways)
    return mind.either(
        taken.key, way, hour=mind.mouth.hour(taken.moment), weekday=mind.mouth.weekday(taken.moment)
    )


def _refusal(mind: Mind, heard: Heard, goal: Goal) -> Act:
    wish = goal.wish if mind.memory.refusals == 0 else goal.otherwise
    mind.memory.refusals += 1
    return mind.either(mind.key_for(heard, "other_day", "no"), "other_wish", wish=mind.mouth.wish(wish))


def _misplaced(mind: Mind, heard: Heard, goal: Goal) -> Act | None:
    """Offers in another town that nobody explained are not what was asked for."""
    memory = mind.memory
    elsewhere = memory.town and memory.town != goal.town.name and "elsewhere" not in heard.news
    if not elsewhere or memory.corrections >= MOST_REFUSALS or mind.caller.persona.keys:
        return None
    memory.corrections += 1
    memory.faults.append("offers in another town")
    return mind.says("wrong_place", town=goal.town.name)


def offer_one(mind: Mind, heard: Heard) -> Act:
    goal = goal_of(mind)
    offered = next((moment for moment in heard.moments if moment.hour), None)
    if offered is None:
        return mind.either(mind.key_for(heard, "yes"), "yes")
    if not goal.wish.suits(offered, mind.caller.today) and mind.memory.refusals < MOST_REFUSALS:
        return _refusal(mind, heard, goal)
    key = mind.key_for(heard, "yes")
    mind.chooses(Option(key or "", "", offered))
    return mind.either(key, "take_it")


def which_appointment(mind: Mind, heard: Heard) -> Act:
    kept = mind.caller.kept
    wanted: Moment | None = (
        kept.moment if kept else mind.memory.announced[-1] if mind.memory.announced else None
    )
    mine = next((one for one in heard.options if one.moment and one.moment == wanted), None)
    if mine is None or mine.moment is None:
        return mind.either("1", "first")
    # The weekday alone names it only where no other falls on one.
    alike = [one for one in heard.options if one.moment and _weekday(one.moment) == _weekday(mine.moment)]
    day = mind.mouth.moment_day(mine.moment)
    return mind.either(
        mine.key,
        "this_one" if len(alike) == 1 else "this_date",
        day=day,
        weekday=mind.mouth.weekday(mine.moment),
    )


def _weekday(moment: Moment) -> int:
    return moment.day.weekday()


def farewell(mind: Mind) -> Act:
    if mind.caller.persona.keys or mind.rng.random() < 0.3:
        return Act("hang_up")
    return mind.says("not_at_all")


def goal_of(mind: Mind) -> Goal:
    return mind.goal or mind.caller.goals[-1]
