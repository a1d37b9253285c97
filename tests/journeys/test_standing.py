"""What one has, or has just booked: told again, cancelled, taken back, kept, without proving it twice."""

from __future__ import annotations

from typing import Any

import pytest

from models import Slot, Store
from voicebot.simulator.phone import CallInProgress, Phone


def booking(phone: Phone, born: str) -> CallInProgress:
    """A call in which an appointment has just been booked by keys, at "anything else?"."""
    call = phone.dial().presses("1").presses(born)
    for _ in range(8):
        if "autre chose" in call.heard:
            return call
        if "injection, tapez un" in call.heard:
            call.presses("1")
        elif "code postal" in call.heard:
            call.presses("05350")
        else:
            call.presses("1")
    raise AssertionError(call.transcript())


def only_one_of(village: Any, phone: Phone) -> Any:
    """The appointment that this telephone booked last."""
    return village.of(phone.number)[-1]


@pytest.mark.parametrize("words", ["finalement annulez-le", "non en fait je ne pourrai pas venir, annulez"])
def test_what_was_just_booked_is_cancelled_without_any_proof(village: Any, mobile: Phone, words: str) -> None:
    call = booking(mobile, "03021951").says(words).hears("annuler").does_not_hear("date de naissance")
    call.says("oui").hears("C'est annulé", "deuxième est annulé aussi")

    assert [one.state for one in village.of(mobile.number)] == ["cancelled", "cancelled"]


def test_of_two_injections_the_second_alone_is_cancelled(village: Any, mobile: Phone) -> None:
    call = booking(mobile, "03021963").says("annulez le deuxième rendez-vous").presses("3")
    call.hears("C'est annulé", "reste réservé")

    assert [one.state for one in village.of(mobile.number)] == ["booked", "cancelled"]


def test_a_second_injection_that_does_not_suit_is_moved_at_once(village: Any, mobile: Phone) -> None:
    call = (
        mobile.dial().presses("1").presses("03021944").presses("1").presses("05350").presses("1").presses("1")
    )
    before = village.of(mobile.number)
    call.hears("deuxième injection").presses("2").hears("code", "reste réservé").presses("1").presses("2")
    call.hears("déplacé")

    now = village.of(mobile.number)
    assert now[0].slot == before[0].slot
    assert now[1].slot != before[1].slot


def test_so_it_is_where_the_number_is_withheld(village: Any, withheld: Phone) -> None:
    call = withheld.dial().presses("1").presses("03021952")
    for _ in range(8):
        if "autre chose" in call.heard:
            break
        call.presses(
            "2" if "numéro est masqué" in call.heard else "05350" if "code postal" in call.heard else "1"
        )
    call.says("finalement annulez-le").hears("annuler").does_not_hear("date de naissance")
    call.presses("1").hears("C'est annulé")


def test_another_day_than_was_just_booked_moves_it(village: Any, mobile: Phone) -> None:
    call = booking(mobile, "03021953")
    before = village.of(mobile.number)[0]
    day = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")[
        before.starts_at.weekday()
    ]
    call.says(f"ah non pas {day} je me suis trompée").hears("tapez un", "tapez deux").presses("1").hears(
        "déplacé"
    )

    now = village.of(mobile.number)[0]
    assert (now.id, now.code) == (before.id, before.code)
    assert now.starts_at.weekday() != before.starts_at.weekday()


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("c'est quand déjà", "vous avez rendez-vous"),
        ("c'est à quelle heure déjà mon rendez-vous", "vous avez rendez-vous"),
        ("répétez l'adresse s'il vous plaît", "Place de la Fontaine"),
        ("le code encore", "code de rendez-vous"),
        ("redites-moi le code", "code de rendez-vous"),
    ],
)
def test_what_was_just_booked_is_told_again(mobile: Phone, words: str, answer: str, village: Any) -> None:
    booking(mobile, "03021954").says(words).hears(answer, "autre chose")


@pytest.mark.parametrize(
    "words", ["finalement je veux le garder", "non en fait je viens quand même", "je veux le reprendre"]
)
def test_what_was_cancelled_is_taken_back(village: Any, mobile: Phone, words: str) -> None:
    booked = village.books(mobile.number, "1955-02-03")
    call = mobile.dial().presses("4").presses("03021955").presses("1").hears("C'est annulé")
    call.says(words).hears("C'est réservé", "code")

    again = only_one_of(village, mobile)
    assert (again.state, again.slot) == ("booked", booked.slot)
    assert again.id != booked.id


