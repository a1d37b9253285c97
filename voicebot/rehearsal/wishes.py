"""When a caller would like to come, fixed before the call: what suits, and what is wanted first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Literal

from voicebot.rehearsal.ears import Moment

Part = Literal["morning", "afternoon"]
NOON = time(12)
OPEN_DAYS = 5
KINDS = {"soon": 4, "any": 2, "weekday": 2, "weekday_part": 4, "part": 2, "next_week": 2, "day": 1}
"""What people wish for, and how often."""
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Wish:
    """A weekday (0 is Monday), a part of the day, next week, one day, or several of these; none: anything."""

    weekday: int | None = None
    part: Part | None = None
    next_week: bool = False
    day: date | None = None
    soon: bool = False

    def suits(self, moment: Moment | datetime, today: date) -> bool:
        """Whether a day and hour are what was wished for."""
        day, hour = (
            (moment.date(), moment.time()) if isinstance(moment, datetime) else (moment.day, moment.hour)
        )
        monday = today - timedelta(days=today.weekday()) + WEEK
        return (
            self.weekday in (None, day.weekday())
            and self.day in (None, day)
            and (not self.next_week or monday <= day < monday + WEEK)
            and (self.part is None or hour is None or (hour < NOON) == (self.part == "morning"))
        )


ANYTHING = Wish()


def drawn(rng: Random, today: date, *, by_keys: bool = False) -> tuple[Wish, Wish]:
    """What is wanted first, and what else would do; few wishes can be told by keys."""
    if by_keys:
        return rng.choice((Wish(soon=True), Wish(next_week=True), ANYTHING)), ANYTHING
    weekday = rng.randrange(OPEN_DAYS)
    part: Part = rng.choice(("morning", "afternoon"))
    kind = rng.choices(
        ("soon", "any", "weekday", "weekday_part", "part", "next_week", "day"), (4, 2, 2, 4, 2, 2, 1)
    )[0]
    if kind == "weekday":
        return Wish(weekday=weekday), ANYTHING
    if kind == "weekday_part":
        return Wish(weekday=weekday, part=part), Wish(weekday=weekday)
    if kind == "part":
        return Wish(part=part), ANYTHING
    if kind == "next_week":
        return Wish(next_week=True), ANYTHING
    if kind == "day":
        return Wish(day=_open_day(today + timedelta(days=rng.randrange(3, 18)))), ANYTHING
    return (Wish(soon=True) if kind == "soon" else ANYTHING), ANYTHING


def another(first: Wish, rng: Random) -> Wish:
    """A change of mind: a weekday that was not wished for."""
    days = [day for day in range(OPEN_DAYS) if day != first.weekday]
    return Wish(weekday=rng.choice(days))


def _open_day(day: date) -> date:
    """Not at the weekend, when hardly a centre is open."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= OPEN_DAYS else day
