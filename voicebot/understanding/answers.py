"""Short answers: a booking code."""

from __future__ import annotations

from . import rows
from .months import MONTHS


def digits(words: tuple[str, ...], locale: str, length: int) -> str | None:
    """A code of `length` digits, said or typed; what follows a correction replaces what came before it."""
    return rows.first(words, locale, (length,), lambda row: row if len(row) == length else None)


def six_figures(words: tuple[str, ...], locale: str) -> str | None:
    """Six digits and no month: as well a code as a birth date, "onze zéro sept cinquante-six"."""
    return None if MONTHS.keys() & set(words) else digits(words, locale, 6)
