"""`voicebot messages notify`: what it shows before, while and after it tells everybody of a centre."""

from __future__ import annotations

import getpass
import json
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from threading import Event

import click
from rich.console import Console
from rich.table import Table

from config.prices import Prices
from config.settings import Settings
from models import Centre, Store
from voicebot.booking import notifying
from voicebot.booking.centres import WhichCentre, find_centre
from voicebot.booking.notifying import Notice, Rehearsed, Told
from voicebot.cli.ground import bar
from voicebot.outbox import counting
from voicebot.outbox.hours import Calendar, last_leaves
from voicebot.outbox.words import Words, is_two_way

MOST_SHOWN = 10
"""Candidates, where a name may mean several."""
BY = 40
"""Letters that the audit trail has for who did something."""
STOPPED = 130
"""The exit status of what Ctrl-C has ended."""


def operator() -> str:
    """Who does this, for the audit trail: their account on this machine."""
    return f"operator:{getpass.getuser()}"[:BY]


def centre_of(store: Store, said: str) -> Centre:
    """The centre that is meant; a clear error where none is, or several are."""
    with store.transaction() as tx:
        try:
            return find_centre(tx, said)
        except WhichCentre as fault:
            several = fault.candidates
    if not several:
        raise click.ClickException(f"no centre has the number {said!r}, or these words in its name and town")
    shown = [
        f"  {one.official_id:>8}  {one.name}, {one.postal_code} {one.town}" for one in several[:MOST_SHOWN]
    ]
    more = [f"  and {len(several) - MOST_SHOWN} more"] if several[MOST_SHOWN:] else []
    raise click.ClickException(
        "\n".join([f"{said!r} may be {len(several)} centres, name one by its number:", *shown, *more])
    )


@dataclass(frozen=True)
class Plan:
    """What sending would do, and cost; costs are None where a price or a length is not known."""

    centre: Centre
    notice: Notice
    settings: Settings
    prices: Prices
    rehearsed: Rehearsed
    minutes: Decimal | None
    now: datetime

    @property
    def last(self) -> datetime | None:
        """When the last text leaves at the provider's rate, in decent hours."""
        first, texts = self.rehearsed.first, self.rehearsed.told.texts
        calendar = Calendar.of(self.centre.time_zone, self.centre.insee_code)
        if first is None or not texts:
            return None
        return last_leaves(calendar, first, texts=texts, per_second=self.settings.sms_per_second)

    def as_json(self) -> dict[str, object]:
        """For machines; instants in the centre's zone."""
        rehearsed, days = self.rehearsed, self.notice.days
        return {
            "centre": self.centre.official_id,
            "because": self.notice.because,
            "from": days.first.isoformat(),
            "to": days.last.isoformat(),
            "appointments": rehearsed.appointments,
            "slots_closed": rehearsed.slots,
            **asdict(rehearsed.told),
            "segments": rehearsed.segments,
            "first": self._local(rehearsed.first),
            "last": self._local(self.last),
            "currency": self.prices.currency,
            "cost_texts": _figure(self.prices.texts(rehearsed.segments)),
            "cost_calls": _figure(self.prices.calls(self.minutes)),
        }

    def show(self, console: Console) -> None:
        """As a table, and samples below it."""
        rehearsed, told = self.rehearsed, self.rehearsed.told
        table = Table(title=f"{self.centre.name}, {self.centre.town} ({self.centre.official_id})")
        table.add_column("what")
        table.add_column("how many", justify="right")
        table.add_column("")
        closes = f"{rehearsed.free} free places in them are offered no more" if rehearsed.slots else ""
        if self.notice.because == "closed":
            table.add_row("slots closed", str(rehearsed.slots), closes)
        table.add_row("appointments", str(rehearsed.appointments), self._days())
        table.add_row("texts", str(told.texts), f"{rehearsed.segments} segments, {self._price_of_texts()}")
        table.add_row("calls", str(told.calls), self._price_of_calls())
        stopped = f"{told.stopped} of them: the number said STOP, or is a stranger's" if told.stopped else ""
        table.add_row("tasks for a person", str(told.tasks), stopped)
        table.add_row("told before", str(told.before), "")
        console.print(table)
        if rehearsed.first:
            console.print(f"The first leaves {self._when(rehearsed.first)}.")
        if self.last:
            rate = f"{self.settings.sms_per_second:g} a second"
            console.print(f"The last text leaves {self._when(self.last)}, at {rate} if nothing else waits.")
        if told.calls:
            console.print(f"At most {self.settings.calls_at_once} calls are made at once.")
        for locale, text in rehearsed.samples:
            console.print(f"\n[{locale}] {text}", markup=False, highlight=False, soft_wrap=True)

    def _days(self) -> str:
        days = self.notice.days
        one = f"on {days.first:%d/%m/%Y}"
        return one if days.first == days.last else f"from {days.first:%d/%m/%Y} to {days.last:%d/%m/%Y}"

    def _price_of_texts(self) -> str:
        cost = self.prices.texts(self.rehearsed.segments)
        return "price not known: --price-segment" if cost is None else f"{cost:.2f} {self.prices.currency}"

    def _price_of_calls(self) -> str:
        cost = self.prices.calls(self.minutes)
        if not self.rehearsed.told.calls:
            return ""
        if self.minutes is None:
            return "length not known: minutes_a_call in config/prices.toml"
        priced = "price not known: --price-minute" if cost is None else f"{cost:.2f} {self.prices.currency}"
        return f"about {self.minutes:.0f} minutes, {priced}"

    def _when(self, at: datetime) -> str:
        if at - self.now < timedelta(minutes=1):
            return "at once"
        return f"on {self._calendar.local(at):%d/%m/%Y at %H:%M} ({self.centre.time_zone})"

    def _local(self, at: datetime | None) -> str | None:
        return None if at is None else self._calendar.local(at).isoformat(timespec="seconds")

    @property
    def _calendar(self) -> Calendar:
        return Calendar.of(self.centre.time_zone, self.centre.insee_code)


