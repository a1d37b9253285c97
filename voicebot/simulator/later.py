"""Does things a little later, in the background, as a network does: receipts come when they come."""

from __future__ import annotations

import heapq
import itertools
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from config.clock import stopwatch


class Later:
    """A queue of acts by due time. Two acts due close together may run in either order."""

    def __init__(self, hands: int = 4) -> None:
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._ticket = itertools.count()
        self._changed = threading.Condition()
        self._pool = ThreadPoolExecutor(max_workers=hands, thread_name_prefix="network")
        self._keeper: threading.Thread | None = None

    def after(self, seconds: float, act: Callable[[], None]) -> None:
        """Runs `act` in the background; it must not raise."""
        with self._changed:
            heapq.heappush(self._due, (stopwatch() + seconds, next(self._ticket), act))
            if self._keeper is None:
                self._keeper = threading.Thread(target=self._keep, daemon=True, name="network-later")
                self._keeper.start()
            self._changed.notify()

    def _keep(self) -> None:
        while True:
            act = self._next()
            try:
                self._pool.submit(act)
            except RuntimeError:
                return  # the process is ending, and what was due with it

    def _next(self) -> Callable[[], None]:
        with self._changed:
            while True:
                wait = self._due[0][0] - stopwatch() if self._due else None
                if wait is not None and wait <= 0:
                    return heapq.heappop(self._due)[2]
                self._changed.wait(wait)
