"""Whether the service did as it was asked: said it again, more slowly, in the other language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from voicebot.rehearsal.acts import Act
from voicebot.rehearsal.ears import Heard

NOT_REPEATED, NOT_SLOWER, NOT_IN_ENGLISH = "was not repeated", "was not slower", "went on in French"
FAULTS = frozenset({NOT_REPEATED, NOT_SLOWER, NOT_IN_ENGLISH})
Events = Sequence[Mapping[str, Any]]


class Manner:
    """Remembers how it was said when something was asked, and compares."""

    def __init__(self) -> None:
        self._asked: Act | None = None
        self._question: str | None = None
        self._pace = 0.0

    def asked(self, act: Act, heard: Heard, events: Events) -> None:
        """What the caller does now, after this was heard."""
        self._asked, self._question = act, heard.question
        self._pace = pace(events) or self._pace

    def faults(self, heard: Heard, events: Events) -> Iterator[str]:
        """What is wrong with what was heard next."""
        wanted = self._asked.manner if self._asked else ""
        if wanted == "repeat" and self._question and heard.question != self._question:
            yield NOT_REPEATED
        if wanted == "slower" and pace(events) >= self._pace:
            yield NOT_SLOWER
        if wanted == "language" and heard.language == "fr":
            yield NOT_IN_ENGLISH


def pace(events: Events) -> float:
    """How fast most of it was said; 1 is the voice's own pace, 0 nothing was said."""
    rates = [float(event.get("rate") or 1.0) for event in events if event["kind"] == "say"]
    return sum(rates) / len(rates) if rates else 0.0
