"""The acts: offer, book, confirm, move, cancel, name. This room alone writes slots and appointments.

An act is one transaction in which everything that follows from it happens too, or nothing does.
Only what the commit returned may be announced. Locks are taken in one order, so that two acts can never
wait for each other: key, appointments that stand, person, slots (all at once, by id), what is new.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from prometheus_client import Counter
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from models import ACTIVE, Appointment, Store, Transaction
from voicebot import audit
from voicebot.booking import doses, holds, identity, places, reminding, views
from voicebot.booking.errors import AlreadyBooked, NotActive, OutsideInterval, SlotTaken
from voicebot.booking.holds import HOLD, keep_holding, release, sweep_holds
from voicebot.booking.identity import Claimant
from voicebot.booking.moving import Moved, move
from voicebot.booking.naming import name_person, send_code
from voicebot.booking.offers import Offered, offer
from voicebot.booking.places import Place
from voicebot.booking.recap import ask_name, leave_unfinished, told
from voicebot.booking.standing import is_coming, lapse
from voicebot.booking.views import Booked
from voicebot.outbox import promises

__all__ = [
    "HOLD",
    "Moved",
    "Offered",
    "ask_name",
    "book",
    "cancel",
    "confirm",
    "keep_holding",
    "leave_unfinished",
    "move",
    "name_person",
    "offer",
    "release",
    "send_code",
    "sweep_holds",
    "told",
]

BOOKINGS = Counter("allo_bookings", "Appointments booked", ["by"])

_ATTEMPTS = 3


@dataclass(frozen=True)
class _Order:
    slot: int
    second: int | None
    claimant: Claimant
    dose: int
    last_dose_on: date | None
    declared: bool
    locale: str
    conversation: UUID
    key: str
    now: datetime
    by: str

    @property
    def slots(self) -> list[int]:
        return [self.slot] if self.second is None else [self.slot, self.second]

    @property
    def doses(self) -> list[int]:
        return [self.dose + n for n in range(len(self.slots))]


def book(
    store: Store,
    *,
    slot: int,
    claimant: Claimant,
    dose: int,
    locale: str,
    conversation: UUID,
    key: str,
    now: datetime,
    by: str,
    second: int | None = None,
    last_dose_on: date | None = None,
    declared: bool = False,
) -> Booked:
    """Give the person this place; what follows from it is in the same transaction.

    `second` is the slot of the next dose, booked with it under the same code: both, or nothing.
    `last_dose_on` is when the dose before was had elsewhere; `declared`, that priority was declared on
    honour. `key` names the act: the same key again finds the same appointment. Raises SlotTaken when
    someone was faster or a slot can no longer be had, AlreadyBooked when the person has a coming
    appointment for this dose, OutsideInterval when a dose would come too soon or too late.
    """
    order = _Order(slot, second, claimant, dose, last_dose_on, declared, locale, conversation, key, now, by)
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            with store.transaction() as tx:
                tx.alone_with(f"book {key}")
                if done := tx.execute(views.appointments().where(Appointment.key == key)).first():
                    return views.booked_of(done, tx.vault)
                booked = _book(tx, order)
            break
        except IntegrityError:
            # Another request of the same person was faster, or the code is somebody else's of the same
            # birth date: either is seen, or drawn anew, the next time.
            if attempt == _ATTEMPTS:
                raise
    BOOKINGS.labels(by).inc(len(order.slots))
    return booked


def _book(tx: Transaction, order: _Order) -> Booked:
    person = identity.person_for(tx, order.claimant, now=order.now)
    everyone = identity.same_people(tx, order.claimant)
    lapse(tx, everyone, now=order.now, by=order.by)
    for dose in order.doses:
        if existing := _active(tx, everyone, dose):
            raise AlreadyBooked(existing)
    wanted = [places.at(tx, slot) for slot in order.slots]
    _keep_distance(wanted, order)
    places.lock(tx, order.slots)
    if not places.are_free(tx, order.slots, conversation=order.conversation, now=order.now):
        raise SlotTaken(*order.slots)
    places.take(tx, order.slots)
    booked = _appointments(tx, person, order)
    holds.release(tx, order.conversation)
    if order.dose > 1:
        reminding.uninvite(tx, everyone | {person}, now=order.now)
    promises.confirm(
        tx, booked.id, to=order.claimant.number, locale=order.locale, until=booked.starts_at, now=order.now
    )
    for one in (booked, booked.second):
        if one:
            _announce(tx, one, order)
    return booked


def _announce(tx: Transaction, booked: Booked, order: _Order) -> None:
    audit.record(
        tx, audit.Act.BOOKED, subject=booked.id, by=order.by, at=order.now, slot=booked.slot, dose=booked.dose
    )
    reminding.remind(tx, booked, number=order.claimant.number, now=order.now)


def _keep_distance(wanted: list[Place], order: _Order) -> None:
    first, *seconds = wanted
    if order.last_dose_on and not doses.fits(first.day, order.dose, order.last_dose_on, first.vaccine):
        raise OutsideInterval(order.dose)
    for second in seconds:
        if second.vaccine != first.vaccine or first.vaccine.doses < order.dose + 1:
            raise OutsideInterval(order.dose + 1)
        if not doses.fits(second.day, order.dose + 1, first.day, first.vaccine):
            raise OutsideInterval(order.dose + 1)


def _active(tx: Transaction, people: set[UUID], dose: int) -> Booked | None:
    standing = views.appointments().where(
        Appointment.person_id.in_(people), Appointment.dose == dose, Appointment.state.in_(ACTIVE)
    )
    row = tx.execute(standing).first()
    return None if row is None else views.booked_of(row, tx.vault)


def _appointments(tx: Transaction, person: UUID, order: _Order) -> Booked:
    """The rows of this order, with one code for all of them."""
    code, first = identity.new_code(), uuid4()
    reference = identity.reference_index(tx.vault, order.claimant.birth_date.isoformat(), code)
    for number, (slot, dose) in enumerate(zip(order.slots, order.doses, strict=True)):
        appointment = Appointment(
            id=uuid4() if number else first,
            follows_id=first if number else None,
            key=f"{order.key}:second" if number else order.key,
            last_dose_on=None if number else order.last_dose_on,
            person_id=person,
            slot_id=slot,
            dose=dose,
            state="booked",
            conversation_id=order.conversation,
            declared=order.declared,
            locale=order.locale,
            booked_by=order.by,
            booked_at=order.now,
            reference_index=reference,
        )
        appointment.seal(tx.vault, code=code)
        tx.add(appointment)
        tx.flush()
    return views.appointment(tx, first)


def confirm(store: Store, appointment: UUID, *, now: datetime, by: str) -> Booked:
    """Note that the person will come; again is the same. Raises NotActive, and NoResultFound."""
    with store.transaction() as tx:
        changed = tx.change(
            update(Appointment)
            .where(Appointment.id == appointment, Appointment.state == "booked", is_coming(now))
            .values(state="confirmed", confirmed_at=now)
        )
        standing = views.appointment(tx, appointment)
        if standing.state != "confirmed":
            raise NotActive(standing.state)
        if changed:
            promises.settle(tx, appointment, now=now)
            audit.record(tx, audit.Act.CONFIRMED, subject=appointment, by=by, at=now)
        return standing


def cancel(
    store: Store,
    appointment: UUID,
    *,
    tell: str | None = None,
    now: datetime,
    by: str,
    with_second: bool = False,
) -> Booked:
    """Give the place back and withdraw what was promised; again is the same.

    `tell` is the number that gets the proof as a text, where the words of the moment do not stay.
    `with_second` cancels the second injection that was booked with it as well, in the same transaction.
    Raises NotActive, and NoResultFound.
    """
    with store.transaction() as tx:
        freed = _cancelled(tx, appointment, with_second, now)
        cancelled = views.appointment(tx, appointment)
        if cancelled.state != "cancelled":
            raise NotActive(cancelled.state)
        places.lock(tx, list(freed.values()))
        places.give_back(tx, list(freed.values()))
        for one in freed:
            promises.withdraw(tx, one, now=now)
            audit.record(tx, audit.Act.CANCELLED, subject=one, by=by, at=now)
        if appointment in freed:
            promises.tell_cancelled(tx, appointment, to=tell, locale=cancelled.locale, now=now)
        return replace(cancelled, second=None) if with_second else cancelled


def _cancelled(tx: Transaction, appointment: UUID, with_second: bool, now: datetime) -> dict[UUID, int]:
    """The appointments that this cancels, and their slots."""
    which = Appointment.id == appointment
    if with_second:
        which = which | (Appointment.follows_id == appointment)
    tx.execute(select(Appointment.id).where(which).order_by(Appointment.id).with_for_update()).all()
    gone = (
        update(Appointment)
        .where(which, Appointment.state.in_(ACTIVE), is_coming(now))
        .values(state="cancelled", cancelled_at=now)
        .returning(Appointment.id, Appointment.slot_id)
    )
    return {row.id: row.slot_id for row in tx.execute(gone)}
