"""An appointment: one person, one slot, one dose."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, Date, ForeignKey, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped

from models.base import Base, Sealing
from models.columns import UtcDateTime, erased, indexed_blind, kept, sealed

ACTIVE = ("booked", "confirmed")
"""States in which somebody is expected at the centre."""

_STATES = "state IN ('booked', 'confirmed', 'cancelled', 'attended', 'missed')"


class Appointment(Base, Sealing):
    """A place given to a person; the states and their order are in docs/states.md.

    `code` is the secret six-digit booking code; `reference_index` finds birth date + code together
    (a code alone is never looked up). `follows_id` is the first injection that this one was booked
    with: both have one code, which is nobody else's of that birth date. `key` is the act that made the
    row, `moved_key` the last that moved it: the same act again finds it done. `conversation_id` is the
    call or thread of either. `last_dose_on` is when an injection was had elsewhere, `declared` that
    somebody declared on honour to have priority; why is never asked. `told_at` is when the whole recap
    was heard, `name_asked` that a name was wanted.
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
        Index(
            "uq_appointment_one_active_second",
            "follows_id",
            unique=True,
            postgresql_where=text("state IN ('booked', 'confirmed')"),
        ),
        Index(
            "uq_appointment_reference",
            "reference_index",
            unique=True,
            postgresql_where=text("follows_id IS NULL"),
        ),
    )

    id: Mapped[UUID] = erased(primary_key=True)
    person_id: Mapped[UUID] = erased(ForeignKey("person.id"), index=True)
    slot_id: Mapped[int] = kept(ForeignKey("slot.id"), index=True)
    dose: Mapped[int] = kept(SmallInteger)
    state: Mapped[str] = kept(String(12))
    code: Mapped[bytes | None] = sealed(nullable=True)
    reference_index: Mapped[bytes | None] = indexed_blind(nullable=True)
    follows_id: Mapped[UUID | None] = erased(ForeignKey("appointment.id"), index=True, nullable=True)
    conversation_id: Mapped[UUID | None] = erased(index=True, nullable=True)
    last_dose_on: Mapped[date | None] = erased(Date, nullable=True)
    declared: Mapped[bool] = kept(Boolean, default=False, server_default="false")
    key: Mapped[str] = erased(String(120), unique=True)
    locale: Mapped[str] = kept(String(2))
    booked_by: Mapped[str] = kept(String(40))
    booked_at: Mapped[datetime] = kept(UtcDateTime)
    confirmed_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
    cancelled_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
    moved_key: Mapped[str | None] = erased(String(120), unique=True, nullable=True)
    moved_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
    told_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
    name_asked: Mapped[bool] = kept(Boolean, default=False, server_default="false")
