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
    NOT_BEFORE = auto()
    """As `FROM`, said as a refusal: "pas avant le 8"."""
    NOT_AFTER = auto()
    """As `UNTIL`, said as a refusal."""
    AT_EARLIEST = auto()
    """As `FROM`, before or after what it bounds: "onze heures au plus tôt"; alone it is `ASAP`."""
    AT_LATEST = auto()
    AROUND = auto()
    ROUGHLY = auto()
    """The hour just named, or the one that follows, is meant roughly."""
    NOT = auto()
    """What follows is refused; said last, what came before."""
    BARE_NOT = auto()
    """As `NOT`, but only of the very next day or hour: "pas le lundi", not "pas pressée, lundi"."""
    CANNOT = auto()
    """What came just before is refused, or else what follows: "lundi je ne peux pas"."""
    BUSY = auto()
    """As `CANNOT`, but it only tells what one does then: "le mardi je travaille"."""
    TOO_EARLY = auto()
    """What came just before, and all that is earlier, is refused."""
    TOO_LATE = auto()
    TILL_THEN = auto()
    """What was refused just before was so only until the day that was wished for."""
    NO = auto()
    """A correction if something follows, a refusal of what came before otherwise."""
    WAIT = auto()
    """What follows corrects what was said, if it is a wish: "jeudi, attendez, vendredi"."""
    YES = auto()
    """What came just before suits after all: "pas le lundi, le mardi oui"."""
    ALSO = auto()
    """What came just before is refused as what came before it: "jeudi c'est dialyse, samedi aussi"."""
    RATHER = auto()
    """Ends a refusal; what follows is wished for: "mais", "alors"."""
    BUT = auto()
    """As `RATHER`; after "any" it excepts: "any afternoon but Wednesday"."""
    WISH = auto()
    """As `RATHER`, said by one who wishes: "je voudrais". No excuse after it takes the wish back."""
    BECAUSE = auto()
    """What follows explains a wish and adds none."""
    OR = auto()
    AND = auto()
    EVERY = auto()
    """The weekday that follows is meant each week."""
    ONLY = auto()
    """The weekdays that follow are meant each week, and no others."""
    THAN = auto()
    """ "plutôt mercredi que jeudi"; "que le mardi" alone is each Tuesday."""
    ANY = auto()
    ASAP = auto()
    NEXT = auto()
    """ "prochain": after a weekday it may mean two different days."""
    OLD = auto()
    """What follows is the appointment one has: no wish if another day is wished for."""
    PAST = auto()
    """What follows is over: "depuis lundi"."""


@dataclass(frozen=True)
class Weekday:
    """0 is Monday. `weeks` counts weeks added to the coming one ("en huit")."""

    number: int
    weeks: int = 0


@dataclass(frozen=True)
class Weekdays:
    """Several weekdays, of each week ("en semaine") or the coming ones ("the weekend").

    `run` means the days from the first to the last, of one week: "de mardi à jeudi".
    """

    numbers: tuple[int, ...]
    every: bool = True
    run: bool = False


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
    """The ISO week that holds a day, or one some weeks from it; `days` are the weekdays that are meant."""

    day: Item
    weeks: int = 0
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True)
class WeekNumber:
    """An ISO week by its number, of this year or the next; `days` are the weekdays that are meant."""

    number: int
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True)
class NextWeek:
    """ "La semaine d'après": `weeks` from the one that was spoken of, or from this one."""

    weeks: int = 1
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True)
class Month:
    """A month by number (1 to 12) or counted from this one (`offset`); `first` and `last` bound its days.

    A `first` below 1 is counted from the end: -7 is the first of the last seven days.
    """

    number: int | None
    offset: int = 0
    first: int = 1
    last: int = 31


@dataclass(frozen=True)
class Portion:
    """The start, middle or end (0, 1, 2) of the week or month that was spoken of; `of` if there is none."""

    third: int
    of: Item | None = None


@dataclass(frozen=True)
class Nth:
    """ "Le deuxième jeudi de janvier"; -1 is the last of the month."""

    weekday: int
    count: int
    month: Month


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
    """A feast by its name in `feasts`."""

    name: str


@dataclass(frozen=True)
class Period:
    """A season, school holidays …, by its name in `feasts`."""

    name: str


@dataclass(frozen=True)
class PublicHolidays:
    """Every public holiday."""


@dataclass(frozen=True)
class Shifted:
    """Some days before or after another day: "la veille de Noël", "a week on Friday".

    Without that other day it is counted from the one that was spoken of: "la veille".
    """

    day: Item | None
    days: int


@dataclass(frozen=True)
class Adjacent:
    """The nearest such weekday before or after a day: "le mardi d'après Pâques", "the Friday before"."""

    weekday: int
    day: Item | None
    after: bool = True


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
    Weekday | Weekdays | Offset | Span | Months | Week | WeekOf | WeekNumber | NextWeek | Month | Portion
    | Nth | DayMonth | DayOfMonth | Feast | Period | PublicHolidays | Shifted | Adjacent | Part | At | Between
)  # fmt: skip
