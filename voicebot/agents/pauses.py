"""Growing pauses after failed sign-ins, for a login (whether or not it exists) and for an address.

A try is counted before it is looked at, one after another: guesses that come together are counted together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from models import SignInPause, Transaction

OF_A_LOGIN, OF_AN_ADDRESS = 5, 30
"""So many failures are free; an address may be a whole call centre's."""
LONGEST = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=24)
_MANY = 1000


class Paused(Exception):
    """Too many failures: nothing is looked at before `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__("paused")
        self.until = until


@dataclass(frozen=True)
class Tried:
    """Whose tries are counted."""

    login: str
    address: str

    def keys(self, tx: Transaction) -> tuple[tuple[bytes, int], ...]:
        """Their indexes, each with the failures that are free."""
        login = tx.vault.blind_index("sign in login", self.login)
        address = tx.vault.blind_index("sign in address", self.address)
        return (login, OF_A_LOGIN), (address, OF_AN_ADDRESS)


def attempt(tx: Transaction, tried: Tried, *, now: datetime) -> None:
    """Count a try as failed until it is settled; raises Paused where none is allowed now."""
    for key, free in tried.keys(tx):
        first = insert(SignInPause).values(key_index=key, failures=0, last_at=now, until=now)
        tx.execute(first.on_conflict_do_nothing(index_elements=["key_index"]))
        kept = tx.scalars(select(SignInPause).where(SignInPause.key_index == key).with_for_update()).one()
        if kept.until > now:
            raise Paused(kept.until)
        before = 0 if kept.last_at < now - FORGOTTEN else min(kept.failures, _MANY)
        kept.failures, kept.last_at = before + 1, now
        kept.until = now + _pause(kept.failures - free)


def _pause(too_many: int) -> timedelta:
    return min(timedelta(minutes=2 ** (too_many - 1)), LONGEST) if too_many > 0 else timedelta()


def settle(tx: Transaction, tried: Tried, *, tries: int) -> None:
    """These tries were right: the login begins anew, and they do not count for the address."""
    (login, _), (address, _) = tried.keys(tx)
    tx.execute(delete(SignInPause).where(SignInPause.key_index == login))
    right = func.greatest(SignInPause.failures - tries, 0)
    tx.execute(update(SignInPause).where(SignInPause.key_index == address).values(failures=right))


def forget(tx: Transaction, login: str) -> None:
    """Somebody vouches for the owner of this login."""
    key = tx.vault.blind_index("sign in login", login)
    tx.execute(delete(SignInPause).where(SignInPause.key_index == key))
