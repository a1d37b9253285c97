"""How long understanding takes, in milliseconds: reading a turn, finding a place, loading the communes.

The sentences are read as a live turn reads them, without Rasa. The last line is JSON.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

from voicebot.understanding import places, read, warm

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
PLACES = (
    "Aubagne",
    "au bagne dans les Bouches-du-Rhône",
    "la si ota",
    "Saint-Denis à La Réunion",
    "treize mille quatre cents",
    "je ne sais pas trop du côté de la montagne",
    "Villeneuve",
    "gre noble",
)
ROWS = Path(__file__).parents[1] / "tests" / "dialogs" / "development"
STRESS = "mardi matin " * 400
ROUNDS = 50


def main() -> None:
    """Measure and print."""
    loading = next(took([warm]))
    finding = sorted(took(lambda said=said: places.find(said) for said in PLACES * ROUNDS))
    reading = sorted(took(partial(turn, row) for row in rows()))
    stress = max(took(partial(read, STRESS, [], "day", "fr", NOW) for _ in range(ROUNDS)))
    figures = {
        "load_ms": loading,
        **{f"place_{name}": value for name, value in spread(finding).items()},
        **{f"read_{name}": value for name, value in spread(reading).items()},
        "read_4800_characters": stress,
    }
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}))


def rows() -> list[dict[str, str]]:
    """What callers say in the known rows."""
    return [
        json.loads(line) for file in ROWS.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()
    ]


def turn(row: dict[str, str]) -> object:
    """One row read as in its turn."""
    return read(row["text"], [], row["expecting"], row["locale"], datetime.fromisoformat(row["now"]))


def took(calls: Iterable[Callable[[], object]]) -> Iterator[float]:
    """Milliseconds of each call."""
    for call in calls:
        start = perf_counter()
        call()
        yield (perf_counter() - start) * 1000


def spread(times: list[float]) -> dict[str, float]:
    """Median, 95th percentile and worst of sorted times."""
    return {"p50": statistics.median(times), "p95": times[int(len(times) * 0.95)], "max": times[-1]}


if __name__ == "__main__":
    main()
