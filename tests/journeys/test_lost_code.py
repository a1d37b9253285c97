"""A lost code goes to the telephone the appointment was booked with, and its caller learns nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from models import Message, Store
from voicebot.booking import service
from voicebot.simulator.phone import Phone

SENT = "si un rendez-vous existe, son code vient d'être envoyé"


def named(store: Store, village: Any, number: str, born: str) -> Any:
    """An appointment of Jeanne Martin, with her name."""
    booked = village.books(number, born)
    service.name_person(store, booked.id, family="Martin", given="Jeanne", now=datetime.now(UTC))
    return booked


def codes_sent(store: Store, booked: Any) -> int:
    with store.transaction() as tx:
        its = select(func.count()).where(Message.appointment_id == booked.id, Message.purpose == "code")
        return tx.execute(its).scalar_one()


def asks_for_the_code(phone: Phone, words: str, born: str, name: str) -> str:
    """A call that says the code is lost; everything heard from then on."""
    call = phone.dial().presses("4").presses(born).hears("code").says(words).hears("le prénom et le nom")
    heard = call.says(name).heard
    call.hangs_up()
    return heard


@pytest.mark.parametrize("words", ["je l'ai perdu", "j'ai pas mon code", "je ne le retrouve plus ce code"])
def test_it_is_sent_to_where_it_belongs(
    village: Any, store: Store, mobile: Phone, another_mobile: Phone, words: str
) -> None:
    booked = named(store, village, mobile.number, "1931-07-01")
    heard = asks_for_the_code(another_mobile, words, "01071931", "Jeanne Martin")
    assert SENT in heard.lower().replace("’", "'")
    assert booked.code in mobile.wait_for_text("code de votre rendez-vous").body
    assert another_mobile.inbox() == []


def test_a_stranger_hears_the_very_same_words(
    village: Any, store: Store, mobile: Phone, another_mobile: Phone
) -> None:
    named(store, village, mobile.number, "1931-07-02")
    known = asks_for_the_code(another_mobile, "je l'ai perdu", "02071931", "Jeanne Martin")
    wrong_name = asks_for_the_code(another_mobile, "je l'ai perdu", "02071931", "Paul Durand")
    stranger = asks_for_the_code(another_mobile, "je l'ai perdu", "02081931", "Jeanne Martin")
    assert known == wrong_name == stranger


def test_it_is_sent_once_a_day_at_most(
    village: Any, store: Store, mobile: Phone, another_mobile: Phone
) -> None:
    booked = named(store, village, mobile.number, "1931-07-03")
    for _ in range(2):
        asks_for_the_code(another_mobile, "je l'ai perdu", "03071931", "Jeanne Martin")
    assert codes_sent(store, booked) == 1


def test_with_the_code_that_has_arrived_the_call_goes_on(
    village: Any, store: Store, mobile: Phone, another_mobile: Phone
) -> None:
    booked = named(store, village, mobile.number, "1931-07-04")
    call = another_mobile.dial().presses("4").presses("04071931").says("je l'ai perdu").says("Jeanne Martin")
    call.hears("quels sont les six chiffres").presses(booked.code).hears("annuler").presses("1").hears(
        "annulé"
    )
    assert village.now(booked).state == "cancelled"


def test_who_says_so_at_once_from_the_number_it_was_booked_with_is_told_the_code(
    village: Any, mobile: Phone
) -> None:
    village.books(mobile.number, "1931-07-05")
    call = mobile.dial().says("bonjour j'ai perdu mon code de rendez-vous").hears("date de naissance")
    call.presses("05071931").hears("votre code de rendez-vous", "vous avez rendez-vous")


def test_who_will_not_say_a_name_is_passed_to_a_person(another_mobile: Phone) -> None:
    call = another_mobile.dial().presses("4").presses("06071931").says("je l'ai perdu")
    call.says("non").hears("personne")


def test_whose_appointment_has_no_name_gets_a_person_instead_of_a_code(
    village: Any, store: Store, mobile: Phone, another_mobile: Phone
) -> None:
    booked = village.books(mobile.number, "1931-07-08")
    call = another_mobile.dial().presses("4").presses("08071931").says("je l'ai perdu")
    call.says("Jeanne Martin").hears("Si un rendez-vous existe", "Pour parler à une personne")
    call.says("je n'ai rien reçu").waits_for_a_person()
    assert codes_sent(store, booked) == 0


def test_by_text_it_is_sent_to_where_it_belongs(
    village: Any, store: Store, mobile: Phone, another_mobile: Phone
) -> None:
    booked = named(store, village, mobile.number, "1931-07-09")
    assert "naissance" in another_mobile.texts("j'ai perdu mon code de rendez-vous")[0]
    assert "nom" in another_mobile.texts("09/07/1931")[0]
    assert "existe" in another_mobile.texts("Jeanne Martin")[0]
    assert booked.code in mobile.wait_for_text("code de votre rendez-vous").body
    assert booked.code not in " ".join(text.body for text in another_mobile.inbox())
