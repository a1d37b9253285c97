"""One call: where it stands, what was heard and said so far, and what it waits for."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urljoin

from voicebot.simulator.twiml import Verb

Kind = Literal[
    "say", "pause", "play", "dial", "queue", "hangup", "error", "called", "said", "pressed", "silent"
]
FINAL = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})


@dataclass(frozen=True)
class Event:
    """Something that happened on the line, in the words of whom it came from.

    `rate` is the pace of speech (1.0 is the voice's own); `interruptible`: keys may cut it short;
    `took_ms`: how long the service needed to answer it.
    """

    kind: Kind
    by: Literal["service", "caller", "network"] = "service"
    text: str | None = None
    language: str | None = None
    rate: float | None = None
    seconds: float | None = None
    number: str | None = None
    interruptible: bool = False
    took_ms: int | None = None


@dataclass(frozen=True)
class Gather:
    """What the service waits for. Times in seconds; `num_digits` None: as many as are pressed."""

    inputs: tuple[str, ...]
    timeout: int
    speech_timeout: str
    num_digits: int | None
    finish_on_key: str
    hints: str
    language: str
    action: str
    method: str
    on_silence: bool

    @classmethod
    def of(cls, verb: Verb, document_url: str) -> Gather:
        return cls(
            inputs=tuple(verb.get("input", "dtmf").split()),
            timeout=int(verb.get("timeout", "5")),
            speech_timeout=verb.get("speechTimeout") or verb.get("timeout", "5"),
            num_digits=int(verb.get("numDigits")) if verb.get("numDigits") else None,
            finish_on_key=verb.get("finishOnKey", "#"),
            hints=verb.get("hints"),
            language=verb.get("language", "en-US"),
            action=urljoin(document_url, verb.get("action") or document_url),
            method=verb.get("method", "POST"),
            on_silence=verb.get("actionOnEmptyResult") == "true",
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "input": list(self.inputs),
            "timeout": self.timeout,
            "speech_timeout": self.speech_timeout,
            "num_digits": self.num_digits,
            "finish_on_key": self.finish_on_key,
            "hints": self.hints,
            "language": self.language,
        }


@dataclass(frozen=True)
class InQueue:
    """Where a call waits: what it hears there, what is asked when it leaves, what else would follow."""

    name: str
    sid: str
    since: datetime
    action: str | None
    method: str
    wait_url: str
    wait_method: str
    rest: tuple[Verb, ...]


@dataclass(frozen=True)
class Leg:
    """The other telephone of a <Dial> that was answered; `action` is asked when it is over.

    `other` is its call, where it is one on this network; `queue` where this call was taken from.
    """

    sid: str
    number: str
    answered_at: datetime
    action: str | None
    method: str
    other: Call | None = field(default=None, repr=False)
    queue: InQueue | None = None


@dataclass(eq=False)
class Call:
    """Mutable and guarded: `turn` is held while the service is being asked, `_state` for a moment only.

    Hanging up needs no `turn`: a caller may hang up while the service is still thinking.
    """

    sid: str
    from_: str
    to: str
    direction: Literal["inbound", "outbound-api"]
    started_at: datetime
    status: str = "ringing"
    ended_at: datetime | None = None
    answered_by: str | None = None
    document_url: str = ""
    verbs: list[Verb] = field(default_factory=list)
    gather: Gather | None = None
    leg: Leg | None = None
    queue: InQueue | None = None
    is_parked: bool = False  # in a queue, and its wait document has been played to its end
    is_diverted: bool = False  # another document takes the call: what is on its way is lost
    asked_since_input: int = 0
    took_ms: int = 0
    heard: list[Event] = field(default_factory=list)
    transcript: list[Event] = field(default_factory=list)
    # Only for calls that the service places: what it asked for.
    answer_url: str = ""
    answer_document: str = ""
    answer_method: str = "POST"
    status_url: str = ""
    status_events: frozenset[str] = frozenset({"completed"})
    detect_machine: bool = False
    sequence: int = 0
    turn: threading.RLock = field(default_factory=threading.RLock)
    _state: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_over(self) -> bool:
        return self.status in FINAL

    @property
    def phone(self) -> str:
        """The number of the person on the line, whoever rang."""
        return self.from_ if self.direction == "inbound" else self.to

    @property
    def duration(self) -> int:
        """Seconds; a shifted clock cannot make it negative."""
        return max(0, round(((self.ended_at or self.started_at) - self.started_at).total_seconds()))

    def note(self, event: Event) -> None:
        self.heard.append(event)
        self.transcript.append(event)

    def caller_acts(self, event: Event) -> None:
        """Begins a turn: what was heard so far is answered."""
        self.heard.clear()
        self.took_ms = self.asked_since_input = 0
        self.transcript.append(event)

    def add_time(self, milliseconds: int) -> None:
        """Counts the service's time to the turn that is being answered."""
        self.took_ms += milliseconds
        for index in range(len(self.transcript) - 1, -1, -1):
            if self.transcript[index].by == "caller":
                self.transcript[index] = replace(self.transcript[index], took_ms=self.took_ms)
                return

    def finish(self, status: str, now: datetime) -> bool:
        """Ends the call; False if it was over already, so that its end is told once."""
        with self._state:
            if self.is_over:
                return False
            self.status, self.ended_at = status, now
            self.gather, self.verbs = None, []
            return True

    def as_json(self) -> Mapping[str, Any]:
        return {
            "id": self.sid,
            "from": self.from_,
            "to": self.to,
            "direction": self.direction,
            "status": self.status,
            "heard": [vars(event) for event in self.heard],
            "transcript": [vars(event) for event in self.transcript],
            "waiting": self.gather.as_json() if self.gather else None,
            "connected_to": self.leg.number if self.leg else None,
            "queued_in": self.queue.name if self.queue else None,
            "took_ms": self.took_ms,
        }
