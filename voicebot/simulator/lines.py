"""How the telephones on this network behave: who answers, and whose texts fail to arrive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

CallOutcome = Literal["answered", "machine", "no-answer", "busy", "failed"]
CALL_OUTCOMES: tuple[str, ...] = get_args(CallOutcome)


@dataclass(frozen=True)
class Line:
    """One telephone. `calls` None: a person at the softphone decides; `text_error` 0: texts arrive.

    A `machine` picks up and takes a message: it answers no question.

    A `text_error` of 30000 or more is met on the way (undelivered); a lower one refuses the request itself.
    """

    calls: CallOutcome | None = None
    text_error: int = 0


class Lines:
    """The telephones whose behaviour was set; the others are ordinary ones."""

    def __init__(self) -> None:
        self._lines: dict[str, Line] = {}
        self._unsubscribed: set[str] = set()

    def set(self, number: str, line: Line) -> None:
        self._lines[number] = line

    def of(self, number: str) -> Line:
        return self._lines.get(number, Line())

    def unsubscribe(self, number: str) -> None:
        self._unsubscribed.add(number)

    def subscribe(self, number: str) -> None:
        self._unsubscribed.discard(number)

    def is_unsubscribed(self, number: str) -> bool:
        return number in self._unsubscribed
