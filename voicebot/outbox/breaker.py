"""The circuit breaker of each gateway, one for all workers: who does not answer is left alone for a while.

closed → (five failures in a row) → open for half a minute → one message as a probe → closed, or open for
twice as long, at most ten minutes. What is meant by "in a row": no answer of any kind in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog
from prometheus_client import Counter
from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from models import Gateway, Transaction
from voicebot.outbox.rate import real_time

log = structlog.get_logger()

OPENS_AFTER = 5
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=10)
PROBE = timedelta(seconds=30)
"""How long others wait for what the probe finds; longer than a sending takes."""

OPENED = Counter("allo_gateway_opened", "Times that a gateway was left alone", ["gateway"])


@dataclass(frozen=True)
class Account:
    """How a gateway stands: `wait` seconds until its rate has room; `on_probe`: one message may try it."""

    wait: float
    is_open: bool
    on_probe: bool


def look(tx: Transaction, names: Sequence[str]) -> dict[str, Account]:
    """How these gateways stand; one that was never used is new and closed."""
    real = real_time()
    rows = tx.execute(
        select(
            Gateway.name,
            func.extract("epoch", Gateway.next_at - real),
            func.coalesce(Gateway.open_until > real, False),
            Gateway.failures >= OPENS_AFTER,
        ).where(Gateway.name.in_(names))
    )
    found = {name: Account(max(float(wait), 0.0), is_open, tired) for name, wait, is_open, tired in rows}
    for name in names:
        if name not in found:
            tx.execute(insert(Gateway).values(name=name, next_at=real).on_conflict_do_nothing())
            found[name] = Account(0.0, is_open=False, on_probe=False)
    return found


def probe(tx: Transaction, gateway: str) -> bool:
    """Take the probe upon oneself; False when another worker was faster."""
    mine = update(Gateway).where(
        Gateway.name == gateway,
        Gateway.failures >= OPENS_AFTER,
        or_(Gateway.open_until.is_(None), Gateway.open_until <= real_time()),
    )
    return tx.change(mine.values(open_until=real_time() + PROBE)) == 1


def answered(tx: Transaction, gateway: str) -> None:
    """It said something that makes sense: whatever failed before is over."""
    tired = update(Gateway).where(Gateway.name == gateway, Gateway.failures > 0)
    if tx.change(tired.values(failures=0, open_until=None)):
        log.info("gateway_answers", gateway=gateway)


def failed(tx: Transaction, gateway: str, times: int, *, probing: bool) -> None:
    """It did not answer so many times, or lets nobody send."""
    row = tx.scalars(select(Gateway).where(Gateway.name == gateway).with_for_update()).one()
    if row.failures >= OPENS_AFTER and not probing:
        return  # What was under way when it was opened tells nothing new.
    row.failures = row.failures + 1 if probing else min(row.failures + times, OPENS_AFTER)
    if row.failures < OPENS_AFTER:
        return
    pause = min(FIRST_PAUSE * 2 ** min(row.failures - OPENS_AFTER, 10), LONGEST_PAUSE)
    tx.execute(update(Gateway).where(Gateway.name == gateway).values(open_until=real_time() + pause))
    OPENED.labels(gateway).inc()
    log.error("gateway_opened", gateway=gateway, seconds=int(pause.total_seconds()))
