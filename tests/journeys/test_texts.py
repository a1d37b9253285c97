"""Booking, confirming and cancelling by text."""

from __future__ import annotations

import re

from voicebot.simulator.phone import Phone
from voicebot.wording import sms


def book(phone: Phone, born: str) -> None:
    assert "date de naissance" in phone.texts("RDV")[0]
    assert "première fois" in phone.texts(born)[0]
    assert "fois précédente" in phone.texts("un rappel")[0]
    assert "commune" in phone.texts("je ne sais plus")[0]
    assert "jour" in phone.texts("13400")[0]
    assert "1:" in phone.texts("mardi matin")[0]
    assert "réservé" in phone.texts("1")[0]


def test_a_whole_booking_by_text_then_ok_merci_then_annuler(mobile: Phone) -> None:
    book(mobile, "03/02/1938")
    assert re.search(r"Code [1-9]\d{5}\b", mobile.wait_for_text("Apportez").body)
    assert "annul" in mobile.texts("ANNULER")[0]
    assert "Aucun rendez-vous" in mobile.texts("ANNULER")[0]


def test_oui_confirms_the_appointment_that_our_text_told_of(mobile: Phone) -> None:
    book(mobile, "04/02/1938")
    assert "confirmé" in mobile.texts("OUI")[0]


def test_an_indirect_cancellation_is_asked_back_once(mobile: Phone) -> None:
    book(mobile, "05/02/1938")
    mobile.wait_for_text("Apportez")
    assert "OUI ou NON" in mobile.texts("je voudrais annuler mon rdv svp")[0]
    assert "annulé" in mobile.texts("oui")[0]


def test_all_in_one_sentence_skips_what_was_said(mobile: Phone) -> None:
    assert "date de naissance" in mobile.texts("rdv mardi matin 13400")[0]
    assert "première fois" in mobile.texts("06/02/1938")[0]
    assert "1:" in mobile.texts("je ne sais pas")[0]


def test_every_text_is_plain_and_at_most_two_segments(mobile: Phone) -> None:
    for words in ("bonjour", "RDV", "x" * 300, "03/02/1938", "1", "Aubagne", "mardi", "1", "AIDE", "😀"):
        for reply in mobile.texts(words):
            assert sms.segments(reply) <= 2
            assert sms.is_gsm7(reply)


def test_after_stop_a_booking_by_voice_sends_nothing(mobile: Phone) -> None:
    mobile.texts("ARRET")
    before = len(mobile.inbox())
    mobile.dial().presses("1").presses("03021938").presses("1").presses("13400").presses("1").presses(
        "1"
    ).hears("réservé")
    mobile.texts("START")

    assert not [text for text in mobile.inbox()[before:] if "Apportez" in text.body]
