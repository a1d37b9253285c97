"""The lines of all processes in one stream, each behind its process's name."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterable, Mapping
from typing import TextIO

COLOURS = (36, 33, 32, 35, 34, 96, 93, 92)
OWN_NAME = "allo"


class LogLines:
    """Writes whole lines, from any thread; in colour where a person looks on (NO_COLOR is respected)."""

    def __init__(self, stream: TextIO, names: Iterable[str], environ: Mapping[str, str] = os.environ) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        known = [OWN_NAME, *names]
        self._width = max(map(len, known))
        coloured = stream.isatty() and not environ.get("NO_COLOR")
        self._colours = dict(zip(known, (0, *COLOURS * len(known)), strict=False)) if coloured else {}

    def __call__(self, name: str, line: str) -> None:
        prefix = f"{name:<{self._width}} |"
        if colour := self._colours.get(name):
            prefix = f"\033[{colour}m{prefix}\033[0m"
        # A terminal that was closed must not stop the processes that write to it.
        with self._lock, contextlib.suppress(OSError):
            self._stream.write(f"{prefix} {line}\n")
            self._stream.flush()

    def say(self, line: str) -> None:
        """A line of the supervisor itself."""
        self(OWN_NAME, line)
