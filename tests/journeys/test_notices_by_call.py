"""We ring a landline because something has changed: another hour, a long wait, a centre that closes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from bell import TELLTALE, Clock, picks_up, said, tasks, until
from sqlalchemy import select, update
from village import PARIS, Village

from models import Message, Slot, Store, Transaction
from voicebot.booking import service
from voicebot.booking.views import Booked
from voicebot.outbox.notices import notify_many
from voicebot.outbox.purposes import Because
from voicebot.simulator.phone import CallInProgress, Phone, plain

pytestmark = [pytest.mark.timeout(300), pytest.mark.usefixtures("early")]

Told = Callable[[Booked, Because], None]


@pytest.fixture
def early(clock: Clock) -> None:
    """Nine o'clock on the day before: nobody is rung to be reminded yet."""
    clock.is_at(9)


@pytest.fixture
def told(kept: Store) -> Told:
    """An operator has it told."""

    def tell(booked: Booked, because: Because) -> None:
        with kept.transaction() as tx:
            found = notify_many(tx, [booked.id], because=because, by="operator", now=datetime.now(PARIS))
            assert found.calls == 1
            _at_once(tx)

    return tell


def _at_once(tx: Transaction) -> None:
    ours = Message.purpose.in_(("notice", "changed"))
    tx.execute(update(Message).where(ours, Message.state == "planned").values(due_at=datetime.now(PARIS)))


def notice(kept: Store, booked: Booked) -> Message:
    with kept.transaction() as tx:
        ours = Message.purpose.in_(("notice", "changed"))
        return tx.scalars(select(Message).where(Message.appointment_id == booked.id, ours)).one()


def _tried(message: Message) -> tuple[int, str]:
    return message.attempts, message.state


def opens(phone: Phone) -> CallInProgress:
    """Nothing is told before the birth date."""
    call = picks_up(phone).presses("1").hears("date de naissance").does_not_hear(*TELLTALE)
    return call.presses("03021938")


def test_a_long_wait_is_told_and_the_appointment_stays(
    home: Phone, books: Callable[..., Booked], told: Told, saint_veran: Village, kept: Store
) -> None:
    booked = books()
    told(booked, "late")
    call = opens(home).hears("il faudra attendre plus longtemps que prévu", "tapez un")
    call.does_not_hear("ne peut pas avoir lieu", "doit changer")
    call.presses("1").hears("C'est confirmé").hangs_up()

    assert saint_veran.now(booked).state == "confirmed"
    assert (notice(kept, booked).state, tasks(kept, booked)) == ("delivered", [])


def test_who_does_not_want_to_wait_moves(
    home: Phone, books: Callable[..., Booked], told: Told, saint_veran: Village
) -> None:
    booked = books()
    told(booked, "late")
    call = opens(home).hears("attendre plus longtemps").presses("2").hears("quel jour")
    call.presses("2").presses("1").hears("est déplacé").hangs_up()
    assert saint_veran.now(booked).starts_at > booked.starts_at


def test_what_has_to_change_is_moved_by_voice(
    home: Phone, books: Callable[..., Booked], told: Told, saint_veran: Village, kept: Store
) -> None:
    booked = books()
    told(booked, "other")
    call = opens(home).hears("doit changer", "Pour choisir un autre jour")
    call.says("oui d'accord").hears("quel jour").says("la semaine prochaine").says("le premier")
    call.hears("est déplacé").hangs_up()
    assert saint_veran.now(booked).starts_at > booked.starts_at
    assert notice(kept, booked).state == "delivered"


def test_what_has_to_change_is_cancelled_after_one_question(
    home: Phone, books: Callable[..., Booked], told: Told, saint_veran: Village
) -> None:
    booked = books()
    told(booked, "other")
    call = opens(home).hears("doit changer").presses("2").hears("Pour annuler", "tapez un")
    call.presses("1").hears("C'est annulé").hangs_up()
    assert saint_veran.now(booked).state == "cancelled"


def test_another_hour_that_the_centre_chose_is_told_and_confirmed(
    home: Phone, books: Callable[..., Booked], clock: Clock, saint_veran: Village, kept: Store
) -> None:
    booked = books()
    service.move(
        kept,
        booked.id,
        slot=saint_veran.slots[clock.day][5],
        conversation=uuid4(),
        key=f"{uuid4()}:move",
        by="agent",
        now=datetime.now(PARIS),
    )
    with kept.transaction() as tx:
        _at_once(tx)
    call = opens(home).hears("a changé", "quatorze heures", "Saint-Véran", "tapez un")
    call.presses("1").hears("C'est confirmé").hangs_up()

    assert saint_veran.now(booked).state == "confirmed"
    assert (notice(kept, booked).purpose, notice(kept, booked).state) == ("changed", "delivered")


def test_a_closed_centre_is_told_and_no_reminder_follows(
    home: Phone, books: Callable[..., Booked], told: Told, clock: Clock, saint_veran: Village, kept: Store
) -> None:
    # Another hour than that of the other journeys: its slot alone is closed.
    booked = books(hour=7)
    with kept.transaction() as tx:
        slot = tx.get_one(Slot, booked.slot)
        tx.execute(update(Slot).where(Slot.id == slot.id).values(closed_at=datetime.now(PARIS)))
    told(booked, "closed")
    call = opens(home).hears("le centre sera fermé").does_not_hear("reste réservé").presses("1")
    call.hears("quel jour").presses("2").presses("1").hears("est déplacé").hangs_up()

    moved = saint_veran.now(booked)
    assert (moved.closed, moved.starts_at > booked.starts_at) == (False, True)
    clock.is_at(11)
    with kept.transaction() as tx:
        theirs = select(Message).where(Message.appointment_id == booked.id, Message.medium == "call")
        due = [one.expires_at for one in tx.scalars(theirs) if one.state == "planned"]
    # The new reminder is that of the new day.
    assert all(at > booked.starts_at for at in due)
    assert len(home.rung()) == 1


def test_who_is_out_is_rung_again_and_then_left_to_a_person(
    home: Phone, books: Callable[..., Booked], told: Told, clock: Clock, kept: Store
) -> None:
    home.behaves(calls="no-answer")
    booked = books()
    told(booked, "other")
    for tries, hour in ((1, 12), (2, 15)):
        until(lambda tries=tries: _tried(notice(kept, booked)) == (tries, "planned"))
        clock.is_at(hour)
    until(lambda: notice(kept, booked).state == "undelivered")
    assert ("not_reached", "no_answer") in tasks(kept, booked)


def test_a_stranger_hears_nothing_of_it_and_a_person_tells_them(
    home: Phone, books: Callable[..., Booked], told: Told, kept: Store
) -> None:
    booked = books()
    told(booked, "other")
    call = picks_up(home).says("vous vous trompez de personne").hears("Excusez-nous").is_hung_up()
    assert [word for word in TELLTALE if plain(word) in said(call)] == []
    assert {kind for kind, _ in tasks(kept, booked)} >= {"wrong_number"}


def test_it_is_told_in_english_to_who_booked_in_english(
    home: Phone, books: Callable[..., Booked], told: Told
) -> None:
    booked = books()
    told(booked, "late")
    call = picks_up(home).presses("9").hears("English", "press one").presses("1").hears("date of birth")
    call.presses("03021938").hears("expect a longer wait", "press one").hangs_up()
