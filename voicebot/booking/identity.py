"""Who is who: people are told apart by birth date and number, and identified as conversation.md §4 says.

From the number an appointment was booked with, the code *or* the birth date opens it; from anywhere
else it takes both. A number that is merely said proves nothing. Looking somebody up makes the same
queries whether or not there is anything to find.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import and_, or_, select
from sqlalchemy.dialects.postgresql import insert

from models import ACTIVE, Appointment, Person, Slot, Store, Transaction, Vault
from voicebot.booking import views
from voicebot.booking.views import Booked, Standing
from voicebot.outbox import reachability


@dataclass(frozen=True)
class Claimant:
    """The person an appointment is for, as far as this conversation knows.

    `number` is the one the network reports (never one that was only said); without it, the
    conversation itself tells this person from all others. `contact` was said, to be called back.
    """

    birth_date: date
    number: str | None
    conversation: UUID
    contact: str | None = None


def person_for(tx: Transaction, claimant: Claimant, *, now: datetime) -> UUID:
    """The person's row, made when it is new; safe when two requests make it at once."""
    person = Person(
        id=uuid4(),
        provisional=True,
        identity_index=_identity_index(tx.vault, claimant),
        phone_index=phone_index(tx.vault, claimant.number) if claimant.number else None,
        created_at=now,
    )
    person.seal(
        tx.vault,
        birth_date=claimant.birth_date.isoformat(),
        phone=claimant.number,
        contact=claimant.contact,
    )
    values = {column.name: getattr(person, column.name) for column in Person.__table__.columns}
    new = insert(Person).values(values).on_conflict_do_nothing(index_elements=["identity_index"])
    known = select(Person.id).where(Person.identity_index == person.identity_index)
    while True:
        tx.execute(new)
        # Nobody any more, if the one in the way was given a name at this very moment: then there is room.
        if found := tx.execute(known).scalar_one_or_none():
            return found


def same_people(tx: Transaction, claimant: Claimant) -> set[UUID]:
    """Who is this very person, as far as can be known: same birth date, and same number or same call.

    A provisional person, and those who have been given a name since.
    """
    born = Person.birth_index == birth_index(tx.vault, claimant.birth_date.isoformat())
    in_this_call = select(Appointment.person_id).where(Appointment.conversation_id == claimant.conversation)
    same = select(Person.id).where(
        or_(
            Person.identity_index == _identity_index(tx.vault, claimant),
            and_(born, Person.phone_index == phone_index(tx.vault, claimant.number or "")),
            and_(born, Person.id.in_(in_this_call)),
        )
    )
    return set(tx.scalars(same))


def identify(
    store: Store,
    *,
    number: str | None,
    birth_dates: Sequence[str],
    code: str | None,
    now: datetime,
    conversation: UUID | None = None,
) -> tuple[Booked, ...]:
    """The coming appointments that these proofs open, soonest first; none when they open nothing.

    `birth_dates` are ISO dates: six keys that could be a code or a date are tried as both. What was
    booked in this very `conversation` is open to it: it was told a moment ago.
    """
    with store.transaction() as tx:
        from_here = _from_number(tx, number, now)
        by_reference = _by_reference(tx, birth_dates, code, now)
        just_now = _in_conversation(tx, conversation, now)
        own = [booked for booked, born in from_here if _proves(booked, born, birth_dates, code)]
        found = {booked.id: booked for booked in (*own, *by_reference, *just_now)}
    return tuple(sorted(found.values(), key=lambda booked: booked.starts_at))


def on_number(store: Store, number: str | None, *, now: datetime) -> tuple[Booked, ...]:
    """The coming appointments booked with this number: for texts, where our own message told it.

    None for a number whose owner said that they are somebody else: what was written to them opens nothing.
    """
    with store.transaction() as tx:
        if number and reachability.is_stranger(tx, number):
            return ()
        return tuple(booked for booked, _ in _from_number(tx, number, now))


def existing(store: Store, claimant: Claimant, *, dose: int, now: datetime) -> Booked | None:
    """The coming appointment of this very person (same birth date, same number) for this dose, if any."""
    with store.transaction() as tx:
        people = same_people(tx, claimant)
        rows = tx.execute(_active(now).where(Appointment.person_id.in_(people), Appointment.dose == dose))
        return next((views.booked_of(row, tx.vault) for row in rows), None)


