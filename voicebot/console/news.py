"""News for open pages: one connection to the database listens for all of them, and each page is told.

What is told is only that something is new: the page then asks for it, and is shown what its agent may see.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import structlog
from flask import current_app

from voicebot.outbox.bell import Bell

log = structlog.get_logger()
EVENT = "event: news\ndata: .\n\n"
STILL_HERE = ": \n\n"
HEARTBEAT, ROUNDS = 15.0, 40
"""Seconds; after so many rounds a page connects anew, and is asked again who it is."""
FOR_PAGES = 16
"""Threads that stay free of streams."""


class News:
    """Counts what happened; whoever knows an older count has something to fetch."""

    def __init__(self, bell: Callable[[], Bell], *, most: int) -> None:
        self._bell, self._free = bell, threading.BoundedSemaphore(most)
        self._changed = threading.Condition()
        self._count = 0
        self._listener: threading.Thread | None = None

    def stream(self) -> Iterator[str] | None:
        """What one page hears, as server-sent events; None where too many pages listen."""
        if not self._free.acquire(blocking=False):
            return None
        with self._changed:
            if self._listener is None:
                self._listener = threading.Thread(target=self._listen, name="news", daemon=True)
                self._listener.start()
        return _Stream(self._told(), self._free)

    def _told(self) -> Iterator[str]:
        seen = self._count
        yield "retry: 3000\n\n"
        yield EVENT  # what happened between the page and its stream
        for _ in range(ROUNDS):
            with self._changed:
                new = self._changed.wait_for(lambda: self._count != seen, HEARTBEAT)  # noqa: B023
                seen = self._count
            yield EVENT if new else STILL_HERE

    def _listen(self) -> None:
        bell = self._bell()
        while True:
            try:
                rang = bell.wait(HEARTBEAT)
            except Exception as fault:
                # The thread lives as long as the process: pages look by themselves meanwhile.
                log.warning("news_not_heard", why=type(fault).__name__)
                threading.Event().wait(2)
                continue
            if rang:
                with self._changed:
                    self._count += 1
                    self._changed.notify_all()


class _Stream(Iterator[str]):
    """Gives its place back when the page is gone, also if it never read a word."""

    def __init__(self, told: Iterator[str], place: threading.BoundedSemaphore) -> None:
        self._told, self._place = told, place
        self._open = True

    def __next__(self) -> str:
        return next(self._told)

    def close(self) -> None:
        """Called by the server at the end of the answer."""
        if self._open:
            self._open = False
            self._place.release()


def news() -> News:
    """The news of this application."""
    its: News = current_app.extensions["news"]
    return its
