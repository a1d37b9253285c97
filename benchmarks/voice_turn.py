"""How long a voice turn takes: whole calls through the signed webhooks, the real model and the real store.

    python benchmarks/voice_turn.py [--calls 50] [--callers 1]

The last line is JSON: turns, p50_ms and p95_ms of a turn as the provider sees it, spoken and by keys
together, and turns_per_s.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack

SPOKEN = (
    "je voudrais un rendez-vous",
    "trois février {year}",
    "la première",
    "à {town}",
    "le plus tôt possible",
    "la première",
)
KEYS = ("1", "0302{year}", "1", "13400", "1", "1")
TOWNS = ("Aubagne", "La Ciotat", "Gardanne", "Cassis", "Martigues")


def call(box_url: str, number: int) -> list[int]:
    """One booking, then hang up; the milliseconds of each turn."""
    with Phone(box_url, f"+3363998{number:04}") as phone:
        ringing = phone.dial()
        took = [ringing.took_ms]
        lines = KEYS if number % 2 else SPOKEN
        for line in lines:
            said = line.format(year=1925 + number % 30, town=TOWNS[number % len(TOWNS)])
            (ringing.presses if said.isdecimal() else ringing.says)(said)
            took.append(ringing.took_ms)
        ringing.hears("réservé").hangs_up()
        return took


def main() -> None:
    """Start a stack, ring it, say how it fared."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=50)
    parser.add_argument("--callers", type=int, default=1, help="how many ring at once")
    given = parser.parse_args()
    with tempfile.TemporaryFile("w+") as log, Stack.demo(scratch=True, ports="free", log=log) as stack:
        for warm_up in range(4):
            call(stack.simulator_url, warm_up)
        print(f"{given.calls} calls, {given.callers} at once", file=sys.stderr)
        began = time.perf_counter()
        with ThreadPoolExecutor(given.callers) as pool:
            numbers = range(100, 100 + given.calls)
            turns = [ms for took in pool.map(lambda n: call(stack.simulator_url, n), numbers) for ms in took]
        seconds = time.perf_counter() - began
    p = statistics.quantiles(turns, n=20)
    figures = {
        "turns": len(turns),
        "p50_ms": round(p[9]),
        "p95_ms": round(p[18]),
        "turns_per_s": round(len(turns) / seconds, 1),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
