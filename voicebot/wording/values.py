"""The values that phrases speak of; each has a spoken and a written form in every language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Locale = Literal["fr", "en"]


@dataclass(frozen=True, repr=False)
class Code:
    """A booking code of six digits; a secret, so its repr shows nothing."""

    digits: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9]{6}", self.digits):
            raise ValueError("a booking code has six digits")

    def __repr__(self) -> str:
        return "Code(…)"


@dataclass(frozen=True, repr=False)
class PhoneNumber:
    """A telephone number in E.164 (`+33612345678`); it identifies a person, so its repr shows nothing."""

    e164: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"\+[1-9][0-9]{4,14}", self.e164):
            raise ValueError("a telephone number is written as in +33612345678")

    def __repr__(self) -> str:
        return "PhoneNumber(…)"


@dataclass(frozen=True)
class Distance:
    """A distance as the crow flies, in kilometres."""

    kilometres: float


@dataclass(frozen=True)
class Day:
    """A day to come, told by its weekday and without the year; a bare `date` is a date of birth."""

    date: date


@dataclass(frozen=True)
class Town:
    """A commune; told from its namesakes by its département, else by its postal code."""

    name: str
    postal_code: str | None = None
    department: str | None = None


@dataclass(frozen=True)
class Address:
    """Where a centre is. The postal code is written, never spoken: nobody needs it to find the door.

    `whole`: it is not shortened where it is written.
    """

    street: str
    postal_code: str
    town: str
    whole: bool = False


@dataclass(frozen=True)
class Site:
    """A centre by its name, and its town where the name does not tell it; `whole` as in `Address`."""

    name: str
    town: str
    whole: bool = False


class Whole(str):
    """A name that is written as it is, however long."""


@dataclass(frozen=True)
class Hours:
    """Local opening hours by ISO weekday: `((1, (("09:00", "12:00"),)), …)`; a missing day is closed."""

    week: tuple[tuple[int, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True)
class Choices:
    """What may be chosen by its number, the first being one."""

    items: tuple[datetime | Town | str, ...]


Value = (
    str
    | int
    | date
    | datetime
    | Code
    | PhoneNumber
    | Distance
    | Day
    | Town
    | Site
    | Address
    | Choices
    | Hours
    | Sequence[str]
)
