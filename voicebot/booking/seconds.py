"""The second injection that belongs to a first: same centre, weekday and hour, else the nearest permitted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Date, DateTime, Row, and_, case, cast, func, select, true

from models import Centre, Slot, Transaction
from voicebot.booking import doses
from voicebot.booking.availability import gives, has_room, local_time, on_days, open_to_all
from voicebot.booking.vaccines import Vaccine
from voicebot.booking.views import Offer, offer_of

Span = tuple[datetime, datetime]
"""A stretch of time, without its end."""
MIDNIGHT = time()


def firsts(
    tx: Transaction,
    centres: Sequence[Centre],
    *,
    vaccine: Vaccine,
    lost: Collection[int] = (),
    conversation: UUID,
    now: datetime,
) -> dict[int, list[Span]]:
    """By centre, the times in which a first injection finds a second one.

    Day by day: a join of all firsts with all seconds takes seconds where much is free.
    """
    least, most = (timedelta(days=days) for days in doses.interval(vaccine))
    zones = {centre.id: ZoneInfo(centre.time_zone) for centre in centres}
    spans: dict[int, list[Span]] = {}
    for centre, day in _days_with_room(tx, centres, vaccine, lost, conversation, now):
        zone = zones[centre]
        starts = datetime.combine(day - most, MIDNIGHT, zone)
        ends = datetime.combine(day - least + timedelta(days=1), MIDNIGHT, zone)
        before = spans.setdefault(centre, [])
        if before and before[-1][1] >= starts:
            before[-1] = (before[-1][0], ends)
        else:
            before.append((starts, ends))
    return spans


def _days_with_room(
    tx: Transaction,
    centres: Sequence[Centre],
    vaccine: Vaccine,
    lost: Collection[int],
    conversation: UUID,
    now: datetime,
) -> Sequence[Row[int, date]]:
    """Centres and days on which a second could be had, in order."""
    last = tx.scalar(select(func.max(Slot.starts_at))) or now
    calendar = func.generate_series(now.date(), last.date() + timedelta(days=1), timedelta(days=1))
    days = calendar.table_valued("day").render_derived(name="days")
    day = cast(days.c.day, Date)
    begins, ends = (func.timezone(Centre.time_zone, cast(day + n, DateTime)) for n in (0, 1))
    slot = select(Slot.id).where(
        Slot.centre_id == Centre.id,
        Slot.starts_at >= begins,
        Slot.starts_at < ends,
        _available(vaccine, lost, conversation, now),
    )
    # The offset keeps the planner from making one big join of it: the first free slot of a day is enough.
    some = slot.offset(0).correlate(Centre, days).exists()
    query = select(Centre.id, day).join(days, true())
    query = query.where(Centre.id.in_([centre.id for centre in centres]), some)
    return tx.execute(query.order_by(Centre.id, day)).all()


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
) -> ColumnElement[bool]:
    return and_(
        Slot.id.not_in(lost),
        Slot.starts_at > now,
        gives(vaccine.key),
        open_to_all(),
        has_room(conversation, now),
    )
