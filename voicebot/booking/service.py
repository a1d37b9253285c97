"""The business acts: offer and hold, book, confirm, cancel. Nothing else writes slots and appointments.

Each act is one transaction in which everything that follows from it happens too, or nothing does.
Only what the commit returned may be announced. No transaction waits for a second slot while it has
one locked, so that two acts can never wait for each other: key, person, slot, appointment, message.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product
from uuid import UUID, uuid4

from prometheus_client import Counter
from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from models import ACTIVE, Appointment, Centre, Hold, Slot, Store, Transaction
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
_ATTEMPTS = 3


@dataclass(frozen=True)
class Offered:
    """What can be offered, all at one centre.

    `other_days` when none of the wanted windows had room (then the offers are close to the first of
    them); `full` when the place asked for has centres, and all of them are full.
    """

    offers: tuple[Offer, ...]
    other_days: bool = False
    full: bool = False


def offer(
    store: Store, wanted: Wanted, *, conversation: UUID, count: int, hold: bool, now: datetime
) -> Offered:
    """Find up to `count` places and, for a caller on the line, hold them while they are considered.

    Looks in the place asked for at the wanted times, then there on other days, then at centres
    within 30 km at the wanted times, then there on other days. What the conversation held before and
    is not offered again is given back.
    """
    with store.transaction() as tx:
        near = search.centres_near(tx, wanted)
    here = [one for one in near if one.distance_km is None]
    around = [one for one in near if one.distance_km is not None]
    wishes = (
        (wanted, replace(wanted, windows=(), around=wanted.windows[0][0])) if wanted.windows else (wanted,)
    )
    offered = Offered((), full=bool(here))
    for circle, want in product((here, around), wishes):
        if found := _take(store, want, circle, conversation=conversation, count=count, hold=hold, now=now):
            offered = Offered(tuple(found), want is not wanted, full=bool(here) and circle is around)
            break
    with store.transaction() as tx:
        release(tx, conversation, but=[one.slot for one in offered.offers] if hold else ())
    return offered


def _take(
    store: Store,
    wanted: Wanted,
    near: Sequence[search.Near],
    *,
    conversation: UUID,
    count: int,
    hold: bool,
    now: datetime,
) -> list[Offer]:
    """Candidates that could be held; a place lost to somebody faster is looked for again."""
    lost: set[int] = set()
    while True:
        with store.transaction() as tx:
            found = search.best(tx, wanted, near, lost=lost, conversation=conversation, count=count, now=now)
        gone = {one.slot for one in found if hold and not _hold(store, one.slot, conversation, now)}
        if not gone:
            return found
        lost |= gone


def _hold(store: Store, slot: int, conversation: UUID, now: datetime) -> bool:
    """Keep one place, if there is still one; or keep it longer."""
    until = now + HOLD
    with store.transaction() as tx:
        if not _has_room(tx, slot, conversation=conversation, now=now):
            return False
        held = insert(Hold).values(slot_id=slot, conversation_id=conversation, expires_at=until)
        tx.execute(
            held.on_conflict_do_update(
                index_elements=["slot_id", "conversation_id"], set_={"expires_at": until}
            )
        )
    return True


def _has_room(tx: Transaction, slot: int, *, conversation: UUID, now: datetime) -> bool:
    """Whether a place is free for this conversation; it stays so until the transaction ends."""
    tx.execute(select(Slot.id).where(Slot.id == slot).with_for_update(key_share=True))
    # A statement of its own: only now does it see what others committed before the lock was ours.
    free = (
        select(Slot.id)
        .join(Centre, Centre.id == Slot.centre_id)
        .where(
            Slot.id == slot, Slot.starts_at > now, search.open_to_all(), search.has_room(conversation, now)
        )
    )
    return tx.execute(free).first() is not None


def keep_holding(tx: Transaction, conversation: UUID, *, now: datetime) -> None:
    """The caller is still there: their holds last two more minutes; an expired hold stays expired."""
    tx.execute(
        update(Hold)
        .where(Hold.conversation_id == conversation, Hold.expires_at > now)
        .values(expires_at=now + HOLD)
    )


def release(tx: Transaction, conversation: UUID, *, but: Sequence[int] = ()) -> None:
    """Give back the places that were only being considered, except these slots."""
    tx.execute(delete(Hold).where(Hold.conversation_id == conversation, Hold.slot_id.not_in(but)))


def sweep_holds(store: Store, *, now: datetime) -> int:
    """Remove what expired; it counted for nothing already. Returns how many there were."""
    with store.transaction() as tx:
        return tx.change(delete(Hold).where(Hold.expires_at <= now))


@dataclass(frozen=True)
class _Order:
    slot: int
    claimant: Claimant
    dose: int
    locale: str
    conversation: UUID
    key: str
    now: datetime
    by: str


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
    was faster or the slot can no longer be had, AlreadyBooked when the person has a coming appointment
    for this dose.
    """
    order = _Order(slot, claimant, dose, locale, conversation, key, now, by)
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
    BOOKINGS.labels(by).inc()
    return booked


