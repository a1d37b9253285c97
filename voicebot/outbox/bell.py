"""Wakes a worker when something is promised for now, so that it leaves at once."""

from __future__ import annotations

import structlog
from psycopg import Connection, OperationalError

from models import Store

log = structlog.get_logger()


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

    def close(self) -> None:
        """Listen no more."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
