"""Confirming and cancelling: who may, and that nobody else learns anything."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import select

from models import Appointment, Person, Slot, Store
from voicebot.simulator.phone import Phone

DIGITS = {
    "zéro": "0",
    "un": "1",
    "deux": "2",
    "trois": "3",
    "quatre": "4",
    "cinq": "5",
    "six": "6",
    "sept": "7",
}
DIGITS |= {"huit": "8", "neuf": "9"}


def book(phone: Phone, born: str) -> str:
    """Book by keys; returns the code as it was read out."""
    call = (
        phone.dial()
        .presses("1")
        .presses(born)
        .presses("3")
        .presses("2")
        .presses("13400")
        .presses("1")
        .presses("1")
    )
    heard = call.hears("C'est réservé").heard
    call.hangs_up()
    said = heard.partition("Votre code de rendez-vous")[2].partition("Je répète")[0]
    return "".join(DIGITS[word] for word in re.findall(r"\w+", said) if word in DIGITS)


def state_of(store: Store, phone: Phone, born: str) -> str:
    with store.transaction() as tx:
        whose = tx.vault.blind_index("identity", born, "", phone.number)

        person = tx.scalars(select(Person).where(Person.identity_index == whose)).one()
        return tx.scalars(select(Appointment).where(Appointment.person_id == person.id)).one().state


def test_from_the_same_number_the_birth_date_is_enough_to_cancel(mobile: Phone, store: Store) -> None:
    book(mobile, "03021931")
    call = mobile.dial().says("je voudrais annuler mon rendez-vous").hears("date de naissance")
    call.says("trois février trente et un").hears("annuler", "tapez un")
    call.says("oui").hears("C'est annulé")

    assert state_of(store, mobile, "1931-02-03") == "cancelled"
    assert "annulé" in mobile.wait_for_text("est annulé").body


def test_from_the_same_number_the_code_is_enough_to_confirm(mobile: Phone, store: Store) -> None:
    code = book(mobile, "03021932")
    mobile.dial().presses("2").presses(code).hears("C'est confirmé")

    assert state_of(store, mobile, "1932-02-03") == "confirmed"


def test_from_another_number_it_takes_both(mobile: Phone, another_mobile: Phone, store: Store) -> None:
    code = book(mobile, "03021933")
    call = another_mobile.dial().presses("4").presses("03021933").hears("code").does_not_hear("mardi")
    call.presses(code).hears("annuler", "tapez un").presses("1").hears("C'est annulé")

    assert state_of(store, mobile, "1933-02-03") == "cancelled"


def test_a_stranger_and_somebody_without_appointment_hear_the_same(
    mobile: Phone, another_mobile: Phone, store: Store
) -> None:
    book(mobile, "03021934")

    def tries(born: str) -> str:
        call = another_mobile.dial().presses("4").presses(born).presses("999999")
        heard = call.heard
        call.hangs_up()
        return heard

    assert tries("03021934") == tries("04041924")
    assert state_of(store, mobile, "1934-02-03") == "booked"


def test_after_three_wrong_proofs_a_person_takes_over(another_mobile: Phone) -> None:
    call = another_mobile.dial().presses("4").presses("01011930").presses("111111").hears("ne trouve pas")
    call.presses("02021930").hears("ne trouve")
    call.presses("222222").hears("personne")


def test_changing_ones_mind_keeps_the_appointment(mobile: Phone, store: Store) -> None:
    book(mobile, "03021935")
    call = mobile.dial().presses("4").presses("03021935").hears("annuler")
    call.says("non non gardez-le").hears("gardé")

    assert state_of(store, mobile, "1935-02-03") == "booked"


def test_a_cancelled_place_is_free_again(mobile: Phone, store: Store) -> None:
    book(mobile, "03021936")
    with store.transaction() as tx:
        taken = sum(slot.taken for slot in tx.scalars(select(Slot)))
    mobile.dial().presses("4").presses("03021936").presses("1").hears("C'est annulé")
    with store.transaction() as tx:
        assert sum(slot.taken for slot in tx.scalars(select(Slot))) == taken - 1


def test_a_new_wish_gives_no_new_tries(mobile: Phone, another_mobile: Phone) -> None:
    book(mobile, "03021937")
    call = another_mobile.dial().presses("4").presses("03021937")
    for code in ("100000", "100001"):
        call.presses(code).hears("ne trouve")
        call.says("je veux annuler mon rendez-vous").hears("code")
    call.presses("100002").hears("personne").waits_for_a_person()


def test_people_of_one_number_never_see_each_other(village: Any, landline: Phone) -> None:
    """A care home: one telephone, several birth dates."""
    one = village.books(landline.number, "1931-08-01", day=4)
    village.books(landline.number, "1932-08-02", day=5)
    call = landline.dial().presses("4").presses("02081932").hears("annuler").does_not_hear("plusieurs")
    call.presses("1").hears("C'est annulé")
    assert village.now(one).state == "booked"


@pytest.mark.parametrize(
    ("wish", "born", "code"),
    [
        ("je voudrais annuler mon rendez-vous", "premier août {year}", "un un un deux deux deux"),
        ("c'est quand mon rendez-vous", "01/08/{year}", "111222"),
        ("I want to move my appointment", "first of August {year}", "111222"),
    ],
)
def test_whoever_asks_a_stranger_hears_the_same_words(
    village: Any, mobile: Phone, another_mobile: Phone, wish: str, born: str, code: str
) -> None:
    village.books(mobile.number, "1933-08-01")

    def hears(year: int) -> list[str]:
        call = another_mobile.dial()
        heard = [call.says(said).heard for said in (wish, born.format(year=year), code)]
        call.hangs_up()
        return heard

    assert hears(1933) == hears(1921)


def test_guessing_in_call_after_call_soon_brings_a_person(
    village: Any, mobile: Phone, another_mobile: Phone
) -> None:
    booked = village.books(mobile.number, "1934-08-01")
    for _ in range(3):
        call = another_mobile.dial().presses("2").presses("01081934")
        for guess in ("100000", "100001", "100002"):
            if "code" in call.heard or "ne trouve" in call.heard:
                call.presses(guess)
        call.hears("personne").hangs_up()
    another_mobile.dial().presses("2").hears("Je vous passe une personne").hangs_up()

    # Nobody can lock somebody else out: the number it was booked with opens it as before.
    mobile.dial().presses("2").presses("01081934").hears("C'est confirmé")
    assert village.now(booked).state == "confirmed"


@pytest.mark.parametrize("words", ["mon code c'est {spaced}", "{spaced}"])
def test_a_code_that_is_said_first_is_a_code_and_the_birth_date_is_asked(
    village: Any, mobile: Phone, another_mobile: Phone, words: str
) -> None:
    booked = village.books(mobile.number, "1935-08-01")
    call = another_mobile.dial().says("je voudrais annuler mon rendez-vous").hears("date de naissance")
    call.says(words.format(spaced=" ".join(booked.code)))
    if "six chiffres" in call.heard:
        # It may be a birth date as well: said once more, it is none.
        call.says(booked.code)
    call.hears("date de naissance").does_not_hear("ne trouve pas").says("premier août trente-cinq")
    call.hears("annuler").says("oui").hears("C'est annulé")


def test_a_birth_date_in_six_figures_opens_what_was_booked_with_this_number(
    village: Any, mobile: Phone
) -> None:
    village.books(mobile.number, "1936-08-12")
    call = mobile.dial().says("je voudrais confirmer mon rendez-vous").says("douze zéro huit trente-six")
    call.hears("C'est confirmé")
