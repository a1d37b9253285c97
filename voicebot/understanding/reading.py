"""What a turn is worth once it has been understood: values only, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Intent:
    """A wish and how likely it is, between 0 and 1, as Rasa ranks it."""

    name: str
    confidence: float


@dataclass(frozen=True)
class Place:
    """A commune or a postal code area.

    A postal code shared by several communes is a place without name or INSEE code; a commune with
    several postal codes is a place without postal code, unless one of them was said.
    """

    name: str | None
    postal_code: str | None
    insee: str | None


@dataclass(frozen=True)
class Window:
    """A stretch of time in which an offered slot would suit: start included, end excluded, both aware."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class When:
    """When an appointment would suit: windows in order, or any time; `asap` asks for the first of them."""

    windows: tuple[Window, ...] = ()
    any: bool = False
    asap: bool = False


@dataclass(frozen=True)
class Name:
    """A person's name as heard; either half may be missing."""

    family: str | None
    given: str | None


@dataclass(frozen=True)
class Reading:
    """What the caller wants and said. A value that was not said is None.

    `intent` is one of the fixed words of `voicebot.understanding.wishes.INTENTS`. Something that was not
    understood is `out_of_scope` with a confidence of 0. `ask` names the fields that have to be asked
    back, among them what "correct" and "deny" say is wrong; `places` (best first) and `whens` are then the
    candidates, and `when` the likelier of them.
    `dose` 3 is a booster; `option` -1 is the last.
    An `inform` without the value asked for and with nothing to ask back is "je ne sais pas".
    """

    intent: str
    confidence: float
    faq_topic: str | None = None
    birth_date: date | None = None
    place: Place | None = None
    places: tuple[Place, ...] = ()
    when: When | None = None
    dose: int | None = None
    option: int | None = None
    digits: str | None = None
    phone: str | None = None
    name: Name | None = None
    for_whom: str | None = None
    language: str | None = None
    ask: tuple[str, ...] = ()
    whens: tuple[When, ...] = ()
