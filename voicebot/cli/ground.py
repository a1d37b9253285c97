"""What commands stand on: the settings of what runs here, its database, a bar on standard error."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from config.settings import Settings, SettingsError
from models import Store


def settings_of(environ: Mapping[str, str]) -> Settings:
    """Settings, or their faults in words."""
    try:
        return Settings.from_environ(environ)
    except SettingsError as fault:
        raise click.ClickException("settings:\n" + str(fault)) from None


def environ_here() -> Mapping[str, str]:
    """The environment, and below it the addresses of the stack that runs in this checkout."""
    from voicebot.supervisor import local_environ, running_environ
    from voicebot.supervisor.stack import ROOT

    return running_environ(ROOT, os.environ) or local_environ(ROOT, os.environ)


def settings_here() -> Settings:
    """Those of the stack that runs here, or that the environment names."""
    environ = environ_here()
    if not environ.get("DATABASE_URL") and not environ.get("DATABASE_URL_FILE"):
        raise click.ClickException("nothing is running here: `make run` first, or set DATABASE_URL")
    return settings_of({"PUBLIC_BASE_URL": "http://127.0.0.1:8080", **environ})


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """Its database, given back at the end of the block."""
    from voicebot.booking import vaccines
    from voicebot.wiring import open_store

    vaccines.adopt(settings.vaccines_file)
    store = open_store(settings)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error."""
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as shown:
        task = shown.add_task(what, total=None)
        yield lambda done, of: shown.update(task, completed=done, total=of)
