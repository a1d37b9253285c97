"""`voicebot rehearse`: against the stack that runs, or one of its own; a table, and figures for machines."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from config.clock import Clock
from config.settings import Settings
from voicebot.booking import vaccines
from voicebot.rehearsal.characters import PERSONAS, Persona, persona
from voicebot.rehearsal.past import RangBefore
from voicebot.rehearsal.rehearse import NothingToBook, rehearse
from voicebot.rehearsal.results import Result
from voicebot.rehearsal.table import WIDTH, figures, table
from voicebot.supervisor import Stack, StackError
from voicebot.wiring import open_store

OPENING = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
"""When a rehearsal of its own begins: a Tuesday, in opening hours, whatever the hour outside."""
LAST_LINES = 60
KEYS_PERSONAS = ("keys only", "clumsy keys", "silent keys")
"""Who rings where the provider hears only keys."""
KEYS_SHARE = 10
"""One in so many calls more is played there."""


@dataclass(frozen=True)
class Rehearsal:
    """What was asked for on the command line."""

    seed: int
    calls: int
    persona: str | None
    as_json: bool
    verbose: bool
    among: tuple[str, ...] = ()
    """Only these personas take turns; by default all."""

    def against(self, settings: Settings, box_url: str) -> int:
        """Play it against a running stack; the exit code."""
        told = self.figures(settings, box_url)
        click.echo(json.dumps(told))
        return _exit_code(told)

    def figures(self, settings: Settings, box_url: str) -> dict[str, Any]:
        """Play it, show the table, and hand back the figures."""
        vaccines.adopt(settings.vaccines_file)
        clock, store = Clock(settings.clock_file), open_store(settings)
        try:
            with _bar() as bar:
                task = bar.add_task("calls", total=self.calls)
                results = rehearse(
                    store,
                    box_url,
                    seed=self.seed,
                    calls=self.calls,
                    among=self._among(),
                    now=clock.now,
                    progress=lambda done, _of: bar.update(task, completed=done),
                )
        except (NothingToBook, RangBefore) as fault:
            raise click.ClickException(str(fault)) from None
        finally:
            store.close()
        return self._show(results)

    def _among(self) -> Sequence[Persona]:
        names = (self.persona,) if self.persona else self.among
        try:
            return [persona(name) for name in names] or PERSONAS
        except LookupError:
            known = ", ".join(one.name for one in PERSONAS)
            raise click.ClickException(f"there is no persona {self.persona!r}; there are: {known}") from None

    def _show(self, results: Sequence[Result]) -> dict[str, Any]:
        if not self.as_json:
            Console(stderr=True, width=WIDTH).print(table(results))
        for result in results:
            if self.verbose and not result.verdict.as_wanted:
                click.echo(_told(result), err=True)
        return figures(results)


def on_its_own_stack(rehearsal: Rehearsal) -> int:
    """Play on a stack of its own, then with keys on one whose provider knows nothing else; the exit code."""
    told = _on_a_stack(rehearsal)
    if rehearsal.persona is None:
        by_keys = replace(rehearsal, calls=max(1, rehearsal.calls // KEYS_SHARE), among=KEYS_PERSONAS)
        told["somleng"] = _on_a_stack(by_keys, VOICE_PROFILE="somleng")
    click.echo(json.dumps(told))
    return max(_exit_code(told), _exit_code(told.get("somleng", told)))


def _exit_code(told: dict[str, Any]) -> int:
    return 1 if told["not_chosen"] or told["leaks"] else 0


def _on_a_stack(rehearsal: Rehearsal, **more: str) -> dict[str, Any]:
    """Start a stack on free ports with a database and a clock of its own, play, stop it."""
    with (
        tempfile.TemporaryDirectory(prefix="allo-rehearsal-") as folder,
        Path(folder, "log").open("w+") as log,
    ):
        clock = Path(folder, "clock")
        clock.write_text(str((OPENING - Clock().now()).total_seconds()), encoding="utf-8")
        environ = {**os.environ, "CLOCK_FILE": str(clock), **more}
        try:
            click.echo("Starting the whole service on free ports, with a database of its own …", err=True)
            with Stack.demo(scratch=True, ports="free", environ=environ, log=log) as stack:
                return rehearsal.figures(Settings.from_environ(stack.environ), stack.simulator_url)
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
