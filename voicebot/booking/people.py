"""Finding a person for an agent: by number, by birth date and name as it sounds, by birth date and code.

What lies at centres that the agent does not see is not there for them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select

from models import ACTIVE, Appointment, Person, Slot, Store, Transaction
from voicebot.booking import identity, views
from voicebot.booking.likeness import Name
from voicebot.booking.naming import alike_people
from voicebot.booking.views import Booked

Scope = frozenset[int] | None
"""Ids of the centres that somebody sees; None for all."""
MOST = 10
"""Whoever finds more has to ask more exactly."""
MOST_APPOINTMENTS = 30


@dataclass(frozen=True)
class Found:
    """A person in a list: enough to be sure on the telephone who it is."""

    id: UUID
    family: str | None
    given: str | None
    birth_date: date
    number_ends: str | None
    coming: Booked | None


@dataclass(frozen=True)
class Card:
    """All that an agent needs to help; `number` was reported by the network, `contact` only said."""

    id: UUID
    family: str | None
    given: str | None
    birth_date: date
    number: str | None
    contact: str | None
    appointments: tuple[Booked, ...]


def by_number(store: Store, number: str, *, scope: Scope, now: datetime) -> tuple[Found, ...]:
    """Who booked, or was booked for, from this number (E.164)."""
    with store.transaction() as tx:
        its = select(Person.id).where(Person.phone_index == identity.phone_index(tx.vault, number))
        return _found(tx, tx.scalars(its).all(), scope, now)


def by_name(
    store: Store, birth_date: date, *, family: str | None, given: str | None, scope: Scope, now: datetime
) -> tuple[Found, ...]:
    """Who was born that day and has a name that sounds so; only people who gave one."""
    with store.transaction() as tx:
        alike = alike_people(tx, birth_date.isoformat(), Name(family, given))
        return _found(tx, [person.id for person in alike], scope, now)


def by_code(store: Store, birth_date: date, code: str, *, scope: Scope, now: datetime) -> tuple[Found, ...]:
    """Whose booking code this is; a code alone is never looked up."""
    with store.transaction() as tx:
        index = identity.reference_index(tx.vault, birth_date.isoformat(), code)
        its = select(Appointment.person_id).where(Appointment.reference_index == index)
        return _found(tx, tx.scalars(its).all(), scope, now)


def card(store: Store, person: UUID, *, scope: Scope) -> Card | None:
    """This person with their appointments, the latest first; None where there is nothing to see."""
    with store.transaction() as tx:
        theirs = views.appointments().where(Appointment.person_id == person, _visible(scope))
        latest = theirs.order_by(None).order_by(Slot.starts_at.desc()).limit(MOST_APPOINTMENTS)
        appointments = tuple(views.booked_of(row, tx.vault) for row in tx.execute(latest))
        kept = tx.get(Person, person)
        if kept is None or not appointments:
            return None
        return Card(
            id=kept.id,
            family=kept.unsealed(tx.vault, "family_name"),
            given=kept.unsealed(tx.vault, "given_name"),
            birth_date=_born(tx, kept),
            number=kept.unsealed(tx.vault, "phone"),
            contact=kept.unsealed(tx.vault, "contact"),
            appointments=appointments,
        )


def _found(tx: Transaction, people: Collection[UUID], scope: Scope, now: datetime) -> tuple[Found, ...]:
    seen = select(Appointment.person_id).join(Slot, Slot.id == Appointment.slot_id)
    seen = seen.where(Appointment.person_id.in_(people), _visible(scope))
    rows = tx.scalars(select(Person).where(Person.id.in_(seen)).order_by(Person.created_at, Person.id))
    shown = (_one(tx, person, scope, now) for person in rows.fetchmany(MOST))
    return tuple(sorted(shown, key=lambda one: (one.birth_date, str(one.id))))


def _one(tx: Transaction, person: Person, scope: Scope, now: datetime) -> Found:
    coming = views.appointments().where(
        Appointment.person_id == person.id,
        Appointment.state.in_(ACTIVE),
        Slot.starts_at > now,
        _visible(scope),
    )
    row = tx.execute(coming.limit(1)).first()
    number = person.unsealed(tx.vault, "phone")
    return Found(
        id=person.id,
        family=person.unsealed(tx.vault, "family_name"),
        given=person.unsealed(tx.vault, "given_name"),
        birth_date=_born(tx, person),
        number_ends=number[-2:] if number else None,
        coming=views.booked_of(row, tx.vault) if row else None,
    )


def _born(tx: Transaction, person: Person) -> date:
    return date.fromisoformat(person.unsealed(tx.vault, "birth_date") or "")


def _visible(scope: Scope) -> ColumnElement[bool]:
    return Slot.centre_id.is_not(None) if scope is None else Slot.centre_id.in_(scope)
