"""The table that people read, and the figures that machines read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from rich.table import Table

from voicebot.rehearsal.characters import PERSONAS
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


def figures(results: Sequence[Result]) -> dict[str, Any]:
    """The last line of a rehearsal; a share or a median of nothing is null."""
    keys = [result for result in results if result.played.caller.persona.keys]
    measured = [result.played for result in results if result.is_measured]
    return {
        "calls": len(results),
        "as_wanted": share(results),
        "keys_only": share(keys),
        "not_chosen": sum(result.verdict.not_chosen for result in results),
        "leaks": sum(result.verdict.leaks for result in results),
        "did_not_know": sum(len(result.played.memory.unknown) for result in results),
        "median_turns": median(one.turns for one in measured) if measured else None,
        "median_seconds": round(median(one.seconds for one in measured), 1) if measured else None,
    }


def share(results: Sequence[Result]) -> float | None:
    """How many of them ended as the caller wanted."""
    return round(sum(result.verdict.as_wanted for result in results) / len(results), 4) if results else None


def table(results: Sequence[Result]) -> Table:
    """A row for each persona and wish."""
    shown = Table(title="Rehearsed callers")
    for column in ("who", "wanted"):
        shown.add_column(column)
    for column in ("calls", "got it", "turns", "seconds", "asked again", "to a person", "did not know"):
        shown.add_column(column, justify="right")
    shown.add_column("got instead")
    for persona in PERSONAS:
        own = [result for result in results if result.played.caller.persona.name == persona.name]
        for want in sorted({result.played.caller.want for result in own}):
            shown.add_row(
                persona.name,
                want.replace("_", " "),
                *_row([one for one in own if one.played.caller.want == want]),
            )
        if own:
            shown.add_section()
    return shown


def _row(results: Sequence[Result]) -> list[str]:
    played = [result.played for result in results]
    instead = Counter(result.verdict.got for result in results if not result.verdict.as_wanted)
    return [
        str(len(results)),
        str(sum(result.verdict.as_wanted for result in results)),
        f"{median(one.turns for one in played):g}",
        f"{median(one.seconds for one in played):.0f}",
        str(sum(one.memory.asked_again for one in played)),
        str(sum(one.to_person for one in played)),
        str(sum(len(one.memory.unknown) for one in played)),
        ", ".join(f"{got} ({count})" for got, count in instead.most_common()),
    ]
