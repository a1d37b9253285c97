"""Somebody wants a person: waits in line, is taken by an agent who knows what about, or is called back."""

from __future__ import annotations

from typing import Any

import pytest
from steps import in_line, tasks_of, until_out_of_line, waiting

from models import Store
from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack


def test_an_agent_hears_what_it_is_about_takes_the_caller_and_talks(
    mobile: Phone, call_centre: Any, store: Store
) -> None:
    agent = call_centre.has_one_agent()
    call = mobile.dial().presses("1").hears("date de naissance").presses("0")
    call.hears("prochaine personne, c'est vous", "tapez un")
    talk = agent.rings().answer().hears("parle français", "prendre rendez-vous", "date de naissance")
    talk.hears("tapez un").does_not_hear("trente", "zéro six")
    talk.presses("1")
    call.talks_with(agent.number)
    assert waiting(store, mobile).state == "connected"
    talk.hangs_up()
    call.is_hung_up_soon()
    assert waiting(store, mobile).state == "left"
    assert tasks_of(store, mobile.number) == []


def test_when_the_caller_hangs_up_first_the_agent_hears_so(mobile: Phone, call_centre: Any) -> None:
    agent = call_centre.has_one_agent()
    call = in_line(mobile)
    talk = agent.rings().answer().presses("1")
    call.talks_with(agent.number).hangs_up()
    talk.is_hung_up_soon().hears("a raccroché")


def test_an_english_caller_is_announced_as_one(mobile: Phone, call_centre: Any) -> None:
    agent = call_centre.has_one_agent()
    mobile.dial().presses("9").presses("0").hears("You are next in line")
    agent.rings().answer().hears("parle anglais")


def test_all_agents_are_rung_and_the_first_one_gets_the_caller(mobile: Phone, call_centre: Any) -> None:
    one, two = call_centre.phones
    call = in_line(mobile)
    first, second = one.rings().answer(), two.rings().answer()
    second.presses("1")
    call.talks_with(two.number)
    first.is_hung_up_soon()


def test_a_telephone_that_rings_for_nobody_stops_when_the_caller_hangs_up(
    mobile: Phone, call_centre: Any, store: Store
) -> None:
    agent = call_centre.has_one_agent()
    call = in_line(mobile)
    ringing = agent.rings()
    call.hangs_up()
    ringing.is_hung_up_soon()
    assert (waiting(store, mobile).state, waiting(store, mobile).why) == ("left", "hung_up")


def test_an_agent_who_does_not_press_the_key_has_not_taken_the_caller(
    mobile: Phone, call_centre: Any
) -> None:
    agent = call_centre.has_one_agent()
    call = in_line(mobile)
    agent.rings().answer(by="machine_start").silence().is_hung_up()
    until_out_of_line(call).hears("Nous ne pouvons pas vous passer une personne")


def test_two_callers_and_one_agent_keep_their_order(
    mobile: Phone, another_mobile: Phone, call_centre: Any
) -> None:
    agent = call_centre.has_one_agent()
    first = in_line(mobile)
    second = in_line(another_mobile).hears("Une personne passe avant vous")
    talk = agent.rings().answer().presses("1")
    first.talks_with(agent.number)
    assert second.listens().is_in_line
    talk.hangs_up()
    first.is_hung_up_soon()
    agent.rings().answer().presses("1")
    second.talks_with(agent.number)


def test_an_emergency_goes_first_and_a_person_can_still_be_had(mobile: Phone, call_centre: Any) -> None:
    agent = call_centre.has_one_agent()
    call = mobile.dial().says("j'ai mal dans la poitrine").hears("quinze", "cent douze")
    call.presses("0").waits_for_a_person()
    agent.rings().answer().hears("urgence")


QUESTIONS = {
    "the wish": (),
    "the birth date": ("1",),
    "the place": ("1", "03021938"),
    "the day": ("1", "03021938", "13400"),
    "an offer": ("1", "03021938", "13400", "1"),
    "the proof": ("2",),
}


@pytest.mark.parametrize("before", QUESTIONS.values(), ids=QUESTIONS)
@pytest.mark.parametrize("ask", ["0", "je veux parler à quelqu'un"])
def test_a_person_is_reached_from_every_question(
    mobile: Phone, call_centre: Any, before: tuple[str, ...], ask: str
) -> None:
    call = mobile.dial()
    for keys in before:
        call.presses(keys)
    (call.presses if ask.isdecimal() else call.says)(ask).waits_for_a_person()
    call.hangs_up()


def test_a_machine_that_fails_puts_the_caller_in_line_too(
    stack: Stack, mobile: Phone, call_centre: Any
) -> None:
    agent = call_centre.has_one_agent()
    call = mobile.dial().presses("1")
    stack.kill("dialogue")
    call.presses("03021938").hears("problème technique").waits_for_a_person()
    talk = agent.rings().answer().presses("1")
    call.talks_with(agent.number)
    talk.hangs_up()
    call.is_hung_up_soon()
    stack.wait_until_ready()


def test_the_key_may_be_said(mobile: Phone) -> None:
    mobile.dial().says("zéro").hears("Je vous passe une personne")
