"""The table that people read, and the figures that machines read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table

from voicebot.rehearsal.characters import PERSONAS
from voicebot.rehearsal.measures import measures
from voicebot.rehearsal.results import Result, share

WIDTH = 100


def figures(results: Sequence[Result]) -> dict[str, Any]:
    """The last line of a rehearsal; a share or a median of nothing is null."""
    keys = [result for result in results if result.played.caller.persona.keys]
    measured = [result.played for result in results if result.is_measured]
    return {
        "calls": len(results),
        "as_wanted": share(results),
        "keys_only": share(keys),
        "spoken": share([result for result in results if not result.played.caller.persona.keys]),
        "not_chosen": sum(result.verdict.not_chosen for result in results),
        "leaks": sum(result.verdict.leaks for result in results),
        "did_not_know": sum(len(result.played.memory.unknown) for result in results),
        "median_turns": median(one.turns for one in measured) if measured else None,
        "median_seconds": round(median(one.seconds for one in measured), 1) if measured else None,
        "measures": measures(results),
        "personas": {name: share(own) for name, own in _by_persona(results)},
    }


def table(results: Sequence[Result]) -> Table:
    """A row for each persona and wish, no wider than WIDTH."""
    shown = Table(title="Rehearsed callers", box=SIMPLE_HEAD, padding=(0, 1, 0, 0), width=WIDTH)
    for column in ("caller", "wanted"):
        shown.add_column(column, no_wrap=True)
    for column in ("calls", "got it", "answers", "seconds", "asked again", "to a person"):
        shown.add_column(column, justify="right", width=max(map(len, column.split())))
    shown.add_column("got instead", ratio=1)
    for name, own in _by_persona(results):
        for at, want in enumerate(sorted({result.played.caller.want for result in own})):
            row = _row([one for one in own if one.played.caller.want == want])
            shown.add_row("" if at else name, want.replace("_", " "), *row)
        shown.add_section()
    return shown


def _by_persona(results: Sequence[Result]) -> Iterator[tuple[str, list[Result]]]:
    for persona in PERSONAS:
        if own := [result for result in results if result.played.caller.persona.name == persona.name]:
            yield persona.name, own


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
        ", ".join(f"{got} ({count})" for got, count in instead.most_common()),
    ]
