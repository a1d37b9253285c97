"""What is still missing when somebody hangs up: the appointment stands, and a person completes it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select, update

from models import ACTIVE, Appointment, Conversation, Person, Store, Transaction
from voicebot import tasks


def told(store: Store, appointment: UUID, now: datetime, *, with_second: bool = True) -> None:
    """Whoever booked has heard all of it; again is the same.

    `with_second`: also of the second injection that was booked with it, and it suits.
    """
    its = Appointment.id == appointment
    which = or_(its, Appointment.follows_id == appointment) if with_second else its
    with store.transaction() as tx:
        heard = update(Appointment).where(which, Appointment.told_at.is_(None)).values(told_at=now)
        tx.execute(heard)
        for one in tx.scalars(select(Appointment.id).where(which)).all():
            settle(tx, one)


def ask_name(store: Store, appointment: UUID) -> None:
    """A name is wanted for this appointment; without one, it is not complete."""
    with store.transaction() as tx:
        tx.execute(update(Appointment).where(Appointment.id == appointment).values(name_asked=True))


def leave_unfinished(tx: Transaction, conversation: UUID, now: datetime) -> None:
    """At the end of a call: what was booked or moved in it and lacks something waits for a person."""
    left = (
        select(Appointment, Person)
        .join(Person, Person.id == Appointment.person_id)
        .join(Conversation, Conversation.id == Appointment.conversation_id)
        .where(Conversation.id == conversation, Conversation.channel == "voice")
        .where(Appointment.state.in_(ACTIVE))
    )
    not_told: set[UUID | None] = set()
    for appointment, person in tx.execute(left.order_by(Appointment.dose)).all():
        missing = _missing(appointment, person)
        if missing == "not_told" and appointment.follows_id in not_told:
            # The second injection is told, and missing, with its first.
            continue
        if missing == "not_told":
            not_told.add(appointment.id)
            if appointment.follows_id and appointment.moved_at is None:
                missing = "second_declined"
        if missing:
            tasks.note(
                tx,
                "incomplete_booking",
                about=appointment.id,
                reason=missing,
                number=person.unsealed(tx.vault, "phone") or person.unsealed(tx.vault, "contact"),
                conversation=conversation,
                appointment=appointment.id,
                now=now,
            )


def settle(tx: Transaction, appointment: UUID) -> None:
    """Nobody has to ring any more, once nothing is missing."""
    rows = select(Appointment, Person).join(Person, Person.id == Appointment.person_id)
    row = tx.execute(rows.where(Appointment.id == appointment)).one()
    if not _missing(*row):
        tasks.settle(tx, "incomplete_booking", about=appointment)


def _missing(appointment: Appointment, person: Person) -> str | None:
    if appointment.told_at is None:
        return "not_told"
    return "no_name" if appointment.name_asked and person.family_name is None else None
