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

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import insert

from models import ACTIVE, Appointment, Centre, Person, Slot, Store, Transaction, Vault
from voicebot.booking import views
from voicebot.booking.views import Booked


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
    tx.execute(insert(Person).values(values).on_conflict_do_nothing(index_elements=["identity_index"]))
    known = known_person(tx, claimant)
    if known is None:
        raise LookupError("the person just stored cannot be found")
    return known


def known_person(tx: Transaction, claimant: Claimant) -> UUID | None:
    """The person of this birth date and number, if they have called before."""
    index = _identity_index(tx.vault, claimant)
    return tx.execute(select(Person.id).where(Person.identity_index == index)).scalar_one_or_none()


def identify(
    store: Store, *, number: str | None, birth_dates: Sequence[str], code: str | None, now: datetime
) -> tuple[Booked, ...]:
    """The coming appointments that these proofs open, soonest first; none when they open nothing.

    `birth_dates` are ISO dates: six keys that could be a code or a date are tried as both.
    """
    with store.transaction() as tx:
        from_here = _from_number(tx, number, now)
        by_reference = _by_reference(tx, birth_dates, code, now)
        own = [booked for booked, born in from_here if _proves(booked, born, birth_dates, code)]
        found = {booked.id: booked for booked in (*own, *by_reference)}
    return tuple(sorted(found.values(), key=lambda booked: booked.starts_at))


def on_number(store: Store, number: str | None, *, now: datetime) -> tuple[Booked, ...]:
    """The coming appointments booked with this number: for texts, where our own message told it."""
    with store.transaction() as tx:
        return tuple(booked for booked, _ in _from_number(tx, number, now))


def existing(store: Store, claimant: Claimant, *, dose: int, now: datetime) -> Booked | None:
    """The coming appointment of this very person (same birth date, same number) for this dose, if any."""
    with store.transaction() as tx:
        person = known_person(tx, claimant)
        rows = tx.execute(_active(now).where(Appointment.person_id == person, Appointment.dose == dose))
        return next((views.booked_of(row, tx.vault) for row in rows), None)


def new_code() -> str:
    """A booking code: six digits, no leading zero, unpredictable."""
    return str(secrets.randbelow(900_000) + 100_000)


def phone_index(vault: Vault, number: str) -> bytes:
    """By which a number's people are found."""
    return vault.blind_index("phone", number)


def reference_index(vault: Vault, birth_date: str, code: str) -> bytes:
    """By which birth date (ISO) and code are found together; the code is never looked up alone."""
    return vault.blind_index("reference", birth_date, code)


def _identity_index(vault: Vault, claimant: Claimant) -> bytes:
    whose = claimant.number or f"conversation {claimant.conversation}"
    return vault.blind_index("identity", claimant.birth_date.isoformat(), "", whose)


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


def _active(now: datetime) -> Select[Appointment, Slot, Centre]:
    return views.appointments().where(Appointment.state.in_(ACTIVE), Slot.starts_at > now)


def _proves(booked: Booked, born: str | None, birth_dates: Sequence[str], code: str | None) -> bool:
    """From the number it was booked with: the birth date or the code."""
    right_code = code is not None and hmac.compare_digest(booked.code.encode(), code.encode())
    return born in birth_dates or right_code
