"""What the store holds of a call once it is over. It is read here and never written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, func, select

from models import ACTIVE, Appointment, Centre, Conversation, Hold, Person, Slot, Store, Transaction
from voicebot.booking import doses
from voicebot.booking.vaccines import campaign
from voicebot.rehearsal.biographies import Goal
from voicebot.rehearsal.ears import Moment
from voicebot.rehearsal.lexicon import plain
from voicebot.rehearsal.play import Played


@dataclass(frozen=True)
class Found:
    """An appointment as it stands; `moment` in the centre's own time."""

    id: str
    person: UUID
    birth: date | None
    moment: Moment
    town: str
    dose: int
    state: str
    code: str
    last_dose: date | None
    follows: str | None
    names: frozenset[str] = frozenset()
    """The names of the person, as plain words; none of somebody unnamed."""

    @property
    def stands(self) -> bool:
        return self.state in ACTIVE


@dataclass(frozen=True)
class Evidence:
    """What one call left behind: what was booked in it, what became of an older appointment, what is held."""

    made: tuple[Found, ...]
    kept: Found | None
    holds: int


def gather(store: Store, played: Played) -> Evidence:
    """All that the store knows of this call."""
    with store.transaction() as tx:
        conversation = tx.scalar(select(Conversation.id).where(Conversation.provider_sid == played.call))
        made = _found(tx, _rows().where(Appointment.key.startswith(f"{conversation}:")))
        kept = played.caller.kept
        old = _found(tx, _rows().where(Appointment.id == UUID(kept.id))) if kept else ()
        held = select(func.count()).select_from(Hold).where(Hold.conversation_id == conversation)
        return Evidence(
            made=tuple(one for one in made if not kept or one.id != kept.id),
            kept=old[0] if old else None,
            holds=tx.execute(held).scalar_one(),
        )


def could_be_had(store: Store, goal: Goal, *, today: date, now: datetime) -> bool:
    """Whether there is a free place in this town that suits, and is permitted after the last injection."""
    wish, person, vaccine = goal.wish, goal.person, campaign().vaccine
    query = (
        select(Slot.starts_at, Centre.time_zone)
        .join(Centre, Centre.id == Slot.centre_id)
        .where(Centre.town == goal.town.name, Centre.closed.is_(False), Centre.professionals_only.is_(False))
        .where(Slot.starts_at > now, Slot.taken < Slot.capacity)
    )
    with store.transaction() as tx:
        times = tx.execute(query).all()
    suitable = [_local(at, zone) for at, zone in times if wish.suits(_local(at, zone), today)]
    if person.last_dose is None:
        return bool(suitable)
    return any(doses.fits(at.date(), person.dose, person.last_dose, vaccine) for at in suitable)


def _rows() -> Select[Appointment, Slot, Centre, Person]:
    return (
        select(Appointment, Slot, Centre, Person)
        .join(Slot, Slot.id == Appointment.slot_id)
        .join(Centre, Centre.id == Slot.centre_id)
        .join(Person, Person.id == Appointment.person_id)
        .order_by(Appointment.booked_at, Appointment.dose)
    )


def _found(tx: Transaction, query: Select[Appointment, Slot, Centre, Person]) -> Sequence[Found]:
    return [_as_found(tx, row) for row in tx.execute(query)]


def _as_found(tx: Transaction, row: Row[Appointment, Slot, Centre, Person]) -> Found:
    appointment, slot, centre, person = row
    at = _local(slot.starts_at, centre.time_zone)
    born = person.unsealed(tx.vault, "birth_date")
    return Found(
        id=str(appointment.id),
        person=person.id,
        birth=date.fromisoformat(born) if born else None,
        moment=Moment(at.date(), at.time()),
        town=centre.town,
        dose=appointment.dose,
        state=appointment.state,
        code=appointment.unsealed(tx.vault, "code") or "",
        last_dose=appointment.last_dose_on,
        follows=str(appointment.follows_id) if appointment.follows_id else None,
        names=_names(person.unsealed(tx.vault, "family_name"), person.unsealed(tx.vault, "given_name")),
    )


def second_is_in_time(first: Found, second: Found) -> bool:
    """Whether the second of two injections falls into the interval that is permitted."""
    return doses.fits(second.moment.day, second.dose, first.moment.day, campaign().vaccine)


def _names(*names: str | None) -> frozenset[str]:
    return frozenset(plain(name) for name in names if name)


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
