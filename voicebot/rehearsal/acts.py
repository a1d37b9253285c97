"""What a caller does, chooses and remembers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from voicebot.rehearsal.ears import Moment


@dataclass(frozen=True)
class Act:
    """What a caller does; `counts` unless it asks for time, for another language, or to hear it again."""

    kind: Literal["say", "press", "silence", "hang_up"]
    text: str = ""
    counts: bool = True
    manner: Literal["", "repeat", "slower", "language"] = ""
    """What the answer to it must be like."""


@dataclass(frozen=True)
class Choice:
    """An offer taken, as it was heard: for which goal, when, where, and for which injection of two."""

    goal: int
    moment: Moment
    town: str
    second: bool = False


@dataclass
class Memory:
    """What has happened in this call, as the caller knows it."""

    goal: int = 0
    choices: list[Choice] = field(default_factory=list)
    announced: list[Moment] = field(default_factory=list)
    told: list[Moment] = field(default_factory=list)
    done: set[int] = field(default_factory=set)
    codes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    ahead: set[str] = field(default_factory=set)
    town: str = ""
    refusals: int = 0
    declined: int = 0
    corrections: int = 0
    asked_again: int = 0
    asked_for_person: bool = False
    asked_question: bool = False
    called_back: bool = False
    recap_over: bool = False
    slowed: bool = False
    took_leave: bool = False
    named: dict[int, tuple[str, str]] = field(default_factory=dict)
    """By goal: the name that was given, family name first."""
    refused_second: bool = False
    moving_second: bool = False
    dose_said: bool = False
