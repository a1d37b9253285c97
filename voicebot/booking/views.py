"""What the other rooms see of the store: frozen values, with times in the centre's own zone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, case, func, select

from models import Appointment, Centre, Slot, Transaction, Vault


@dataclass(frozen=True)
class Venue:
    """Where to go."""

    name: str
    address: str
    postal_code: str
    town: str


@dataclass(frozen=True)
class Offer:
    """A slot that could be booked; `distance_km` only when the centre is not in the place asked for."""

    slot: int
    starts_at: datetime
    venue: Venue
    distance_km: int | None = None


@dataclass(frozen=True)
class Booked:
    """An appointment as it stands; `code` is secret."""

    id: UUID
    state: str
    dose: int
    starts_at: datetime
    venue: Venue
    code: str
    locale: str


def venue_of(centre: Centre) -> Venue:
    """The centre as a person needs it."""
    return Venue(centre.name, centre.address, centre.postal_code, centre.town)


def offer_of(slot: Slot, centre: Centre, distance_km: int | None = None) -> Offer:
    """The slot, told in the centre's time zone."""
    return Offer(
        slot.id, slot.starts_at.astimezone(ZoneInfo(centre.time_zone)), venue_of(centre), distance_km
    )


def appointments() -> Select[Appointment, Slot, Centre]:
    """Appointments with their slot and centre; narrow it with `.where`."""
    return (
        select(Appointment, Slot, Centre)
        .join(Slot, Slot.id == Appointment.slot_id)
        .join(Centre, Centre.id == Slot.centre_id)
        .order_by(Slot.starts_at)
    )


def booked_of(row: Row[Appointment, Slot, Centre], vault: Vault) -> Booked:
    """A row of `appointments()` as a value."""
    appointment, slot, centre = row
    return Booked(
        id=appointment.id,
        state=appointment.state,
        dose=appointment.dose,
        starts_at=slot.starts_at.astimezone(ZoneInfo(centre.time_zone)),
        venue=venue_of(centre),
        code=appointment.unsealed(vault, "code") or "",
        locale=appointment.locale,
    )


def appointment(tx: Transaction, id: UUID) -> Booked:  # noqa: A002
    """The appointment of this id; raises sqlalchemy.exc.NoResultFound."""
    return booked_of(tx.execute(appointments().where(Appointment.id == id)).one(), tx.vault)


def towns(tx: Transaction, departments: Collection[str], *, most: int) -> list[str]:
    """The towns of these départements that have centres, those with the most centres first."""
    department = case(
        (Centre.insee_code.startswith("97"), func.left(Centre.insee_code, 3)),
        else_=func.left(Centre.insee_code, 2),
    )
    by_centres = (
        select(Centre.town)
        .where(department.in_(departments), Centre.closed.is_(False))
        .group_by(Centre.town)
        .order_by(func.count().desc(), Centre.town)
        .limit(most)
    )
    return list(tx.scalars(by_centres))


def offers(tx: Transaction, slots: list[int]) -> list[Offer]:
    """These slots as offers, in this order."""
    rows = tx.execute(
        select(Slot, Centre).join(Centre, Centre.id == Slot.centre_id).where(Slot.id.in_(slots))
    )
    found = {slot.id: offer_of(slot, centre) for slot, centre in rows}
    return [found[slot] for slot in slots if slot in found]
