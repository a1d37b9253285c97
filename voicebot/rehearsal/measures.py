"""The measures of docs/conversation.md that are no share of all calls."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from voicebot.rehearsal.results import Result
from voicebot.rehearsal.verdict import TURNS_TO_A_PERSON

MOST_FROM_OWN_NUMBER, MOST_FROM_ANOTHER = 3, 4
"""Answers until an appointment is confirmed or cancelled."""
DETOURS = ("silent", "waits", "bare_yes", "sociable", "asks", "hello", "echoes", "slips", "repeats")
"""Habits that add answers which answer nothing."""


def measures(results: Sequence[Result]) -> dict[str, dict[str, Any]]:
    """Answers to confirm or cancel, by telephone, of callers without detours; turns to a person."""
    done = [
        result
        for result in results
        if result.played.caller.want in ("confirm", "cancel")
        and result.played.answers_to_done is not None
        and not any(getattr(result.played.caller.persona, habit) for habit in DETOURS)
    ]
    own = [one.played.answers_to_done or 0 for one in done if one.played.caller.own_number]
    other = [one.played.answers_to_done or 0 for one in done if not one.played.caller.own_number]
    turns = [one.played.turns_to_person for one in results if one.played.memory.asked_for_person]
    return {
        "confirm_or_cancel": _figures(own, MOST_FROM_OWN_NUMBER),
        "confirm_or_cancel_elsewhere": _figures(other, MOST_FROM_ANOTHER),
        "to_a_person": _figures([each for each in turns if each], TURNS_TO_A_PERSON),
    }


def _figures(counts: Sequence[int], most: int) -> dict[str, Any]:
    """`within`: the share of those that needed no more than they may."""
    within = round(sum(count <= most for count in counts) / len(counts), 4) if counts else None
    return {
        "calls": len(counts),
        "median": median(counts) if counts else None,
        "most": max(counts, default=None),
        "within": within,
    }
