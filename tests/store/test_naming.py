"""A name makes a provisional person one that can be told from all others; doubles wait for a person."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import NoResultFound

from models import Appointment, AuditEvent, Person
from voicebot.booking import identity, service
from voicebot.booking.errors import AlreadyBooked

MOBILE, OTHER, LANDLINE = "+33612345678", "+33698765432", "+33465710001"
BORN, NOT_BORN = "1938-02-03", "1939-02-03"
SECOND = 22 * 24


def people(world):
    """Each person's name, and whether they are provisional."""
    with world.store.transaction() as tx:
        everybody = tx.scalars(select(Person).order_by(Person.created_at)).all()
        return sorted((one.unsealed(tx.vault, "family_name") or "", one.provisional) for one in everybody)


def doubts(world):
    return [task.reason for task in world.tasks() if task.kind == "perhaps_twice"]


def owner(world, booked):
    with world.store.transaction() as tx:
        return tx.get_one(Appointment, booked.id).person_id


class TestNaming:
    def test_a_provisional_person_becomes_a_named_one(self, world):
        booked = world.books(world.someone(), world.a_slot())
        assert people(world) == [("", True)]
        world.names(booked, "Lefèvre", "Jeanne")
        with world.store.transaction() as tx:
            person = tx.scalars(select(Person)).one()
            assert not person.provisional
            assert person.unsealed(tx.vault, "given_name") == "Jeanne"
            traces = tx.scalars(select(AuditEvent.act)).all()
        assert traces == ["booked", "named"]

    def test_nothing_of_the_name_is_readable(self, world):
        world.names(world.books(world.someone(), world.a_slot()), "Lefèvre", "Jeanne")
        with world.store.transaction() as tx:
            person = tx.scalars(select(Person)).one()
        kept = [getattr(person, column.name) for column in Person.__table__.columns]
        assert not [one for one in kept if isinstance(one, bytes) and b"Jeanne" in one]
        assert not any(isinstance(one, str) for one in kept)

    def test_another_name_corrects_it_and_again_is_the_same(self, world):
        booked = world.books(world.someone(), world.a_slot())
        for family in ("Dupin", "Dupont", "Dupont"):
            world.names(booked, family)
        assert people(world) == [("Dupont", False)]

    def test_half_a_name_is_a_name_and_none_is_not(self, world):
        booked = world.books(world.someone(), world.a_slot())
        world.names(booked, None, "Jeanne")
        assert people(world) == [("", False)]
        with pytest.raises(ValueError, match="a part at least"):
            world.names(booked, None, None)

    def test_nobody_is_named_by_an_unknown_id(self, world):
        with pytest.raises(NoResultFound):
            service.name_person(world.store, uuid4(), family="Dupont", given=None, now=world.now)


class TestWhoIsNamed:
    """A name must not make the same person a stranger who may book once more."""

    @pytest.mark.parametrize("number", [MOBILE, None])
    def test_still_has_the_appointment(self, world, number):
        who = world.someone(number=number)
        booked = world.books(who, world.a_slot())
        world.names(booked, "Dupont")
        assert identity.existing(world.store, who, dose=1, now=world.now) == booked
        with pytest.raises(AlreadyBooked):
            world.books(who, world.a_slot(hours=48))

    def test_is_found_again_by_number_and_birth_date(self, world):
        booked = world.books(world.someone(), world.a_slot())
        world.names(booked, "Dupont")
        assert identity.existing(world.store, world.someone(), dose=1, now=world.now) == booked

    def test_is_not_found_by_another_birth_date_another_number_or_a_withheld_one(self, world):
        world.names(world.books(world.someone(), world.a_slot()), "Dupont")
        strangers = ({"born": NOT_BORN}, {"number": OTHER}, {"number": None})
        for stranger in strangers:
            found = identity.existing(world.store, world.someone(**stranger), dose=1, now=world.now)
            assert found is None

    def test_keeps_what_they_booked_before_in_reach_of_the_next_dose(self, world):
        booked = world.books(world.someone(), world.a_slot())
        world.names(booked, "Dupont")
        last = identity.last_dose_on(world.store, world.someone(), dose=2)
        assert last == booked.starts_at.date()
        assert identity.last_dose_on(world.store, world.someone(number=OTHER), dose=2) is None
        assert identity.last_dose_on(world.store, world.someone(), dose=1) is None

    def test_a_cancelled_injection_is_none(self, world):
        world.cancels(world.books(world.someone(), world.a_slot()))
        assert identity.last_dose_on(world.store, world.someone(), dose=2) is None

    def test_many_who_are_named_while_they_book_again_have_one_appointment(self, world, at_once):
        who = world.someone()
        booked = world.books(who, world.a_slot())
        slots = world.slots_at(world.centre_in("Cassis"), *range(48, 56))
        acts = [partial(world.names, booked, "Dupont"), *(partial(world.books, who, slot) for slot in slots)]
        named, *others = at_once(*acts)
        assert named is None
        assert {one.existing.id for one in others} == {booked.id}


