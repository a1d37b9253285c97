"""How fast a provider is called: one allowance for all workers, kept in the gateway's row.

By the database's own clock: a provider counts real seconds, whatever clock a demo has set, and workers'
clocks differ.
"""

from __future__ import annotations

import math
from datetime import timedelta

from sqlalchemy import ColumnElement, func, update

from models import Gateway, Transaction

MOST = 24
"""Messages that one worker has in its hands at once: what is in doubt when it dies."""
GROUPS_A_SECOND = 10
"""A slow rate is kept by small groups, so that no second sees much more than its share."""


def group(per_second: float) -> int:
    """How many messages leave together at this rate."""
    return max(1, min(MOST, math.ceil(per_second / GROUPS_A_SECOND)))


def take(tx: Transaction, gateway: str, *, messages: int, per_second: float) -> bool:
    """Room for so many messages now; False when another worker has just taken it."""
    real = real_time()
    took = timedelta(seconds=messages / per_second)
    room = update(Gateway).where(Gateway.name == gateway, Gateway.next_at <= real)
    return tx.change(room.values(next_at=real + took)) == 1


def real_time() -> ColumnElement[object]:
    """The instant by the database's clock, as it goes on within a transaction."""
    return func.clock_timestamp()
