"""Answers that sound like something else: each is taken for what the caller means by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from steps import at_the_offers

from models import Slot, Store
from voicebot.simulator.phone import CallInProgress, Phone

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
PARIS = ZoneInfo("Europe/Paris")


def at_the_name(phone: Phone, born: str) -> CallInProgress:
    """A spoken booking that stands; its name is asked."""
    call = (
        phone.dial().says("je voudrais un rendez-vous").says(born).says("un rappel").says("je ne sais plus")
    )
    return call.says("à Aubagne").says("mardi matin").says("la première").hears("votre nom")


@pytest.mark.parametrize("words", ["alors oui je veux l'annuler hein", "oui annulez les deux"])
def test_who_says_cancel_again_when_asked_about_both_loses_both(
    village: Any, mobile: Phone, words: str
) -> None:
    booked = village.books(mobile.number, "1941-02-03", day=3, second=30)
    call = mobile.dial().presses("4").presses("03021941").hears("les annuler").says(words)
    call.hears("C'est annulé", "deuxième est annulé aussi")
    assert village.now(booked).state == "cancelled"


@pytest.mark.parametrize("words", ["oui mais c'est où", "ça se trouve où exactement"])
def test_where_is_that_is_answered_and_the_same_offers_come_back(mobile: Phone, words: str) -> None:
    call = at_the_offers(mobile).says(words).hears("L'adresse", "à Aubagne", "tapez deux")
    call.does_not_hear("pas compris").presses("1").hears("C'est réservé")


@pytest.mark.parametrize("words", ["c'est loin", "ah non c'est trop loin pour moi"])
def test_offers_that_are_too_far_away_bring_another_place(mobile: Phone, words: str) -> None:
    call = at_the_offers(mobile).says(words).hears("trop loin", "Dans quelle commune")
    call.says("La Ciotat").hears("La Ciotat", "tapez deux")


@pytest.mark.parametrize(
    ("number", "words"),
    list(
        enumerate(
            [
                "je ne veux pas le dire",
                "je préfère ne pas le dire",
                "ça ne vous regarde pas",
                "je ne veux pas donner mon nom",
                "je veux pas",
            ]
        )
    ),
)
def test_who_withholds_a_name_keeps_the_appointment(
    landline: Phone, village: Any, number: int, words: str
) -> None:
    call = at_the_name(landline, f"{number + 11} mars trente-sept").says(words)
    call.hears("de quoi noter").does_not_hear("annuler", "merci,")
    assert [one.state for one in village.of(landline.number)] == ["booked"]


@pytest.mark.parametrize("words", ["pas encore", "non pas encore", "non pas tout à fait"])
def test_whose_pen_is_not_yet_found_is_waited_for(landline: Phone, words: str) -> None:
    call = at_the_name(landline, "vingt mars trente-sept").says("non merci").hears("de quoi noter")
    call.says(words).hears("Prenez votre temps").does_not_hear("code")
    call.says("ça y est").hears("Votre code")


def test_who_has_lost_the_code_and_has_no_name_to_say_either_gets_a_person(another_mobile: Phone) -> None:
    call = another_mobile.dial().presses("4").presses("01071932").says("je l'ai perdu").hears("le nom")
    call.says("je ne l'ai plus").hears("personne").waits_for_a_person()


def test_who_says_the_wish_again_instead_of_a_name_is_asked_for_the_name_again(another_mobile: Phone) -> None:
    call = another_mobile.dial().presses("4").presses("01071933").says("je l'ai perdu").hears("le nom")
    call.says("mais je veux annuler mon rendez-vous").hears("le nom").does_not_hear("six chiffres")


@pytest.mark.parametrize(
    ("words", "told"),
    [("non, le quatre", "quatre février"), ("non, en mars", "trois mars"), ("non le deux", "deux février")],
)
def test_a_no_after_the_birth_date_puts_it_right_whatever_is_asked_next(
    mobile: Phone, words: str, told: str
) -> None:
    call = mobile.dial().presses("1").says("trois février trente-huit").hears("injection")
    call.says(words).hears(told, "injection")
    call.says("la première").hears("commune").says("non, en avril").hears("avril", "commune")


def test_so_it_does_where_a_priority_is_asked_for(mobile: Phone) -> None:
    call = mobile.dial().presses("1").presses("03021990").hears("honneur")
    call.says("non, le quatre").hears("quatre février", "honneur").says("non").hears("pas ouverte")


def test_moving_to_an_hour_before_the_centre_opens_offers_its_first_hours(
    mobile: Phone, store: Store, village: Any, lonely_centre: Any
) -> None:
    centre = lonely_centre("05061", "05000", "Gap")
    day = (datetime.now(PARIS) + timedelta(days=5)).replace(hour=10, minute=0, second=0, microsecond=0)
    with store.transaction() as tx:
        starts = (day + timedelta(minutes=minutes) for minutes in range(0, 240, 10))
        tx.add_all(Slot(centre_id=centre, starts_at=at, minutes=10, capacity=2) for at in starts)
        tx.flush()
        present = tx.scalars(select(Slot.id).where(Slot.centre_id == centre, Slot.starts_at == day)).one()
    replace(village, slots=[[present]]).books(mobile.number, "1942-02-03", day=0, hour=0)
    call = mobile.dial().presses("3").presses("03021942").hears("vous avez rendez-vous")
    call.says(f"{DAYS[day.weekday()]} neuf heures").hears("dix heures dix", "tapez un")
