"""Moving an appointment: the new place is taken and the old one released together, or nothing changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, select

from models import ACTIVE, Appointment, Centre, Person, Slot, Store, Transaction
from voicebot import audit
from voicebot.booking import doses, holds, places, reminding, seconds, views
from voicebot.booking.errors import NoSecond, NotActive, OutsideInterval, SlotTaken
from voicebot.booking.places import Place
from voicebot.booking.views import Booked
from voicebot.outbox import promises

_ATTEMPTS = 5
BY_THE_PERSON = ("voice", "sms")
"""Who moves it there has just heard so; whose appointment another one moves has to be told."""


@dataclass(frozen=True)
class Moved:
    """The appointment at its new time, and the second injection that belongs to it, if there is one.

    `second_moved` tells that the second had to follow: it no longer lay in its interval.
    """

    appointment: Booked
    second: Booked | None = None
    second_moved: bool = False


class _SecondTaken(Exception):
    """Somebody was faster at the place that was found for the second injection; another may do."""


def move(
    store: Store, appointment: UUID, *, slot: int, conversation: UUID, key: str, now: datetime, by: str
) -> Moved:
    """Move this appointment to another slot; id and code stay, it has to be confirmed and told again.

    A second injection that would then lie outside its interval moves in the same transaction, to the
    permitted place that is nearest to the weekday and hour of the first. The same key again finds the
    same result. Raises SlotTaken (NoSecond where only the second finds no place), NotActive,
    OutsideInterval, NoResultFound; nothing has changed then.
    """
    lost: set[int] = set()
    for _attempt in range(_ATTEMPTS):
        try:
            with store.transaction() as tx:
                return _move(tx, _Wish(appointment, slot, conversation, key, now, by), lost)
        except _SecondTaken as gone:
            lost.add(int(gone.args[0]))
    raise NoSecond(slot)


def permitted(store: Store, appointment: UUID) -> tuple[date | None, date | None]:
    """The days between which this injection may be given, after the one before it; None sets no limit."""
    with store.transaction() as tx:
        series = _locked(tx, appointment)
        moving = next(one for one in series if one.id == appointment)
        last = _before(tx, moving, series)
        vaccine = places.at(tx, moving.slot_id).vaccine
        return doses.permitted(moving.dose, last, vaccine) if last else (None, None)


@dataclass(frozen=True)
class _Wish:
    appointment: UUID
    slot: int
    conversation: UUID
    key: str
    now: datetime
    by: str


def _move(tx: Transaction, wish: _Wish, lost: Collection[int]) -> Moved:
    series = _locked(tx, wish.appointment)
    moving = next(one for one in series if one.id == wish.appointment)
    if moving.moved_key != wish.key and moving.slot_id != wish.slot:
        _change(tx, moving, series, wish, lost)
    return _as_it_stands(tx, wish)


def _as_it_stands(tx: Transaction, wish: _Wish) -> Moved:
    booked = views.appointment(tx, wish.appointment)
    if booked.state not in ACTIVE:
        raise NotActive(booked.state)
    second = booked.second
    followed = second is not None and tx.get_one(Appointment, second.id).moved_key == _following(wish.key)
    return Moved(booked, second, followed)


def _change(
    tx: Transaction, moving: Appointment, series: Sequence[Appointment], wish: _Wish, lost: Collection[int]
) -> None:
    if moving.state not in ACTIVE or _has_passed(tx, moving, wish.now):
        raise NotActive(moving.state)
    wanted = places.at(tx, wish.slot)
    if wanted.vaccine != places.at(tx, moving.slot_id).vaccine:
        raise SlotTaken(wish.slot)
    _keep_distance(tx, moving, series, wanted)
    to = {moving: wish.slot} | _second(tx, moving, series, wanted, wish, lost)
    _exchange(tx, to, wish)
    for one, key in zip(to, (wish.key, _following(wish.key)), strict=False):
        _note(tx, one, to[one], key, wish)
    holds.release(tx, wish.conversation)
    _tell(tx, moving, list(to), wish)


def _exchange(tx: Transaction, to: dict[Appointment, int], wish: _Wish) -> None:
    """New places for old ones: all of them locked in one order before any is looked at."""
    old = [one.slot_id for one in to]
    places.lock(tx, [*to.values(), *old])
    if not places.are_free(tx, [wish.slot], conversation=wish.conversation, now=wish.now):
        raise SlotTaken(wish.slot)
    for slot in to.values():
        if not places.are_free(tx, [slot], conversation=wish.conversation, now=wish.now):
            raise _SecondTaken(slot)
    places.take(tx, to.values())
    places.give_back(tx, old)


def _before(tx: Transaction, moving: Appointment, series: Sequence[Appointment]) -> date | None:
    """The day of the injection before: booked with this one, or had elsewhere."""
    first = next((one for one in series if one.id == moving.follows_id), None)
    stands = first is not None and first.state in (*ACTIVE, "attended")
    return places.at(tx, first.slot_id).day if first is not None and stands else moving.last_dose_on


def _keep_distance(
    tx: Transaction, moving: Appointment, series: Sequence[Appointment], wanted: Place
) -> None:
    last = _before(tx, moving, series)
    if last and not doses.fits(wanted.day, moving.dose, last, wanted.vaccine):
        raise OutsideInterval(moving.dose)


def _second(
    tx: Transaction,
    moving: Appointment,
    series: Sequence[Appointment],
    wanted: Place,
    wish: _Wish,
    lost: Collection[int],
) -> dict[Appointment, int]:
    """Where the second injection has to go, if it cannot stay where it is; raises NoSecond."""
    second = next((one for one in series if one.follows_id == moving.id and one.state in ACTIVE), None)
    if second is None:
        return {}
    if doses.fits(places.at(tx, second.slot_id).day, second.dose, wanted.day, wanted.vaccine):
        return {}
    slot, centre = tx.execute(
        select(Slot, Centre).join(Centre, Centre.id == Slot.centre_id).where(Slot.id == wish.slot)
    ).one()
    found = seconds.second_for(
        tx,
        slot,
        centre,
        vaccine=wanted.vaccine,
        lost=lost,
        conversation=wish.conversation,
        now=wish.now,
    )
    if found is None:
        raise NoSecond(wish.slot)
    return {second: found.slot}


def _note(tx: Transaction, moved: Appointment, slot: int, key: str, wish: _Wish) -> None:
    was = moved.slot_id
    moved.slot_id, moved.moved_key, moved.moved_at = slot, key, wish.now
    moved.state, moved.confirmed_at, moved.told_at = "booked", None, None
    moved.conversation_id = wish.conversation
    audit.record(tx, audit.Act.MOVED, subject=moved.id, by=wish.by, at=wish.now, slot=slot, was=was)
    tx.flush()


def _tell(tx: Transaction, moving: Appointment, moved: Sequence[Appointment], wish: _Wish) -> None:
    """What was promised for the old time is taken back, and promised for the new one."""
    number = tx.get_one(Person, moving.person_id).unsealed(tx.vault, "phone")
    for one in moved:
        promises.withdraw(tx, one.id, now=wish.now)
        reminding.remind(tx, views.appointment(tx, one.id), number=number, now=wish.now)
    booked = views.appointment(tx, moving.id)
    if wish.by in BY_THE_PERSON:
        promises.tell_moved(
            tx, moving.id, to=number, locale=moving.locale, until=booked.starts_at, now=wish.now
        )
    else:
        promises.tell_changed(
            tx,
            moving.id,
            to=number,
            locale=moving.locale,
            starts_at=booked.starts_at,
            calendar=reminding.calendar_of(booked),
            now=wish.now,
        )


def _locked(tx: Transaction, appointment: UUID) -> Sequence[Appointment]:
    """The appointment and those booked with it; raises NoResultFound. They change for nobody else."""
    first = tx.execute(
        select(Appointment.id, Appointment.follows_id).where(Appointment.id == appointment)
    ).one()
    root = first.follows_id or first.id
    series = select(Appointment).where(or_(Appointment.id == root, Appointment.follows_id == root))
    return tx.scalars(series.order_by(Appointment.id).with_for_update()).all()


def _has_passed(tx: Transaction, appointment: Appointment, now: datetime) -> bool:
    return tx.get_one(Slot, appointment.slot_id).starts_at <= now


def _following(key: str) -> str:
    return f"{key}:second"
