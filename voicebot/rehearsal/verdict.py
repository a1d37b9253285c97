"""Whether callers got what they wanted: what the store holds against what they chose in words they heard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from models import Store
from voicebot.rehearsal import manner
from voicebot.rehearsal.acts import Choice
from voicebot.rehearsal.biographies import Goal
from voicebot.rehearsal.evidence import Evidence, Found, could_be_had, gather, second_is_in_time
from voicebot.rehearsal.lexicon import plain
from voicebot.rehearsal.play import Played

AS_WANTED = "as wanted"
TURNS_TO_A_PERSON = 2


@dataclass(frozen=True)
class Verdict:
    """`not_chosen` counts appointments that the caller never chose, `leaks` what a stranger heard of one."""

    got: str
    as_wanted: bool
    not_chosen: int = 0
    leaks: int = 0


def judge(store: Store, played: Played, *, now: datetime) -> Verdict:
    """Look into the store after the call; `now` is the service's own clock."""

    def could_have(goal: Goal) -> bool:
        return could_be_had(store, goal, today=played.caller.today, now=now)

    return weigh(played, gather(store, played), could_have)


def weigh(played: Played, evidence: Evidence, could_have: Callable[[Goal], bool]) -> Verdict:
    """What the evidence makes of a call; `could_have` tells whether a wish could have been met. Pure."""
    got = _JUDGES[played.caller.want](played, evidence)
    if got == AS_WANTED:
        got = _all_right(played, evidence, could_have)
    if played.fault and got == AS_WANTED:
        got = played.fault
    return Verdict(
        got=got,
        as_wanted=got == AS_WANTED,
        not_chosen=sum(not _was_chosen(found, played, evidence) for found in _new(played, evidence)),
        leaks=int(played.caller.is_stranger and _leaked(played)),
    )


def _new(played: Played, evidence: Evidence) -> Sequence[Found]:
    """What was booked in this call, or moved to another time."""
    kept, diary = evidence.kept, played.caller.kept
    moved = (kept,) if kept and diary and kept.moment != diary.moment else ()
    return (*evidence.made, *moved)


def _was_chosen(found: Found, played: Played, evidence: Evidence) -> bool:
    """Chosen as it was heard; the second injection comes with the first."""
    if any(_fits(found, choice) for choice in played.memory.choices):
        return True
    first = [one for one in evidence.made if one.id == found.follows]
    return any(_fits(one, choice) for one in first for choice in played.memory.choices)


def _fits(found: Found, choice: Choice) -> bool:
    return found.moment == choice.moment and choice.town in ("", found.town)


def _leaked(played: Played) -> bool:
    kept = played.caller.kept
    return kept is not None and any(kept.moment in heard.moments for heard in played.heard)


def _was_heard(found: Found, played: Played) -> bool:
    return any(found.moment in heard.moments for heard in played.heard)


def _booked(played: Played, evidence: Evidence) -> str:
    """Each goal has its appointment: the one chosen last, for the right person."""
    standing = [one for one in evidence.made if one.stands and not _is_second(one, evidence)]
    wanted = [(at, goal) for at, goal in enumerate(played.caller.goals) if goal.act == "book"]
    if len(standing) < len(wanted):
        return "half of it" if standing else _instead(played)
    if len(standing) > len(wanted):
        return "one too many"
    for at, goal in wanted:
        if wrong := _wrong(at, goal, standing, played):
            return wrong
    return AS_WANTED


def _wrong(at: int, goal: Goal, standing: Sequence[Found], played: Played) -> str:
    choices = [one for one in played.memory.choices if one.goal == at and not one.second]
    fitting = [one for one in standing if choices and _fits(one, choices[-1])]
    if not fitting:
        return "another time or place"
    if not any(one.birth == goal.person.birth for one in fitting):
        return "another person"
    if not played.memory.dose_said:
        return ""
    if not any(one.dose == goal.person.dose for one in fitting):
        return "another dose"
    last = goal.person.last_dose
    return "" if last is None or any(one.last_dose == last for one in fitting) else "another last dose"


def _is_second(found: Found, evidence: Evidence) -> bool:
    return any(one.id == found.follows for one in evidence.made)


def _booked_and_cancelled(played: Played, evidence: Evidence) -> str:
    if not evidence.made:
        return _instead(played)
    return "still booked" if any(one.stands for one in evidence.made) else AS_WANTED


def _booked_and_moved(played: Played, evidence: Evidence) -> str:
    standing = [one for one in evidence.made if one.stands and not _is_second(one, evidence)]
    if not standing:
        return "nothing left" if evidence.made else _instead(played)
    if len(standing) > 1:
        return "one too many"
    choices = [one for one in played.memory.choices if one.goal == 1 and not one.second]
    return AS_WANTED if choices and _fits(standing[0], choices[-1]) else "not moved"


