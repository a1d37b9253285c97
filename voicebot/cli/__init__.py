"""The `voicebot` command: what an operator and a developer do from a terminal."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click

from config.clock import Clock
from config.settings import Settings
from voicebot.cli.agents import agents
from voicebot.cli.audit import audit
from voicebot.cli.ground import bar, environ_here, opened, settings_here, settings_of
from voicebot.cli.messages import messages


@click.group()
def main() -> None:
    """Allô Vaccin: a public telephone and SMS service for vaccination appointments."""


@main.command()
def up() -> None:
    """Start every process, say which addresses to open, keep them running; Ctrl-C stops them."""
    from voicebot.supervisor import up as start

    sys.exit(start())


@main.command()
def demo() -> None:
    """Play one call and one exchange of texts on a stack of its own, then stop it."""
    from voicebot.demo.journey import play

    sys.exit(play())


@main.command()
@click.option("--from", "number", default="+33612345678", show_default=True, help="Empty: withheld.")
@click.option("--box", help="Address of the phone network in a box; by default the running stack's.")
def call(number: str, box: str | None) -> None:
    """Ring the service from this terminal: type what you say, or digits."""
    from voicebot.simulator.terminal import play

    play(box or f"http://127.0.0.1:{settings_here().simulator_port}", number)


@main.command()
@click.option("--seed", default=1, show_default=True, help="Who rings, and what they want.")
@click.option("--calls", default=200, show_default=True, type=click.IntRange(1, 10_000))
@click.option("--persona", "name", help="Only this one; by default all take turns.")
@click.option("--json", "as_json", is_flag=True, help="The figures only, without the table.")
@click.option("--verbose", is_flag=True, help="Every call that did not end as wanted, word for word.")
@click.option(
    "--stack", "own_stack", is_flag=True, help="On a stack of its own, on free ports, then stop it."
)
def rehearse(seed: int, calls: int, name: str | None, as_json: bool, verbose: bool, own_stack: bool) -> None:
    """Let callers with a character ring the service; 1 if anybody got an appointment they did not choose.

    The figures are the last line on standard output, as JSON.
    """
    from voicebot.rehearsal.command import Rehearsal, on_its_own_stack

    rehearsal = Rehearsal(seed=seed, calls=calls, persona=name, as_json=as_json, verbose=verbose)
    if own_stack:
        sys.exit(on_its_own_stack(rehearsal))
    settings = settings_here()
    sys.exit(rehearsal.against(settings, f"http://127.0.0.1:{settings.simulator_port}"))


@main.command()
def understand() -> None:
    """Read JSON lines on standard input, write what a turn would make of each."""
    from voicebot.understand import answer_lines

    answer_lines(sys.stdin, sys.stdout, environ_here())


@main.command()
def migrate() -> None:
    """Bring the database to the newest schema; refused where the operator's files cannot be read."""
    from models.migrations import upgrade

    settings = settings_of(os.environ)
    _check_files(settings)
    upgrade(settings.database_url.get_secret_value())
    click.echo("The schema is up to date.", err=True)


@main.command()
def seed() -> None:
    """Fill an empty database with invented centres, slots and agents; refused in production."""
    from voicebot.demo.data import hire
    from voicebot.demo.data import seed as fill

    settings = settings_of(os.environ)
    if settings.in_production:
        raise click.ClickException("DEPLOYMENT=production: invented centres stay out of production")
    with opened(settings) as store:
        now = Clock(settings.clock_file).now()
        fill(store, now=now)
        if settings.demo_password:
            hire(store, settings.demo_password.get_secret_value(), now=now)


@main.command()
def worker() -> None:
    """Send what was promised; runs until it is stopped."""
    from voicebot.worker import run

    run(settings_of(os.environ))


@main.command()
def simulator() -> None:
    """Run the phone network in a box; refused in production."""
    from voicebot.simulator.app import NotInProduction
    from voicebot.simulator.serve import main as serve

    try:
        serve(settings_of(os.environ))
    except NotInProduction as fault:
        raise click.ClickException(str(fault)) from None


@main.group()
def centres() -> None:
    """Vaccination centres."""


@centres.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Figures for machines, on standard output.")
def import_file(file: Path, as_json: bool) -> None:
    """Import the official list of centres from FILE (`;`-separated); all of it or nothing."""
    from voicebot.booking.centres import FileNotUsable, import_centres

    settings = settings_here()
    with opened(settings) as store, bar("rows") as progress:
        try:
            report = import_centres(store, file, now=Clock(settings.clock_file).now(), progress=progress)
        except FileNotUsable as fault:
            raise click.ClickException(f"{file.name}: {fault}. Nothing was changed.") from None
    if as_json:
        click.echo(json.dumps(report.as_json()))
        return
    click.echo(f"{report.rows} rows: {report.taken} taken, {report.unchanged} unchanged")
    for reason, count in report.left_out.items():
        click.echo(f"{count:>7} left out: {reason}")


@main.group()
def slots() -> None:
    """Slots at the centres."""


@slots.command("open")
@click.option("--weeks", default=8, show_default=True, help="How far ahead.")
@click.option("--minutes", default=10, show_default=True, help="Between two slots.")
@click.option("--capacity", default=4, show_default=True, help="People a slot.")
@click.option("--vaccine", help="A key of config/vaccines.toml; without it, the campaign's product.")
@click.option("--json", "as_json", is_flag=True, help="Figures for machines, on standard output.")
def open_ahead(weeks: int, minutes: int, capacity: int, vaccine: str | None, as_json: bool) -> None:
    """Open slots from each centre's own hours, in its own time zone."""
    from voicebot.booking.centres import open_slots

    settings = settings_here()
    now = Clock(settings.clock_file).now()
    with opened(settings) as store, bar("centres") as progress:
        try:
            report = open_slots(
                store,
                weeks=weeks,
                minutes=minutes,
                capacity=capacity,
                vaccine=vaccine,
                now=now,
                progress=progress,
            )
        except ValueError as fault:
            raise click.ClickException(str(fault)) from None
    if as_json:
        click.echo(json.dumps(report.as_json()))
        return
    click.echo(f"{report.opened} slots opened at {report.centres} centres, {report.already_there} stood")
    if report.without_hours:
        click.echo(f"{report.without_hours} centres state no opening hours and have no slots")


def _check_files(settings: Settings) -> None:
    """A fault in them stops the start with a sentence, instead of each process with a traceback."""
    from config.call_centre import CallCentre, CallCentreError
    from voicebot.booking.vaccines import VaccinesError, adopt

    try:
        CallCentre(settings)
        adopt(settings.vaccines_file)
    except (CallCentreError, VaccinesError) as fault:
        raise click.ClickException(str(fault)) from None


main.add_command(audit)
main.add_command(agents)
main.add_command(messages)
