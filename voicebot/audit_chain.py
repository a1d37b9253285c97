"""The audit trail sealed in a chain: no event is changed, added or removed unseen, even in the database.

A worker gives what was written since a number, and keeps under it an HMAC over these events and the digest
before (`models.AuditSeal`); the key is in the settings and not in the database. Batches, because a chain
inside each act would make all acts wait for each other (facts: 11,200 bookings a second become 2,700). What
removes the newest links as a whole is seen by a checkpoint that was kept elsewhere: each link is logged.
See docs/decisions/0022-the-chained-audit-trail.md.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy import func, select, update

from models import AuditEvent, AuditSeal, Store, Transaction

log = structlog.get_logger()

MOST = 5_000
"""Events in one link."""
FIRST = bytes(32)
"""The digest before the first."""
LATE = timedelta(minutes=10)
"""An event that has no seal after so long tells that no worker seals, or that somebody took the seal off."""


@dataclass(frozen=True)
class Verified:
    """What was looked through, and what is wrong with it, a sentence each."""

    seals: int
    events: int
    unsealed: int
    faults: tuple[str, ...]


def seal(store: Store, key: bytes, *, now: Callable[[], datetime]) -> int:
    """Seal what was written since; returns how many events. Any number of workers may try at once."""
    sealed = 0
    while True:
        with store.transaction() as tx:
            tx.alone_with("audit chain")
            link = _seal_batch(tx, key, now())
        if link is None:
            return sealed
        log.info("audit_sealed", **as_checkpoint(link))
        sealed += link.events


def last(tx: Transaction) -> AuditSeal | None:
    """The newest link."""
    return tx.scalars(select(AuditSeal).order_by(AuditSeal.number.desc()).limit(1)).first()


def as_checkpoint(link: AuditSeal) -> dict[str, str | int]:
    """What is enough, kept elsewhere, to prove later that nothing up to this link was changed."""
    return {"number": link.number, "digest": link.digest.hex(), "events": link.events}


def checkpoints_in(lines: Iterable[str]) -> dict[int, str]:
    """Digests by number, from what `as_checkpoint` wrote, alone or in a log among other lines."""
    found = {}
    for line in lines:
        start = line.find("{")
        try:
            kept = json.loads(line[start:]) if start >= 0 else {}
        except ValueError:
            continue
        if isinstance(kept, dict) and "digest" in kept and "number" in kept:
            found[int(kept["number"])] = str(kept["digest"])
    return found


def verify(
    tx: Transaction,
    key: bytes,
    *,
    checkpoints: Mapping[int, str],
    now: datetime,
    progress: Callable[[int, int], None],
) -> Verified:
    """Compute every link anew. `checkpoints`: digests kept elsewhere, in hex, by number of their link."""
    links = tx.scalars(select(AuditSeal).order_by(AuditSeal.number)).all()
    faults, seen, before = [*_strays(tx, len(links), now)], 0, FIRST
    for place, link in enumerate(links, 1):
        events = _events(tx, link.number)
        seen += len(events)
        if link.number != place:
            faults.append(f"seal {place} is missing")
            break
        if not hmac.compare_digest(_digest(key, before, link.number, events), link.digest):
            faults.append(_difference(link, len(events)))
        if checkpoints.get(link.number, link.digest.hex()) != link.digest.hex():
            faults.append(f"seal {link.number} is not the one of the checkpoint")
        before = link.digest
        progress(place, len(links))
    newest = links[-1].number if links else 0
    faults += [
        f"seal {number} of a checkpoint is missing" for number in sorted(checkpoints) if number > newest
    ]
    return Verified(len(links), seen, _unsealed(tx), tuple(faults))


def _seal_batch(tx: Transaction, key: bytes, now: datetime) -> AuditSeal | None:
    batch = select(AuditEvent.id).where(AuditEvent.seal.is_(None)).order_by(AuditEvent.id).limit(MOST)
    ids = tx.scalars(batch).all()
    if not ids:
        return None
    before = last(tx)
    number = before.number + 1 if before else 1
    tx.execute(update(AuditEvent).where(AuditEvent.id.in_(ids)).values(seal=number))
    digest = _digest(key, before.digest if before else FIRST, number, _events(tx, number))
    link = AuditSeal(number=number, events=len(ids), digest=digest, sealed_at=now)
    tx.add(link)
    return link


def _events(tx: Transaction, number: int) -> Sequence[AuditEvent]:
    return tx.scalars(select(AuditEvent).where(AuditEvent.seal == number).order_by(AuditEvent.id)).all()


def _digest(key: bytes, before: bytes, number: int, events: Sequence[AuditEvent]) -> bytes:
    chained = hmac.new(key, before + number.to_bytes(8, "big"), "sha256")
    for event in events:
        chained.update(_canonical(event))
    return chained.digest()


def _canonical(event: AuditEvent) -> bytes:
    """The same bytes for the same event, in whatever time zone or order it is read."""
    subject = str(event.subject) if event.subject else None
    at = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    row = [event.id, at, event.act, subject, event.by, event.details]
    return json.dumps(row, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def _difference(link: AuditSeal, count: int) -> str:
    if count != link.events:
        return f"seal {link.number}: {link.events} events were sealed, {count} are there"
    return f"seal {link.number}: an event was changed, or the key is another"


def _strays(tx: Transaction, links: int, now: datetime) -> Iterator[str]:
    """Events that no link accounts for."""
    beyond = tx.execute(select(func.count()).where(AuditEvent.seal > links)).scalar_one()
    if beyond:
        yield f"{beyond} events carry a seal that does not exist"
    late = select(func.count()).where(AuditEvent.seal.is_(None), AuditEvent.at < now - LATE)
    if count := tx.execute(late).scalar_one():
        yield f"{count} events have waited for their seal for more than ten minutes"


def _unsealed(tx: Transaction) -> int:
    return tx.execute(select(func.count()).where(AuditEvent.seal.is_(None))).scalar_one()
