"""Who listens hears what was committed, and only then; on a connection that comes back."""

from __future__ import annotations

from contextlib import suppress
from threading import Event

import pytest
from psycopg import OperationalError
from sqlalchemy import text

from models import Store
from voicebot.outbox.bell import Bell


def test_a_bell_rings_for_what_is_committed_on_its_channel_alone(store: Store) -> None:
    bell = Bell(store, "news")
    assert bell.wait(0)  # what came before anybody listened
    with store.transaction() as tx:
        tx.wake("other")
    assert not bell.wait(0.05)
    with store.transaction() as tx:
        tx.wake("news")
        assert not bell.wait(0.05)
    assert bell.wait(5)
    bell.close()


def test_nothing_rings_for_what_was_rolled_back(store: Store) -> None:
    bell = Bell(store, "news")
    bell.wait(0)
    with suppress(RuntimeError), store.transaction() as tx:
        tx.wake("news")
        raise RuntimeError
    assert not bell.wait(0.05)
    bell.close()


def test_a_bell_whose_connection_was_lost_rings_when_it_is_back(store: Store) -> None:
    bell = Bell(store, "news")
    bell.wait(0)
    with store.transaction() as tx:
        tx.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN \"news\"'")
        )
    with pytest.raises(OperationalError):
        bell.wait(5)
    assert bell.wait(0)
    bell.close()


def test_a_job_that_fails_is_run_again_until_it_is_told_to_stop(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voicebot.outbox.bell.PAUSE_SECONDS", 0)
    told, rounds = Event(), []

    def job() -> None:
        rounds.append(len(rounds))
        if len(rounds) == 1:
            raise RuntimeError
        if len(rounds) == 3:
            told.set()

    bell = Bell(store, "news")
    bell.answered_by(job, until=told)
    bell.close()
    assert rounds == [0, 1, 2]
