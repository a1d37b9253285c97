"""What is known of a centre beyond its name, and which centre a caller can mean."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select

from models import ACTIVE, Appointment, Centre, Slot, Transaction
from models.centre import Week
from voicebot.booking.views import Venue, venue_of


@dataclass(frozen=True)
class About:
    """A centre as the official list describes it; `opening` as in `Centre.opening`, `phone` in E.164."""

    official_id: str
    venue: Venue
    opening: Week
    phone: str | None


def about(tx: Transaction, centre: int) -> About:
    """The centre of this id; raises sqlalchemy.exc.NoResultFound."""
    found = tx.get_one(Centre, centre)
    return About(found.official_id, venue_of(found), found.opening, found.phone)


def of_slot(tx: Transaction, slot: int) -> int | None:
    """The centre at which this slot is."""
    return tx.scalars(select(Slot.centre_id).where(Slot.id == slot)).first()


def of_appointment(tx: Transaction, appointment: UUID) -> int | None:
    """The centre of this appointment."""
    return tx.scalars(_centres().where(Appointment.id == appointment)).first()


def booked_in(tx: Transaction, conversation: UUID) -> int | None:
    """The centre of what was booked last in this conversation and stands."""
    standing = Appointment.conversation_id == conversation, Appointment.state.in_(ACTIVE)
    latest = _centres().where(*standing).order_by(Appointment.booked_at.desc())
    return tx.scalars(latest.limit(1)).first()


def only_one_in(tx: Transaction, insee: str | None, postal_code: str | None) -> int | None:
    """The one open centre of this place; None where there are several, or none."""
    here = Centre.insee_code == insee if insee else Centre.postal_code == postal_code
    found = tx.scalars(select(Centre.id).where(here, Centre.closed.is_(False)).limit(2)).all()
    return found[0] if len(found) == 1 else None


def _centres() -> Select[int]:
    return select(Slot.centre_id).join(Appointment, Appointment.slot_id == Slot.id)
