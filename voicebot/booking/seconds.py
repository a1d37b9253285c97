"""The second injection that belongs to a first: same centre, weekday and hour, else the nearest permitted."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, DateTime, and_, case, cast, func, select
from sqlalchemy.orm import aliased

from models import Centre, Slot, Transaction
from voicebot.booking import doses
from voicebot.booking.availability import gives, has_room, local_day, local_time, on_days, open_to_all
from voicebot.booking.vaccines import Vaccine
from voicebot.booking.views import Offer, offer_of


def exists_for(
    vaccine: Vaccine, lost: Collection[int], conversation: UUID, now: datetime
) -> ColumnElement[bool]:
    """A first slot to which there is a second; the query names slots and centres."""
    if vaccine.interval is None:
        raise ValueError(f"{vaccine.key} has no second injection")
    least, most = (timedelta(days=days) for days in vaccine.interval)
    later, day = aliased(Slot), timedelta(days=1)
    instant = cast(Slot.starts_at, DateTime(timezone=True))
    second = select(later.id).where(
        later.centre_id == Slot.centre_id,
        # A day wider than the calendar's, in terms that the index on instants understands.
        later.starts_at.between(instant + (least - day), instant + (most + day)),
        (local_day(later) - local_day()).between(least.days, most.days),
        _available(vaccine, lost, conversation, now, later),
    )
    return second.correlate(Slot, Centre).exists()


def second_for(
    tx: Transaction,
    first: Slot,
    centre: Centre,
    *,
    vaccine: Vaccine,
    lost: Collection[int] = (),
    conversation: UUID,
    now: datetime,
) -> Offer | None:
    """The best place for the second injection after this first one; None when there is none."""
    starts_at = first.starts_at.astimezone(ZoneInfo(centre.time_zone))
    ideal = doses.ideal_second(starts_at, vaccine)
    weekday_and_hour = and_(
        func.extract("isodow", local_time()) == ideal.isoweekday(),
        func.extract("hour", local_time()) == ideal.hour,
    )
    slot = tx.scalars(
        select(Slot)
        .join(Centre, Centre.id == Slot.centre_id)
        .where(
            Slot.centre_id == centre.id,
            on_days(*doses.second_between(starts_at.date(), vaccine)),
            _available(vaccine, lost, conversation, now),
        )
        .order_by(
            case((weekday_and_hour, 0), else_=1),
            func.abs(func.extract("epoch", Slot.starts_at - ideal)),
            Slot.starts_at,
        )
        .limit(1)
    ).first()
    return None if slot is None else offer_of(slot, centre)


def _available(
    vaccine: Vaccine,
    lost: Collection[int],
    conversation: UUID,
    now: datetime,
    slot: type[Slot] = Slot,
) -> ColumnElement[bool]:
    return and_(
        slot.id.not_in(lost),
        slot.starts_at > now,
        gives(vaccine.key, slot),
        open_to_all(slot),
        has_room(conversation, now, slot),
    )
