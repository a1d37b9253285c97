"""`voicebot messages`: what is written to people, what it costs, telling many at once."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from typing import Literal, get_args

import click
from rich.console import Console

from config.clock import Clock
from config.prices import Prices, PricesError
from voicebot.booking.closing import Days
from voicebot.booking.notifying import Notice
from voicebot.cli import notify as telling
from voicebot.cli.ground import opened, settings_here
from voicebot.outbox.purposes import Because

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group()
def messages() -> None:
    """What is written to people."""


@messages.command()
@click.option("--locale", type=click.Choice(["fr", "en"]), help="Only this language.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a message.")
def preview(locale: Literal["fr", "en"] | None, as_json: bool) -> None:
    """Show every message, for senders that cannot be answered and that can, with its segments."""
    from voicebot.outbox.preview import samples

    for one in samples((locale,) if locale else ("fr", "en")):
        if as_json:
            click.echo(json.dumps(one.as_json(), ensure_ascii=False))
            continue
        name = f"{one.purpose} ({one.because})" if one.because else one.purpose
        mode = "two-way" if one.two_way else "one-way"
        click.echo(f"{name}, {one.locale}, {mode}: {one.segments} x {one.encoding}\n    {one.text}\n")


@messages.command()
@click.option("--centre", "said", required=True, help="Its official number, or words of its name.")
@click.option("--on", type=DAY, help="The day, as 2026-12-24.")
@click.option("--from", "first", type=DAY, help="The first of several days.")
@click.option("--to", "last", type=DAY, help="The last of them.")
@click.option("--because", required=True, type=click.Choice(get_args(Because)))
@click.option("--send", is_flag=True, help="Really: without it, everything is shown and nothing done.")
@click.option("--yes", is_flag=True, help="Do not ask before sending.")
@click.option("--price-segment", type=Decimal, help="Instead of the one in config/prices.toml.")
@click.option("--price-minute", type=Decimal, help="Of calls, the same.")
@click.option("--json", "as_json", is_flag=True, help="Figures for machines, one line on standard output.")
def notify(
    said: str,
    on: datetime | None,
    first: datetime | None,
    last: datetime | None,
    because: Because,
    send: bool,
    yes: bool,
    price_segment: Decimal | None,
    price_minute: Decimal | None,
    as_json: bool,
) -> None:
    """Tell everybody who is expected at a centre on some days that it closes, or runs late.

    A closed centre offers these days to nobody any more. Stopped in the middle, the same command goes on.
    """
    days = _days(on, first, last)
    prices = _prices().but(segment=price_segment, minute=price_minute)
    settings = settings_here()
    now = Clock(settings.clock_file).now()
    with opened(settings) as store:
        centre = telling.centre_of(store, said)
        notice = Notice(centre.id, days, because, telling.operator())
        plan = telling.planned(store, settings, prices, centre, notice, now)
        # Machines read standard output, people the rest.
        plan.show(Console(stderr=as_json))
        if not send:
            if as_json:
                click.echo(json.dumps({**plan.as_json(), "sent": False}))
            click.echo("Nothing was done: --send does it.", err=True)
            return
        telling.confirm(plan, yes=yes)
        so_far, complete = telling.carried_out(store, notice, now)
    telling.told(plan, so_far, complete=complete, as_json=as_json)


def _days(on: datetime | None, first: datetime | None, last: datetime | None) -> Days:
    if on and not (first or last):
        return Days(on.date(), on.date())
    if first and last and not on:
        if first > last:
            raise click.UsageError("--from is after --to")
        return Days(first.date(), last.date())
    raise click.UsageError("which days? --on DAY, or --from DAY --to DAY")


def _prices() -> Prices:
    try:
        return Prices.read()
    except PricesError as fault:
        raise click.ClickException(str(fault)) from None