def _nothing(played: Played, evidence: Evidence) -> str:
    if evidence.made:
        return "booked all the same"
    return "still held" if evidence.holds else AS_WANTED


def _state(wanted: str) -> Callable[[Played, Evidence], str]:
    def judged(played: Played, evidence: Evidence) -> str:
        if evidence.kept is None or evidence.kept.state == wanted:
            return AS_WANTED if 0 in played.memory.done else "was not told"
        return evidence.kept.state if not evidence.kept.stands else _instead(played)

    return judged


def _moved(played: Played, evidence: Evidence) -> str:
    kept, diary, choices = evidence.kept, played.caller.kept, played.memory.choices
    standing = [one for one in (*evidence.made, kept) if one and one.stands]
    if len(standing) != 1 or diary is None:
        return "lost" if not standing else "one too many"
    if standing[0].moment == diary.moment:
        return _instead(played)
    return AS_WANTED if choices and _fits(standing[0], choices[-1]) else "another time or place"


def _told(played: Played, evidence: Evidence) -> str:
    kept, diary = evidence.kept, played.caller.kept
    if kept is None or diary is None or not kept.stands:
        return "lost"
    return AS_WANTED if diary.moment in played.memory.told else _instead(played)


def _with_a_person(played: Played, evidence: Evidence) -> str:
    if played.memory.called_back and not played.to_person:
        return AS_WANTED
    if not played.to_person:
        return "no person"
    return AS_WANTED if (played.turns_to_person or 1) <= TURNS_TO_A_PERSON else "a person, late"


def _kept_out(played: Played, evidence: Evidence) -> str:
    if _leaked(played):
        return "was told of it"
    diary, kept = played.caller.kept, evidence.kept
    untouched = kept is not None and diary is not None and kept.moment == diary.moment
    return AS_WANTED if untouched and kept is not None and kept.state == "booked" else "changed it"


def _instead(played: Played) -> str:
    """What a caller got who did not get it."""
    if played.fault:
        return played.fault
    if played.to_person:
        return "a person"
    return "a call-back" if played.memory.called_back else "nothing"


def _all_right(played: Played, evidence: Evidence, could_have: Callable[[Goal], bool]) -> str:
    """What may still be wrong with it: the wish could have been met, the code was another."""
    memory, goals = played.memory, played.caller.goals
    for choice in {one.goal: one for one in memory.choices if not one.second}.values():
        goal = goals[choice.goal]
        if goal.wish.suits(choice.moment, played.caller.today):
            continue
        if could_have(goal):
            return "another day than could be had"
    if wrong := _second_wrong(played, evidence) or _told_wrong(played) or _name_wrong(played, evidence):
        return wrong
    codes = {one.code for one in (*evidence.made, evidence.kept) if one}
    return AS_WANTED if not memory.codes or set(memory.codes) <= codes else "another code"


def _second_wrong(played: Played, evidence: Evidence) -> str:
    """The second of two injections: told, in its interval, and at the time that was chosen for it."""
    memory = played.memory
    firsts = {one.id: one for one in evidence.made}
    for second in (one for one in evidence.made if one.stands and one.follows):
        if memory.recap_over and not _was_heard(second, played):
            return "was not told of the second"
        first = firsts.get(second.follows or "")
        if first and first.stands and not second_is_in_time(first, second):
            return "the second out of its interval"
        goals = {one.goal for one in memory.choices if first and _fits(first, one)}
        chosen = [one.moment for one in memory.choices if one.second and one.goal in goals]
        if chosen and second.moment not in chosen:
            return "the second was not moved"
    return ""


def _told_wrong(played: Played) -> str:
    """What was announced, and whether what was asked for at a turn was done."""
    memory = played.memory
    if memory.announced and memory.choices:
        firsts = [one.moment for one in memory.choices if not one.second]
        if not set(memory.announced) & set(firsts):
            return "another time was announced"
    return next((fault for fault in memory.faults if fault in manner.FAULTS), "")


def _name_wrong(played: Played, evidence: Evidence) -> str:
    """What is kept as a name must have been said as one; and what was said before the recap is kept."""
    memory = played.memory
    said = {plain(name) for names in memory.named.values() for name in names}
    kept = [one.names for one in evidence.made if one.stands]
    if said and any(names - said for names in kept):
        return "another name"
    return "no name" if said and kept and memory.recap_over and not any(kept) else ""


_JUDGES: dict[str, Callable[[Played, Evidence], str]] = {
    "book": _booked,
    "question": _booked,
    "book_two": _booked,
    "book_for": _booked,
    "book_hang_up": _booked,
    "book_cancel": _booked_and_cancelled,
    "book_move": _booked_and_moved,
    "hang_up": _nothing,
    "confirm": _state("confirmed"),
    "cancel": _state("cancelled"),
    "move": _moved,
    "when": _told,
    "person": _with_a_person,
    "stranger": _kept_out,
}
