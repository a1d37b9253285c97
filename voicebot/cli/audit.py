"""`voicebot audit`: the chain that proves that nobody touched the audit trail."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TextIO

import click

from config.clock import Clock
from voicebot import audit_chain
from voicebot.cli.ground import bar, opened, settings_here


@click.group()
def audit() -> None:
    """The audit trail and its chain."""


@audit.command()
def checkpoint() -> None:
    """Print the newest link of the chain as a JSON line: kept elsewhere, it proves all that came before."""
    with opened(settings_here()) as store, store.transaction() as tx:
        link = audit_chain.last(tx)
    if link is None:
        raise click.ClickException("nothing is sealed yet")
    click.echo(json.dumps(audit_chain.as_checkpoint(link)))


@audit.command()
@click.option(
    "--checkpoints", "file", type=click.File(encoding="utf-8"), help="JSON lines that were kept elsewhere."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON line on standard output.")
def verify(file: TextIO | None, as_json: bool) -> None:
    """Prove that no event was changed, added or removed; 1, and what is wrong, if one was."""
    settings = settings_here()
    now, kept = Clock(settings.clock_file).now(), audit_chain.checkpoints_in(file or ())
    with opened(settings) as store, bar("links") as progress, store.transaction() as tx:
        found = audit_chain.verify(tx, settings.audit_key, checkpoints=kept, now=now, progress=progress)
    if as_json:
        click.echo(json.dumps(asdict(found)))
    else:
        click.echo(f"{found.events} events in {found.seals} links, {found.unsealed} not sealed yet")
        click.echo("\n".join(found.faults) or "Nothing was changed, added or removed.")
    sys.exit(1 if found.faults else 0)
