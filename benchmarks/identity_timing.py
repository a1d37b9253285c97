"""Whether a wrong proof and no appointment at all can be told apart by the clock.

    python benchmarks/identity_timing.py [--tries 200]

Rings the running stack from strangers' telephones, by turns: with the birth date of somebody who has an
appointment and a wrong code, and with one that nobody has. The last line is JSON: tries of each, the p50
of the answer to the proof in each case, and their ratio, which should be close to 1.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import count
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

TRIES_A_CALL = 2
"""One less than brings a person."""
CALLS_ABOUT_ONE = 4
"""So few that no birth date is closed to guesses."""
CODE = "100000"


def appointments(store: Store, wanted: int) -> Iterator[date]:
    """Birth dates of people who have one, each with a number of their own."""
    with store.transaction() as tx:
        coming = (
            select(Slot.id).join(Centre, Centre.id == Slot.centre_id).where(Slot.starts_at > Clock().now())
        )
        slots = list(tx.scalars(coming.where(Slot.taken < Slot.capacity).limit(wanted)))
    for number, slot in enumerate(slots):
        born, call = date(1930 + number % 20, 1 + number % 12, 1 + number % 28), uuid4()
        claimant = Claimant(born, f"+3363997{number:04}", call)
        service.book(
            store, slot=slot, claimant=claimant, dose=1, locale="fr", conversation=call, key=f"{call}:1:book",
            now=Clock().now(), by="voice",
        )  # fmt: skip
        yield born


def tries(box_url: str, number: int, born: date) -> list[int]:
    """One call with wrong codes for this birth date; the milliseconds of each answer to them."""
    took = []
    with Phone(box_url, f"+3363996{number:04}") as phone:
        call = phone.dial().presses("4").presses(born.strftime("%d%m%Y"))
        for guess in range(TRIES_A_CALL):
            call.presses(str(int(CODE) + guess)).hears("ne trouve")
            took.append(call.took_ms)
        call.hangs_up()
    return took


def main() -> None:
    """Start a stack, ring it, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=200, help="of each kind")
    wanted = parser.parse_args().tries
    with tempfile.TemporaryFile("w+") as log, Stack.demo(scratch=True, ports="free", log=log) as stack:
        store = open_store(Settings.from_environ(stack.environ))
        known = list(appointments(store, -(-wanted // (TRIES_A_CALL * CALLS_ABOUT_ONE))))
        calls = count()
        wrong: list[int] = []
        nobody: list[int] = []
        for born in known * CALLS_ABOUT_ONE:
            wrong += tries(stack.simulator_url, next(calls), born)
            nobody += tries(stack.simulator_url, next(calls), born.replace(year=born.year - 10))
            print(f"\r{len(wrong)} of {wanted}", end="", file=sys.stderr, flush=True)
        store.close()
    p50s = statistics.median(wrong), statistics.median(nobody)
    figures = {
        "tries": len(wrong),
        "wrong_proof_p50_ms": p50s[0],
        "no_appointment_p50_ms": p50s[1],
        "ratio": round(p50s[0] / p50s[1], 3),
    }
    print(file=sys.stderr)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
