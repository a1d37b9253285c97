"""One process after another is killed in mid-call: it comes back, the call goes on or goes to a person."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models import Appointment, Person, Slot, Store
from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack


def booked(store: Store, phone: Phone) -> list[str]:
    with store.transaction() as tx:
        index = tx.vault.blind_index("phone", phone.number)
        people = select(Person.id).where(Person.phone_index == index)
        return [a.state for a in tx.scalars(select(Appointment).where(Appointment.person_id.in_(people)))]


@pytest.mark.parametrize("process", ["web", "actions", "dialogue", "worker", "postgres"])
def test_a_killed_process_costs_no_booking_and_doubles_none(
    stack: Stack, store: Store, mobile: Phone, process: str
) -> None:
    call = mobile.dial().presses("1").presses("03021938").presses("1").presses("13400").hears("quel jour")
    stack.kill(process)
    stack.wait_until_ready()
    call.presses("1").hears("tapez un")
    call.presses("1").hears("C'est réservé").hangs_up()

    assert booked(store, mobile) == ["booked"]
    assert mobile.wait_for_text("Apportez", seconds=30)
    with store.transaction() as tx:
        for slot in tx.scalars(select(Slot).where(Slot.taken > 0)):
            active = select(Appointment).where(
                Appointment.slot_id == slot.id, Appointment.state.in_(("booked", "confirmed"))
            )
            assert len(tx.scalars(active).all()) == slot.taken


def test_while_rasa_is_away_the_caller_is_not_left_alone(stack: Stack, mobile: Phone, store: Store) -> None:
    call = mobile.dial().presses("1").hears("date de naissance")
    stack.kill("dialogue")
    call.presses("03021938").hears("problème technique").waits_for_a_person()
    stack.wait_until_ready()

    assert booked(store, mobile) == []
    mobile.dial().presses("1").hears("date de naissance")
