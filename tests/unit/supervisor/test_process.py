"""One process and its keeper."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from voicebot.supervisor.process import Backoff, Command, Process, how_it_ended


@pytest.fixture
def lines() -> list[str]:
    return []


@pytest.fixture
def process(lines):
    started: list[Process] = []

    def start(script: str) -> Process:
        command = Command("worker", ("/bin/sh", "-c", script), {"PATH": os.environ["PATH"]}, Path("/"))
        started.append(Process(command, lambda _name, line: lines.append(line)))
        started[-1].start()
        return started[-1]

    yield start
    for one in started:
        one.stop()


def test_the_first_restart_is_at_once_and_a_series_slows_down():
    backoff = Backoff()
    assert [backoff.after(lived=1) for _ in range(5)] == [0, 0.5, 1, 2, 4]
    assert [backoff.after(lived=1) for _ in range(9)][-1] == 30


def test_a_process_that_ran_well_is_forgiven():
    backoff = Backoff(deaths=6)
    assert backoff.after(lived=3600) == 0
    assert backoff.after(lived=1) == 0.5


def test_what_it_says_is_passed_on_whatever_its_bytes(process, lines, eventually):
    process(r"printf 'caf\303\251\n\377\n' >&2; exec sleep 600")
    assert eventually(lambda: lines == ["café", "\N{REPLACEMENT CHARACTER}"])


def test_one_that_does_not_end_when_asked_is_killed_after_the_grace(process, lines, eventually):
    stubborn = process("trap '' TERM; echo ready; while :; do sleep 0.05; done")
    assert eventually(lambda: "ready" in lines)
    stubborn.stop(grace=0.1)
    assert stubborn.pid is None
    assert lines[-1] == "did not end within 0 s: killed"


def test_a_program_that_is_not_there_is_tried_again_and_said(process, lines, eventually):
    absent = process("exec /no/such/program")
    assert eventually(lambda: absent.starts > 1)
    assert any("/no/such/program" in line for line in lines)


def test_what_a_killed_process_leaves_behind_is_asked_to_end(process, lines, eventually, is_alive):
    master = process("sleep 600 & echo orphan $!; wait")
    assert eventually(lambda: lines and lines[0].startswith("orphan "))
    orphan = int(lines[0].split()[1])
    master.kill()
    assert eventually(lambda: not is_alive(orphan))


@pytest.mark.parametrize(
    ("code", "words"), [(0, "ended with code 0"), (-signal.SIGSEGV, "was killed (SIGSEGV)")]
)
def test_an_end_is_told_in_words(code, words):
    assert how_it_ended(code) == words
