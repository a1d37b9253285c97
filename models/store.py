"""The database: one engine, short transactions, and locks that die with their process."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import psycopg
import structlog
from psycopg import sql
from sqlalchemy import Connection, CursorResult, UpdateBase, create_engine, func, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from models.crypto import Vault

log = structlog.get_logger()

_WAKE = "wake"
_CONNECTION = {
    "connect_timeout": 3,
    # A server that vanished without a word is given up, instead of waited for until the end of days.
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
    # A process that froze in the middle of a transaction must not keep its locks.
    "options": "-c statement_timeout=15s -c idle_in_transaction_session_timeout=60s -c timezone=UTC",
}


def driver_url(url: str) -> str:
    """The URL with the driver that SQLAlchemy needs in it; people write `postgres://` or `postgresql://`."""
    return re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url)


class Transaction(Session):
    """One transaction: everything in it happens together, or nothing does."""

    vault: Vault

    def change(self, statement: UpdateBase) -> int:
        """Carry out an INSERT, UPDATE or DELETE; returns how many rows it really changed."""
        return cast(CursorResult[Any], self.execute(statement)).rowcount

    def wake(self, channel: str) -> None:
        """Tell whoever listens on this channel once this transaction is committed, and not before."""
        self.info.setdefault(_WAKE, set()).add(channel)

    def alone_with(self, key: str) -> None:
        """From here on to the end, no other transaction is alone with this key; whoever is later waits."""
        self.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _lock_number(key)})


class Store:
    """Opens transactions on the database behind `url` (PostgreSQL through psycopg)."""

    def __init__(self, url: str, vault: Vault, *, connections: int = 8) -> None:
        """`connections` is the most that this process may hold open at once."""
        self.vault = vault
        self.engine: Engine = create_engine(
            driver_url(url),
            pool_size=connections,
            max_overflow=0,
            pool_timeout=5,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args=_CONNECTION,
        )

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Commit at the end of the block; roll everything back if it raises."""
        with Transaction(self.engine, expire_on_commit=False) as session:
            session.vault = self.vault
            with session.begin():
                yield session
        for channel in session.info.get(_WAKE, ()):
            self._notify(channel)

    def _notify(self, channel: str) -> None:
        """Outside the transaction: inside, it would make all commits wait for each other.

        Nothing hangs on it, for who listens looks by itself too, a little later.
        """
        try:
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(select(func.pg_notify(channel, "")))
        except SQLAlchemyError as fault:
            log.warning("not_woken", channel=channel, exc_info=fault)

    @contextmanager
    def one_at_a_time(self, key: str) -> Iterator[None]:
        """Hold an advisory lock for the block: whoever has the same key waits (at most 15 s).

        The lock belongs to the connection, so it is free the moment its process dies. Nothing is
        read or written on this connection: no transaction stays open while the block talks to others.
        """
        number = _lock_number(key)
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": number})
            try:
                yield
            finally:
                _unlock(connection, number)

    def listen(self, channel: str) -> psycopg.Connection:
        """A connection of its own on which `Transaction.wake` of this channel is heard."""
        raw = self.engine.raw_connection()
        # Once detached, a pooled connection does not know its driver's any more.
        heard = cast(psycopg.Connection, raw.driver_connection)
        raw.detach()
        heard.rollback()
        heard.set_autocommit(True)
        heard.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
        return heard

    def is_reachable(self) -> bool:
        """Whether the database gives a sign of life."""
        try:
            with self.engine.connect() as connection:
                return connection.execute(text("SELECT 1")).scalar() == 1
        except SQLAlchemyError:
            return False

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()


def _lock_number(key: str) -> int:
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big", signed=True)


def _unlock(connection: Connection, number: int) -> None:
    """Free an advisory lock; where the database cannot be told, closing the connection frees it."""
    try:
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": number})
    except SQLAlchemyError:
        connection.invalidate()
