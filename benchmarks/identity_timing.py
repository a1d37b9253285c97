"""Whether a wrong proof and no appointment at all can be told apart by the clock.

    python benchmarks/identity_timing.py [--tries 60]

Rings the running stack from strangers' telephones, by turns: with the birth date of somebody who has an
appointment and the right code, then a wrong one, and with a birth date that nobody has. Takes two minutes.
The last line is JSON: tries of each, p50 and p95 in milliseconds of the answer to the proof in each case,
and the ratio of the last two p50s, which should be close to 1.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count, cycle
from uuid import uuid4

from sqlalchemy import select

from config.clock import Clock
from config.settings import Settings
from models import Centre, Slot, Store
from voicebot.booking import service
from voicebot.booking.identity import Claimant
from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack
from voicebot.wiring import open_store

WRONG = ("100000", "100001")
"""Codes that nobody has; one less than brings a person."""
CALLS_ABOUT_ONE = 4
"""So few that no birth date is closed to guesses."""


def appointments(store: Store, wanted: int) -> Iterator[tuple[date, str]]:
    """Birth dates and codes of people who have one, each with a number of their own."""
    with store.transaction() as tx:
        coming = (
            select(Slot.id).join(Centre, Centre.id == Slot.centre_id).where(Slot.starts_at > Clock().now())
        )
        slots = list(tx.scalars(coming.where(Slot.taken < Slot.capacity).limit(wanted)))
    for number, slot in enumerate(slots):
        born, call = date(1930 + number % 20, 1 + number % 12, 1 + number % 28), uuid4()
        claimant = Claimant(born, f"+3363997{number:04}", call)
        booked = service.book(
            store, slot=slot, claimant=claimant, dose=1, locale="fr", conversation=call, key=f"{call}:1:book",
            now=Clock().now(), by="voice",
        )  # fmt: skip
        yield born, booked.code


def tries(box_url: str, number: int, born: date, *codes: str, hears: str) -> list[int]:
    """One call with these codes for this birth date; the milliseconds of each answer to them."""
    took = []
    with Phone(box_url, f"+3363996{number:04}") as phone:
        call = phone.dial().presses("4").presses(born.strftime("%d%m%Y"))
        for code in codes:
            call.presses(code).hears(hears)
            took.append(call.took_ms)
        call.hangs_up()
    return took


def compared(box_url: str, known: Sequence[tuple[date, str]], wanted: int) -> dict[str, list[int]]:
    """The milliseconds of each kind of answer, asked for by turns."""
    took: dict[str, list[int]] = {"hit": [], "wrong_proof": [], "no_appointment": []}
    calls = count()
    for born, code in cycle(known):
        if len(took["wrong_proof"]) >= wanted:
            return took
        nobody = born.replace(year=born.year - 10)
        for _ in WRONG:
            took["hit"] += tries(box_url, next(calls), born, code, hears="annuler")
        took["wrong_proof"] += tries(box_url, next(calls), born, *WRONG, hears="ne trouve")
        took["no_appointment"] += tries(box_url, next(calls), nobody, *WRONG, hears="ne trouve")
        print(f"\r{len(took['hit'])} of {wanted}", end="", file=sys.stderr, flush=True)
    return took


def main() -> None:
    """Start a stack, ring it, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=60, help="of each kind")
    wanted = parser.parse_args().tries
    with tempfile.TemporaryFile("w+") as log, Stack.demo(scratch=True, ports="free", log=log) as stack:
        store = open_store(Settings.from_environ(stack.environ))
        known = list(appointments(store, -(-wanted // (len(WRONG) * CALLS_ABOUT_ONE))))
        took = compared(stack.simulator_url, known, wanted)
        store.close()
    figures: dict[str, float] = {"tries": len(took["hit"])}
    for kind, times in took.items():
        figures[f"{kind}_p50_ms"] = statistics.median(times)
        figures[f"{kind}_p95_ms"] = statistics.quantiles(times, n=20)[-1]
    figures["ratio"] = round(figures["wrong_proof_p50_ms"] / figures["no_appointment_p50_ms"], 3)
    print(file=sys.stderr)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
