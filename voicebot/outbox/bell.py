"""Wakes a worker when something is promised for now, so that it leaves at once."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import structlog
from psycopg import Connection, OperationalError

from models import Store

log = structlog.get_logger()
POLL_SECONDS, PAUSE_SECONDS = 0.5, 1.0


class Bell:
    """Listens on one channel, on a connection of its own that comes back after the database has been away."""

    def __init__(self, store: Store, channel: str) -> None:
        self._store, self._channel = store, channel
        self._connection: Connection | None = None

    def wait(self, seconds: float) -> bool:
        """Until it rings, at most so long; returns whether it rang. Raises where the database is away."""
        try:
            if self._connection is None:
                self._connection = self._store.listen(self._channel)
                return True  # What was promised before anybody listened is there already.
            return any(True for _ in self._connection.notifies(timeout=seconds, stop_after=1))
        except OperationalError:
            self.close()
            raise

    def answered_by(self, job: Callable[[], object], *, until: Event) -> None:
        """Run this whenever it rings, and every half second all the same.

        A job that fails is logged and runs again: as a rule the database restarts, and all is still there.
        """
        while not until.is_set():
            try:
                job()
                self.wait(POLL_SECONDS)
            except Exception as fault:
                log.error("job_failed", exc_info=fault)
                until.wait(PAUSE_SECONDS)

    def close(self) -> None:
        """Listen no more."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
