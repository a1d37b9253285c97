"""What a number was written last: only what has left, what is alike together, and nothing to a stranger."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from models import Message
from voicebot.outbox import silence, written

MOBILE = "+33612345678"


@pytest.fixture
def booked(world):
    return world.books(world.someone(), world.a_slot(hours=240))


def leaves(world, booked, purpose, *, hours=0.0, **values):
    """This message has left so many hours from now."""
    its = (Message.appointment_id == booked.id, Message.purpose == purpose)
    left = {"state": "sent", "marked_at": world.at(hours)} | values
    with world.store.transaction() as tx:
        tx.execute(update(Message).where(*its).values(**left))


def last(world, number=MOBILE, days=60):
    with world.store.transaction() as tx:
        return written.last(tx, number, since=world.now - timedelta(days=days))


def test_what_is_only_promised_was_not_written(world, booked):
    assert last(world) is None


def test_the_newest_counts(world, booked):
    leaves(world, booked, "confirmation", hours=-72)
    leaves(world, booked, "reminder_3d")
    found = last(world)
    assert (found.purpose, found.appointments, found.at) == ("reminder_3d", (booked.id,), world.at(0))


@pytest.mark.parametrize("state", ["withdrawn", "failed", "undelivered", "planned"])
def test_what_did_not_arrive_for_all_we_know_does_not(world, booked, state):
    leaves(world, booked, "confirmation", hours=-1)
    leaves(world, booked, "reminder_3d", state=state)
    assert last(world).purpose == "confirmation"


def test_what_may_or_may_not_have_arrived_does(world, booked):
    leaves(world, booked, "confirmation", hours=-1)
    leaves(world, booked, "reminder_3d", state="unclear")
    assert last(world).purpose == "reminder_3d"


def test_a_call_is_no_text(world, booked):
    leaves(world, booked, "confirmation", hours=-1)
    leaves(world, booked, "reminder_1d", medium="call")
    assert last(world).purpose == "confirmation"


def test_a_couple_s_reminders_go_together_and_the_one_that_asks_gives_the_name(world, booked):
    other = world.books(world.someone(born="1936-05-06"), world.a_slot(hours=194))
    leaves(world, booked, "reminder_3d", hours=-1)
    leaves(world, other, "reminder_1d")
    found = last(world)
    assert (found.purpose, set(found.appointments)) == ("reminder_3d", {booked.id, other.id})


def test_those_of_different_days_do_not(world, booked):
    other = world.books(world.someone(born="1936-05-06"), world.a_slot(hours=194))
    leaves(world, booked, "reminder_3d", hours=-24)
    leaves(world, other, "reminder_3d")
    assert last(world).appointments == (other.id,)


def test_what_is_old_is_forgotten(world, booked):
    leaves(world, booked, "confirmation", hours=-49)
    assert last(world, days=2) is None


def test_another_number_s_are_not_read(world, booked):
    leaves(world, booked, "confirmation")
    assert last(world, "+33612345679") is None


def test_nothing_is_read_to_a_stranger(world, booked):
    leaves(world, booked, "confirmation")
    with world.store.transaction() as tx:
        silence.stranger(tx, MOBILE, now=world.now)
    assert last(world) is None
