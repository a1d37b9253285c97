"""An appointment: one person, one slot, one dose."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped

from models.base import Base, Sealing
from models.columns import BlindIndex, Privacy, UtcDateTime, column, erased, kept, sealed

ACTIVE = ("booked", "confirmed")
"""States in which somebody is expected at the centre."""

_STATES = "state IN ('booked', 'confirmed', 'cancelled', 'attended', 'missed')"


class Appointment(Base, Sealing):
    """A place given to a person; the states and their order are in docs/states.md.

    `code` is the secret six-digit booking code; `reference_index` finds birth date + code together
    (a code alone is never looked up) and is unique: nobody can open a stranger's by chance. `key` is
    the act that made the row: the same act again finds the same appointment.
    """

    __tablename__ = "appointment"
    __table_args__ = (
        CheckConstraint(_STATES, name="state"),
        CheckConstraint("dose BETWEEN 1 AND 9", name="dose"),
        Index(
            "uq_appointment_one_active_per_dose",
            "person_id",
            "dose",
            unique=True,
            postgresql_where=text("state IN ('booked', 'confirmed')"),
        ),
    )

    id: Mapped[UUID] = erased(primary_key=True)
    person_id: Mapped[UUID] = erased(ForeignKey("person.id"), index=True)
    slot_id: Mapped[int] = kept(ForeignKey("slot.id"), index=True)
    dose: Mapped[int] = kept(SmallInteger)
    state: Mapped[str] = kept(String(12))
    code: Mapped[bytes | None] = sealed(nullable=True)
    reference_index: Mapped[bytes | None] = column(
        BlindIndex(), privacy=Privacy.SCRUB, unique=True, nullable=True
    )
    key: Mapped[str] = erased(String(120), unique=True)
    locale: Mapped[str] = kept(String(2))
    booked_by: Mapped[str] = kept(String(40))
    booked_at: Mapped[datetime] = kept(UtcDateTime)
    confirmed_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
    cancelled_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
