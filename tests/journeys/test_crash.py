"""One process after another is killed in mid-call: it comes back, the call goes on or goes to a person."""

from __future__ import annotations

import os
import signal
import threading

import pytest
from sqlalchemy import select

from models import Appointment, Person, Slot, Store, Task
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

    # The first injection with its second, once each.
    assert booked(store, mobile) == ["booked", "booked"]
    assert mobile.wait_for_text("Apportez", seconds=30)
    with store.transaction() as tx:
        for slot in tx.scalars(select(Slot).where(Slot.taken > 0)):
            active = select(Appointment).where(
                Appointment.slot_id == slot.id, Appointment.state.in_(("booked", "confirmed"))
            )
            assert len(tx.scalars(active).all()) == slot.taken


def test_what_was_booked_after_an_apology_is_told_by_somebody(
    stack: Stack, store: Store, landline: Phone
) -> None:
    call = (
        landline.dial()
        .presses("1")
        .presses("03021938")
        .presses("1")
        .presses("13400")
        .presses("1")
        .hears("tapez un")
    )
    frozen = stack.processes["actions"].pid
    assert frozen
    os.killpg(frozen, signal.SIGSTOP)
    try:
        call.presses("1").hears("problème technique")
    finally:
        os.killpg(frozen, signal.SIGCONT)

    patience = threading.Event()
    for _ in range(100):
        if booked(store, landline):
            break
        patience.wait(0.1)
    assert set(booked(store, landline)) == {"booked"}
    call.hangs_up()
    with store.transaction() as tx:
        left = tx.scalars(select(Task).where(Task.kind == "incomplete_booking")).all()
        assert [t.reason for t in left if t.unsealed(tx.vault, "number") == landline.number] == ["not_told"]


def test_while_rasa_is_away_the_caller_is_not_left_alone(stack: Stack, mobile: Phone, store: Store) -> None:
    call = mobile.dial().presses("1").hears("date de naissance")
    stack.kill("dialogue")
    call.presses("03021938").hears("problème technique").waits_for_a_person()
    stack.wait_until_ready()

    assert booked(store, mobile) == []
    mobile.dial().presses("1").hears("date de naissance")