class TestTheSamePersonAgain:
    """Same birth date, same-sounding name, same number."""

    def test_gets_both_appointments(self, world):
        first = world.books(world.someone(), world.a_slot())
        world.names(first, "Dupont", "Jeanne")
        second = world.books(world.someone(), world.a_slot(hours=SECOND), dose=2)
        assert owner(world, first) != owner(world, second)
        world.names(second, "DUPOND", "Jeanne")
        assert owner(world, first) == owner(world, second)
        assert people(world) == [("Dupont", False)]
        assert not doubts(world)

    def test_with_a_coming_appointment_for_the_same_dose_nothing_is_merged(self, world):
        """It cannot be booked from the same number; it can where a name was understood too late."""
        first = world.books(world.someone(), world.a_slot())
        world.names(first, "Martin", "Paul")
        with world.store.transaction() as tx:
            tx.get_one(Person, owner(world, first)).phone_index = None
        second = world.books(world.someone(), world.a_slot(hours=48))
        world.names(second, "Martin", "Paul")
        assert owner(world, first) != owner(world, second)
        assert people(world) == [("Martin", False), ("Martin", True)]
        assert doubts(world) == ["same_name"]

    def test_whose_first_appointment_has_passed_is_merged_all_the_same(self, world):
        past = world.books(world.someone(), world.a_slot(hours=1))
        world.names(past, "Dupont")
        world.now = world.at(2)
        again = world.books(world.someone(), world.a_slot())
        world.names(again, "Dupont")
        assert owner(world, past) == owner(world, again)
        assert not doubts(world)

    def test_many_named_alike_at_once_become_one(self, world, at_once):
        doses = range(1, 7)
        booked = [world.books(world.someone(), world.a_slot(hours=24 * dose), dose=dose) for dose in doses]
        world.names(booked[0], "Durand")
        later = [world.books(world.someone(), world.a_slot(hours=24 * dose), dose=dose) for dose in (7, 8, 9)]
        assert at_once(*(partial(world.names, one, "Durand") for one in later)) == [None] * 3
        assert people(world) == [("Durand", False)]

    def test_two_with_one_birth_date_and_number_but_other_names_are_two(self, world):
        one = world.books(world.someone(), world.a_slot())
        world.names(one, "Dupont", "Jeanne")
        other = world.books(world.someone(), world.a_slot(hours=SECOND), dose=2)
        world.names(other, "Dupont", "Marcel")
        assert owner(world, one) != owner(world, other)
        assert not doubts(world)


