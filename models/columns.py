"""Column types, and what each column declares about privacy."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from typing import Any

from sqlalchemy import DateTime, Dialect, LargeBinary
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator


class Privacy(Enum):
    """What a column means for the person behind it; a test refuses a column without one."""

    KEEP = "keep"
    """Says nothing about a person."""
    SEAL = "seal"
    """Identity: encrypted in the application, emptied when the retention time ends."""
    SCRUB = "scrub"
    """Could single a person out (an index of an identity): emptied when the retention time ends."""
    ERASE = "erase"
    """Goes with its row when the retention time ends."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware on the way in, UTC in the store, UTC on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a naive datetime has no place in the store")
        return value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)


class Encrypted(LargeBinary):
    """A text sealed by `models.crypto.Vault`; set it with `row.seal(vault, column=…)`."""


class BlindIndex(LargeBinary):
    """32 bytes made by `Vault.blind_index`: equal for equal values, unreadable."""


def column(*args: Any, privacy: Privacy, **kwargs: Any) -> MappedColumn[Any]:
    """A mapped column that declares its privacy."""
    return mapped_column(*args, info={"privacy": privacy}, **kwargs)


def kept(*args: Any, **kwargs: Any) -> MappedColumn[Any]:
    """A column that says nothing about a person."""
    return column(*args, privacy=Privacy.KEEP, **kwargs)


def erased(*args: Any, **kwargs: Any) -> MappedColumn[Any]:
    """A column that goes with its row."""
    return column(*args, privacy=Privacy.ERASE, **kwargs)


def sealed(**kwargs: Any) -> MappedColumn[Any]:
    """An encrypted column."""
    return column(Encrypted(), privacy=Privacy.SEAL, **kwargs)


def indexed_blind(**kwargs: Any) -> MappedColumn[Any]:
    """A blind index, searchable."""
    return column(BlindIndex(), privacy=Privacy.SCRUB, index=True, **kwargs)