def planned(
    store: Store, settings: Settings, prices: Prices, centre: Centre, notice: Notice, now: datetime
) -> Plan:
    """Rehearse it; a bar on standard error meanwhile."""
    words, two_way = Words(settings.voice_number), is_two_way(settings.sms_sender)
    with bar("rehearsed") as progress:
        rehearsed = notifying.rehearse(store, notice, words, two_way=two_way, now=now, progress=progress)
    with store.transaction() as tx:
        each = counting.minutes_a_call(tx, until=now) or prices.minutes_a_call
    calls = rehearsed.told.calls
    minutes = Decimal() if not calls else None if each is None else each * calls
    return Plan(centre, notice, settings, prices, rehearsed, minutes, now)


def carried_out(store: Store, notice: Notice, now: datetime) -> tuple[Told | None, bool]:
    """Send it; how far that came, and whether to the end. Ctrl-C ends it after the present batch."""
    so_far: Told | None = None
    with bar("told") as progress, _ctrl_c() as stopped:
        for so_far in notifying.send(store, notice, now=now):
            progress(so_far.done, so_far.of)
            if stopped.is_set():
                break
    return so_far, so_far is not None and so_far.done == so_far.of


@contextmanager
def _ctrl_c() -> Iterator[Event]:
    """Is set by Ctrl-C: raised anywhere, it would leave a connection in the middle of a statement."""
    pressed = Event()
    before = signal.signal(signal.SIGINT, lambda *_: pressed.set())
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)


def confirm(plan: Plan, *, yes: bool) -> None:
    """Ask, unless that was answered before; without a terminal nobody can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.ClickException("nobody can be asked here: add --yes to --send")
    closes = f" and close {plan.rehearsed.slots} slots" if plan.rehearsed.slots else ""
    new = plan.rehearsed.appointments - plan.rehearsed.told.before
    click.confirm(f"Tell {new} people{closes}?", abort=True, err=True)


def told(plan: Plan, so_far: Told | None, *, complete: bool, as_json: bool) -> None:
    """What came of it, at the end or where it was stopped."""
    done, of = (so_far.done, so_far.of) if so_far else (0, plan.rehearsed.appointments)
    figures: Mapping[str, object] = asdict(so_far.told) if so_far else {}
    if as_json:
        ended = {"sent": True, "done": done, "complete": complete}
        click.echo(json.dumps({**plan.as_json(), **figures, **ended}))
    if not complete:
        click.echo(f"Stopped: {done} of {of} are told. The same command again tells the others.", err=True)
        sys.exit(STOPPED)
    click.echo(f"All {of} are told, now or before; texts and calls leave in decent hours.", err=True)


def _figure(cost: Decimal | None) -> float | None:
    return None if cost is None else round(float(cost), 4)
