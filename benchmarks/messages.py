"""How fast messages are promised and sent, and whether each arrives once while everything around it fails.

    python benchmarks/messages.py [--messages 10000] [--seed 1]

Two workers, the provider's library and the phone network in a box over HTTP. The last line is JSON:
planned_per_s, sent_per_s (acceptances recorded), receipts_per_s (timed apart: two for each message),
p95_confirmation_s (from the booking to the acceptance, nothing else to do), then, over the messages of the
first part and as many again that leave while workers are killed, the provider errs and the database is
killed: kills, in_doubt (messages that the
kills and the provider left marked), lost, doubled, unclear (left to a person).
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID, uuid4

from post_office import PostOffice, opened, wait_until
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from sqlalchemy import func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from models import Appointment, Centre, Message, Person, Slot, Transaction
from voicebot.booking import service
from voicebot.booking.identity import Claimant
from voicebot.outbox import notices

WORKERS = 2
CONFIRMATIONS = 40
KILLS = 12
ROUNDS = 8
RETRIES = timedelta(minutes=10)
AT_ONCE = 500
TROUBLE = {
    "too_many": 0.02,
    "broken": 0.004,
    "broken_after": 0.004,
    "reset": 0.004,
    "reset_after": 0.004,
    "time_out": 0.0003,
    "time_out_after": 0.0003,
    "seconds": 9,
    "receipts_lost": 0.3,
    "receipts_doubled": 0.2,
    "receipts_late": 0.2,
}
OPEN = ("planned", "sending")


class Bench:
    """One run; numbers are given out once, so that each message has a telephone of its own."""

    def __init__(self, office: PostOffice, messages: int, seed: int, bar: Progress) -> None:
        self.office, self.messages, self.bar = office, messages, bar
        self.chance = random.Random(seed)
        self.written_to: list[str] = []
        self._slot = self._open_centre()

    def plan(self, name: str) -> float:
        """Promise so many people a notice, as when their centre closes; how many a second."""
        booked = self._book(self.messages)
        with self._step(name) as step:
            began = time.perf_counter()
            for group in _groups(booked):
                with self.office.store.transaction() as tx:
                    notices.notify_many(tx, group, because="closed", by="me", now=self.office.clock.now())
                self.bar.advance(step, len(group))
            return len(booked) / (time.perf_counter() - began)

    def send(self) -> float:
        """All that is due leaves; acceptances recorded a second, from the first mark to the last record."""
        self.office.hire(WORKERS)
        with self._step("sending") as step:
            self._watch(step, self.messages, ("sent",))
        with self.office.store.transaction() as tx:
            first, last = tx.execute(select(func.min(Message.marked_at), func.max(Message.state_at))).one()
        return self.messages / float((last - first).total_seconds())

    def receive(self) -> float:
        """The receipts that were held come; how many a second are noted."""
        with self._step("receipts") as step:
            began = time.perf_counter()
            self.office.suffers()
            self._watch(step, self.messages, ("delivered",))
            return 2 * self.messages / (time.perf_counter() - began)

    def confirm(self) -> float:
        """Bookings with nothing else to do: the 95th percentile of the seconds until a text was accepted."""
        took = []
        with self._step("confirmations", CONFIRMATIONS) as step:
            for _ in range(CONFIRMATIONS):
                time.sleep(self.chance.uniform(0.05, 0.5))
                number = self._number()
                began = time.perf_counter()
                booked = service.book(
                    self.office.store, slot=self._slot, claimant=_claimant(number, self.chance), dose=1,
                    locale="fr", conversation=None, key=str(uuid4()), now=self.office.clock.now(), by="bench",
                )  # fmt: skip
                wait_until(lambda id_=booked.id: self._is_sent(id_), seconds=30, pause=0.005)
                took.append(time.perf_counter() - began)
                self.bar.advance(step)
        return statistics.quantiles(took, n=20)[18]

    def survive(self, kills: int) -> int:
        """As many again, while workers and the database are killed; how many messages were left in doubt."""
        self.office.suffers(**TROUBLE)
        with self._step("killing") as step:
            for kill in range(kills):
                self._some_leave(step)
                time.sleep(self.chance.uniform(0, 1.5))
                self.office.kill(self.chance.randrange(len(self.office.workers)))
                if kill == kills // 2:
                    self.office.database.kill()
            # In real time: a clock that jumps would make messages under way look old, and in doubt.
            self._until(step, lambda: self._count(("planned",), within=RETRIES) == 0)
            in_doubt = self._count(("sending",))
            for _ in range(ROUNDS):
                if not self._count(OPEN):
                    break
                # What is in doubt waits two minutes, then it is looked up.
                self.office.later(minutes=3)
                self._until(step, lambda: self._count(OPEN, within=RETRIES) == 0, seconds=20)
        return in_doubt

    def account(self) -> dict[str, int]:
        """Who got nothing, who got it twice, and what is left to a person."""
        texts = self.office.texts()
        return {
            "lost": sum(number not in texts for number in self.written_to),
            "doubled": sum(texts[number] - 1 for number in self.written_to if number in texts),
            "unclear": self._count(("unclear", "failed")),
        }

    def _watch(self, step: TaskID, wanted: int, states: Sequence[str]) -> None:
        def there() -> bool:
            done = self._count(states)
            self.bar.update(step, completed=done)
            return done >= wanted

        wait_until(there, seconds=240, pause=0.25)

    def _until(self, step: TaskID, holds: Callable[[], bool], *, seconds: float = 240) -> None:
        def there() -> bool:
            self.bar.update(step, completed=self.messages - self._count(OPEN))
            return holds()

        with suppress(TimeoutError):
            wait_until(there, seconds=seconds, pause=0.5)

    def _some_leave(self, step: TaskID) -> None:
        """Wait until a worker is at work: killing one that still starts would prove nothing."""
        before = self._count(("planned",))
        self._until(step, lambda: self._count(("planned",)) < min(before, max(before - 5, 1)), seconds=30)

    def _count(self, states: Sequence[str], *, within: timedelta | None = None) -> int:
        """How many messages are in these states (due within so long); an absent database is awaited."""
        query = select(func.count()).where(Message.purpose == "notice", Message.state.in_(states))
        if within is not None:
            query = query.where(Message.due_at <= self.office.clock.now() + within)
        for _ in range(300):
            try:
                with self.office.store.transaction() as tx:
                    return tx.execute(query).scalar_one()
            except SQLAlchemyError:
                time.sleep(0.1)
        raise TimeoutError("the database does not come back")

    def _is_sent(self, appointment: UUID) -> bool:
        taken = select(Message.id).where(
            Message.appointment_id == appointment, Message.provider_sid.is_not(None)
        )
        with self.office.store.transaction() as tx:
            return tx.execute(taken).first() is not None

    @contextmanager
    def _step(self, name: str, total: int | None = None) -> Iterator[TaskID]:
        yield self.bar.add_task(name, total=total or self.messages)

    def _number(self) -> str:
        self.written_to.append(f"+3361{len(self.written_to):07}")
        return self.written_to[-1]

    def _open_centre(self) -> int:
        now = self.office.clock.now()
        with self.office.store.transaction() as tx:
            centre = Centre(
                official_id="bench", name="Salle des fetes", address="1 place de la Mairie",
                insee_code="05157", postal_code="05350", town="Saint-Veran", latitude=44.7, longitude=6.9,
                time_zone="Europe/Paris", opening={}, closed=False, professionals_only=False, imported_at=now,
            )  # fmt: skip
            tx.add(centre)
            tx.flush()
            day = now.replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=7)
            slot = Slot(centre_id=centre.id, starts_at=day, minutes=10, capacity=30_000)
            tx.add(slot)
            tx.flush()
            return slot.id

    def _book(self, count: int) -> list[UUID]:
        """Appointments that are there already: booking is not what is measured here."""
        numbers = [self._number() for _ in range(count)]
        booked: list[UUID] = []
        with self._step("bookings", count) as step:
            for group in _groups(numbers):
                with self.office.store.transaction() as tx:
                    booked += self._rows(tx, group)
                self.bar.advance(step, len(group))
        return booked

    def _rows(self, tx: Transaction, numbers: Sequence[str]) -> list[UUID]:
        now, people, appointments = self.office.clock.now(), [], []
        for number in numbers:
            person = Person(id=uuid4(), provisional=True, created_at=now)
            person.seal(tx.vault, phone=number)
            index = tx.vault.blind_index("phone", number)
            people.append(
                {
                    "id": person.id,
                    "provisional": True,
                    "phone": person.phone,
                    "phone_index": index,
                    "created_at": now,
                }
            )
            appointment = Appointment(id=uuid4())
            appointment.seal(tx.vault, code="483920")
            appointments.append({
                "id": appointment.id, "person_id": person.id, "slot_id": self._slot, "dose": 1,
                "state": "booked",
                "code": appointment.code, "key": str(appointment.id), "locale": "fr",
                "booked_by": "bench", "booked_at": now,
            })  # fmt: skip
        tx.execute(insert(Person), people)
        tx.execute(insert(Appointment), appointments)
        return [row["id"] for row in appointments]


T = TypeVar("T")


def _groups(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for first in range(0, len(items), AT_ONCE):
        yield items[first : first + AT_ONCE]


def _claimant(number: str, chance: random.Random) -> Claimant:
    return Claimant(date(1930, 1, 1) + timedelta(days=chance.randrange(9000)), number, uuid4())


def main() -> None:
    """Open a post office, burden it, say how it fared."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000, help="in each of the two parts")
    parser.add_argument("--seed", type=int, default=1, help="of the moments at which workers are killed")
    given = parser.parse_args()
    columns = (TextColumn("{task.description:15}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with (
        Progress(*columns, console=Console(stderr=True)) as bar,
        opened(SMS_PER_SECOND="5000", WEB_THREADS="8") as office,
    ):
        bench = Bench(office, given.messages, given.seed, bar)
        office.suffers(receipts_held=True)
        figures: dict[str, float] = {"planned_per_s": round(bench.plan("planning"))}
        figures["sent_per_s"] = round(bench.send())
        figures["receipts_per_s"] = round(bench.receive())
        figures["p95_confirmation_s"] = round(bench.confirm(), 3)
        office.dismiss()
        bench.plan("planning again")
        office.hire(WORKERS)
        figures |= {"kills": KILLS, "in_doubt": bench.survive(KILLS)}
        figures |= bench.account()
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
