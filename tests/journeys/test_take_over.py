"""An agent takes a caller from the assistant, who had or had not asked for a person."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest
from bell import until
from desk import CAMILLE, DENIS, Desk, at_the_place, hears_soon, is_taken, talking, until_back
from steps import in_line, waiting

from models import Store
from voicebot.conversation import taking_over
from voicebot.simulator.phone import CallInProgress, Phone


def test_an_agent_takes_a_caller_who_had_not_asked_and_knows_what_it_is_about(
    mobile: Phone, agent: Phone, desk: Desk
) -> None:
    call = at_the_place(mobile).presses("13400").hears("jour")
    assert desk.sees(mobile).where == "assistant"
    desk.takes(mobile, agent)
    is_taken(call)
    assert desk.sees(mobile).where == "called"
    talk = agent.rings().answer().hears("prendre rendez-vous", "Aubagne", "Il manque le jour", "tapez un")
    talk.does_not_hear("mille neuf cent", "zéro six").presses("1")
    call.talks_with(agent.number)
    assert (desk.sees(mobile).where, desk.sees(mobile).agent) == ("talking", CAMILLE)
    talk.hangs_up()
    call.is_hung_up_soon()
    assert desk.sees(mobile) is None
    assert desk.trail(mobile) == [("taken_over", CAMILLE), ("talked_with", CAMILLE)]


def test_what_the_assistant_has_understood_is_seen(mobile: Phone, agent: Phone, desk: Desk) -> None:
    at_the_place(mobile).presses("13400").hears("jour")
    seen = desk.sees(mobile)
    assert (seen.asked, seen.caller, seen.known.wish) == ("day", mobile.number, "book")
    assert (seen.known.birth_date, seen.known.place) == (date(1938, 2, 3), "Aubagne")


@pytest.mark.parametrize("trouble", ["busy", "no-answer", "failed"])
def test_without_an_answer_the_caller_goes_on_at_the_same_question(
    mobile: Phone, agent: Phone, desk: Desk, trouble: str
) -> None:
    call = at_the_place(mobile)
    agent.behaves(calls=trouble)
    desk.takes(mobile, agent)
    is_taken(call)
    until_back(call).hears("Personne ne peut vous répondre", "Je reprends", "commune")
    call.presses("13400").hears("jour")
    assert waiting_end(desk, mobile) == "nobody"
    assert desk.trail(mobile)[-1] == ("not_taken", CAMILLE)


def waiting_end(desk: Desk, phone: Phone) -> str | None:
    return waiting(desk._store, phone).why


def test_a_machine_that_picks_up_takes_nobody(mobile: Phone, agent: Phone, desk: Desk) -> None:
    call = at_the_place(mobile)
    desk.takes(mobile, agent)
    is_taken(call)
    agent.rings().answer(by="machine_start").silence().is_hung_up()
    until_back(call).hears("Je reprends", "commune")


def test_a_caller_who_hangs_up_while_the_telephone_rings_is_gone(
    mobile: Phone, agent: Phone, desk: Desk
) -> None:
    call = at_the_place(mobile)
    desk.takes(mobile, agent)
    is_taken(call)
    ringing = agent.rings()
    call.hangs_up()
    ringing.is_hung_up_soon()
    assert (waiting(desk._store, mobile).state, waiting_end(desk, mobile)) == ("left", "hung_up")
    with pytest.raises(taking_over.NotOnTheLine):
        desk.takes(mobile, agent)


def test_of_two_agents_one_gets_the_caller_and_the_other_hears_who(
    mobile: Phone, call_centre: Any, desk: Desk
) -> None:
    one, two = call_centre.phones
    call = at_the_place(mobile)
    refused: list[str | None] = []

    def take(phone: Phone, by: str) -> None:
        try:
            desk.takes(mobile, phone, by)
        except taking_over.TakenByAnother as another:
            refused.append(another.by)

    at_once = [threading.Thread(target=take, args=each) for each in ((one, CAMILLE), (two, DENIS))]
    for thread in at_once:
        thread.start()
    for thread in at_once:
        thread.join()
    winner = desk.sees(mobile).agent
    assert refused == [winner]
    phone = one if winner == CAMILLE else two
    is_taken(call)
    phone.rings().answer().presses("1")
    call.talks_with(phone.number)


def test_taking_twice_is_taking_once(mobile: Phone, agent: Phone, desk: Desk) -> None:
    call = at_the_place(mobile)
    desk.takes(mobile, agent)
    desk.takes(mobile, agent)
    is_taken(call)
    agent.rings()
    assert desk.trail(mobile) == [("taken_over", CAMILLE)]


def test_who_had_asked_for_a_person_is_taken_out_of_the_line_by_that_agent(
    mobile: Phone, another_mobile: Phone, call_centre: Any, desk: Desk
) -> None:
    one, two = call_centre.phones
    in_line(another_mobile)
    second = in_line(mobile)
    for_the_first = two.rings()
    desk.takes(mobile, two)
    _rings_anew(two, for_the_first).answer().presses("1")
    second.talks_with(two.number)
    assert one.rings()


def _rings_anew(agent: Phone, before: CallInProgress) -> CallInProgress:
    """The telephone rang for the head of the line; it rings again for whom its owner took."""
    until(lambda: agent.rings().id != before.id)
    return agent.rings()


def test_an_agent_who_talks_takes_nobody_else(
    mobile: Phone, another_mobile: Phone, agent: Phone, desk: Desk
) -> None:
    call = at_the_place(mobile)
    talking(desk, mobile, call, agent)
    at_the_place(another_mobile)
    with pytest.raises(taking_over.TelephoneInUse):
        desk.takes(another_mobile, agent)


def test_a_caller_in_the_middle_of_a_turn_is_taken_and_hears_its_answer_afterwards(
    mobile: Phone, agent: Phone, desk: Desk, store: Store
) -> None:
    call = at_the_place(mobile)
    with store.one_at_a_time(f"voice:{call.id}"):
        answering = threading.Thread(target=lambda: call.presses("13400"))
        answering.start()
        desk.takes(mobile, agent)
        waits_to_be_moved(desk, mobile)
    answering.join()
    is_taken(call)
    desk.gives_back(mobile)
    hears_soon(call, "Je reprends", "Aubagne", "jour")
    call.presses("1").hears("tapez un")


def waits_to_be_moved(desk: Desk, phone: Phone) -> None:
    """Until the provider has been asked to bring the call."""
    for _ in range(2000):
        if waiting(desk._store, phone).move is None:
            return
    raise AssertionError("never moved")


def test_a_caller_who_finishes_meanwhile_is_not_on_the_line(mobile: Phone, agent: Phone, desk: Desk) -> None:
    mobile.dial().says("au revoir").is_hung_up()
    with pytest.raises(taking_over.NotOnTheLine):
        desk.takes(mobile, agent)


def test_an_agent_who_thinks_better_of_it_gives_the_caller_back_before_talking(
    mobile: Phone, agent: Phone, desk: Desk
) -> None:
    call = at_the_place(mobile)
    desk.takes(mobile, agent)
    is_taken(call)
    ringing = agent.rings()
    desk.gives_back(mobile)
    hears_soon(call, "Je reprends", "commune")
    ringing.is_hung_up_soon()
    call.presses("13400").hears("jour")
