"""What is answered: words for the medium at hand, and what is expected next."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Ask:
    """Wait for an answer to this question (conversation/questions.py).

    It is put in its `attempt`-th wording. `patient` when the caller asked for time: 1, and 2 when that time
    has passed once. `hints` are the words that a recogniser should be ready for. `circles` and `repeats`
    count the turns in a row that brought the conversation no further (ladder.py). The first `lead` texts of
    the reply belong to its own turn only, and are not said again when it is repeated.
    """

    question: str
    attempt: int = 1
    patient: int = 0
    hints: tuple[str, ...] = ()
    circles: int = 0
    repeats: int = 0
    lead: int = 0


@dataclass(frozen=True)
class Transfer:
    """Put the caller through to a person: in this lane of the line, or by dialling, as the provider can."""

    lane: int


@dataclass(frozen=True)
class Hangup:
    """Say goodbye by ending the call."""


@dataclass(frozen=True)
class Wait:
    """Stay in line; the key 1 leaves it. `music` is played between the words; `brief`: in short rounds."""

    music: str | None = None
    brief: bool = False


@dataclass(frozen=True)
class Leave:
    """Leave the line: the dialogue goes on."""


@dataclass(frozen=True)
class Offer:
    """To an agent: a caller, to be taken with the key 1."""


@dataclass(frozen=True)
class Join:
    """To an agent: talk with the caller in this lane."""

    lane: int


_STEPS = {step.__name__: step for step in (Ask, Transfer, Hangup)}


@dataclass(frozen=True)
class Reply:
    """What to say, one text a breath, and what then; no texts at all is a silent answer.

    The replies of a conversation's turns end with Ask, Transfer or Hangup, and are kept.
    """

    texts: tuple[str, ...]
    then: Ask | Transfer | Hangup | Wait | Leave | Offer | Join
    locale: str
    slow: bool = False

    def as_json(self) -> str:
        """For the store; read again with `from_json`."""
        return json.dumps({**asdict(self), "kind": type(self.then).__name__})

    @classmethod
    def from_json(cls, text: str) -> Reply:
        """The reply that `as_json` wrote."""
        kept = json.loads(text)
        step = kept.pop("then")
        if "hints" in step:
            step["hints"] = tuple(step["hints"])
        then = _STEPS[kept.pop("kind")](**step)
        return cls(texts=tuple(kept.pop("texts")), then=then, **kept)
