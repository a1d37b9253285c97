"""The brake on guessing: what failed is counted across calls, by who calls and by whom it is about.

Nothing readable is kept: a failure is an audit row whose subject is a keyed digest of the number, or of
the birth date, and of the hour. Without the key it is a random id, and not the same one an hour later.
Birth dates that are merely looked up for a number (a booking tells which of them has an appointment) count
as well, each once, unless something is booked for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select

from models import AuditEvent, Store, Transaction, Vault
from voicebot import audit

MOST_FAILURES = 10
"""In an hour, from one number or about one birth date: then only a person goes on."""
WINDOW = timedelta(hours=1)
_LOOKED, _SETTLED = "looked up", "settled"


@dataclass(frozen=True)
class Pressed:
    """Whether too much was tried: from this `number`, or about this `target`."""

    number: bool
    target: bool


def pressed(store: Store, *, number: str | None, birth_dates: Sequence[str], now: datetime) -> Pressed:
    """Whether only a person may go on; the same queries, whatever there is to find.

    A withheld number is nobody's: such callers have the tries of their one call. Against guesses from
    elsewhere a birth date is closed; from the number an appointment was booked with it opens all the same.
    """
    with store.transaction() as tx:
        own = _subjects(tx.vault, "number", [number or ""], now)
        about = _subjects(tx.vault, "birth", birth_dates, now)
        from_here, about_them = (_noted(tx, audit.Act.NOT_IDENTIFIED, one, now) for one in (own, about))
        of_number = [_subjects(tx.vault, kind, [number or ""], now) for kind in (_LOOKED, _SETTLED)]
        looked, settled = (_noted(tx, audit.Act.LOOKED_UP, one, now) for one in of_number)
    tried = from_here + max(looked - settled, 0)
    return Pressed(number is not None and tried >= MOST_FAILURES, about_them >= MOST_FAILURES)


def look(store: Store, *, number: str, birth_date: str, by: str, now: datetime) -> None:
    """Note that a birth date was looked up for a number; as much is written whether or not it is known."""
    _note_once(store, _LOOKED, number, birth_date, by=by, now=now)


def settle(store: Store, *, number: str, birth_date: str, by: str, now: datetime) -> None:
    """Something was booked for this birth date: looking it up was no guess."""
    _note_once(store, _SETTLED, number, birth_date, by=by, now=now)


def _note_once(store: Store, kind: str, number: str, birth_date: str, *, by: str, now: datetime) -> None:
    """The same birth date counts once within the hour."""
    one = f"{number} {birth_date}"
    with store.transaction() as tx:
        tx.alone_with(f"{kind} {number}")
        if _noted(tx, audit.Act.LOOKED_UP, _subjects(tx.vault, f"{kind} one", [one], now), now):
            return
        for what, value in ((f"{kind} one", one), (kind, number)):
            (subject,) = _subjects(tx.vault, what, [value], now, hours=(0,))
            audit.record(tx, audit.Act.LOOKED_UP, subject=subject, by=by, at=now)


def press(store: Store, *, number: str | None, birth_dates: Sequence[str], by: str, now: datetime) -> None:
    """Note a failed proof; as much is written whatever the reason was."""
    with store.transaction() as tx:
        for kind, values in (("number", [number or ""]), ("birth", birth_dates)):
            for subject in _subjects(tx.vault, kind, values, now, hours=(0,)):
                audit.record(tx, audit.Act.NOT_IDENTIFIED, subject=subject, by=by, at=now)


def _noted(tx: Transaction, act: audit.Act, subjects: Iterable[UUID], now: datetime) -> int:
    rows = select(func.count()).where(
        AuditEvent.subject.in_(list(subjects)), AuditEvent.act == act.value, AuditEvent.at > now - WINDOW
    )
    return tx.execute(rows).scalar_one()


def _subjects(
    vault: Vault, kind: str, values: Sequence[str], now: datetime, *, hours: Sequence[int] = (0, 1)
) -> list[UUID]:
    """The digests of these values in this hour, and in the one before."""
    named = [(now - timedelta(hours=ago)).strftime("%Y-%m-%dT%H") for ago in hours]
    indexes = (vault.blind_index("brake", kind, value, hour) for value in values for hour in named)
    return [UUID(bytes=index[:16]) for index in indexes]
