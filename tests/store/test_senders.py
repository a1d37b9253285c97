"""Texts as they arrive: from a name that nobody can answer, and from a number that anybody can."""

from __future__ import annotations

import pytest
from post_office import PostOffice, opened, wait_until
from world import World

from voicebot.outbox.notices import notify_many
from voicebot.simulator.phone import Phone
from voicebot.wording import sms

WRITTEN = {
    "AlloVaccin": {
        "confirmation": "Pour annuler, appelez le 09 37 00 00 00",
        "reminder_3d": "Pour le déplacer ou l'annuler, appelez le 09 37 00 00 00",
        "notice": "Autre jour : 09 37 00 00 00",
    },
    "+33937000001": {
        "confirmation": "Répondez ANNULER pour annuler",
        "reminder_3d": "Viendrez-vous ? Répondez OUI ou NON",
        "notice": "Autre jour : 09 37 00 00 00",
    },
}
"""By sender and purpose, how a text tells what to do."""


@pytest.mark.timeout(240)
@pytest.mark.parametrize("sender", WRITTEN)
def test_a_name_asks_for_a_call_and_a_number_for_an_answer(sender: str) -> None:
    with (
        opened(SMS_SENDER=sender, WEB_THREADS="4", WEB_WORKERS="1") as office,
        Phone(office.environ["TWILIO_BASE_URL"], "+33612345678") as mobile,
    ):
        texts = lives_through(office, mobile)
    for words in WRITTEN[sender].values():
        assert any(words in text for text in texts), (words, texts)
    for text in texts:
        assert sms.is_gsm7(text)
        assert sms.segments(text) <= 2
        assert ("Répondez" in text) <= (sender != "AlloVaccin")


def lives_through(office: PostOffice, mobile: Phone) -> list[str]:
    """The texts of somebody who books, moves, is reminded and hears that the centre closes."""
    world = World(office.store, office.clock.now())
    slots = world.slots_at(world.centre_in("Aubagne"), 24 * 10 + 1, 24 * 10 + 2, capacity=9)
    booked = world.books(world.someone(number=mobile.number), slots[0])
    office.hire(1)
    arrives(mobile, 1)
    world.moves(booked, slots[1])
    arrives(mobile, 2)
    # Three days before, after ten.
    office.later(days=7, hours=2)
    arrives(mobile, 3)
    with office.store.transaction() as tx:
        notify_many(tx, [booked.id], because="closed", by="me", now=office.clock.now())
    return arrives(mobile, 4)


def arrives(phone: Phone, count: int) -> list[str]:
    """So many texts, and what is in them."""
    wait_until(lambda: len(phone.inbox()) >= count, seconds=60)
    assert len(phone.inbox()) == count
    return [text.body for text in phone.inbox()]
