"""`voicebot agents`: accounts of the agents' console."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

import click

from config.clock import Clock
from models import Store
from voicebot.agents import accounts
from voicebot.agents.who import ROLES, Role
from voicebot.cli.ground import opened, settings_here

Opened = Callable[[], AbstractContextManager[tuple[Store, datetime]]]


@click.group()
@click.pass_context
def agents(context: click.Context) -> None:
    """Accounts of the agents' console."""
    context.obj = context.obj or _here


@agents.command()
@click.argument("login")
@click.option("--name", required=True, help="As colleagues see it.")
@click.option("--role", type=click.Choice(ROLES), default="agent", show_default=True)
@click.option("--centre", "centres", multiple=True, help="Official identifier; several times; none: all.")
@click.pass_obj
def add(here: Opened, login: str, name: str, role: Role, centres: tuple[str, ...]) -> None:
    """Make an account for LOGIN and print its one-time password."""
    with _told(here) as (store, now):
        once = accounts.add(store, login, name=name, role=role, centres=centres, now=now)
    click.echo(once)
    click.echo("It serves for the first sign-in, where an own one is chosen.", err=True)


@agents.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON line an account.")
@click.pass_obj
def list_all(here: Opened, as_json: bool) -> None:
    """All accounts: role, centres, second step, when they were last there."""
    with _told(here) as (store, _now):
        found = accounts.listed(store)
    for one in found:
        if as_json:
            seen = one.last_seen.isoformat() if one.last_seen else None
            click.echo(json.dumps(one.__dict__ | {"last_seen": seen}, ensure_ascii=False))
            continue
        told = [one.role, ", ".join(one.centres) or "all centres"]
        told += ["second step"] if one.second_step else []
        told += ["disabled"] if one.disabled else []
        told += [f"seen {one.last_seen:%Y-%m-%d %H:%M} UTC"] if one.last_seen else ["never seen"]
        click.echo(f"{one.login:<20} {one.name}: {'; '.join(told)}")


@agents.command()
@click.argument("login")
@click.pass_obj
def disable(here: Opened, login: str) -> None:
    """Close the account of LOGIN; whoever is signed in with it is out."""
    with _told(here) as (store, now):
        accounts.disable(store, login, now=now)


@agents.command()
@click.argument("login")
@click.pass_obj
def reset(here: Opened, login: str) -> None:
    """A new one-time password for LOGIN; the second step has to be set up again."""
    with _told(here) as (store, now):
        click.echo(accounts.reset(store, login, now=now))


@contextmanager
def _here() -> Iterator[tuple[Store, datetime]]:
    settings = settings_here()
    with opened(settings) as store:
        yield store, Clock(settings.clock_file).now()


@contextmanager
def _told(here: Opened) -> Iterator[tuple[Store, datetime]]:
    """What cannot be done is told in one line."""
    try:
        with here() as opened_here:
            yield opened_here
    except accounts.AccountError as fault:
        raise click.ClickException(str(fault)) from None
