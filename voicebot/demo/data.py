"""Something to book on a machine that has nothing yet: invented centres, and slots for the weeks ahead."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

import config
from models import Centre, Slot, Store
from voicebot.agents import accounts
from voicebot.agents.who import Role
from voicebot.booking.centres import import_centres, open_slots

CENTRES = Path(config.__file__).parent / "demo" / "centres.csv"
AGENTS: tuple[tuple[str, str, Role], ...] = (
    ("agent", "Amina Keller", "agent"),
    ("supervisor", "Bruno Lemaire", "supervisor"),
)
"""Invented like all of this."""
WEEKS, MINUTES, CAPACITY = 8, 10, 4
"""So far ahead that whoever comes within the month finds a second injection in its interval as well."""


def seed(store: Store, *, now: datetime) -> None:
    """Import the demo centres into an empty database, and keep slots open for the weeks ahead."""
    with store.transaction() as tx:
        centres = tx.execute(select(func.count()).select_from(Centre)).scalar_one()
        last = tx.execute(select(func.max(Slot.starts_at))).scalar_one()
    if not centres:
        import_centres(store, CENTRES, now=now, progress=_quiet)
    if last is None or last < now + timedelta(weeks=WEEKS - 1):
        open_slots(store, weeks=WEEKS, minutes=MINUTES, capacity=CAPACITY, now=now, progress=_quiet)


def hire(store: Store, password: str, *, now: datetime) -> None:
    """Accounts of the console for a first look, where there are none."""
    if accounts.listed(store):
        return
    for login, name, role in AGENTS:
        accounts.add(store, login, name=name, role=role, now=now, password=password)


def _quiet(_done: int, _of: int) -> None:
    """Nothing to show: it takes a moment."""
