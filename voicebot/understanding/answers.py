"""Short answers: a booking code."""

from __future__ import annotations

from . import rows


def digits(words: tuple[str, ...], locale: str, length: int) -> str | None:
    """A code of `length` digits, said or typed; what follows a correction replaces what came before it."""
    return rows.first(words, locale, (length,), lambda row: row if len(row) == length else None)