def test_who_asks_again_hears_of_the_one_that_stands_and_keeps_it(village: Any, mobile: Phone) -> None:
    booked = village.books(mobile.number, "1956-02-03")
    call = mobile.dial().presses("1").presses("03021956").hears("déjà rendez-vous", "le garder, tapez un")
    call.presses("1").hears("gardé", "autre chose")
    assert village.now(booked).state == "booked"


def test_or_moves_it_at_once(village: Any, mobile: Phone) -> None:
    booked = village.books(mobile.number, "1957-02-03")
    call = mobile.dial().says("je voudrais un rendez-vous").presses("03021957").hears("déjà rendez-vous")
    call.says("je voudrais le déplacer").hears("reste réservé", "quel jour").presses("1").presses("1").hears(
        "déplacé"
    )
    assert village.now(booked).slot != booked.slot


def test_or_cancels_it(village: Any, mobile: Phone) -> None:
    booked = village.books(mobile.number, "1958-02-03")
    call = mobile.dial().presses("1").presses("03021958").presses("3").hears("annuler").presses("1")
    call.hears("C'est annulé")
    assert village.now(booked).state == "cancelled"


@pytest.mark.parametrize("keys", ["3", "7", "8"])
def test_a_key_that_is_no_option_is_told_so_and_does_nothing(village: Any, mobile: Phone, keys: str) -> None:
    booked = village.books(mobile.number, "1959-02-03")
    call = mobile.dial().presses("4").presses("03021959").hears("annuler")
    call.presses(keys).hears("touche", "tapez deux")
    call.presses("2").hears("gardé")
    assert village.now(booked).state == "booked"


@pytest.mark.parametrize(
    "wish",
    [
        "je veux annuler le rendez-vous de ma mère",
        "c'est pour annuler le rendez-vous de maman elle est malade",
    ],
)
def test_somebody_else_s_appointment_takes_their_birth_date(village: Any, mobile: Phone, wish: str) -> None:
    booked = village.books(mobile.number, "1931-05-06")
    own = village.books(mobile.number, "1960-02-03")
    call = mobile.dial().says(wish).hears("naissance").says("le six mai trente et un").hears("annuler")
    call.says("oui").hears("C'est annulé")
    assert village.now(booked).state == "cancelled"
    assert village.now(own).state == "booked"


@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        ("c'est quand mon rendez-vous", "vous avez rendez-vous"),
        ("je ne sais plus quel jour je dois venir", "vous avez rendez-vous"),
        ("quel est mon code s'il vous plaît", "code de rendez-vous"),
    ],
)
def test_when_and_where_and_the_code_take_two_answers(
    village: Any, mobile: Phone, wish: str, answer: str
) -> None:
    village.books(mobile.number, "1961-02-03")
    mobile.dial().says(wish).hears("naissance").says("trois février soixante et un").hears(answer)


def test_in_english(village: Any, mobile: Phone) -> None:
    booked = village.books(mobile.number, "1962-02-03")
    call = mobile.dial().says("I would like to cancel my appointment").hears("date of birth")
    call.says("third of February nineteen sixty-two").hears("cancel").says("no I want to keep it").hears(
        "kept"
    )
    assert village.now(booked).state == "booked"


def test_what_was_cancelled_and_is_somebody_else_s_by_now_brings_other_offers(
    village: Any, store: Store, mobile: Phone
) -> None:
    booked = village.books(mobile.number, "1935-02-03", day=20, hour=5)
    call = mobile.dial().presses("4").presses("03021935").presses("1").hears("C'est annulé")
    with store.transaction() as tx:
        slot = tx.get_one(Slot, booked.slot)
        slot.capacity = slot.taken
    call.says("finalement je veux le garder").hears("tapez un").presses("1").hears("C'est réservé")
    again = village.of(mobile.number)[-2:]
    assert {one.state for one in again} == {"booked"}
    assert again[0].slot != booked.slot
    assert again[0].starts_at.date() == booked.starts_at.date()
