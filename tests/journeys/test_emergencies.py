"""An emergency is answered first and at once, whatever was asked, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from voicebot.simulator.phone import CallInProgress, Phone

QUESTIONS = {
    "the menu": (),
    "the birth date": ("1",),
    "the dose": ("1", "03021938"),
    "the number": ("1", "03021938", "1"),
    "the place": ("1", "03021938", "1", "2"),
    "the day": ("1", "03021938", "1", "2", "13400"),
    "an offer": ("1", "03021938", "1", "2", "13400", "1"),
    "the name": ("1", "03021938", "1", "2", "13400", "1", "1"),
    "the proof": ("2",),
    "the code": ("2", "03021938"),
}


def sends_to_the_emergency_services(call: CallInProgress) -> None:
    call.hears("C'est une urgence", "quinze", "cent douze").does_not_hear("Quelle", "commune", "naissance")


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_comes_before_every_question(withheld: Phone, question: str) -> None:
    call = withheld.dial()
    for keys in QUESTIONS[question]:
        call.presses(keys)
    sends_to_the_emergency_services(call.says("au secours, mon mari ne respire plus"))


def test_it_comes_before_the_number_of_a_call_back(withheld: Phone) -> None:
    call = withheld.dial().presses("0").presses("1").hears("quel numéro")
    sends_to_the_emergency_services(call.says("j'ai très mal dans la poitrine, ça me serre"))


def test_it_is_heard_in_english_and_answered_in_english(mobile: Phone) -> None:
    call = mobile.dial().presses("9").says("I would like an appointment").hears("date of birth")
    call.says("help me, I have a terrible pain in my chest").hears(
        "emergency", "fifteen", "hundred and twelve"
    )
    call.does_not_hear("date of birth")


def test_who_stays_on_the_line_hears_the_numbers_once_more_and_no_pleasantries(mobile: Phone) -> None:
    call = mobile.dial().presses("1").says("je n'arrive plus à respirer").hears("quinze")
    call.silence().hears("faites le quinze").does_not_hear("Merci").is_hung_up()


def test_who_asks_again_hears_it_again(mobile: Phone) -> None:
    call = mobile.dial().presses("1").says("je n'arrive plus à respirer").hears("quinze")
    call.says("vous pouvez répéter ?").hears("C'est une urgence", "quinze", "cent douze")


def test_who_waits_for_a_person_hears_what_to_do_in_an_emergency(mobile: Phone, call_centre: Any) -> None:
    call_centre.has_one_agent()
    mobile.dial().presses("0").waits_for_a_person().hears("urgence", "raccrochez", "quinze").hangs_up()
