"""What messages are about, as it stands: the appointment, its centre and the centre's clock."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import aliased

from models import ACTIVE, Appointment, Centre, Message, Slot, Transaction, Vault
from voicebot.outbox.hours import Calendar

_Other = aliased(Appointment)


@dataclass(frozen=True)
class Subject:
    """An appointment; `starts_at` is in its centre's zone."""

    appointment: Appointment
    starts_at: datetime
    centre: Centre
    calendar: Calendar
    vault: Vault

    @property
    def code(self) -> str:
        """The booking code, a secret."""
        return self.appointment.unsealed(self.vault, "code") or ""

    @property
    def stands(self) -> bool:
        """Whether somebody is expected at the centre."""
        return self.appointment.state in ACTIVE


_ROWS: Select[Appointment, Slot, Centre] = (
    select(Appointment, Slot, Centre)
    .join(Slot, Slot.id == Appointment.slot_id)
    .join(Centre, Centre.id == Slot.centre_id)
)


def subjects(tx: Transaction, appointments: Collection[UUID]) -> dict[UUID, Subject]:
    """These appointments, by their ids, with one query."""
    if not appointments:
        return {}
    return {
        appointment.id: _subject(appointment, slot, centre, tx.vault)
        for appointment, slot, centre in tx.execute(_ROWS.where(Appointment.id.in_(appointments)))
    }


def with_later_dose(tx: Transaction, appointments: Collection[UUID]) -> set[UUID]:
    """Those whose person has, or had, an appointment for a later injection."""
    if not appointments:
        return set()
    later = exists().where(
        _Other.person_id == Appointment.person_id,
        _Other.dose > Appointment.dose,
        _Other.state.in_((*ACTIVE, "attended")),
    )
    return set(tx.scalars(select(Appointment.id).where(Appointment.id.in_(appointments), later)))


def unanswered(tx: Transaction, appointments: Collection[UUID]) -> set[UUID]:
    """Those that are still only booked, although a text asked about them as they stand now."""
    if not appointments:
        return set()
    asked = (
        select(Appointment.id)
        .join(Message, Message.appointment_id == Appointment.id)
        .where(
            Appointment.id.in_(appointments),
            Appointment.state == "booked",
            Message.purpose == "reminder_3d",
            Message.state.in_(("sending", "sent", "delivered", "unclear")),
            (Appointment.moved_at.is_(None)) | (Appointment.moved_at < Message.marked_at),
        )
    )
    return set(tx.scalars(asked))


def _subject(appointment: Appointment, slot: Slot, centre: Centre, vault: Vault) -> Subject:
    calendar = Calendar.of(centre.time_zone, centre.insee_code)
    return Subject(appointment, calendar.local(slot.starts_at), centre, calendar, vault)
