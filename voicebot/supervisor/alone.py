"""Rasa by itself, for somebody who only wants words understood: no database, no doors."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from voicebot.supervisor.addresses import Addresses
from voicebot.supervisor.environment import local_environ, secret
from voicebot.supervisor.faults import StackError
from voicebot.supervisor.lines import LogLines
from voicebot.supervisor.process import Command, Process
from voicebot.supervisor.procfile import read_procfile
from voicebot.supervisor.readiness import answers, probe_path
from voicebot.supervisor.stack import ATTEMPTS, PATIENCE, POLL, ROOT

NAME = "dialogue"


@contextmanager
def dialogue_alone(environ: Mapping[str, str], root: Path = ROOT) -> Iterator[str]:
    """The address of a Rasa on a free port, while the block lasts; raises StackError if it does not start."""
    values = local_environ(root, environ)
    values["RASA_TOKEN"] = secret(values, "RASA_TOKEN")
    # Nothing is decided here, so no action is ever called.
    values |= {"ACTIONS_URL": "http://127.0.0.1:9/actions", "ACTIONS_TOKEN": ""}
    with closing(Addresses((NAME,), values, free=True)) as addresses:
        values |= addresses.values
        line = read_procfile(root / "Procfile")[NAME]
        command = Command(name=NAME, argv=("/bin/sh", "-c", line), environ=values, folder=root)
        process = Process(command, LogLines(sys.stderr, (NAME,)))
        process.start()
        try:
            path = probe_path(NAME, values) or ""
            _wait(process, partial(answers, addresses.url(NAME) + path))
            yield addresses.url(NAME)
        finally:
            process.stop()


def _wait(process: Process, ready: partial[bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not ready():
        if process.starts > ATTEMPTS or time.monotonic() > deadline:
            raise StackError("\n".join(("the model does not load:", *process.lines)))
        time.sleep(POLL)
