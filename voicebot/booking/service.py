"""The business acts: offer and hold, book, confirm, cancel. Nothing else writes slots and appointments.

Each act is one transaction in which everything that follows from it happens too, or nothing does.
Only what the commit returned may be announced.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product
from uuid import UUID, uuid4

from prometheus_client import Counter
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from models import ACTIVE, Appointment, Hold, Slot, Store, Transaction
from voicebot import audit
from voicebot.booking import identity, search, views
from voicebot.booking.errors import AlreadyBooked, NotActive, SlotTaken
from voicebot.booking.identity import Claimant
from voicebot.booking.search import Wanted
from voicebot.booking.views import Booked, Offer
from voicebot.outbox import promises

BOOKINGS = Counter("allo_bookings", "Appointments booked", ["by"])

HOLD = timedelta(minutes=2)
"""A held place is free again this long after the caller's last turn (conversation.md, §2)."""


@dataclass(frozen=True)
class Offered:
    """What can be offered, all at one centre.

    `other_days` when none of the wanted windows had room; `full` when the place asked for has centres,
    and all of them are full.
    """

    offers: tuple[Offer, ...]
    other_days: bool = False
    full: bool = False


def offer(
    store: Store, wanted: Wanted, *, conversation: UUID, count: int, hold: bool, now: datetime
) -> Offered:
    """Find up to `count` places and, for a caller on the line, hold them while they are considered.

    Looks in the place asked for at the wanted times, then there on other days, then at centres
    within 30 km at the wanted times, then there on other days. Earlier holds of the conversation end.
    """
    with store.transaction() as tx:
        release(tx, conversation)
        near = search.centres_near(tx, wanted)
        here = [one for one in near if one.distance_km is None]
        around = [one for one in near if one.distance_km is not None]
        wishes = (wanted, replace(wanted, windows=())) if wanted.windows else (wanted,)
        for circle, want in product((here, around), wishes):
            if found := _take(tx, want, circle, conversation=conversation, count=count, hold=hold, now=now):
                return Offered(tuple(found), want is not wanted, full=bool(here) and circle is around)
    return Offered((), full=bool(here))


def _take(
    tx: Transaction,
    wanted: Wanted,
    near: Sequence[search.Near],
    *,
    conversation: UUID,
    count: int,
    hold: bool,
    now: datetime,
) -> list[Offer]:
    """Candidates that could be held; a place lost to somebody faster is looked for again."""
    if not near:
        return []
    missed: tuple[int, ...] = ()
    while True:
        want = replace(wanted, refused=wanted.refused + missed)
        found = search.best(tx, want, near, conversation=conversation, now=now, count=count)
        if not hold:
            return found
        lost = tuple(o.slot for o in found if not _hold(tx, o.slot, conversation=conversation, now=now))
        if not lost:
            return found
        missed += lost


def _hold(tx: Transaction, slot: int, *, conversation: UUID, now: datetime) -> bool:
    """Keep one place; the row lock makes the count of the others' holds true until the commit."""
    if not _has_room(tx, slot, conversation=conversation, now=now):
        return False
    tx.merge(Hold(slot_id=slot, conversation_id=conversation, expires_at=now + HOLD))
    tx.flush()
    return True


def _has_room(tx: Transaction, slot: int, *, conversation: UUID, now: datetime) -> bool:
    tx.execute(select(Slot.id).where(Slot.id == slot).with_for_update())
    # A statement of its own: only now does it see what others committed before the lock was ours.
    room = Slot.taken + search.others_holds(conversation, now) < Slot.capacity
    return tx.execute(select(Slot.id).where(Slot.id == slot, room)).first() is not None


def keep_holding(tx: Transaction, conversation: UUID, *, now: datetime) -> None:
    """The caller is still there: their holds last two more minutes; an expired hold stays expired."""
    tx.execute(
        update(Hold)
        .where(Hold.conversation_id == conversation, Hold.expires_at > now)
        .values(expires_at=now + HOLD)
    )


