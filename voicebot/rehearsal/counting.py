"""How long a call is: answers given, and seconds of speech at the pace of a slow speaker."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

WORDS_A_MINUTE = 140
"""The pace that a call is measured at (docs/conversation.md, Measures), both sides."""


def seconds(events: Sequence[Mapping[str, Any]]) -> float:
    """Seconds of speech in these events of a call, pauses included; keys and silence take none."""
    words = sum(spoken_words(event["text"]) for event in events if event["kind"] in ("say", "said"))
    pauses = sum(event["seconds"] or 0 for event in events if event["kind"] == "pause")
    return float(words * 60 / WORDS_A_MINUTE + pauses)


def spoken_words(text: str) -> int:
    """Words; figures count as they are said, two digits a word."""
    return sum(
        math.ceil(len(word) / 2) if word.isdigit() else 1
        for word in re.findall(r"\d+|[^\W\d_][\w’'-]*", text)
    )
