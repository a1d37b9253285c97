"""Callers with a character ring the running service; the store is looked into afterwards."""

from __future__ import annotations

import pytest

from config.clock import Clock
from config.settings import Settings
from models import Store
from voicebot.rehearsal import PERSONAS, Result, figures, rehearse
from voicebot.supervisor import Stack

CALLS = len(PERSONAS)


@pytest.fixture(scope="module")
def results(stack: Stack, store: Store) -> list[Result]:
    """A call of each persona."""
    clock = Clock(Settings.from_environ(stack.environ).clock_file)
    return rehearse(
        store, stack.simulator_url, seed=11, calls=CALLS, now=clock.now, progress=lambda _done, _of: None
    )


def test_nobody_gets_an_appointment_they_did_not_choose(results: list[Result]) -> None:
    told = figures(results)
    assert (told["calls"], told["not_chosen"], told["leaks"]) == (CALLS, 0, 0)


def test_most_callers_get_what_they_wanted(results: list[Result]) -> None:
    failed = [
        f"{one.played.caller.persona.name}, {one.played.caller.want}: {one.verdict.got}"
        for one in results
        if not one.verdict.as_wanted
    ]
    assert len(failed) <= CALLS * 0.15, failed


def test_a_booking_takes_ten_answers_and_three_and_a_half_minutes_at_most(results: list[Result]) -> None:
    told = figures(results)
    assert told["median_turns"] <= 10
    assert told["median_seconds"] <= 210
