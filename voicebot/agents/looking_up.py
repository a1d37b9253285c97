"""Looking people up: each search is counted and kept, each person shown is kept; too many ask for a reason.

What was searched is never kept in clear: the trail says how, why, and whom it showed.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Literal, get_args
from uuid import UUID

from sqlalchemy import func, select

from models import AuditEvent, Store, Transaction
from voicebot import audit
from voicebot.agents.who import Who

How = Literal["number", "name", "code"]
Reason = Literal["on_the_line", "calls_back", "centre_asks", "correction"]
REASONS: tuple[Reason, ...] = get_args(Reason)
FREE, MOST = 30, 120
"""Searches in an hour: from the first on a reason is asked for, after the second nothing is searched."""
WINDOW = timedelta(hours=1)


class ReasonNeeded(Exception):
    """It is much that was searched: why, has to be told."""


class TooMany(Exception):
    """Nothing more is searched within this hour."""


def search(store: Store, who: Who, how: How, *, reason: Reason | None, now: datetime) -> None:
    """Count and keep a search before it is made; raises ReasonNeeded and TooMany."""
    with store.transaction() as tx:
        tx.alone_with(f"searches of {who.by}")
        searched = _count(tx, who, now)
        if searched < MOST and (searched < FREE or reason):
            audit.record(tx, audit.Act.LOOKED_UP, by=who.by, at=now, how=how, reason=reason)
            return
    raise TooMany if searched >= MOST else ReasonNeeded


def asks_reason(store: Store, who: Who, *, now: datetime) -> bool:
    """Whether the next search needs a reason."""
    with store.transaction() as tx:
        return _count(tx, who, now) >= FREE


def show(store: Store, who: Who, people: Collection[UUID], *, now: datetime) -> None:
    """Keep whom an agent was shown; the same person once within the hour."""
    with store.transaction() as tx:
        lately = (AuditEvent.by == who.by, AuditEvent.at > now - WINDOW, AuditEvent.act == audit.Act.SEEN)
        seen = set(tx.scalars(select(AuditEvent.subject).where(*lately, AuditEvent.subject.in_(people))))
        for person in people:
            if person not in seen:
                audit.record(tx, audit.Act.SEEN, subject=person, by=who.by, at=now)


def _count(tx: Transaction, who: Who, now: datetime) -> int:
    theirs = (AuditEvent.by == who.by, AuditEvent.at > now - WINDOW, AuditEvent.act == audit.Act.LOOKED_UP)
    return tx.execute(select(func.count()).where(*theirs)).scalar_one()
