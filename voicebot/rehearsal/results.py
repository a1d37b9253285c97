"""Calls with their verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voicebot.rehearsal.play import Played
from voicebot.rehearsal.verdict import Verdict

BOOKINGS = ("book", "book_for", "question", "book_two")
"""Calls whose length counts, up to the end of their first recap."""


@dataclass(frozen=True)
class Result:
    """A call and its verdict."""

    played: Played
    verdict: Verdict

    @property
    def is_measured(self) -> bool:
        """A booking that was heard to the end of its recap."""
        return self.played.caller.want in BOOKINGS and self.played.memory.recap_over


def share(results: Sequence[Result]) -> float | None:
    """How many of them ended as the caller wanted."""
    return round(sum(result.verdict.as_wanted for result in results) / len(results), 4) if results else None
