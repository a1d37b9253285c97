"""The `voicebot` command: what an operator and a developer do from a terminal."""

from __future__ import annotations

import os
import sys

import click

from config.settings import Settings, SettingsError


@click.group()
def main() -> None:
    """Allô Vaccin: a public telephone and SMS service for vaccination appointments."""


def _settings() -> Settings:
    try:
        return Settings.from_environ(os.environ)
    except SettingsError as fault:
        raise click.ClickException("settings:\n" + str(fault)) from None


@main.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    from models.migrations import upgrade

    upgrade(_settings().database_url.get_secret_value())
    click.echo("The schema is up to date.", err=True)


@main.command()
def worker() -> None:
    """Send what was promised; runs until it is stopped."""
    from voicebot.worker import run

    run(_settings())


@main.command()
def simulator() -> None:
    """The phone network in a box; refused in production."""
    from voicebot.simulator.serve import main as serve

    try:
        serve(_settings())
    except ValueError as fault:
        sys.exit(str(fault))
