"""What all tests share: a real PostgreSQL, migrated once and empty for each test, and no network."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from models import Base, Store, Vault
from models.migrations import upgrade
from voicebot.agents import passwords
from voicebot.supervisor import scratch_database


@pytest.fixture(scope="session")
def database_url() -> Iterator[str]:
    with scratch_database() as url:
        upgrade(url)
        yield url


@pytest.fixture(scope="session")
def _migrated_store(database_url: str) -> Iterator[Store]:
    store = Store(database_url, Vault([("test", b"s" * 32)], b"i" * 32), connections=8)
    yield store
    store.close()


@pytest.fixture
def store(_migrated_store: Store) -> Store:
    """An empty store."""
    tables = ", ".join(table.name for table in Base.metadata.sorted_tables)
    with _migrated_store.transaction() as tx:
        tx.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
    return _migrated_store


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing takes no effort, where not the effort is tested."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", quick)
    monkeypatch.setattr(passwords, "_NOBODYS", quick.hash("nobody"))


@pytest.fixture(autouse=True, scope="session")
def no_network_beyond_this_machine() -> Iterator[None]:
    """A test that would ring a real provider fails instead."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(address[0]):
            raise AssertionError(f"a test wanted to reach {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


def _is_loopback(host: str) -> bool:
    return host in ("localhost", "::1") or host.startswith("127.")
