"""A database for a while: on a cluster of our own, or on the server that DATABASE_URL names."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from voicebot.supervisor.places import scratch_cluster


@contextmanager
def scratch_database(environ: Mapping[str, str] = os.environ) -> Iterator[str]:
    """The URL of an empty database that is gone afterwards, in DATABASE_URL's form.

    Raises StackError where no PostgreSQL can be started, psycopg.Error where the given server refuses.
    """
    if server := given_database(environ):
        with random_database(server) as url:
            yield url
        return
    with scratch_cluster() as cluster:
        cluster.prepare()
        process = cluster.process(_say_nothing)
        process.start()
        try:
            cluster.wait_until_ready(process)
            yield cluster.url
        finally:
            process.stop()


def given_database(environ: Mapping[str, str]) -> str | None:
    """The DATABASE_URL that somebody chose, itself or as a file."""
    if url := environ.get("DATABASE_URL"):
        return url
    path = environ.get("DATABASE_URL_FILE")
    return Path(path).read_text(encoding="utf-8").strip() if path else None


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
