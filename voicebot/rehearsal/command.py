"""`voicebot rehearse`: against the stack that runs, or one of its own; a table, and figures for machines."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from config.clock import Clock
from config.settings import Settings
from voicebot.rehearsal.characters import PERSONAS, Persona, persona
from voicebot.rehearsal.past import RangBefore
from voicebot.rehearsal.rehearse import NothingToBook, rehearse
from voicebot.rehearsal.table import Result, figures, table
from voicebot.supervisor import Stack, StackError
from voicebot.wiring import open_store

OPENING = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
"""When a rehearsal of its own begins: a Tuesday, in opening hours, whatever the hour outside."""
LAST_LINES = 60


@dataclass(frozen=True)
class Rehearsal:
    """What was asked for on the command line."""

    seed: int
    calls: int
    persona: str | None
    as_json: bool
    verbose: bool

    def against(self, settings: Settings, box_url: str) -> int:
        """Play it against a running stack; the exit code."""
        clock, store = Clock(settings.clock_file), open_store(settings)
        try:
            with _bar() as bar:
                task = bar.add_task("calls", total=self.calls)
                results = rehearse(
                    store,
                    box_url,
                    seed=self.seed,
                    calls=self.calls,
                    only=self._only(),
                    now=clock.now,
                    progress=lambda done, _of: bar.update(task, completed=done),
                )
        except (NothingToBook, RangBefore) as fault:
            raise click.ClickException(str(fault)) from None
        finally:
            store.close()
        return self._show(results)

    def _only(self) -> Persona | None:
        try:
            return persona(self.persona) if self.persona else None
        except LookupError:
            names = ", ".join(one.name for one in PERSONAS)
            raise click.ClickException(f"there is no persona {self.persona!r}; there are: {names}") from None

    def _show(self, results: Sequence[Result]) -> int:
        if not self.as_json:
            Console(stderr=True).print(table(results))
        for result in results:
            if self.verbose and not result.verdict.as_wanted:
                click.echo(_told(result), err=True)
        told = figures(results)
        click.echo(json.dumps(told))
        return 1 if told["not_chosen"] or told["leaks"] else 0


def on_its_own_stack(rehearsal: Rehearsal) -> int:
    """Start a stack on free ports with a database and a clock of its own, play, stop it; the exit code."""
    with (
        tempfile.TemporaryDirectory(prefix="allo-rehearsal-") as folder,
        Path(folder, "log").open("w+") as log,
    ):
        clock = Path(folder, "clock")
        clock.write_text(str((OPENING - Clock().now()).total_seconds()), encoding="utf-8")
        environ = {**os.environ, "CLOCK_FILE": str(clock)}
        try:
            click.echo("Starting the whole service on free ports, with a database of its own …", err=True)
            with Stack.demo(scratch=True, ports="free", environ=environ, log=log) as stack:
                return rehearsal.against(Settings.from_environ(stack.environ), stack.simulator_url)
        except StackError as fault:
            log.seek(0)
            sys.stderr.writelines(log.readlines()[-LAST_LINES:])
            raise click.ClickException(str(fault)) from None


def _told(result: Result) -> str:
    caller, memory = result.played.caller, result.played.memory
    title = f"\n{caller.index}  {caller.persona.name}, {caller.want}: {result.verdict.got}"
    notes = [*memory.faults, *(f"did not know what to answer: {heard}" for heard in memory.unknown)]
    return "\n".join((title, result.played.transcript, *notes))


def _bar() -> Progress:
    columns = (TextColumn("calls"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True))
