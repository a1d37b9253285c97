"""The appointment stands from the choice on: what is missing is asked then, and waits if it is not given."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models import Appointment, Person, Store, Task
from voicebot.simulator.phone import CallInProgress, Phone


def tasks_of(store: Store, phone: Phone) -> list[str]:
    """What waits for a person about the appointments of this telephone."""
    with store.transaction() as tx:
        people = select(Person.id).where(Person.phone_index == tx.vault.blind_index("phone", phone.number))
        theirs = select(Appointment.id).where(Appointment.person_id.in_(people))
        about = select(Task).where(Task.appointment_id.in_(theirs), Task.state == "open")
        return [f"{task.kind}:{task.reason}" for task in tx.scalars(about)]


def family_names(store: Store, phone: Phone) -> list[str | None]:
    with store.transaction() as tx:
        people = select(Person).where(Person.phone_index == tx.vault.blind_index("phone", phone.number))
        return [person.unsealed(tx.vault, "family_name") for person in tx.scalars(people)]


def chosen(phone: Phone, born: str) -> CallInProgress:
    """A spoken call that has just chosen a booster."""
    call = (
        phone.dial().says("je voudrais un rendez-vous").says(born).says("un rappel").says("je ne sais plus")
    )
    call.says("à Aubagne").says("mardi matin").says("la première").hears("C'est réservé")
    return call


def test_a_spoken_call_to_the_end(landline: Phone, store: Store) -> None:
    call = chosen(landline, "trois février trente-huit").hears("Quels sont votre nom et votre prénom")
    call.says("Martin Suzanne").hears("Prenez de quoi noter")
    call.says("attendez").hears("Prenez votre temps").says("ça y est")
    call.hears("mardi", "L'adresse", "Votre code", "Je répète", "un automate vous appellera", "tapez étoile")
    recap = call.heard
    assert call.says("vous pouvez répéter").heard == recap
    call.says("non merci").hears("Au revoir").is_hung_up()

    assert family_names(store, landline) == ["Martin"]
    assert tasks_of(store, landline) == []


def test_another_day_said_instead_of_a_name_moves_it(landline: Phone, store: Store) -> None:
    call = chosen(landline, "trois mars trente-huit").hears("Quels sont votre nom et votre prénom")
    call.says("non finalement plutôt jeudi").hears("jeudi", "tapez un", "tapez deux")
    call.says("la première").hears("déplacé", "jeudi")

    assert family_names(store, landline) == [None]


def test_who_gives_no_name_is_not_pressed_for_it(landline: Phone, store: Store) -> None:
    call = chosen(landline, "quatre février trente-huit").hears("nom").silence().silence()
    call.hears("de quoi noter").says("oui").hears("Votre code").says("merci au revoir").is_hung_up()

    assert tasks_of(store, landline) == ["incomplete_booking:no_name"]


def test_hanging_up_at_any_later_point_leaves_an_appointment_and_a_task(
    mobile: Phone, another_mobile: Phone, landline: Phone, store: Store
) -> None:
    chosen(mobile, "cinq février trente-huit").hangs_up()
    chosen(landline, "six février trente-huit").says("Petit Jeanne").hears("de quoi noter").hangs_up()
    keys = another_mobile.dial().presses("1").presses("07021938").presses("1").presses("13400")
    keys.presses("1").presses("1").hears("deuxième injection").hangs_up()

    for phone in (mobile, landline, another_mobile):
        assert tasks_of(store, phone) == ["incomplete_booking:not_told"]


def test_a_recap_is_told_when_it_was_heard_not_when_it_was_sent(
    mobile: Phone, landline: Phone, store: Store
) -> None:
    chosen(mobile, "sept mars trente-huit").says("non merci").hears("Votre rendez-vous").hangs_up()
    call = chosen(landline, "sept mars trente-huit").says("Petit Anne").says("oui").hears("Votre code")
    assert tasks_of(store, landline) == []
    call.hangs_up()
    for phone in (mobile, landline):
        assert tasks_of(store, phone) == ["incomplete_booking:not_told"]


def test_who_answers_after_the_recap_has_heard_it(landline: Phone, store: Store) -> None:
    call = chosen(landline, "neuf mars trente-huit").says("Petit Anne").says("oui").hears("Votre code")
    call.silence().hangs_up()
    assert tasks_of(store, landline) == []


def test_a_second_injection_that_was_declined_and_not_moved_waits_for_a_person(
    mobile: Phone, another_mobile: Phone, store: Store
) -> None:
    def declines(phone: Phone) -> CallInProgress:
        call = phone.dial().presses("1").presses("11031938").presses("1").presses("13400")
        call.presses("1").presses("1").hears("deuxième injection").presses("2")
        return call.hears("quel jour").presses("3").hears("Que choisissez-vous")

    declines(mobile).hangs_up()
    assert tasks_of(store, mobile) == ["incomplete_booking:second_declined"]
    declines(another_mobile).presses("1").hears("déplacé").presses("2").is_hung_up()
    assert tasks_of(store, another_mobile) == []


def test_who_keeps_the_second_injection_after_all_leaves_nothing_to_do(mobile: Phone, store: Store) -> None:
    call = mobile.dial().presses("1").presses("12031938").presses("1").presses("13400")
    call.presses("1").presses("1").hears("deuxième injection").presses("2").hears("quel jour")
    call.says("non finalement je le garde").hears("gardé").presses("2").is_hung_up()
    assert tasks_of(store, mobile) == []


def test_without_paper_the_code_is_told_all_the_same(landline: Phone) -> None:
    call = chosen(landline, "huit février trente-huit").says("non merci").hears("de quoi noter")
    call.says("non je n'ai pas de stylo").hears("Ce n'est pas grave", "Votre code")


@pytest.mark.parametrize("words", ["ah non finalement annulez-moi ça", "laissez tomber, annulez-moi ça"])
def test_who_thinks_better_of_it_before_the_recap_is_asked_and_then_cancels(
    landline: Phone, store: Store, words: str
) -> None:
    call = chosen(landline, "quatre mars trente-huit").says("non merci").hears("de quoi noter")
    call.says(words).hears("Pour annuler votre rendez-vous").presses("1").hears("C'est annulé")
    with store.transaction() as tx:
        people = select(Person.id).where(Person.phone_index == tx.vault.blind_index("phone", landline.number))
        assert tx.scalars(select(Appointment.state).where(Appointment.person_id.in_(people))).all() == [
            "cancelled"
        ]


def test_a_pen_that_is_there_is_not_waited_for(landline: Phone) -> None:
    call = chosen(landline, "cinq mars trente-huit").says("non merci").hears("de quoi noter")
    call.says("attendez je prends un stylo").hears("Prenez votre temps")
    call.says("voilà j'ai mon crayon").hears("Votre code")


def test_a_household_of_three_goes_on_beside_the_first(landline: Phone, store: Store) -> None:
    call = chosen(landline, "neuf février trente-huit").says("Roux Paul").says("oui").hears("autre chose")
    call.says("oui pour ma femme aussi").hears("date de naissance de la personne")
    call.says("douze mai quarante").says("un rappel").says("je ne sais plus")
    call.hears("mardi", "tapez un").does_not_hear("commune", "Quel jour").says("la première").hears("nom")
    call.says("Roux Marie").does_not_hear("de quoi noter").hears("Votre code", "autre chose")
    call.presses("1").presses("1").hears("pour vous", "autre personne").presses("2").hears("naissance")
    call.presses("13051962").hears("honneur").presses("1").presses("3").presses("2").hears(
        "mardi", "tapez un"
    )
    call.presses("3").hears("Quel jour", "arrange").presses("1").presses("1").hears("C'est réservé")

    with store.transaction() as tx:
        people = select(Person.id).where(Person.phone_index == tx.vault.blind_index("phone", landline.number))
        booked = select(Appointment).where(Appointment.person_id.in_(people))
        assert [a.state for a in tx.scalars(booked)] == ["booked"] * 3


def test_a_whole_booking_takes_ten_answers_at_most(landline: Phone) -> None:
    answers = (
        "bonjour je voudrais un rendez-vous pour le vaccin",
        "dix février trente-huit",
        "la première",
        "à Aubagne",
        "mardi matin",
        "la deuxième",
        "oui",
        "Durand Yvette",
        "oui",
    )
    call = landline.dial()
    for answer in answers:
        call.says(answer)
    assert len(answers) <= 10
    call.hears("Votre code", "autre chose")
