"""One lasting stack per checkout: a lock that ends with its owner, even with `kill -9`."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voicebot.supervisor.faults import StackError

LOCK = "stack.pid"


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; raises StackError where another stack runs in it."""
    with (folder / LOCK).open("a+", encoding="ascii") as lock:
        if not _taken(lock.fileno()):
            owner = (folder / LOCK).read_text(encoding="ascii").strip()
            raise StackError(f"This checkout runs already: stop it with Ctrl-C there, or with `kill {owner}`")
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield
        lock.truncate(0)


def is_running_in(folder: Path) -> bool:
    """Whether a stack holds the folder's lock now."""
    try:
        with (folder / LOCK).open(encoding="ascii") as lock:
            return not _taken(lock.fileno())
    except FileNotFoundError:
        return False


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
