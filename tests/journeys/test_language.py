"""The language a caller speaks is the language they are answered in, from then on."""

from __future__ import annotations

from voicebot.simulator.phone import Phone


def test_english_asked_for_in_the_middle_of_a_call_stays(mobile: Phone) -> None:
    call = mobile.dial().says("je voudrais un rendez-vous pour le vaccin").hears("date de naissance")
    call.says("do you speak English please").hears("English", "date of birth")
    assert call.waiting["language"] == "en-GB"
    call.says("the third of February nineteen thirty-nine").hears("nineteen thirty-nine", "injection")
    call.says("the first").hears("town")
    call.says("Aubagne").hears("which day", "Aubagne").does_not_hear("tapez")
    call.says("Tuesday morning").hears("Tuesday", "press one")
    call.says("the second one please").hears("booked").does_not_hear("réservé")
    assert "it is booked" in mobile.wait_for_text("Code").body


def test_french_comes_back_when_asked_for(mobile: Phone) -> None:
    call = mobile.dial().presses("9").hears("English")
    call.says("en français s'il vous plaît").hears("rendez-vous")
    assert call.waiting["language"] == "fr-FR"


def test_a_text_in_english_is_answered_in_english_and_so_is_the_next(mobile: Phone) -> None:
    assert "date of birth" in mobile.texts("Hello, I would like to book an appointment for the vaccine")[0]
    assert "first time" in mobile.texts("03/02/1940")[0]


def test_the_offer_of_english_is_read_by_an_english_voice(mobile: Phone) -> None:
    call = mobile.dial()
    spoken = {
        event["text"].strip(): event["language"] for event in call.state["heard"] if event["kind"] == "say"
    }
    assert spoken["For English, press nine."] == "en-GB"
