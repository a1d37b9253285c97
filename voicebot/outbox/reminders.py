"""When people are reminded. Pure; hours are those of the centre's clock.

Never on a Sunday or a public holiday: then on the last working day before.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from voicebot.outbox.hours import Calendar

TEXTS = time(10)
CALLS = (time(11), time(15, 30), time(18))
"""Whoever is out at one of these hours may be in at the next; one call each, three in all."""
SOONEST = timedelta(hours=3)
"""Who has just booked has just been told: a reminder sooner than this would only be a nuisance."""
LATEST = timedelta(hours=2)
"""Before the appointment; later than this, who comes is on the way."""


def text_at(starts_at: datetime, calendar: Calendar, *, days: int, now: datetime) -> datetime | None:
    """When to write so many days before; None when that would come too soon after now.

    The first of two reminders is left out where holidays would bring both on one day.
    """
    day = _day(starts_at, calendar, days)
    if days > 1 and day == _day(starts_at, calendar, 1):
        return None
    due = calendar.at(day, TEXTS)
    return due if due > now + SOONEST else None


def calls(starts_at: datetime, calendar: Calendar) -> tuple[datetime, ...]:
    """The hours of the day before at which somebody may be rung, one after the other."""
    return tuple(calendar.at(_day(starts_at, calendar, 1), hour) for hour in CALLS)


def next_call(starts_at: datetime, calendar: Calendar, *, after: datetime) -> datetime | None:
    """The first of these hours after an instant; None when there is none any more."""
    return next((hour for hour in calls(starts_at, calendar) if hour > after), None)


def invited_at(opens: date, calendar: Calendar) -> datetime:
    """When to write to somebody who may have the second injection from this day on."""
    return calendar.at(calendar.next_working_day(opens), TEXTS)


def _day(starts_at: datetime, calendar: Calendar, before: int) -> date:
    return calendar.last_working_day(calendar.local(starts_at).date() - timedelta(days=before))
