"""A call centre with a clock, for the tests of accounts and of what agents do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp
import pytest
from sqlalchemy import select

from models import AuditEvent, Store
from voicebot.agents import accounts, second_step, sessions, signing_in
from voicebot.agents.signing_in import NotSignedIn
from voicebot.agents.who import Who

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
PASSWORD = "quatre chevaux bleus"


@dataclass
class Staff:
    """A call centre with a clock."""

    store: Store
    now: datetime = NOW

    def hires(self, login: str = "amina", role: Any = "agent", **also: Any) -> str:
        also = {"name": "Amina K.", "password": PASSWORD} | also
        return accounts.add(self.store, login, role=role, now=self.now, **also)

    def signs_in(self, login: str = "amina", password: str = PASSWORD, address: str = "192.0.2.7") -> Who:
        token = signing_in.sign_in(self.store, login, password, address=address, now=self.now)
        who = self.seen(token)
        assert who
        return who

    def seen(self, token: str, **also: Any) -> Who | None:
        return sessions.who(self.store, token, now=self.now, **also)

    def sets_up(self, who: Who) -> tuple[str, tuple[str, ...]]:
        secret = second_step.offer(self.store, who)
        return secret, second_step.set_up(self.store, who, self.code(secret), now=self.now)

    def code(self, secret: str) -> str:
        return pyotp.TOTP(secret).at(self.now)

    def proves(self, who: Who, code: str) -> str:
        return signing_in.prove(self.store, who, code, address="192.0.2.7", now=self.now)

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)

    def acts(self) -> list[str]:
        with self.store.transaction() as tx:
            return list(tx.scalars(select(AuditEvent.act).order_by(AuditEvent.id)))


def refused(act: Callable[[], object], times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(NotSignedIn):
            act()
