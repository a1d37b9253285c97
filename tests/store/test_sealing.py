"""Identity in the store: sealed to its place, and findable without being readable."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from models import Person, Store, Vault
from models.columns import Privacy
from models.crypto import SealBroken

OLD, NEW, INDEX = ("old", b"o" * 32), ("new", b"n" * 32), b"i" * 32


def a_person(store: Store, **sealed: str) -> Person:
    with store.transaction() as tx:
        person = Person(id=uuid4(), provisional=True, created_at=_NOW)
        person.seal(tx.vault, **sealed)
        tx.add(person)
        return person


_NOW = datetime(2026, 3, 2, tzinfo=UTC)


def reread(store: Store, person: Person) -> Person:
    with store.transaction() as tx:
        return tx.scalars(select(Person).where(Person.id == person.id)).one()


def test_what_was_sealed_opens_in_its_place(store):
    person = a_person(store, family_name="Lefèvre", birth_date="1938-02-03")
    kept = reread(store, person)
    assert kept.unsealed(store.vault, "family_name") == "Lefèvre"
    assert kept.unsealed(store.vault, "given_name") is None
    assert "Lefèvre".encode() not in kept.family_name


def test_what_was_moved_to_another_row_does_not_open(store):
    one, other = (a_person(store, birth_date=born) for born in ("1938-02-03", "1940-01-01"))
    with store.transaction() as tx:
        tx.execute(update(Person).where(Person.id == one.id).values(birth_date=other.birth_date))
    with pytest.raises(SealBroken):
        reread(store, one).unsealed(store.vault, "birth_date")


def test_what_was_moved_to_another_column_does_not_open(store):
    person = a_person(store, phone="+33612345678")
    with store.transaction() as tx:
        tx.execute(update(Person).where(Person.id == person.id).values(contact=person.phone))
    with pytest.raises(SealBroken, match=r"person\.contact"):
        reread(store, person).unsealed(store.vault, "contact")


class TestTheVault:
    def test_no_byte_can_be_changed(self):
        vault = Vault([NEW], INDEX)
        sealed = vault.seal("1938-02-03", "person.birth_date:1")
        for place in range(len(sealed)):
            broken = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
            with pytest.raises(SealBroken):
                vault.unseal(broken, "person.birth_date:1")

    @pytest.mark.parametrize("length", [0, 1, 4, 10, 20])
    def test_what_was_cut_short_does_not_open(self, length):
        vault = Vault([NEW], INDEX)
        with pytest.raises(SealBroken):
            vault.unseal(vault.seal("a", "person.phone:1")[:length], "person.phone:1")

    def test_equal_texts_are_sealed_differently(self):
        vault = Vault([NEW], INDEX)
        assert vault.seal("a", "person.phone:1") != vault.seal("a", "person.phone:1")

    def test_a_fault_names_the_column_and_nothing_else(self):
        sealed = Vault([NEW], INDEX).seal("1938-02-03", "person.birth_date:1")
        with pytest.raises(SealBroken) as broken:
            Vault([OLD], INDEX).unseal(sealed, "person.birth_date:1")
        assert str(broken.value) == "person.birth_date: no key opens it"


class TestRotation:
    def test_old_seals_open_and_new_ones_use_the_new_key(self):
        before, during, after = Vault([OLD], INDEX), Vault([NEW, OLD], INDEX), Vault([NEW], INDEX)
        context = "person.phone:1"
        old, new = before.seal("old", context), during.seal("new", context)
        assert (during.unseal(old, context), during.unseal(new, context)) == ("old", "new")
        assert after.unseal(new, context) == "new"
        for vault, sealed in ((after, old), (before, new)):
            with pytest.raises(SealBroken):
                vault.unseal(sealed, context)

    def test_a_key_of_the_same_id_but_other_bytes_opens_nothing(self):
        sealed = Vault([OLD], INDEX).seal("a", "person.phone:1")
        with pytest.raises(SealBroken):
            Vault([("old", NEW[1])], INDEX).unseal(sealed, "person.phone:1")

    def test_a_blind_index_does_not_depend_on_the_sealing_keys(self):
        indexes = {Vault(keys, INDEX).blind_index("phone", "+33612345678") for keys in ([OLD], [NEW, OLD])}
        assert len(indexes) == 1


class TestBlindIndexes:
    def test_this_one_never_changes(self):
        """What is in a database is found again by every later version."""
        index = Vault([NEW], INDEX).blind_index("phone", "+33612345678")
        assert index.hex() == "48806d0b48d913e57c24ff53fb518cc2a42672274883675132a2536264f768b7"

    def test_other_values_kinds_parts_and_keys_have_others(self):
        vault = Vault([NEW], INDEX)
        indexes = [
            vault.blind_index("phone", "ab", "c"),
            vault.blind_index("phone", "a", "bc"),
            vault.blind_index("phone", "abc"),
            vault.blind_index("phone", "ab", "", "c"),
            vault.blind_index("reference", "ab", "c"),
            Vault([NEW], b"j" * 32).blind_index("phone", "ab", "c"),
        ]
        assert len(set(indexes)) == len(indexes)
        assert {len(index) for index in indexes} == {32}

    def test_two_people_of_one_birth_date_have_different_identities(self, world):
        for number in ("+33612345678", "+33712345678"):
            world.books(world.someone(number=number), world.a_slot())
        with world.store.transaction() as tx:
            people = tx.scalars(select(Person)).all()
        for column in Person.__table__.columns:
            if column.info["privacy"] is Privacy.SCRUB:
                values = [getattr(person, column.name) for person in people]
                assert None in values or values[0] != values[1]
