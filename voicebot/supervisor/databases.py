"""A database for a while: on a cluster of our own, or on the server that DATABASE_URL names."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from voicebot.supervisor.embedded_postgres import NAME, Cluster
from voicebot.supervisor.environment import secret
from voicebot.supervisor.places import lasting_cluster, scratch_cluster
from voicebot.supervisor.process import Log, Process


@dataclass(frozen=True)
class Database:
    """Where the service keeps its data; `process` is the server where it is our own."""

    url: str
    process: Process | None = None
    answers: Callable[[], bool] | None = None


@contextmanager
def scratch_database(environ: Mapping[str, str] = os.environ) -> Iterator[str]:
    """The URL of an empty database that is gone afterwards, in DATABASE_URL's form.

    Raises StackError where no PostgreSQL can be started, psycopg.Error where the given server refuses.
    """
    with open_scratch_database(environ, _say_nothing) as database:
        yield database.url


@contextmanager
def open_scratch_database(environ: Mapping[str, str], log: Log) -> Iterator[Database]:
    """A database with a random name on the server of DATABASE_URL, else a cluster of its own."""
    if server := secret(environ, "DATABASE_URL"):
        with random_database(server) as url:
            yield Database(url)
        return
    with scratch_cluster() as cluster, running(cluster, log) as database:
        yield database


@contextmanager
def open_lasting_database(environ: Mapping[str, str], root: Path, log: Log) -> Iterator[Database]:
    """The database of DATABASE_URL, else the checkout's own cluster."""
    if url := secret(environ, "DATABASE_URL"):
        yield Database(url)
        return
    cluster = lasting_cluster(root)
    log(NAME, f"the data are in {cluster.home}")
    with running(cluster, log) as database:
        yield database


@contextmanager
def running(cluster: Cluster, log: Log) -> Iterator[Database]:
    """A cluster's server, kept running."""
    cluster.prepare()
    process = cluster.process(log)
    process.start()
    try:
        cluster.wait_until_ready(process)
        yield Database(cluster.url, process, cluster.answers)
    finally:
        process.stop()


@contextmanager
def random_database(server: str) -> Iterator[str]:
    """A new database with a random name beside the one that `server` names; dropped at the end."""
    name = f"allo_scratch_{secrets.token_hex(6)}"
    with _administration(server) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        with _administration(server) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _administration(server: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(server.replace("postgresql+psycopg:", "postgresql:", 1), autocommit=True)


def _say_nothing(_name: str, _line: str) -> None:
    """The server's lines are kept by its Process for an error's text."""
