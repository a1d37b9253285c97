"""What the other rooms see of the store: frozen values, with times in the centre's own zone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, and_, case, func, select
from sqlalchemy.orm import aliased

from models import ACTIVE, Appointment, Centre, Slot, Transaction, Vault
from voicebot.booking import vaccines


@dataclass(frozen=True)
class Venue:
    """Where to go; `insee` is the commune's."""

    name: str
    address: str
    postal_code: str
    town: str
    insee: str


@dataclass(frozen=True)
class Offer:
    """A slot that could be booked; `distance_km` only when the centre is not in the place asked for.

    `second` is the place for the second injection, where one was looked for and found.
    """

    slot: int
    starts_at: datetime
    venue: Venue
    distance_km: int | None = None
    second: Offer | None = None


@dataclass(frozen=True)
class Booked:
    """An appointment as it stands; `code` is secret.

    `second` is the active appointment for the second injection that was booked with this one, `follows`
    the first with which this one was. Both have one code. `centre` is the official identifier, `vaccine`
    a key of config/vaccines.toml. When it is `closed`, nobody
    is received at that hour: it has to be moved or cancelled.
    """

    id: UUID
    state: str
    dose: int
    starts_at: datetime
    venue: Venue
    code: str
    locale: str
    vaccine: str
    slot: int
    centre: str
    follows: UUID | None = None
    second: Booked | None = None
    closed: bool = False


def venue_of(centre: Centre) -> Venue:
    """The centre as a person needs it."""
    return Venue(centre.name, centre.address, centre.postal_code, centre.town, centre.insee_code)


def offer_of(slot: Slot, centre: Centre, distance_km: int | None = None) -> Offer:
    """The slot, told in the centre's time zone."""
    return Offer(
        slot.id, slot.starts_at.astimezone(ZoneInfo(centre.time_zone)), venue_of(centre), distance_km
    )


_Row = Row[Appointment, Slot, Centre, Appointment | None, Slot | None, Centre | None]
Standing = Select[Appointment, Slot, Centre, Appointment | None, Slot | None, Centre | None]
"""A query for appointments, and for what was booked with them."""
_Second, _SecondSlot, _SecondCentre = aliased(Appointment), aliased(Slot), aliased(Centre)


def appointments() -> Standing:
    """Appointments with their slot and centre, and those of the second injection; narrow it with `.where`."""
    follows = and_(_Second.follows_id == Appointment.id, _Second.state.in_(ACTIVE))
    return (
        select(Appointment, Slot, Centre, _Second, _SecondSlot, _SecondCentre)
        .join(Slot, Slot.id == Appointment.slot_id)
        .join(Centre, Centre.id == Slot.centre_id)
        .outerjoin(_Second, follows)
        .outerjoin(_SecondSlot, _SecondSlot.id == _Second.slot_id)
        .outerjoin(_SecondCentre, _SecondCentre.id == _SecondSlot.centre_id)
        .order_by(Slot.starts_at)
    )


def booked_of(row: _Row, vault: Vault) -> Booked:
    """A row of `appointments()` as a value."""
    appointment, slot, centre, second, second_slot, second_centre = row
    booked = _booked(appointment, slot, centre, vault)
    if second is None or second_slot is None or second_centre is None:
        return booked
    return replace(booked, second=_booked(second, second_slot, second_centre, vault))


def _booked(appointment: Appointment, slot: Slot, centre: Centre, vault: Vault) -> Booked:
    return Booked(
        id=appointment.id,
        state=appointment.state,
        dose=appointment.dose,
        starts_at=slot.starts_at.astimezone(ZoneInfo(centre.time_zone)),
        venue=venue_of(centre),
        code=appointment.unsealed(vault, "code") or "",
        locale=appointment.locale,
        vaccine=slot.vaccine or vaccines.campaign().vaccine.key,
        slot=slot.id,
        centre=centre.official_id,
        follows=appointment.follows_id,
        closed=slot.closed_at is not None,
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
