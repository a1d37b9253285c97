"""The brake on guessing: failed proofs are counted across calls, by who calls and by whom they are about.

Nothing readable is kept: a failure is an audit row whose subject is a keyed digest of the number, or of
the birth date, and of the hour. Without the key it is a random id, and not the same one an hour later.
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


@dataclass(frozen=True)
class Pressed:
    """Whether too many proofs failed: from this `number`, or about this `target`."""

    number: bool
    target: bool


def pressed(store: Store, *, number: str | None, birth_dates: Sequence[str], now: datetime) -> Pressed:
    """Whether only a person may go on; two queries, whatever there is to find.

    A withheld number is nobody's: such callers have the tries of their one call. Against guesses from
    elsewhere a birth date is closed; from the number an appointment was booked with it opens all the same.
    """
    with store.transaction() as tx:
        own = _subjects(tx.vault, "number", [number or ""], now)
        about = _subjects(tx.vault, "birth", birth_dates, now)
        failed = _failures(tx, own, now), _failures(tx, about, now)
    return Pressed(number is not None and failed[0] >= MOST_FAILURES, failed[1] >= MOST_FAILURES)


def press(store: Store, *, number: str | None, birth_dates: Sequence[str], by: str, now: datetime) -> None:
    """Note a failed proof; as much is written whatever the reason was."""
    with store.transaction() as tx:
        for kind, values in (("number", [number or ""]), ("birth", birth_dates)):
            for subject in _subjects(tx.vault, kind, values, now, hours=(0,)):
                audit.record(tx, audit.Act.NOT_IDENTIFIED, subject=subject, by=by, at=now)


def _failures(tx: Transaction, subjects: Iterable[UUID], now: datetime) -> int:
    rows = select(func.count()).where(
        AuditEvent.subject.in_(list(subjects)),
        AuditEvent.act == audit.Act.NOT_IDENTIFIED.value,
        AuditEvent.at > now - WINDOW,
    )
    return tx.execute(rows).scalar_one()


def _subjects(
    vault: Vault, kind: str, values: Sequence[str], now: datetime, *, hours: Sequence[int] = (0, 1)
) -> list[UUID]:
    """The digests of these values in this hour, and in the one before."""
    named = [(now - timedelta(hours=ago)).strftime("%Y-%m-%dT%H") for ago in hours]
    indexes = (vault.blind_index("brake", kind, value, hour) for value in values for hour in named)
    return [UUID(bytes=index[:16]) for index in indexes]
