"""What is given, to whom, at which distance: the file of VACCINES_FILE, read once and strictly."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

import config
from config.settings import DEFAULT_VACCINES

ROOT = Path(config.__file__).parents[1]
LOCALES = frozenset({"fr", "en"})

_Key = Annotated[str, StringConstraints(pattern="^[a-z][a-z0-9_]{0,19}$")]
_Spoken = Annotated[str, StringConstraints(min_length=2, max_length=60, pattern=r"^[^\d]+$")]


class VaccinesError(Exception):
    """The file cannot be used; `faults` has one line for each fault."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Vaccine:
    """One product; `name` by locale, as it is said. All intervals are in days.

    `interval` is the least and the most between two injections that belong together, `booster_interval`
    the least after the last one; None where there is no second injection, or no booster.
    """

    key: str
    name: Mapping[str, str]
    minimum_age: int
    doses: int
    interval: tuple[int, int] | None = None
    booster_interval: int | None = None


@dataclass(frozen=True)
class Campaign:
    """What is offered now: `vaccine` in every slot that names no other product.

    From `open_from_age` on everybody may come; `declared` tells whether somebody younger may who declares
    on honour to have priority.
    """

    vaccine: Vaccine
    open_from_age: int
    declared: bool
    products: Mapping[str, Vaccine]

    def given_in(self, product: str | None) -> Vaccine:
        """The vaccine of a slot that names this product, or none; raises KeyError for one not in the file."""
        return self.vaccine if product is None else self.products[product]


_adopted: list[Path] = []


def adopt(file: Path) -> Campaign:
    """Make this file, from the checkout on, the campaign of this process; raises VaccinesError."""
    chosen = _read(ROOT / file)
    _adopted[:] = [ROOT / file]
    return chosen


def campaign() -> Campaign:
    """The campaign of this installation."""
    return _read(file())


def file() -> Path:
    """The file that was adopted, else the one that is shipped."""
    return _adopted[0] if _adopted else DEFAULT_VACCINES


@lru_cache(maxsize=4)
def _read(file: Path) -> Campaign:
    try:
        return parse(file.read_text(encoding="utf-8"))
    except OSError as fault:
        raise VaccinesError([f"{file.name} cannot be read: {fault.strerror}"]) from fault


def parse(text: str) -> Campaign:
    """The campaign that this TOML describes; raises VaccinesError, which names every fault and its place."""
    try:
        kept = _File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        raise VaccinesError([f"not TOML: {fault}"]) from fault
    except ValidationError as faults:
        raise VaccinesError([_line(fault) for fault in faults.errors()]) from faults
    products = {key: product.named(key) for key, product in kept.vaccine.items()}
    chosen = kept.campaign
    return Campaign(products[chosen.vaccine], chosen.open_from_age, chosen.declared, products)


def _line(fault: Any) -> str:
    where = ".".join(map(str, fault["loc"]))
    return f"{where}: {fault['msg']}" if where else str(fault["msg"])


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Product(_Strict):
    name: dict[str, _Spoken]
    minimum_age: int = Field(ge=0, le=120)
    doses: int = Field(ge=1, le=2)
    interval_days: list[int] | None = None
    booster_days: int | None = Field(None, ge=1, le=3650)

    @model_validator(mode="after")
    def _fits(self) -> _Product:
        if set(self.name) != LOCALES:
            raise ValueError("name needs fr and en, and nothing else")
        if (self.doses == 2) != (self.interval_days is not None):
            raise ValueError("interval_days belongs to two doses, and two doses need it")
        if self.interval_days is not None and not _is_span(self.interval_days):
            raise ValueError("interval_days is the least and the most, such as [21, 49]")
        return self

    def named(self, key: str) -> Vaccine:
        span = self.interval_days
        interval = (span[0], span[1]) if span else None
        return Vaccine(key, self.name, self.minimum_age, self.doses, interval, self.booster_days)


class _Chosen(_Strict):
    vaccine: str
    open_from_age: int = Field(ge=0, le=120)
    declared: bool


class _File(_Strict):
    campaign: _Chosen
    vaccine: dict[_Key, _Product] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_the_chosen(self) -> _File:
        if self.campaign.vaccine not in self.vaccine:
            raise ValueError(f"campaign.vaccine: there is no [vaccine.{self.campaign.vaccine}]")
        return self


def _is_span(days: list[int]) -> bool:
    return len(days) == 2 and 1 <= days[0] <= days[1] <= 365
