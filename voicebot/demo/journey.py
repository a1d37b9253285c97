"""One voice call and one exchange of texts, through the real webhooks, model and store."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

import click
from sqlalchemy import Row, select

from config.clock import elapsed_ms, stopwatch
from config.settings import Settings
from models import Appointment, Centre, Slot, Store
from voicebot.simulator.phone import CallInProgress, Phone, line
from voicebot.supervisor import Stack, StackError
from voicebot.wiring import open_store

CALLER = "+33639980012"
"""Of the range that is kept free for films and demonstrations (ARCEP)."""

CALL = (
    ("date de naissance", "bonjour euh je voudrais un rendez-vous pour le vaccin s'il vous plaît"),
    ("commune", "le trois février mille neuf cent trente-huit"),
    ("quel jour", "à Aubagne"),
    ("tapez un", "mardi matin"),
    ("c'est réservé", "la première"),
    ("au revoir", "non merci c'est tout"),
)
"""What the caller says, and what must be heard after it."""


class StepMissing(Exception):
    """A step of the journey did not happen."""


@dataclass
class Stage:
    """Where the journey is played: prints what happens, as it happens."""

    phone: Phone
    store: Store

    def call(self) -> None:
        """Ring, book, hang up."""
        _title(f"A call from {CALLER}")
        call = self.phone.dial()
        _hear(call)
        for expected, said in CALL:
            click.secho(f"  ☎ {said}", fg="green")
            _hear(call.says(said))
            _must(call.hears, expected)
        if not call.is_over:
            raise StepMissing("the call did not end with the goodbye")

    def texts(self) -> None:
        """Read the confirmation, cancel by text."""
        _title("Texts with the same number")
        try:
            confirmation = self.phone.wait_for_text("réservé", seconds=15)
        except AssertionError as fault:
            raise StepMissing("no confirmation arrived") from fault
        click.secho(f"  ✉ {confirmation.body}", fg="cyan")
        click.secho("  ✉ ANNULER", fg="green")
        began = stopwatch()
        replies = self.phone.texts("ANNULER")
        for reply in replies:
            click.secho(f"  ✉ {reply}", fg="cyan")
        _took(began)
        if not any("annul" in reply for reply in replies):
            raise StepMissing("the text was not answered with a cancellation")

    def shows(self, state: str, taken: int) -> None:
        """Print the appointment as the store holds it, and hold it against what must be."""
        with self.store.transaction() as tx:
            row = tx.execute(
                select(Appointment, Slot, Centre).join(Slot, Slot.id == Appointment.slot_id).join(Centre)
            ).one_or_none()
        if row is None:
            raise StepMissing("the store holds no appointment")
        _show(row)
        if row[0].state != state or row[1].taken != taken:
            raise StepMissing(f"the appointment should be {state}, with {taken} place taken")


def play() -> int:
    """Start a stack, play the journey, stop it; 1 if any step did not happen."""
    began = stopwatch()
    with tempfile.TemporaryFile("w+") as log:
        try:
            click.echo("Starting the whole service on free ports, with a database of its own …", err=True)
            with Stack.demo(scratch=True, ports="free", log=log) as stack:
                _took(began)
                _journey(stack)
        except (StackError, StepMissing) as fault:
            log.seek(0)
            sys.stderr.writelines(log.readlines()[-60:])
            click.secho(f"\nThe journey failed: {fault}", fg="red", err=True)
            return 1
    click.secho("\nEvery step happened; what was started is stopped.", bold=True)
    return 0


def _journey(stack: Stack) -> None:
    store = open_store(Settings.from_environ(stack.environ))
    try:
        with Phone(stack.simulator_url, CALLER) as phone:
            stage = Stage(phone, store)
            stage.call()
            _title("In the store")
            stage.shows("booked", taken=1)
            stage.texts()
            _title("In the store")
            stage.shows("cancelled", taken=0)
    finally:
        store.close()


def _hear(call: CallInProgress) -> None:
    for event in call.state["heard"]:
        if text := line(event):
            click.secho(f"  {text}", fg="cyan")
    click.secho(f"    {call.took_ms} ms", dim=True)


def _must(hears: Callable[[str], CallInProgress], expected: str) -> None:
    try:
        hears(expected)
    except AssertionError as fault:
        raise StepMissing(f"nobody said {expected!r}") from fault


def _show(row: Row[Appointment, Slot, Centre]) -> None:
    appointment, slot, centre = row
    click.echo(f"  appointment {appointment.id}")
    click.echo(f"    state   {appointment.state}, dose {appointment.dose}, booked by {appointment.booked_by}")
    click.echo(f"    slot    {slot.starts_at:%Y-%m-%d %H:%M} UTC, {slot.taken} of {slot.capacity} taken")
    click.echo(f"    centre  {centre.name}, {centre.town}")
    click.echo(f"    code    sealed, {len(appointment.code or b'')} bytes")


def _title(text: str) -> None:
    click.secho(f"\n{text}", bold=True)


def _took(began: float) -> None:
    click.secho(f"    {elapsed_ms(began)} ms", dim=True)
