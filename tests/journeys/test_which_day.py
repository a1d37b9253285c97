"""A day that may be one of two is asked back, not guessed."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from models import Appointment, Person, Slot, Store
from voicebot.simulator.phone import CallInProgress, Phone
from voicebot.understanding import read

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def next_weekday() -> tuple[str, datetime]:
    """The first of the coming days whose "… prochain" may mean two days, by the reader itself."""
    now = datetime.now(ZoneInfo("Europe/Paris"))
    for ahead in range(1, 7):
        day = now + timedelta(days=ahead)
        said = f"{DAYS[day.weekday()]} prochain"
        if day.weekday() < 5 and "when" in read(said, [], "day", "fr", now).ask:
            return said, day
    pytest.fail("no weekday is ambiguous today")


def asked_back(phone: Phone, born: str) -> tuple[CallInProgress, datetime]:
    said, day = next_weekday()
    call = phone.dial().says("je voudrais un rendez-vous").hears("date de naissance")
    call.says(born).says("un rappel").says("je ne sais plus").says("à Aubagne").hears("quel jour")
    return call.says(said).hears(DAYS[day.weekday()], "tapez un", "tapez deux"), day


@pytest.mark.parametrize(("answer", "weeks"), [("la première", 0), ("2", 1)])
def test_either_day_can_be_chosen_by_words_or_keys(
    mobile: Phone, store: Store, answer: str, weeks: int
) -> None:
    call, day = asked_back(mobile, "sept mars mille neuf cent quarante")
    call = call.presses(answer) if answer.isdigit() else call.says(answer)
    call.presses("1").hears("C'est réservé")

    with store.transaction() as tx:
        index = tx.vault.blind_index("phone", mobile.number)
        booked = select(Slot.starts_at).join(Appointment, Appointment.slot_id == Slot.id)
        booked = booked.join(Person, Person.id == Appointment.person_id).where(Person.phone_index == index)
        assert tx.scalars(booked).one().date() == (day + timedelta(weeks=weeks)).date()


def test_neither_asks_for_the_day_again(mobile: Phone) -> None:
    call, _ = asked_back(mobile, "huit mars mille neuf cent quarante")
    call.says("ni l'un ni l'autre").hears("quel jour")
