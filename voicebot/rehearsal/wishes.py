"""When a caller would like to come, fixed before the call: what suits, and what is wanted first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Literal

from voicebot.rehearsal.ears import Moment

Part = Literal["morning", "afternoon"]
NOON = time(12)
OPEN_DAYS = 5
KINDS = {
    "soon": 4, "any": 2, "weekday": 2, "weekday_part": 4, "two_days": 1.5, "not_day": 1, "part": 2,
    "hour": 1.5, "weekday_hour": 1.5, "next_week": 2, "day": 1.5, "after": 1.5,
}  # fmt: skip
"""What people wish for, and how often."""
NEARLY = 45
"""Minutes by which "about ten o'clock" may be missed."""
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Wish:
    """A weekday (0 is Monday), a part of the day, next week, one day, or several of these; none: anything."""

    weekdays: tuple[int, ...] = ()
    not_weekday: int | None = None
    part: Part | None = None
    hour: int | None = None
    next_week: bool = False
    day: date | None = None
    after: date | None = None
    soon: bool = False

    def suits(self, moment: Moment | datetime, today: date) -> bool:
        """Whether a day and hour are what was wished for."""
        day, hour = (
            (moment.date(), moment.time()) if isinstance(moment, datetime) else (moment.day, moment.hour)
        )
        monday = today - timedelta(days=today.weekday()) + WEEK
        return (
            (not self.weekdays or day.weekday() in self.weekdays)
            and day.weekday() != self.not_weekday
            and self.day in (None, day)
            and (self.after is None or day >= self.after)
            and (not self.next_week or monday <= day < monday + WEEK)
            and (hour is None or self._suits_hour(hour))
        )

    def _suits_hour(self, hour: time) -> bool:
        near = self.hour is None or abs(hour.hour * 60 + hour.minute - self.hour * 60) <= NEARLY
        return near and (self.part is None or (hour < NOON) == (self.part == "morning"))


ANYTHING = Wish()


def drawn(rng: Random, today: date, *, by_keys: bool = False) -> tuple[Wish, Wish]:
    """What is wanted first, and what else would do; few wishes can be told by keys."""
    if by_keys:
        return rng.choice((Wish(soon=True), Wish(next_week=True), ANYTHING)), ANYTHING
    weekday, later = rng.randrange(OPEN_DAYS), rng.randrange(1, OPEN_DAYS)
    part: Part = rng.choice(("morning", "afternoon"))
    hour = rng.choice((9, 10, 11, 14, 15, 16))
    far = today + timedelta(days=rng.randrange(3, 18))
    one_day = Wish(weekdays=(weekday,))
    wished = {
        "soon": (Wish(soon=True), ANYTHING),
        "any": (ANYTHING, ANYTHING),
        "weekday": (one_day, ANYTHING),
        "weekday_part": (replace(one_day, part=part), one_day),
        "weekday_hour": (replace(one_day, hour=hour), one_day),
        "two_days": (Wish(weekdays=(weekday, (weekday + later) % OPEN_DAYS)), ANYTHING),
        "not_day": (Wish(not_weekday=weekday), ANYTHING),
        "part": (Wish(part=part), ANYTHING),
        "hour": (Wish(hour=hour), ANYTHING),
        "next_week": (Wish(next_week=True), ANYTHING),
        "day": (Wish(day=_open_day(far)), ANYTHING),
        "after": (Wish(after=far), ANYTHING),
    }
    return wished[rng.choices(list(KINDS), list(KINDS.values()))[0]]


def another(first: Wish, rng: Random) -> Wish:
    """A change of mind: a weekday that was not wished for."""
    days = [day for day in range(OPEN_DAYS) if day not in first.weekdays]
    return Wish(weekdays=(rng.choice(days),))


def _open_day(day: date) -> date:
    """Not at the weekend, when hardly a centre is open."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= OPEN_DAYS else day
