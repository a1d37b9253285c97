"""A provider of texts that does as it is told, in the memory of a test."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from voicebot.outbox.gateways import Accepted, Found, Unclear


class Killed(BaseException):
    """The process ends here: nothing catches it."""


class Provider:
    """Takes every text, or does what the next of `answers` says: raises it, or calls it and then takes it."""

    sender = "+33937000001"

    def __init__(self, *answers: BaseException | Callable[[], object], name: str = "first") -> None:
        self.name = name
        self.answers = list(answers)
        self.sent: list[tuple[str, str]] = []
        self.reports: list[str] = []
        self.has: dict[str, list[Found]] = {}
        self.is_silent = self.hides_numbers = False
        self._lock = threading.Lock()

    def send(self, *, to: str, body: str, report_to: str) -> Accepted:
        with self._lock:
            answer = self.answers.pop(0) if self.answers else None
            if isinstance(answer, BaseException):
                raise answer
            self.sent.append((to, body))
            self.reports.append(report_to)
            sid = self.takes(to)
        if callable(answer):
            answer()
        return Accepted(sid)

    def takes(self, to: str, status: str = "sent", code: int | None = None) -> str:
        """It has this text from now on, whoever heard of it."""
        sid = f"SM{uuid4().hex}"
        self.has.setdefault(to, []).append(Found(sid, status, code))
        return sid

    def find(self, *, to: str, since: datetime) -> list[Found]:
        assert since < datetime(2100, 1, 1, tzinfo=UTC)
        if self.is_silent:
            raise Unclear("no list")
        return [] if self.hides_numbers else self.has.get(to, [])
