"""A real PostgreSQL, migrated once; each test finds it empty."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from models import Base, Store, Vault
from models.migrations import upgrade
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
