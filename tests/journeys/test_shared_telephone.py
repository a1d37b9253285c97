"""A telephone that many share: nobody tries out on it whose birth date has an appointment."""

from __future__ import annotations

from typing import Any

from voicebot.booking.brake import MOST_FAILURES
from voicebot.simulator.phone import CallInProgress, Phone


def booked_by_keys(call: CallInProgress, born: str) -> CallInProgress:
    """One more of the household, up to "anything else?"."""
    call.presses(born).presses("3").presses("2")
    call.presses("13400") if "code postal" in call.heard else None
    while "C'est réservé" not in call.heard.replace("’", "'"):
        call.presses("1")
    while "autre chose" not in call.heard:
        call.presses("1")
    return call


def test_in_one_call_only_a_household_is_told_of_its_appointments(village: Any, landline: Phone) -> None:
    for born in ("1930-04-01", "1930-04-02", "1930-04-04"):
        village.books(landline.number, born)
    call = landline.dial().presses("1").presses("01041930").hears("déjà rendez-vous").presses("1")
    call.presses("1").presses("1").presses("2").presses("02041930").hears("déjà rendez-vous").presses("1")
    call.presses("1").presses("1").presses("2").presses("03041930").hears("trois avril", "injection")
    call.says("je me suis trompée de date de naissance").hears("naissance").presses("04041930")
    call.hears("personne").does_not_hear("déjà").waits_for_a_person()


def test_a_household_of_four_books_in_one_call(landline: Phone, village: Any) -> None:
    call = booked_by_keys(landline.dial().presses("1"), "01051930")
    for born in ("02051930", "03051930", "04051930"):
        call = booked_by_keys(call.presses("1").presses("1").presses("2").hears("naissance"), born)
    assert len(village.of(landline.number)) == 4


def test_so_it_is_for_a_cancellation(village: Any, landline: Phone) -> None:
    booked = village.books(landline.number, "1930-06-04")
    call = landline.dial().presses("4")
    for born in ("01061930", "02061930", "03061930"):
        call.presses(born).hears("code").says("je me suis trompé de date de naissance").hears("naissance")
    call.presses("04061930").does_not_hear("annuler").waits_for_a_person()
    assert village.now(booked).state == "booked"


def test_call_after_call_they_add_up(landline: Phone, village: Any) -> None:
    village.books(landline.number, "1931-06-30")
    for day in range(1, MOST_FAILURES + 1):
        landline.dial().presses("1").presses(f"{day:02}061931").hears("C'est noté").hangs_up()
    call = landline.dial().presses("1").presses("30061931").does_not_hear("déjà")
    call.waits_for_a_person()
