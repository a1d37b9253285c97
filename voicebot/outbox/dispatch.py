"""The dispatcher: hands over what the courier claims, a group at a time, until it is told to stop."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event

import structlog

from config.clock import elapsed_ms, stopwatch
from voicebot.outbox.bell import Bell
from voicebot.outbox.courier import Answer, Courier, Group, Later, NotBegun
from voicebot.outbox.gateways import NotSent, Unclear
from voicebot.outbox.leaving import Letter
from voicebot.outbox.rate import MOST

log = structlog.get_logger()

TOO_LATE = timedelta(seconds=30)
"""A worker that was frozen for so long between mark and call gives the message back instead of sending it.

Far below the two minutes after which others look for it at the provider.
"""


class Dispatcher:
    """One worker's hands: claims, sends a group at once through a small pool, records."""

    def __init__(self, courier: Courier, *, receipts_url: str, now: Callable[[], datetime]) -> None:
        self._courier, self._receipts_url, self._now = courier, receipts_url, now
        self._stopped = Event()
        self._pool = ThreadPoolExecutor(MOST, thread_name_prefix="sending")

    def run(self) -> int:
        """Send everything that is due; returns how many messages were taken by a provider."""
        sent = 0
        while not self._stopped.is_set():
            claimed = self._courier.claim()
            if claimed is None:
                break
            if isinstance(claimed, Later):
                self._stopped.wait(claimed.seconds)
            else:
                sent += self._carry(claimed)
        return sent

    def run_until_stopped(self, bell: Bell) -> None:
        """Send whenever the bell rings, and look every half second all the same."""
        bell.answered_by(self.run, until=self._stopped)

    def stop(self) -> None:
        """Finish what is being sent, and begin nothing else."""
        self._stopped.set()

    def _carry(self, group: Group) -> int:
        marked = stopwatch()
        answers = list(self._pool.map(lambda letter: self._hand_over(group, letter, marked), group.letters))
        return self._courier.record(group, answers)

    def _hand_over(self, group: Group, letter: Letter, marked: float) -> Answer:
        frozen = timedelta(milliseconds=elapsed_ms(marked)) > TOO_LATE
        if self._stopped.is_set() or frozen:
            return NotBegun("frozen" if frozen else "stopped")
        try:
            return group.gateway.send(
                to=letter.to, body=letter.body, report_to=f"{self._receipts_url}?message={letter.id}"
            )
        except (NotSent, Unclear) as answer:
            return answer
