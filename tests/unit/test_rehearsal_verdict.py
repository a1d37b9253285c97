"""The verdict on a rehearsed call: what the store holds against what was chosen in the words heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Literal
from uuid import UUID, uuid4

import pytest

from voicebot.rehearsal.acts import Act, Choice, Memory
from voicebot.rehearsal.biographies import Kept, Town, draw
from voicebot.rehearsal.characters import Want, persona
from voicebot.rehearsal.ears import Heard, Moment
from voicebot.rehearsal.evidence import Evidence, Found
from voicebot.rehearsal.manner import NOT_IN_ENGLISH, NOT_REPEATED, NOT_SLOWER, Manner
from voicebot.rehearsal.play import Played
from voicebot.rehearsal.verdict import Verdict, weigh
from voicebot.rehearsal.wishes import ANYTHING, Wish

TUESDAY = Moment(date(2026, 12, 1), time(10, 15))
FRIDAY = Moment(date(2026, 12, 4), time(9))
IN_THREE_WEEKS = Moment(date(2026, 12, 22), time(10, 15))
ME = uuid4()


def played(want: Want, *chosen: Moment, wish: Wish = ANYTHING) -> Played:
    """A call of somebody who wants this and took these offers."""
    manner = replace(persona("brisk"), wants={want: 1})
    caller = draw(0, seed=1, today=date(2026, 11, 24), towns=(Town("Aubagne", "13400"),), among=[manner])
    goals = tuple(replace(goal, wish=wish) for goal in caller.goals)
    memory = Memory(choices=[Choice(0, moment, "Aubagne") for moment in chosen])
    return Played(replace(caller, goals=goals), memory)


def done(call: Played) -> Played:
    """The caller heard that it is done."""
    call.memory.done.add(0)
    return call


def found(
    call: Played, moment: Moment, *, town: str = "Aubagne", state: str = "booked", **more: object
) -> Found:
    person = call.caller.goals[0].person
    row = Found(str(uuid4()), ME, person.birth, moment, town, person.dose, state, "483920", None, None)
    return replace(row, **more)


def verdict(call: Played, *made: Found, kept: Found | None = None, holds: int = 0) -> Verdict:
    return weigh(call, Evidence(made, kept, holds), lambda _goal: True)


def test_the_appointment_that_was_chosen_is_as_wanted() -> None:
    call = played("book", TUESDAY)
    assert verdict(call, found(call, TUESDAY)) == Verdict("as wanted", as_wanted=True)


@pytest.mark.parametrize(("moment", "town"), [(FRIDAY, "Aubagne"), (TUESDAY, "Istres")])
def test_another_time_or_town_was_chosen_by_nobody(moment: Moment, town: str) -> None:
    call = played("book", TUESDAY)
    told = verdict(call, found(call, moment, town=town))
    assert (told.as_wanted, told.not_chosen) == (False, 1)


def test_what_was_booked_wrongly_counts_even_when_it_was_taken_back() -> None:
    call = played("book", TUESDAY)
    assert verdict(call, found(call, TUESDAY), found(call, FRIDAY, state="cancelled")).not_chosen == 1


def test_a_lost_and_a_double_appointment_are_not_as_wanted() -> None:
    call = played("book", TUESDAY)
    assert verdict(call).got == "nothing"
    assert verdict(call, found(call, TUESDAY), found(call, TUESDAY)).got == "one too many"


def test_the_last_choice_counts() -> None:
    call = played("book", FRIDAY, TUESDAY)
    assert verdict(call, found(call, FRIDAY)) == Verdict("another time or place", as_wanted=False)


def test_the_wrong_person_is_found_out() -> None:
    call = played("book", TUESDAY)
    assert verdict(call, found(call, TUESDAY, birth=date(1900, 1, 1))).got == "another person"


def test_a_second_injection_comes_with_the_first_and_must_be_told() -> None:
    call = played("book", TUESDAY)
    first = found(call, TUESDAY)
    second = found(call, IN_THREE_WEEKS, dose=2, follows=first.id)
    assert verdict(call, first, second) == Verdict("as wanted", as_wanted=True)
    call.memory.recap_over = True
    assert verdict(call, first, second).got == "was not told of the second"


def test_a_second_injection_is_in_its_interval_and_at_the_time_chosen_for_it() -> None:
    call = played("book", TUESDAY)
    first = found(call, TUESDAY)
    too_soon = found(call, FRIDAY, dose=2, follows=first.id)
    assert verdict(call, first, too_soon).got == "the second out of its interval"
    call.memory.choices.append(Choice(0, FRIDAY, "Aubagne", second=True))
    in_time = found(call, IN_THREE_WEEKS, dose=2, follows=first.id)
    assert verdict(call, first, in_time).got == "the second was not moved"


def test_what_was_announced_must_have_been_chosen() -> None:
    call = played("book", TUESDAY)
    call.memory.announced.append(FRIDAY)
    assert verdict(call, found(call, TUESDAY)).got == "another time was announced"


def test_the_name_that_was_said_is_kept_and_no_other() -> None:
    call = played("book", TUESDAY)
    call.memory.named[0] = ("Lefèvre", "Andrée")
    call.memory.recap_over = True
    assert verdict(call, found(call, TUESDAY, names=frozenset({"lefevre", "andree"}))).as_wanted
    assert verdict(call, found(call, TUESDAY, names=frozenset({"monsieur"}))).got == "another name"
    assert verdict(call, found(call, TUESDAY)).got == "no name"


def said(*rates: float) -> list[dict[str, object]]:
    return [{"kind": "say", "text": "bonjour", "rate": rate} for rate in rates]


def heard(question: str, language: str = "fr") -> Heard:
    return Heard("", language, question, (), (), (), None, frozenset())


@pytest.mark.parametrize(
    ("asked", "then", "events", "wrong"),
    [
        ("slower", heard("day"), said(1.0), [NOT_SLOWER]),
        ("slower", heard("day"), said(0.8, 0.8), []),
        ("repeat", heard("place"), said(1.0), [NOT_REPEATED]),
        ("repeat", heard("day"), said(1.0), []),
        ("language", heard("day"), said(1.0), [NOT_IN_ENGLISH]),
        ("language", heard("day", "en"), said(1.0), []),
    ],
)
def test_what_is_asked_for_at_a_turn_must_be_done(
    asked: Literal["slower", "repeat", "language"],
    then: Heard,
    events: list[dict[str, object]],
    wrong: list[str],
) -> None:
    manner = Manner()
    manner.asked(Act("say", manner=asked), heard("day"), said(1.0))
    assert list(manner.faults(then, events)) == wrong


def test_a_wish_that_could_have_been_met_is_missed() -> None:
    call = played("book", TUESDAY, wish=Wish(weekdays=(4,)))
    assert verdict(call, found(call, TUESDAY)).got == "another day than could be had"


def test_a_code_that_was_heard_wrong_is_found_out() -> None:
    call = played("book", TUESDAY)
    call.memory.codes.append("111111")
    assert verdict(call, found(call, TUESDAY)).got == "another code"


def test_who_hangs_up_before_leaves_nothing_behind() -> None:
    call = played("hang_up")
    assert verdict(call).as_wanted
    assert verdict(call, holds=1).got == "still held"
    assert verdict(call, found(call, TUESDAY)).not_chosen == 1


def with_diary(want: Want, *chosen: Moment) -> Played:
    call = played(want, *chosen)
    return replace(call, caller=call.caller.with_kept(Kept(TUESDAY, "Aubagne", "483920", str(UUID(int=1)))))


def test_moving_leaves_one_appointment_at_the_time_that_was_chosen() -> None:
    call = with_diary("move", FRIDAY)
    assert verdict(call, kept=found(call, FRIDAY)).as_wanted
    assert verdict(call, found(call, FRIDAY), kept=found(call, TUESDAY)).got == "one too many"
    assert verdict(call, kept=found(call, TUESDAY)).got == "nothing"


def test_moving_to_a_time_that_nobody_chose_is_counted() -> None:
    call = with_diary("cancel")
    assert verdict(call, kept=found(call, FRIDAY)).not_chosen == 1


def test_a_stranger_who_hears_of_the_appointment_is_a_leak() -> None:
    call = with_diary("stranger")
    assert verdict(call, kept=found(call, TUESDAY)) == Verdict("as wanted", as_wanted=True)
    call.heard.append(Heard("", "fr", None, (), (TUESDAY,), (), None, frozenset()))
    assert verdict(call, kept=found(call, TUESDAY)).leaks == 1


def test_a_person_is_reached_within_two_turns_of_asking() -> None:
    call = played("person")
    assert verdict(call).got == "no person"
    assert verdict(replace(call, to_person=True, turns_to_person=2)).as_wanted
    assert not verdict(replace(call, to_person=True, turns_to_person=3)).as_wanted
