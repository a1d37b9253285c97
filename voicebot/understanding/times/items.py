"""What the lexer finds in a sentence about time: small values, still without a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

NOON = 12 * 60
MIDNIGHT = 24 * 60


class Mark(Enum):
    """Words that say how the days and hours around them are meant."""

    BEFORE = auto()
    """Ends before what follows."""
    UNTIL = auto()
    """Ends with what follows, included."""
    AFTER = auto()
    """Begins after what follows."""
    FROM = auto()
    """Begins with what follows, included."""
    AROUND = auto()
    NOT = auto()
    """What follows is refused."""
    REFUSED = auto()
    """What came just before is refused."""
    NO = auto()
    """A correction if something follows, a refusal of what came before otherwise."""
    RATHER = auto()
    """Ends a refusal; what follows is wished for."""
    OR = auto()
    EVERY = auto()
    """The weekday that follows is meant each week."""
    THAN = auto()
    """ "plutôt mercredi que jeudi"."""
    ANY = auto()
    ASAP = auto()
    NEXT = auto()
    """ "prochain": after a weekday it may mean two different days."""


@dataclass(frozen=True)
class Weekday:
    """0 is Monday. `weeks` counts weeks added to the coming one ("en huit")."""

    number: int
    weeks: int = 0


@dataclass(frozen=True)
class Weekdays:
    """Several days of each week: "en semaine", "le week-end"."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Offset:
    """Days from today."""

    days: int


@dataclass(frozen=True)
class Span:
    """From one day to another, counted from today, both included."""

    first: int
    last: int


@dataclass(frozen=True)
class Months:
    """The same day in some months."""

    count: int


@dataclass(frozen=True)
class Week:
    """An ISO week, counted from this one; `days` are the weekdays of it that are meant."""

    offset: int
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True)
class WeekOf:
    """The ISO week that holds a date."""

    date: DayMonth | DayOfMonth | Feast


@dataclass(frozen=True)
class Month:
    """A month by number (1 to 12) or counted from this one (`offset`); `first` and `last` bound its days."""

    number: int | None
    offset: int = 0
    first: int = 1
    last: int = 31


@dataclass(frozen=True)
class DayMonth:
    """A date; without a year it is the next such date. `weekday` is what was said with it."""

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None


@dataclass(frozen=True)
class DayOfMonth:
    """ "le 16": the next such day; "jeudi 16": the next one that is a Thursday."""

    day: int
    weekday: int | None = None


@dataclass(frozen=True)
class Feast:
    """A feast by its name in `feasts`; `offset` days from it."""

    name: str
    offset: int = 0


@dataclass(frozen=True)
class Part:
    """A part of the day in minutes from midnight; `today` for "ce matin"."""

    start: int
    end: int
    today: bool = False


@dataclass(frozen=True)
class At:
    """A time of day in minutes from midnight; `sure` if it cannot mean twelve hours later."""

    minute: int
    sure: bool = False


@dataclass(frozen=True)
class Between:
    """From one day or hour to another of the same kind."""

    start: Item
    end: Item


Item = (
    Weekday | Weekdays | Offset | Span | Months | Week | WeekOf | Month | DayMonth | DayOfMonth | Feast | Part
    | At | Between
)  # fmt: skip
