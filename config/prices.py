"""What messages cost, as the operator wrote it down; nothing is known by itself."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

FILE = Path(__file__).parent / "prices.toml"


class PricesError(ValueError):
    """The file of the prices cannot be read; the text says where."""


class Prices(BaseModel):
    """Of one segment of a text and of one begun minute of a call, in one currency; None is not known.

    `minutes_a_call` is what a call of ours is taken to last as long as none has been measured.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    currency: str = Field("EUR", pattern=r"^[A-Z]{3}$")
    segment: Decimal | None = Field(None, ge=0, le=10)
    minute: Decimal | None = Field(None, ge=0, le=10)
    minutes_a_call: Decimal | None = Field(None, gt=0, le=60)

    @classmethod
    def read(cls, file: Path = FILE) -> Self:
        """The prices in this file; raises PricesError."""
        try:
            return cls.model_validate(tomllib.loads(file.read_text("utf-8"), parse_float=Decimal))
        except ValidationError as fault:
            first = fault.errors(include_url=False)[0]
            raise PricesError(f"{file.name}: {first['loc'][0]}: {first['msg']}") from None
        except (OSError, ValueError) as fault:
            raise PricesError(f"{file.name}: {fault}") from None

    def but(self, *, segment: Decimal | None, minute: Decimal | None) -> Self:
        """The same with these prices, where they are given."""
        given = {"segment": segment, "minute": minute}
        return self.model_copy(update={name: price for name, price in given.items() if price is not None})

    def texts(self, segments: int) -> Decimal | None:
        """What so many segments cost."""
        return None if self.segment is None and segments else segments * (self.segment or Decimal())

    def calls(self, minutes: Decimal | None) -> Decimal | None:
        """What so many begun minutes cost."""
        if minutes is None or (self.minute is None and minutes):
            return None
        return minutes * (self.minute or Decimal())
