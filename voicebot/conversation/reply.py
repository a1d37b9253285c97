"""What is answered: words for the medium at hand, and what is expected next."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Ask:
    """Wait for an answer to this question (conversation/questions.py).

    It is put for the `attempt`-th time; `patient` when the caller asked for time. `hints` are the words
    that a recogniser should be ready for.
    """

    question: str
    attempt: int = 1
    patient: bool = False
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Transfer:
    """Put the caller through to this number."""

    number: str


@dataclass(frozen=True)
class Hangup:
    """Say goodbye by ending the call."""


_STEPS = {step.__name__: step for step in (Ask, Transfer, Hangup)}


@dataclass(frozen=True)
class Reply:
    """What to say, one text a breath, and what then; no texts at all is a silent answer."""

    texts: tuple[str, ...]
    then: Ask | Transfer | Hangup
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
