"""Each question tells the recogniser what will likely be said."""

from __future__ import annotations

from voicebot.simulator.phone import Phone


def test_towns_near_a_landline_months_and_offered_hours_are_hinted(landline: Phone) -> None:
    call = landline.dial()
    assert "rendez-vous" in call.waiting["hints"]
    call.presses("1").hears("date de naissance")
    assert "février" in call.waiting["hints"]
    call.presses("03021941").hears("injection").presses("1").hears("commune")
    assert "Aubagne" in call.waiting["hints"]
    call.presses("13400").hears("quel jour")
    assert "après-demain" in call.waiting["hints"]
    call.says("mardi matin").hears("tapez un")
    hinted = call.waiting["hints"].split(", ")
    assert hinted[0].startswith("mardi")
    assert " heures" in hinted[1]


def test_a_mobile_has_no_area(mobile: Phone) -> None:
    call = mobile.dial().presses("1").presses("03021942").hears("injection").presses("1").hears("commune")
    assert "Aubagne" not in call.waiting["hints"]


def test_a_town_name_borne_twice_is_the_one_in_the_callers_own_area(landline: Phone, mobile: Phone) -> None:
    at_home = (
        landline.dial().presses("1").presses("03021943").hears("injection").presses("1").hears("commune")
    )
    at_home.says("Rians").does_not_hear("plusieurs communes")
    anywhere = mobile.dial().presses("1").presses("03021944").hears("injection").presses("1").hears("commune")
    anywhere.says("Rians").hears("plusieurs communes")
