"""What goes wrong at the provider: refusals, silence and cut lines, before and after it took what we send.

Shares are of the requests to send a text or place a call, between 0 and 1; the same seed makes the same
trouble.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, Self, get_args

Kind = Literal[
    "too_many", "broken", "broken_after", "time_out", "time_out_after", "reset", "reset_after"
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
AFTER = "_after"
"""Of these kinds the text was taken: who sent it only does not learn of it."""


@dataclass(frozen=True)
class Trouble:
    """`seconds` is how long a time-out keeps silent, and how late a late receipt may come."""

    too_many: float = 0
    broken: float = 0
    broken_after: float = 0
    time_out: float = 0
    time_out_after: float = 0
    reset: float = 0
    reset_after: float = 0
    seconds: float = 10
    receipts_lost: float = 0
    receipts_doubled: float = 0
    receipts_late: float = 0
    receipts_held: bool = False
    hides_numbers: bool = False
    seed: int = 1

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """From what was asked for; raises ValueError for what is no such trouble."""
        names = {field.name for field in fields(cls)}
        if unknown := set(given) - names:
            raise ValueError(
                f"no such trouble: {', '.join(sorted(unknown))}; there is {', '.join(sorted(names))}"
            )
        if not all(isinstance(value, int | float) and value >= 0 for value in given.values()):
            raise ValueError("trouble is told in numbers of 0 or more, or true and false")
        return cls(**given)


class Troubles:
    """The trouble of the hour, and the dice."""

    def __init__(self) -> None:
        self.now = Trouble()
        self._dice, self._lock = random.Random(1), threading.Lock()  # noqa: S311 - dice of a game

    def set(self, trouble: Trouble) -> None:
        with self._lock:
            self.now, self._dice = trouble, random.Random(trouble.seed)  # noqa: S311

    def next(self) -> Kind | None:
        """What happens to the next request to send a text."""
        with self._lock:
            thrown = self._dice.random()
            for kind in KINDS:
                thrown -= getattr(self.now, kind)
                if thrown < 0:
                    return kind
        return None

    def happens(self, share: float) -> bool:
        """Whether something that happens to this share happens now."""
        with self._lock:
            return self._dice.random() < share

    def delay(self) -> float:
        """Seconds by which a late receipt is late."""
        with self._lock:
            return self._dice.uniform(0, self.now.seconds)

    def keep_silent(self) -> None:
        """As long as a time-out takes."""
        time.sleep(self.now.seconds)
