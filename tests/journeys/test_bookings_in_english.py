"""A whole booking in English, with two injections and without."""

from __future__ import annotations

from typing import Any

from voicebot.simulator.phone import Phone


def test_two_injections_and_a_name_and_pen_and_paper(landline: Phone, village: Any) -> None:
    call = landline.dial().presses("9").says("I would like an appointment please").hears("date of birth")
    call.says("third of February nineteen thirty-six").hears("third of February", "injection")
    call.says("the first one").hears("town").says("Aubagne").says("Tuesday morning").hears("press one")
    call.says("the second one").hears("booked", "second injection").says("yes that's fine").hears("name")
    call.says("my name is John Smith").hears("write with").says("not yet").hears("take your time")
    call.says("yes I'm ready").hears("booking code", "identity document").says("no thank you").is_hung_up()
    assert [one.dose for one in village.of(landline.number)] == [1, 2]


def test_a_booster_of_somebody_who_does_not_know_when_the_last_was(mobile: Phone, village: Any) -> None:
    call = mobile.dial().presses("9").says("I'd like to book a vaccination").hears("date of birth")
    call.says("fourth of April nineteen thirty-six").says("it's a booster").says("I don't remember")
    call.hears("town").says("in Aubagne").says("as soon as possible").hears("press one")
    call.says("that's too far").hears("elsewhere").says("La Ciotat").hears("La Ciotat").says("the first one")
    call.hears("booked").says("I'd rather not say").hears("booking code")
    assert [(one.dose, one.state) for one in village.of(mobile.number)] == [(3, "booked")]