def last_dose_on(store: Store, claimant: Claimant, *, dose: int) -> date | None:
    """The day of the injection before this dose, in its centre's calendar, if it was booked with us.

    Coming ones count: a second is booked before the first is had.
    """
    before = views.appointments().where(Appointment.dose < dose, Appointment.state.in_((*ACTIVE, "attended")))
    with store.transaction() as tx:
        rows = tx.execute(before.where(Appointment.person_id.in_(same_people(tx, claimant))))
        return max((views.booked_of(row, tx.vault).starts_at.date() for row in rows), default=None)


def claimant_of(tx: Transaction, appointment: UUID, *, conversation: UUID) -> Claimant:
    """Whom an appointment is for, so that it can be booked for them again; raises NoResultFound."""
    its = select(Person).join(Appointment, Appointment.person_id == Person.id)
    person = tx.scalars(its.where(Appointment.id == appointment)).one()
    return Claimant(
        birth_date=date.fromisoformat(person.unsealed(tx.vault, "birth_date") or ""),
        number=person.unsealed(tx.vault, "phone"),
        conversation=conversation,
        contact=person.unsealed(tx.vault, "contact"),
    )


def new_code() -> str:
    """A booking code: six digits, no leading zero, unpredictable."""
    return str(secrets.randbelow(900_000) + 100_000)


def phone_index(vault: Vault, number: str) -> bytes:
    """By which a number's people are found."""
    return vault.blind_index("phone", number)


def birth_index(vault: Vault, birth_date: str) -> bytes:
    """By which people born on one day (ISO) are found, to compare their names."""
    return vault.blind_index("birth", birth_date)


def reference_index(vault: Vault, birth_date: str, code: str) -> bytes:
    """By which birth date (ISO) and code are found together; the code is never looked up alone."""
    return vault.blind_index("reference", birth_date, code)


def identity_index(vault: Vault, birth_date: str, name: str, number: str | None, conversation: UUID) -> bytes:
    """What makes a person unique: birth date (ISO), name key (empty while provisional) and number.

    Without a number it is the conversation: nobody else withheld theirs in that one.
    """
    return vault.blind_index("identity", birth_date, name, number or f"conversation {conversation}")


def _identity_index(vault: Vault, claimant: Claimant) -> bytes:
    return identity_index(vault, claimant.birth_date.isoformat(), "", claimant.number, claimant.conversation)


def _from_number(tx: Transaction, number: str | None, now: datetime) -> list[tuple[Booked, str | None]]:
    index = phone_index(tx.vault, number or "")
    people = {person.id: person for person in tx.scalars(select(Person).where(Person.phone_index == index))}
    rows = tx.execute(_active(now).where(Appointment.person_id.in_(people))).all()
    return [
        (views.booked_of(row, tx.vault), people[row[0].person_id].unsealed(tx.vault, "birth_date"))
        for row in rows
    ]


def _by_reference(
    tx: Transaction, birth_dates: Sequence[str], code: str | None, now: datetime
) -> list[Booked]:
    indexes = [reference_index(tx.vault, born, code or "") for born in birth_dates]
    rows = tx.execute(_active(now).where(Appointment.reference_index.in_(indexes)))
    return [views.booked_of(row, tx.vault) for row in rows]


def _in_conversation(tx: Transaction, conversation: UUID | None, now: datetime) -> list[Booked]:
    # The nil id is nobody's: the query is made in any case.
    rows = tx.execute(_active(now).where(Appointment.conversation_id == (conversation or UUID(int=0))))
    return [views.booked_of(row, tx.vault) for row in rows]


def _active(now: datetime) -> Standing:
    return views.appointments().where(Appointment.state.in_(ACTIVE), Slot.starts_at > now)


def _proves(booked: Booked, born: str | None, birth_dates: Sequence[str], code: str | None) -> bool:
    """From the number it was booked with: the birth date or the code."""
    right_code = code is not None and hmac.compare_digest(booked.code.encode(), code.encode())
    return born in birth_dates or right_code