def release(tx: Transaction, conversation: UUID) -> None:
    """Give back the places that were only being considered."""
    tx.execute(delete(Hold).where(Hold.conversation_id == conversation))


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
) -> Booked:
    """Give the person this place; what follows from it is in the same transaction.

    `key` names the act: the same key again finds the same appointment. Raises SlotTaken when someone
    was faster, AlreadyBooked when the person has an active appointment for this dose.
    """
    try:
        with store.transaction() as tx:
            if done := tx.execute(views.appointments().where(Appointment.key == key)).first():
                return views.booked_of(done, tx.vault)
            person = identity.person_for(tx, claimant, now=now)
            if existing := _active(tx, person, dose):
                raise AlreadyBooked(existing)
            _claim(tx, slot, conversation=conversation, now=now)
            appointment = _new_appointment(tx, person, claimant, slot, dose, locale, key, now, by)
            release(tx, conversation)
            audit.record(tx, audit.Act.BOOKED, subject=appointment.id, by=by, at=now, slot=slot, dose=dose)
            booked = views.appointment(tx, appointment.id)
            promises.confirm(
                tx, booked.id, to=claimant.number, locale=locale, until=booked.starts_at, now=now
            )
    except IntegrityError as fault:
        # Two requests of the same person at the same instant; the database let one through.
        return _the_other(store, fault, key=key, claimant=claimant, dose=dose)
    BOOKINGS.labels(by).inc()
    return booked


def _claim(tx: Transaction, slot: int, *, conversation: UUID, now: datetime) -> None:
    if not _has_room(tx, slot, conversation=conversation, now=now):
        raise SlotTaken(slot)
    claimed = tx.change(
        update(Slot)
        .where(Slot.id == slot, Slot.taken < Slot.capacity, Slot.starts_at > now)
        .values(taken=Slot.taken + 1)
    )
    if claimed != 1:
        raise SlotTaken(slot)


def _new_appointment(
    tx: Transaction,
    person: UUID,
    claimant: Claimant,
    slot: int,
    dose: int,
    locale: str,
    key: str,
    now: datetime,
    by: str,
) -> Appointment:
    code = new_code()
    appointment = Appointment(
        id=uuid4(),
        person_id=person,
        slot_id=slot,
        dose=dose,
        state="booked",
        key=key,
        locale=locale,
        booked_by=by,
        booked_at=now,
        reference_index=identity.reference_index(tx.vault, claimant.birth_date.isoformat(), code),
    )
    appointment.seal(tx.vault, code=code)
    tx.add(appointment)
    tx.flush()
    return appointment


def new_code() -> str:
    """A booking code: six digits, no leading zero, unpredictable."""
    return str(secrets.randbelow(900_000) + 100_000)


def _active(tx: Transaction, person: UUID, dose: int) -> Booked | None:
    row = tx.execute(
        views.appointments().where(
            Appointment.person_id == person, Appointment.dose == dose, Appointment.state.in_(ACTIVE)
        )
    ).first()
    return None if row is None else views.booked_of(row, tx.vault)


def _the_other(store: Store, fault: IntegrityError, *, key: str, claimant: Claimant, dose: int) -> Booked:
    with store.transaction() as tx:
        if same := tx.execute(views.appointments().where(Appointment.key == key)).first():
            return views.booked_of(same, tx.vault)
        person = identity.known_person(tx, claimant)
        existing = _active(tx, person, dose) if person else None
    if existing is None:
        raise fault
    raise AlreadyBooked(existing)


def confirm(store: Store, appointment: UUID, *, now: datetime, by: str) -> Booked:
    """Note that the person will come; again is the same. Raises NotActive."""
    with store.transaction() as tx:
        changed = tx.change(
            update(Appointment)
            .where(Appointment.id == appointment, Appointment.state == "booked")
            .values(state="confirmed", confirmed_at=now)
        )
        standing = views.appointment(tx, appointment)
        if standing.state != "confirmed":
            raise NotActive(standing.state)
        if changed:
            audit.record(tx, audit.Act.CONFIRMED, subject=appointment, by=by, at=now)
        return standing


def cancel(store: Store, appointment: UUID, *, tell: str | None = None, now: datetime, by: str) -> Booked:
    """Give the place back and withdraw what was promised; again is the same. Raises NotActive.

    `tell` is the number that gets the proof as a text, where the words of the moment do not stay.
    """
    with store.transaction() as tx:
        changed = tx.execute(
            update(Appointment)
            .where(Appointment.id == appointment, Appointment.state.in_(ACTIVE))
            .values(state="cancelled", cancelled_at=now)
            .returning(Appointment.slot_id)
        ).scalar_one_or_none()
        cancelled = views.appointment(tx, appointment)
        if cancelled.state != "cancelled":
            raise NotActive(cancelled.state)
        if changed is not None:
            tx.execute(update(Slot).where(Slot.id == changed).values(taken=Slot.taken - 1))
            promises.withdraw(tx, appointment, now=now)
            promises.tell_cancelled(tx, appointment, to=tell, locale=cancelled.locale, now=now)
            audit.record(tx, audit.Act.CANCELLED, subject=appointment, by=by, at=now)
        return cancelled
