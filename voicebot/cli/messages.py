"""`voicebot messages`: what is written to people, what it costs, telling many at once."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from typing import Literal, get_args

import click
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from config.clock import Clock
from config.prices import Prices, PricesError
from voicebot.booking.centres import longest_names
from voicebot.booking.closing import Days
from voicebot.booking.notifying import Notice
from voicebot.cli import notify as telling
from voicebot.cli.cost import Bill
from voicebot.cli.ground import bar, opened, settings_here
from voicebot.outbox.forecast import Month, forecast
from voicebot.outbox.hours import FRANCE
from voicebot.outbox.preview import samples
from voicebot.outbox.purposes import Because
from voicebot.outbox.words import Words, is_two_way
from voicebot.wording import Address, Value

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group()
def messages() -> None:
    """What is written to people."""


@messages.command()
@click.option("--locale", type=click.Choice(["fr", "en"]), help="Only this language.")
@click.option("--longest", is_flag=True, help="With the longest names of the centres in the database.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a message.")
def preview(locale: Literal["fr", "en"] | None, longest: bool, as_json: bool) -> None:
    """Show every message, for senders that cannot be answered and that can, with its segments."""
    shown = list(samples((locale,) if locale else ("fr", "en"), **(_longest() if longest else {})))
    if as_json:
        for one in shown:
            click.echo(json.dumps(one.as_json(), ensure_ascii=False))
        return
    table = Table(box=SIMPLE, show_lines=True)
    for name in ("purpose", "language", "sender", "segments", "letters", "text"):
        table.add_column(name, overflow="fold")
    for one in shown:
        name = f"{one.purpose} ({one.because})" if one.because else one.purpose
        mode = "two-way" if one.two_way else "one-way"
        cost = f"{one.segments} x {one.encoding}"
        table.add_row(name, one.locale, mode, cost, str(len(one.text)), Text(one.text))
    Console().print(table)


def _longest() -> dict[str, Value]:
    with opened(settings_here()) as store, store.transaction() as tx:
        name, street, postal_code, town = longest_names(tx)
    return {"centre": name, "address": Address(street, postal_code, town)}


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


@messages.command()
@click.option("--month", type=click.DateTime(formats=["%Y-%m"]), help="As 2026-12; by default this one.")
@click.option("--price-segment", type=Decimal, help="Instead of the one in config/prices.toml.")
@click.option("--price-minute", type=Decimal, help="Of calls, the same.")
@click.option("--json", "as_json", is_flag=True, help="Figures for machines, one line on standard output.")
def cost(
    month: datetime | None, price_segment: Decimal | None, price_minute: Decimal | None, as_json: bool
) -> None:
    """Estimate what a month of messages costs, from what is planned and from the last 28 days."""
    prices = _prices().but(segment=price_segment, minute=price_minute)
    settings = settings_here()
    now = Clock(settings.clock_file).now()
    try:
        asked = Month.of(month.date() if month else FRANCE.local(now).date(), now)
    except ValueError as fault:
        raise click.UsageError(str(fault)) from None
    words, two_way = Words(settings.voice_number), is_two_way(settings.sms_sender)
    with opened(settings) as store, bar("texts counted") as progress:
        bill = Bill(forecast(store, asked, words, two_way=two_way, progress=progress), prices)
    if as_json:
        click.echo(json.dumps(bill.as_json()))
        return
    bill.show(Console(), f"Messages, {FRANCE.local(asked.begins):%B %Y}")
