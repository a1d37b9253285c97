"""Sessions that cannot take place: offered to nobody, and left without losing anything."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models import AuditEvent, Slot
from voicebot.booking import closing, holds
from voicebot.booking.centres import WhichCentre, find_centre, open_slots
from voicebot.booking.closing import Days
from voicebot.booking.errors import SlotTaken

TUESDAY = date(2026, 3, 3)
"""The day after the world's Monday."""


@pytest.fixture
def aubagne(world):
    return world.centre_in("Aubagne")


@pytest.fixture
def tuesday(world, aubagne):
    """Three slots on Tuesday, one on Wednesday, all at one centre."""
    return world.slots_at(aubagne, 24, 26, 28, 48, capacity=2)


def closes(world, centre, first=TUESDAY, last=TUESDAY):
    with world.store.transaction() as tx:
        return closing.close(tx, centre, Days(first, last), by="operator", now=world.now)


def coming(world, centre):
    with world.store.transaction() as tx:
        return closing.coming(tx, centre, Days(TUESDAY, TUESDAY), now=world.now)


def test_what_is_closed_is_offered_to_nobody_and_the_next_day_still_is(world, aubagne, tuesday):
    assert closes(world, aubagne) == 3
    assert world.hears(world.caller()) == tuesday[3:]
    assert closes(world, aubagne) == 0


def test_a_place_that_is_held_while_it_closes_is_gone_for_who_chooses_it(world, aubagne, tuesday):
    caller = world.caller()
    assert tuesday[0] in world.hears(caller)
    closes(world, aubagne)
    with pytest.raises(SlotTaken):
        world.books(world.someone(conversation=caller), tuesday[0])
    assert holds.hold(world.store, tuesday[0], caller, world.now) is False
    assert world.books(world.someone(conversation=caller), tuesday[3]).slot == tuesday[3]


def test_no_second_injection_goes_there(world, aubagne, tuesday):
    (second,) = world.slots_at(aubagne, 24 * 29, capacity=2)
    assert world.hears_pairs(world.caller())[0] == (tuesday[0], second)
    assert closes(world, aubagne, first=date(2026, 3, 31), last=date(2026, 3, 31)) == 1
    assert {pair[1] for pair in world.hears_pairs(world.caller())} == {None}


def test_no_move_goes_there(world, aubagne, tuesday):
    booked = world.books(world.someone(), tuesday[3])
    closes(world, aubagne)
    with pytest.raises(SlotTaken):
        world.moves(booked, tuesday[0])


def test_who_has_a_place_there_keeps_it_until_they_move_and_it_does_not_come_back(world, aubagne, tuesday):
    booked = world.books(world.someone(), tuesday[0])
    closes(world, aubagne)
    assert coming(world, aubagne) == [booked.id]
    assert world.moves(booked, tuesday[3]).appointment.slot == tuesday[3]
    assert coming(world, aubagne) == []
    assert (world.taken(tuesday[0]), tuesday[0] in world.hears(world.caller())) == (0, False)


def test_who_books_while_it_closes_is_refused_or_is_among_those_who_are_told(world, aubagne, at_once):
    slots = world.slots_at(aubagne, *(24 + n / 6 for n in range(12)), capacity=1)
    acts = [
        lambda slot=slot, n=n: world.books(world.someone(born=f"1938-02-{n + 1:02}"), slot)
        for n, slot in enumerate(slots)
    ]
    *booked, closed = at_once(*acts[:6], lambda: closes(world, aubagne))
    assert closed == 12
    stand = [one.id for one in booked if not isinstance(one, Exception)]
    assert all(isinstance(one, SlotTaken) for one in booked if isinstance(one, Exception))
    assert sorted(coming(world, aubagne)) == sorted(stand)


def test_days_are_those_of_the_centres_own_calendar(world):
    reunion = world.centre_in("Saint-Denis", time_zone="Indian/Reunion")
    # A quarter past midnight on Wednesday over there; still Tuesday evening in Paris.
    late, later = world.slots_at(reunion, 35, 36.25)
    assert closes(world, reunion) == 1
    with world.store.transaction() as tx:
        assert [tx.get_one(Slot, slot).closed_at is not None for slot in (late, later)] == [True, False]


def test_what_was_closed_is_not_opened_again_beside_it(world, aubagne, tuesday):
    opening = {"2": [["09:00", "15:00"]]}
    centre = world.centre_in("Cassis", opening=opening)

    def opens():
        return open_slots(
            world.store, weeks=1, minutes=60, capacity=4, now=world.now, progress=lambda *_: None
        ).opened

    assert opens() == 6
    assert closes(world, centre) == 6
    with world.store.transaction() as tx:
        tx.delete(tx.scalars(select(Slot).where(Slot.centre_id == centre)).first())
    assert opens() == 0


def test_closing_is_remembered_with_who_did_it(world, aubagne, tuesday):
    closes(world, aubagne)
    closes(world, aubagne)
    with world.store.transaction() as tx:
        (event,) = tx.scalars(select(AuditEvent)).all()
    told = {"centre": aubagne, "first": "2026-03-03", "last": "2026-03-03", "slots": 3}
    assert (event.act, event.by, event.details) == ("slots_closed", "operator", told)


def test_free_places_are_counted_before(world, aubagne, tuesday):
    world.books(world.someone(), tuesday[0])
    world.now += timedelta(hours=25)
    with world.store.transaction() as tx:
        assert closing.open_slots(tx, aubagne, Days(TUESDAY, TUESDAY), now=world.now) == (2, 4)


def found(world, said):
    with world.store.transaction() as tx:
        return find_centre(tx, said).id


def test_a_centre_is_found_by_its_number_its_name_or_words_of_it(world, aubagne):
    cassis = world.centre_in("Cassis", official_id="1234", name="Salle de l’Étoile")
    for said in ("1234", "salle de l'etoile", "Étoile Cassis", "13260"):
        assert found(world, said) == cassis
    assert found(world, "aubagne") == aubagne


def test_an_exact_name_is_meant_also_where_another_contains_it(world):
    short = world.centre_in("Cassis", name="Salle des fêtes")
    world.centre_in("Arles", name="Salle des fêtes du Moulin")
    assert found(world, "Salle des Fêtes") == short


@pytest.mark.parametrize(("said", "candidates"), [("centre", 2), ("Lourdes", 0), ("", 0), ("0" * 32, 0)])
def test_who_could_mean_several_or_none_is_told_which(world, aubagne, said, candidates):
    world.centre_in("Cassis")
    with pytest.raises(WhichCentre) as fault:
        found(world, said)
    assert len(fault.value.candidates) == candidates
