"""Who is who, and what opens an appointment (conversation.md, §4)."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import event, func, select

from models import Person
from voicebot.booking import identity
from voicebot.booking.errors import AlreadyBooked
from voicebot.outbox import reachability

MOBILE, OTHER = "+33612345678", "+33698765432"
BORN, NOT_BORN = "1938-02-03", "1939-02-03"


@pytest.fixture
def booked(world):
    return world.books(world.someone(), world.a_slot())


def opens(world, *, number=None, born=(), code=None):
    born = (born,) if isinstance(born, str) else born
    found = identity.identify(world.store, number=number, birth_dates=born, code=code, now=world.now)
    return {one.id for one in found}


def people(world):
    with world.store.transaction() as tx:
        return tx.execute(select(func.count()).select_from(Person)).scalar_one()


def wrong(code):
    return "999999" if code != "999999" else "888888"


class TestFromTheNumberItWasBookedWith:
    def test_the_code_or_the_birth_date_is_enough(self, world, booked):
        assert opens(world, number=MOBILE, code=booked.code) == {booked.id}
        assert opens(world, number=MOBILE, born=BORN) == {booked.id}

    def test_one_right_proof_is_enough_beside_a_wrong_one(self, world, booked):
        assert opens(world, number=MOBILE, born=NOT_BORN, code=booked.code) == {booked.id}
        assert opens(world, number=MOBILE, born=BORN, code=wrong(booked.code)) == {booked.id}

    def test_the_number_alone_or_wrong_proofs_open_nothing(self, world, booked):
        assert opens(world, number=MOBILE) == set()
        assert opens(world, number=MOBILE, born=NOT_BORN, code=wrong(booked.code)) == set()

    def test_keys_that_may_be_a_date_or_a_code_are_tried_as_both(self, world, booked):
        assert opens(world, number=MOBILE, born=(NOT_BORN, BORN), code=wrong(booked.code)) == {booked.id}

    def test_each_of_a_household_opens_only_their_own(self, world, booked):
        other = world.books(world.someone(born=NOT_BORN), world.a_slot(hours=48))
        assert opens(world, number=MOBILE, born=BORN) == {booked.id}
        assert opens(world, number=MOBILE, code=other.code) == {other.id}

    def test_all_that_one_person_booked_comes_soonest_first(self, world):
        who = world.someone()
        second = world.books(who, world.a_slot(hours=600), dose=2)
        first = world.books(who, world.a_slot(hours=24))
        found = identity.identify(world.store, number=MOBILE, birth_dates=[BORN], code=None, now=world.now)
        assert [one.id for one in found] == [first.id, second.id]

    def test_a_text_from_a_stranger_opens_nothing_until_somebody_books_from_there(self, world, booked):
        with world.store.transaction() as tx:
            reachability.learn(tx, MOBILE, "stranger_at", now=world.now)
        assert identity.on_number(world.store, MOBILE, now=world.now) == ()
        other = world.books(world.someone(born=NOT_BORN), world.a_slot(hours=48))
        assert {one.id for one in identity.on_number(world.store, MOBILE, now=world.now)} == {
            booked.id,
            other.id,
        }

    def test_a_text_needs_no_proof_where_our_own_message_told_it(self, world, booked):
        assert [one.id for one in identity.on_number(world.store, MOBILE, now=world.now)] == [booked.id]
        assert identity.on_number(world.store, OTHER, now=world.now) == ()
        assert identity.on_number(world.store, None, now=world.now) == ()


class TestFromAnywhereElse:
    @pytest.mark.parametrize("number", [OTHER, None])
    def test_it_takes_both(self, world, booked, number):
        assert opens(world, number=number, born=BORN, code=booked.code) == {booked.id}
        assert opens(world, number=number, born=BORN) == set()
        assert opens(world, number=number, code=booked.code) == set()
        assert opens(world, number=number, born=BORN, code=wrong(booked.code)) == set()
        assert opens(world, number=number, born=NOT_BORN, code=booked.code) == set()

    def test_one_person_s_birth_date_with_another_s_code_opens_nothing(self, world, booked):
        other = world.books(world.someone(number=OTHER, born=NOT_BORN), world.a_slot(hours=48))
        assert opens(world, born=BORN, code=other.code) == set()

    @pytest.mark.parametrize("code", ["", "４８３９２０", "é", "0" * 500])
    def test_what_is_no_code_opens_nothing(self, world, booked, code):
        assert opens(world, number=MOBILE, code=code) == set()
        assert opens(world, born=("", BORN), code=code) == set()


class TestANumberThatWasOnlySaid:
    def test_it_proves_nothing(self, world):
        who = identity.Claimant(world.someone().birth_date, None, uuid4(), contact=MOBILE)
        booked = world.books(who, world.a_slot())
        assert opens(world, number=MOBILE, born=BORN) == set()
        assert identity.on_number(world.store, MOBILE, now=world.now) == ()
        assert opens(world, born=BORN, code=booked.code) == {booked.id}

    def test_it_finds_nobody_who_booked_from_it(self, world, booked):
        liar = identity.Claimant(world.someone().birth_date, None, uuid4(), contact=MOBILE)
        assert identity.existing(world.store, liar, dose=1, now=world.now) is None


class TestWithheldCallers:
    def test_two_with_one_birth_date_are_two_people(self, world):
        one, other = world.someone(number=None), world.someone(number=None)
        first = world.books(one, world.a_slot())
        second = world.books(other, world.a_slot(hours=48))
        assert people(world) == 2
        assert identity.existing(world.store, one, dose=1, now=world.now) == first
        assert identity.existing(world.store, other, dose=1, now=world.now) == second
        assert opens(world, born=BORN) == set()

    def test_one_is_the_same_person_during_the_call(self, world):
        caller = world.someone(number=None)
        world.books(caller, world.a_slot())
        with pytest.raises(AlreadyBooked):
            world.books(caller, world.a_slot(hours=48))

    def test_an_unknown_number_does_not_lead_to_those_who_withheld_theirs(self, world):
        world.books(world.someone(number=None), world.a_slot())
        for number in (None, "", "None"):
            assert opens(world, number=number, born=BORN) == set()


class TestOnePerson:
    def test_is_a_birth_date_and_a_number(self, world):
        world.books(world.someone(), world.a_slot())
        world.books(world.someone(), world.a_slot(), dose=2)
        world.books(world.someone(born=NOT_BORN), world.a_slot())
        world.books(world.someone(number=OTHER), world.a_slot())
        assert people(world) == 3

    def test_is_made_once_by_many_at_once(self, world, at_once):
        def make():
            with world.store.transaction() as tx:
                return identity.person_for(tx, world.someone(), now=world.now)

        made = at_once(*[partial(make)] * 20)
        assert len(set(made)) == people(world) == 1

    def test_keeps_nothing_readable(self, world, booked):
        with world.store.transaction() as tx:
            person = tx.scalars(select(Person)).one()
            assert person.unsealed(tx.vault, "birth_date") == BORN
            assert person.unsealed(tx.vault, "phone") == MOBILE
            columns = [getattr(person, column.name) for column in Person.__table__.columns]
        kept = b" ".join(value for value in columns if isinstance(value, bytes))
        assert BORN.encode() not in kept
        assert MOBILE.encode() not in kept


class TestWhatIsOver:
    def test_what_was_cancelled_or_has_passed_is_not_found(self, world, booked):
        cancelled = world.books(world.someone(), world.a_slot(hours=600), dose=2)
        world.cancels(cancelled)
        assert opens(world, number=MOBILE, born=BORN) == {booked.id}
        world.now = world.at(24)
        assert opens(world, number=MOBILE, born=BORN, code=booked.code) == set()
        assert identity.existing(world.store, world.someone(), dose=1, now=world.now) is None


class TestAnswersTakeTheSameWay:
    """A stranger, a wrong proof and an appointment are looked up by the same queries."""

    def queries(self, world, ask):
        seen = []

        def note(_connection, _cursor, statement, *_):
            seen.append(statement)

        event.listen(world.store.engine, "before_cursor_execute", note)
        try:
            ask()
        finally:
            event.remove(world.store.engine, "before_cursor_execute", note)
        return len(seen)

    def test_whether_or_not_there_is_something_to_find(self, world):
        def ask(number, born, code):
            return self.queries(world, lambda: opens(world, number=number, born=born, code=code))

        before = ask(MOBILE, BORN, "123456")
        booked = world.books(world.someone(), world.a_slot())
        assert before == ask(MOBILE, BORN, booked.code)
        assert before == ask(MOBILE, NOT_BORN, wrong(booked.code))
        assert before == ask(OTHER, BORN, booked.code)
        assert before == ask(None, BORN, booked.code)
        assert before == ask(None, BORN, None)
        assert before == ask(None, (), booked.code)
        assert before == ask(MOBILE, (BORN, NOT_BORN), booked.code)
