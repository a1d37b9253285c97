"""Naming a person: from provisional to unique by birth date, name and number; doubles become a task.

Locks are taken in one order here too: all who were born that day, their appointments, the person.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update

from models import ACTIVE, Appointment, Person, Store, Transaction
from voicebot import audit, tasks
from voicebot.booking import identity, recap, views
from voicebot.booking.likeness import Name, alike
from voicebot.booking.standing import is_coming, lapse
from voicebot.outbox import promises


def name_person(
    store: Store,
    appointment: UUID,
    *,
    family: str | None,
    given: str | None,
    now: datetime,
    by: str = "voice",
) -> None:
    """Give the person of this appointment their name; again, with another, corrects it.

    A person who is known already (same birth date, same-sounding name, same number) gets the appointment,
    unless they have a coming one for the same dose: then nothing is merged, and somebody looks into it,
    as into a same-sounding person of that birth date from another telephone. The caller is told nothing
    of it. Raises NoResultFound, and ValueError without any name.
    """
    if not family and not given:
        raise ValueError("a name has a part at least")
    with store.transaction() as tx:
        person = _person_of(tx, appointment)
        tx.alone_with(f"born {person.unsealed(tx.vault, 'birth_date')}")
        _name(tx, appointment, Name(family, given), now, by)
        recap.settle(tx, appointment)


def send_code(
    store: Store, *, birth_dates: Sequence[str], family: str | None, given: str | None, now: datetime
) -> None:
    """Send the code of the appointments that these people have to the number each was booked with.

    It returns nothing, and does as much for a name that nobody has: birth date and name identify
    nobody, so whoever asks is told the same in any case (conversation.md, §4).
    """
    with store.transaction() as tx:
        named = [one for born in birth_dates for one in alike_people(tx, born, Name(family, given))]
        people = {person.id: person.unsealed(tx.vault, "phone") for person in named}
        standing = views.appointments().where(
            Appointment.person_id.in_(people), Appointment.state.in_(ACTIVE), is_coming(now)
        )
        sent = False
        seen: set[UUID | None] = set()
        for row in tx.execute(standing).all():
            booked = views.booked_of(row, tx.vault)
            seen.add(booked.id)
            # Of two injections the first tells the code of both.
            if booked.follows not in seen:
                to = people[row[0].person_id]
                sent |= promises.send_code(
                    tx, booked.id, to=to, locale=booked.locale, until=booked.starts_at, now=now
                )
        if not sent:
            promises.send_no_code(tx, now=now)


def _name(tx: Transaction, appointment: UUID, name: Name, now: datetime, by: str) -> None:
    person, conversation = _locked(tx, appointment)
    born = person.unsealed(tx.vault, "birth_date") or ""
    number = person.unsealed(tx.vault, "phone")
    index = identity.identity_index(tx.vault, born, name.key, number, conversation)
    known = tx.scalars(select(Person).where(Person.identity_index == index, Person.id != person.id)).first()
    if known and not _booked_twice(tx, person.id, known.id, now):
        person = _merged(tx, person, known, appointment, now, by)
    else:
        person.seal(tx.vault, family_name=name.family, given_name=name.given)
        person.birth_index = identity.birth_index(tx.vault, born)
    if known is None:
        person.provisional, person.identity_index = False, index
        audit.record(tx, audit.Act.NAMED, subject=appointment, by=by, at=now)
    tx.flush()
    for other in alike_people(tx, born, name):
        if other.id != person.id and _booked_twice(tx, person.id, other.id, now):
            _have_looked_into(tx, person, other, appointment, now)


def _merged(
    tx: Transaction, person: Person, known: Person, appointment: UUID, now: datetime, by: str
) -> Person:
    """All that the provisional person has is the known one's; the provisional one never was."""
    lapse(tx, [person.id, known.id], now=now, by=by)
    tx.execute(update(Appointment).where(Appointment.person_id == person.id).values(person_id=known.id))
    tx.execute(delete(Person).where(Person.id == person.id))
    audit.record(tx, audit.Act.MERGED, subject=appointment, by=by, at=now)
    return known


def alike_people(tx: Transaction, born: str, name: Name) -> list[Person]:
    """Everybody of this birth date whose name is like this one."""
    same_day = tx.scalars(select(Person).where(Person.birth_index == identity.birth_index(tx.vault, born)))
    return [person for person in same_day if alike(_name_of(tx, person), name)]


def _name_of(tx: Transaction, person: Person) -> Name:
    return Name(person.unsealed(tx.vault, "family_name"), person.unsealed(tx.vault, "given_name"))


def _booked_twice(tx: Transaction, one: UUID, other: UUID, now: datetime) -> bool:
    """Whether both have a coming appointment for the same dose; what has passed does not count."""
    active = select(Appointment.dose).where(Appointment.state.in_(ACTIVE), is_coming(now))
    doses = [set(tx.scalars(active.where(Appointment.person_id == person))) for person in (one, other)]
    return bool(doses[0] & doses[1])


def _have_looked_into(
    tx: Transaction, person: Person, other: Person, appointment: UUID, now: datetime
) -> None:
    pair = sorted((str(person.id), str(other.id)))
    tasks.note(
        tx,
        "perhaps_twice",
        about=":".join(pair),
        reason="same_name",
        number=person.unsealed(tx.vault, "phone") or person.unsealed(tx.vault, "contact"),
        appointment=appointment,
        now=now,
    )


def _person_of(tx: Transaction, appointment: UUID) -> Person:
    its = select(Person).join(Appointment, Appointment.person_id == Person.id)
    return tx.scalars(its.where(Appointment.id == appointment)).one()


def _locked(tx: Transaction, appointment: UUID) -> tuple[Person, UUID]:
    """The person of this appointment, who changes for nobody else now, and the conversation it is of."""
    whose = select(Appointment.person_id).where(Appointment.id == appointment).scalar_subquery()
    theirs = select(Appointment).where(Appointment.person_id == whose).order_by(Appointment.id)
    appointments = tx.scalars(theirs.with_for_update()).all()
    its = next(one for one in appointments if one.id == appointment)
    # Whoever is being booked for at this moment is waited for; whoever comes later waits for us.
    person = tx.scalars(select(Person).where(Person.id == its.person_id).with_for_update()).one()
    return person, its.conversation_id or its.id
