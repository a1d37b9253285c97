"""When we may speak up by ourselves. Pure; hours are those of the centre's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from voicebot.territories import is_holiday, territory_of

MORNING, EVENING = time(8), time(20)
"""From the evening to the morning people are left in peace (facts.md §5)."""
SUNDAY = 7
TOO_CLOSE = timedelta(hours=1)
"""Who is told later than this before the appointment is on the way already."""


@dataclass(frozen=True)
class Calendar:
    """The clock and the public holidays of a place; `holidays` as in `Territory.holidays`."""

    zone: ZoneInfo
    holidays: str | None = None

    @classmethod
    def of(cls, time_zone: str, insee_code: str) -> Calendar:
        """That of a centre."""
        return cls(ZoneInfo(time_zone), territory_of(insee_code).holidays)

    def local(self, moment: datetime) -> datetime:
        """The same instant by this clock."""
        return moment.astimezone(self.zone)

    def at(self, day: date, hour: time) -> datetime:
        """This hour of this day, as an instant in UTC."""
        return datetime.combine(day, hour, self.zone).astimezone(UTC)

    def works(self, day: date) -> bool:
        """Neither a Sunday nor a public holiday."""
        return day.isoweekday() != SUNDAY and not is_holiday(day, self.holidays)

    def is_quiet(self, moment: datetime) -> bool:
        """Whether people are left in peace at this instant."""
        local = self.local(moment)
        return not (self.works(local.date()) and MORNING <= local.time() < EVENING)

    def opens(self, moment: datetime) -> datetime:
        """This instant, or the first one after it at which we may speak up."""
        if not self.is_quiet(moment):
            return moment
        local = self.local(moment)
        day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
        return self.at(self.next_working_day(day), MORNING)

    def opens_tomorrow(self, moment: datetime) -> datetime:
        """The first instant after this day at which we may speak up."""
        return self.opens(self.at(self.local(moment).date() + timedelta(days=1), MORNING))

    def next_working_day(self, day: date) -> date:
        """This day, or the first working one after it."""
        while not self.works(day):
            day += timedelta(days=1)
        return day

    def last_working_day(self, day: date) -> date:
        """This day, or the last working one before it."""
        while not self.works(day):
            day -= timedelta(days=1)
        return day


def last_leaves(calendar: Calendar, first: datetime, *, texts: int, per_second: float) -> datetime:
    """When the last of so many texts leaves, the first of which does at `first`, if nothing else waits."""
    at, left = calendar.opens(first), timedelta(seconds=(texts - 1) / per_second)
    while left > (room := calendar.at(calendar.local(at).date(), EVENING) - at):
        at, left = calendar.opens_tomorrow(at), left - room
    return at + left


FRANCE = Calendar(ZoneInfo("Europe/Paris"))
"""For what is about no centre."""


def speaks(calendar: Calendar, now: datetime, *, must: bool, starts_at: datetime | None) -> datetime:
    """When something of ours may be told that is ready now.

    What must be told is told at once where the next decent hour would come too late for it.
    """
    opens = calendar.opens(now)
    too_late = must and starts_at is not None and opens > starts_at - TOO_CLOSE
    return now if too_late else opens
