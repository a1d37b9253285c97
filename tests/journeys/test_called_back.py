"""Nobody can be had now: somebody calls back, at which number and what time of day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from steps import in_line, tasks_of, until_out_of_line, waiting

from models import Store, Waiting
from voicebot.simulator.phone import Phone


@pytest.mark.parametrize("outcome", ["no-answer", "busy", "failed"])
def test_when_nobody_takes_it_the_caller_is_called_back(
    mobile: Phone, call_centre: Any, store: Store, outcome: str
) -> None:
    for phone in call_centre.phones:
        phone.behaves(calls=outcome)
    call = in_line(mobile)
    until_out_of_line(call)
    call.hears("Nous ne pouvons pas vous passer une personne maintenant", "vous rappeler au")
    assert tasks_of(store, mobile.number) == [("no_answer", None)]
    call.presses("1").hears("le matin").presses("2").hears("après-midi", "autre chose")
    assert tasks_of(store, mobile.number) == [("no_answer", "afternoon")]


def test_who_would_rather_be_called_back_presses_one(mobile: Phone, call_centre: Any, store: Store) -> None:
    agent = call_centre.has_one_agent()
    call = in_line(mobile)
    ringing = agent.rings()
    call.presses("1").does_not_hear("Nous ne pouvons pas").hears("vous rappeler au")
    ringing.is_hung_up_soon()
    call.says("oui").says("plutôt demain matin").hears("matin", "autre chose")
    assert tasks_of(store, mobile.number) == [("asked", "morning")]


def test_another_number_can_be_given(mobile: Phone, call_centre: Any, store: Store) -> None:
    call_centre.closes()
    call = mobile.dial().presses("0").presses("2").hears("numéro").presses("0465710078")
    call.hears("le matin").presses("3").hears("zéro quatre", "soixante-dix-huit")
    assert tasks_of(store, "+33465710078") == [("asked", "any")]


def test_waiting_has_a_limit(mobile: Phone, call_centre: Any, store: Store) -> None:
    agent = call_centre.has_one_agent()
    call = in_line(mobile)
    agent.rings()
    with store.transaction() as tx:
        row = tx.get_one(Waiting, waiting(store, mobile).id)
        row.in_line_at -= timedelta(minutes=6)
    call.silence().hears("Nous ne pouvons pas vous passer une personne")
    assert (waiting(store, mobile).state, waiting(store, mobile).why) == ("overflow", "too_long")


def test_when_too_many_wait_the_next_one_is_called_back(
    mobile: Phone, another_mobile: Phone, call_centre: Any, store: Store
) -> None:
    for _ in range(10):
        mobile.dial().presses("0").waits_for_a_person()
    another_mobile.dial().presses("0").hears("Beaucoup de personnes attendent", "vous rappeler au")
    assert tasks_of(store, another_mobile.number) == [("asked", None)]


def test_out_of_hours_the_hours_are_told_and_a_call_back_is_noted(
    mobile: Phone, call_centre: Any, store: Store
) -> None:
    call_centre.closes()
    call = mobile.dial().presses("0").hears("bureaux sont fermés", "lundi", "huit heures", "vous rappeler au")
    assert not call.is_in_line
    assert tasks_of(store, mobile.number) == [("asked", None)]
    assert mobile.wait_for_text("Une personne vous rappellera").segments == 1
    call.presses("1").presses("1").hears("lundi", "le matin").presses("2").is_hung_up()
    assert tasks_of(store, mobile.number) == [("asked", "morning")]


def test_a_withheld_caller_whom_nobody_takes_gives_a_number(
    withheld: Phone, call_centre: Any, store: Store
) -> None:
    call_centre.closes()
    withheld.dial().presses("0").hears("numéro").presses("0465710077").presses("3").hears("rappellerons")
    assert tasks_of(store, "+33465710077") == [("asked", "any")]


def test_who_was_not_taken_once_is_called_back_and_not_put_in_line_again(
    mobile: Phone, call_centre: Any
) -> None:
    for phone in call_centre.phones:
        phone.behaves(calls="busy")
    call = until_out_of_line(in_line(mobile)).presses("1").presses("3").hears("autre chose")
    call.presses("0").hears("vous rappeler au")
    assert not call.is_in_line


def test_who_cannot_answer_the_questions_of_a_call_back_is_called_back_all_the_same(
    mobile: Phone, call_centre: Any, store: Store
) -> None:
    call_centre.closes()
    call = mobile.dial().presses("0")
    call.silence().silence().silence().hears("rappellera").is_hung_up()
    assert tasks_of(store, mobile.number) == [("asked", None)]
