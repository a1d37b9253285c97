"""The centre closes on a day that people have booked: who rings or writes hears it, and moves or cancels."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from bell import until
from sqlalchemy import select
from village import PARIS, Village

from models import Message, Slot, Store
from voicebot.booking import closing
from voicebot.booking.closing import Days
from voicebot.booking.views import Booked
from voicebot.simulator.phone import Phone

FAR = itertools.count(40)
"""Days of the village that no other journey speaks of."""

Closes = Callable[[str], Booked]


@pytest.fixture
def closes(store: Store, village: Village) -> Closes:
    """Somebody has booked with this number, and then the centre closes on that day."""

    def close(number: str) -> Booked:
        booked = village.books(number, "1938-02-03", day=next(FAR))
        # The confirmation is there: what is written next does not answer it.
        until(lambda: is_written(store, booked))
        day = booked.starts_at.astimezone(PARIS).date()
        with store.transaction() as tx:
            centre = tx.get_one(Slot, booked.slot).centre_id
            closing.close(tx, centre, Days(day, day), by="operator", now=datetime.now(UTC))
        return booked

    return close


def is_written(store: Store, booked: Booked) -> bool:
    confirmation = Message.appointment_id == booked.id, Message.purpose == "confirmation"
    with store.transaction() as tx:
        return tx.scalars(select(Message.state).where(*confirmation)).one() in ("sent", "delivered")


def test_who_would_confirm_by_voice_hears_it_and_chooses_another_day(
    mobile: Phone, closes: Closes, village: Village
) -> None:
    booked = closes(mobile.number)
    call = mobile.dial().presses("2").presses("03021938")
    call.hears("ne peut pas avoir lieu", "le centre sera fermé", "Pour choisir un autre jour")
    assert village.now(booked).state == "booked"
    call.presses("1").hears("quel jour").presses("1").presses("1").hears("est déplacé").hangs_up()
    assert not village.now(booked).closed


def test_who_asks_when_it_is_hears_it_and_cancels(mobile: Phone, closes: Closes, village: Village) -> None:
    booked = closes(mobile.number)
    call = mobile.dial().says("c'est quand mon rendez-vous").presses("03021938").hears("le centre sera fermé")
    call.presses("2").hears("Pour annuler", "tapez un").presses("1").hears("C'est annulé").hangs_up()
    assert village.now(booked).state == "cancelled"


def test_who_asks_for_an_appointment_is_not_offered_to_keep_it(
    mobile: Phone, closes: Closes, village: Village
) -> None:
    booked = closes(mobile.number)
    call = mobile.dial().presses("1").presses("03021938")
    call.hears("le centre sera fermé", "Pour choisir un autre jour").says("oui")
    call.does_not_hear("reste réservé").hears("quel jour")
    call.presses("1").presses("1").hears("est déplacé").hangs_up()
    assert village.now(booked).state == "booked"
    assert not village.now(booked).closed


def test_oui_by_text_confirms_nothing_and_another_day_is_a_figure_away(
    mobile: Phone, closes: Closes, village: Village
) -> None:
    booked = closes(mobile.number)
    (told,) = mobile.texts("OUI")
    assert "le centre sera fermé" in told
    assert "Répondez 1 pour un autre jour" in told
    assert village.now(booked).state == "booked"
    mobile.texts("1")
    assert "1:" in mobile.texts("au plus vite")[0]
    assert "déplacé" in mobile.texts("1")[0]
    assert not village.now(booked).closed


def test_it_is_cancelled_by_text_after_one_question(mobile: Phone, closes: Closes, village: Village) -> None:
    booked = closes(mobile.number)
    assert "le centre sera fermé" in mobile.texts("c'est quand mon rendez-vous ?")[0]
    assert "OUI ou NON" in mobile.texts("2")[0]
    assert "annulé" in mobile.texts("OUI")[0]
    assert village.now(booked).state == "cancelled"