class TestPerhapsBookedTwice:
    def named_from(self, world, number, family, given=None, *, born=BORN, dose=1):
        hours = 24 if dose == 1 else SECOND
        booked = world.books(world.someone(number=number, born=born), world.a_slot(hours=hours), dose=dose)
        world.names(booked, family, given)
        return booked

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (("Dupont", "Jeanne"), ("Dupond", "Jeanne")),
            (("Lefèvre", "Jean"), ("Lefebvre", "Jean")),
            (("Dupont", "Jeanne"), ("Jeanne", "Dupont")),
            (("Dupont", "Jeanne"), ("Dupont", None)),
        ],
    )
    def test_a_same_sounding_name_from_another_telephone_is_looked_into(self, world, one, other):
        first = self.named_from(world, MOBILE, *one)
        second = self.named_from(world, OTHER, *other)
        assert doubts(world) == ["same_name"]
        (task,) = world.tasks()
        assert task.appointment_id == second.id
        assert task.unsealed(world.store.vault, "number") == OTHER
        assert owner(world, first) != owner(world, second)

    def test_it_is_looked_into_once(self, world):
        first = self.named_from(world, MOBILE, "Dupont", "Jeanne")
        self.named_from(world, OTHER, "Dupont", "Jeanne")
        world.names(first, "Dupont", "Jeanne")
        assert doubts(world) == ["same_name"]

    def test_not_with_another_birth_date_another_name_or_another_dose(self, world):
        self.named_from(world, MOBILE, "Dupont", "Jeanne")
        self.named_from(world, OTHER, "Dupont", "Jeanne", born=NOT_BORN)
        self.named_from(world, "+33612000001", "Dupont", "Marcel")
        self.named_from(world, "+33612000002", "Bernard", "Jeanne")
        self.named_from(world, "+33612000003", "Dupont", "Jeanne", dose=2)
        assert not doubts(world)

    def test_not_once_the_first_was_cancelled_or_has_passed(self, world):
        world.cancels(self.named_from(world, MOBILE, "Dupont", "Jeanne"))
        self.named_from(world, OTHER, "Dupont", "Jeanne")
        assert not doubts(world)

    def test_two_withheld_callers_are_looked_into_and_never_merged(self, world):
        one, other = (self.named_from(world, None, "Dupont", "Jeanne") for _ in range(2))
        assert owner(world, one) != owner(world, other)
        assert doubts(world) == ["same_name"]


class TestTheCodeToItsOwnNumber:
    def sends(self, world, family, given=None, born=BORN):
        service.send_code(world.store, birth_dates=[born], family=family, given=given, now=world.now)
        return [
            message.unsealed(world.store.vault, "recipient")
            for message in world.messages()
            if message.purpose == "code"
        ]

    def test_goes_to_the_number_it_was_booked_with_once_a_day(self, world):
        world.names(world.books(world.someone(), world.a_slot(hours=72)), "Dupont", "Jeanne")
        for _ in range(3):
            assert self.sends(world, "dupond", "jeanne") == [MOBILE]

    def test_two_injections_have_one_code_and_get_one_text(self, world):
        pair = world.slots_at(world.centre_in("Aubagne"), 24, SECOND)
        world.names(world.books_both(world.someone(), *pair), "Dupont")
        assert self.sends(world, "Dupont") == [MOBILE]

    def test_goes_nowhere_for_another_name_or_birth_date_or_without_a_name(self, world):
        world.names(world.books(world.someone(), world.a_slot()), "Dupont", "Jeanne")
        world.books(world.someone(born=NOT_BORN), world.a_slot())
        assert self.sends(world, "Martin", "Jeanne") == []
        assert self.sends(world, "Dupont", "Jeanne", born=NOT_BORN) == []
        assert self.sends(world, None) == []

    def test_a_landline_or_a_withheld_number_gets_no_text(self, world):
        for number in (LANDLINE, None):
            world.names(world.books(world.someone(number=number), world.a_slot()), "Dupont")
        assert self.sends(world, "Dupont") == []

    def test_the_queries_are_the_same_whether_or_not_there_is_somebody(self, world):
        def queries(family):
            seen = []

            def note(_connection, _cursor, statement, *_):
                seen.append(statement.split()[0])

            event.listen(world.store.engine, "before_cursor_execute", note)
            try:
                self.sends(world, family)
            finally:
                event.remove(world.store.engine, "before_cursor_execute", note)
            return [one for one in seen if one not in ("RELEASE", "ROLLBACK")]

        before = queries("Dupont")
        assert "INSERT" in before
        world.names(world.books(world.someone(number=LANDLINE), world.a_slot()), "Dupont")
        assert queries("Dupont") == queries("Martin") == before
        world.names(world.books(world.someone(), world.a_slot()), "Petit")
        assert queries("Petit") == before
        assert len([one for one in world.messages() if one.purpose == "code"]) == 1
