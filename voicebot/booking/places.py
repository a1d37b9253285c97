"""Places at slots: the only code that counts them up and down, always under locks taken in one order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update

from models import Centre, Slot, Transaction
from voicebot.booking import vaccines
from voicebot.booking.availability import has_room, open_to_all
from voicebot.booking.errors import SlotTaken
from voicebot.booking.vaccines import Vaccine


@dataclass(frozen=True)
class Place:
    """Where and when an injection would be given; `day` is that of the centre's calendar."""

    slot: int
    day: date
    vaccine: Vaccine


def at(tx: Transaction, slot: int) -> Place:
    """The place at this slot, taken or not; raises SlotTaken when there never was such a slot."""
    row = tx.execute(
        select(Slot, Centre.time_zone).join(Centre, Centre.id == Slot.centre_id).where(Slot.id == slot)
    ).one_or_none()
    if row is None:
        raise SlotTaken(slot)
    there, zone = row
    day = there.starts_at.astimezone(ZoneInfo(zone)).date()
    return Place(slot, day, vaccines.campaign().given_in(there.vaccine))


def lock(tx: Transaction, slots: Collection[int]) -> None:
    """Whatever is true of these slots stays true until the transaction ends.

    All at once and in the order of their ids: two acts that need the same slots never wait for each
    other. An act calls this once, after it has locked the rows of persons and appointments.
    """
    rows = select(Slot.id).where(Slot.id.in_(slots)).order_by(Slot.id).with_for_update(key_share=True)
    tx.execute(rows).all()


def are_free(tx: Transaction, slots: Collection[int], *, conversation: UUID, now: datetime) -> bool:
    """Whether each of these slots, locked before, has a place that this conversation may have."""
    # A statement of its own: only now does it see what others committed before the lock was ours.
    free = (
        select(func.count(Slot.id))
        .join(Centre, Centre.id == Slot.centre_id)
        .where(Slot.id.in_(slots), Slot.starts_at > now, open_to_all(), has_room(conversation, now))
    )
    return tx.scalar(free) == len(set(slots))


def take(tx: Transaction, slots: Collection[int]) -> None:
    """One place at each of these slots is somebody's."""
    tx.execute(update(Slot).where(Slot.id.in_(slots)).values(taken=Slot.taken + 1))


def give_back(tx: Transaction, slots: Collection[int]) -> None:
    """One place at each of these slots is free again."""
    tx.execute(update(Slot).where(Slot.id.in_(slots)).values(taken=Slot.taken - 1))