def _book(tx: Transaction, order: _Order) -> Booked:
    person = identity.person_for(tx, order.claimant, now=order.now)
    _lapse(tx, person, order)
    if existing := _active(tx, person, order.dose):
        raise AlreadyBooked(existing)
    if not _has_room(tx, order.slot, conversation=order.conversation, now=order.now):
        raise SlotTaken(order.slot)
    tx.execute(update(Slot).where(Slot.id == order.slot).values(taken=Slot.taken + 1))
    booked = views.appointment(tx, _new_appointment(tx, person, order))
    release(tx, order.conversation)
    audit.record(
        tx, audit.Act.BOOKED, subject=booked.id, by=order.by, at=order.now, slot=order.slot, dose=order.dose
    )
    promises.confirm(
        tx, booked.id, to=order.claimant.number, locale=order.locale, until=booked.starts_at, now=order.now
    )
    return booked


def _lapse(tx: Transaction, person: UUID, order: _Order) -> None:
    """Somebody who asks again missed what has passed; it must not stand in the way for ever."""
    passed = (
        update(Appointment)
        .where(Appointment.person_id == person, Appointment.dose == order.dose)
        .where(Appointment.state.in_(ACTIVE), ~_is_coming(order.now))
        .values(state="missed")
        .returning(Appointment.id)
    )
    for missed in tx.scalars(passed):
        audit.record(tx, audit.Act.MISSED, subject=missed, by=order.by, at=order.now)


def _active(tx: Transaction, person: UUID, dose: int) -> Booked | None:
    row = tx.execute(
        views.appointments().where(
            Appointment.person_id == person, Appointment.dose == dose, Appointment.state.in_(ACTIVE)
        )
    ).first()
    return None if row is None else views.booked_of(row, tx.vault)


def _new_appointment(tx: Transaction, person: UUID, order: _Order) -> UUID:
    code = identity.new_code()
    appointment = Appointment(
        id=uuid4(),
        person_id=person,
        slot_id=order.slot,
        dose=order.dose,
        state="booked",
        key=order.key,
        locale=order.locale,
        booked_by=order.by,
        booked_at=order.now,
        reference_index=identity.reference_index(tx.vault, order.claimant.birth_date.isoformat(), code),
    )
    appointment.seal(tx.vault, code=code)
    tx.add(appointment)
    tx.flush()
    return appointment.id


def confirm(store: Store, appointment: UUID, *, now: datetime, by: str) -> Booked:
    """Note that the person will come; again is the same. Raises NotActive, and NoResultFound."""
    with store.transaction() as tx:
        changed = tx.change(
            update(Appointment)
            .where(Appointment.id == appointment, Appointment.state == "booked", _is_coming(now))
            .values(state="confirmed", confirmed_at=now)
        )
        standing = views.appointment(tx, appointment)
        if standing.state != "confirmed":
            raise NotActive(standing.state)
        if changed:
            audit.record(tx, audit.Act.CONFIRMED, subject=appointment, by=by, at=now)
        return standing


def cancel(store: Store, appointment: UUID, *, tell: str | None = None, now: datetime, by: str) -> Booked:
    """Give the place back and withdraw what was promised; again is the same.

    `tell` is the number that gets the proof as a text, where the words of the moment do not stay.
    Raises NotActive, and NoResultFound.
    """
    with store.transaction() as tx:
        slot = tx.execute(
            update(Appointment)
            .where(Appointment.id == appointment, Appointment.state.in_(ACTIVE), _is_coming(now))
            .values(state="cancelled", cancelled_at=now)
            .returning(Appointment.slot_id)
        ).scalar_one_or_none()
        cancelled = views.appointment(tx, appointment)
        if cancelled.state != "cancelled":
            raise NotActive(cancelled.state)
        if slot is not None:
            tx.execute(update(Slot).where(Slot.id == slot).values(taken=Slot.taken - 1))
            promises.withdraw(tx, appointment, now=now)
            promises.tell_cancelled(tx, appointment, to=tell, locale=cancelled.locale, now=now)
            audit.record(tx, audit.Act.CANCELLED, subject=appointment, by=by, at=now)
        return cancelled


def _is_coming(now: datetime) -> ColumnElement[bool]:
    """What has passed is neither confirmed nor cancelled any more."""
    return Appointment.slot_id.in_(select(Slot.id).where(Slot.starts_at > now))
