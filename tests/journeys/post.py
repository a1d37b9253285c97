"""What the journeys of answered texts have in common: what was sent, to whom, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bell import Clock, until
from sqlalchemy import select, update
from village import Village

from models import Appointment, Message, Slot, Store, Task
from voicebot.booking import service
from voicebot.booking.views import Booked
from voicebot.outbox.notices import notify_many
from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack


@dataclass(frozen=True)
class Post:
    """Lets our messages leave when a test wants them to."""

    stack: Stack
    store: Store
    village: Village
    clock: Clock

    def now(self) -> datetime:
        """The time of the stack."""
        ahead = float(Path(self.stack.environ["CLOCK_FILE"]).read_text(encoding="utf-8"))
        return datetime.now(UTC) + timedelta(seconds=ahead)

    def booked(
        self, phone: Phone, born: str = "1938-02-03", hour: int = 2, *, days: int = 9, **more: int
    ) -> Booked:
        """An appointment so many days after the eve, of which the confirmation has arrived."""
        booked = self.village.books(phone.number, born, day=self.clock.day + days - 1, hour=hour, **more)
        self.leaves(booked, "confirmation")
        return booked

    def reminded(self, phone: Phone, born: str = "1938-02-03", hour: int = 2, **more: int) -> Booked:
        """An appointment about which we have asked whether they come."""
        booked = self.booked(phone, born, hour, days=3, **more)
        self.leaves(booked, "reminder_3d")
        return booked

    def leaves(self, booked: Booked, purpose: str) -> None:
        """This message is due now, and has left."""
        its = (Message.appointment_id == booked.id, Message.purpose == purpose)
        with self.store.transaction() as tx:
            tx.execute(update(Message).where(*its, Message.state == "planned").values(due_at=self.now()))
        until(lambda: self.states(booked, purpose)[-1:] in (["sent"], ["delivered"]))

    def notified(self, booked: Booked) -> None:
        """The centre closes, and has said so."""
        with self.store.transaction() as tx:
            notify_many(tx, [booked.id], because="closed", by="operator", now=self.now())
        self.leaves(booked, "notice")

    def cancelled(self, booked: Booked, tell: str | None = None) -> None:
        """It was cancelled by voice."""
        service.cancel(self.store, booked.id, tell=tell, now=self.now(), by="voice")
        if tell:
            self.leaves(booked, "cancelled")

    def moved(self, booked: Booked, hour: int) -> None:
        """Somebody moved it by voice to another hour, and nothing was written of it."""
        slot, key = self.village.slots[self.clock.day + 2][hour], f"{booked.id}:moved"
        service.move(
            self.store, booked.id, slot=slot, conversation=booked.id, key=key, now=self.now(), by="console"
        )
        its = (Message.appointment_id == booked.id, Message.purpose.in_(("moved", "changed")))
        with self.store.transaction() as tx:
            tx.execute(update(Message).where(*its).values(state="withdrawn"))

    def long_ago(self, booked: Booked, purpose: str) -> None:
        """This message left days ago."""
        its = (Message.appointment_id == booked.id, Message.purpose == purpose)
        with self.store.transaction() as tx:
            tx.execute(update(Message).where(*its).values(marked_at=self.now() - timedelta(days=3)))

    def becomes_a_call(self, booked: Booked) -> None:
        """Nobody has answered: we shall ring within the day."""
        its = (Message.appointment_id == booked.id, Message.purpose == "reminder_1d")
        due = self.now() + timedelta(hours=2)
        with self.store.transaction() as tx:
            tx.execute(update(Message).where(*its).values(medium="call", due_at=due))

    def is_over(self, booked: Booked) -> None:
        """Its hour has come and gone."""
        with self.store.transaction() as tx:
            centre = tx.get_one(Slot, booked.slot).centre_id
            past = Slot(centre_id=centre, starts_at=self.now() - timedelta(hours=1), minutes=10, capacity=9)
            tx.add(past)
            tx.flush()
            tx.execute(update(Appointment).where(Appointment.id == booked.id).values(slot_id=past.id))

    def states(self, booked: Booked, purpose: str) -> list[str]:
        """Of the messages for this purpose, in the order they were promised."""
        its = (Message.appointment_id == booked.id, Message.purpose == purpose)
        with self.store.transaction() as tx:
            return list(tx.scalars(select(Message.state).where(*its).order_by(Message.created_at)))

    def tasks(self, phone: Phone) -> list[tuple[str, str]]:
        """What waits for a person because of this number."""
        with self.store.transaction() as tx:
            rows = tx.scalars(select(Task).where(Task.state == "open")).all()
            mine = [task for task in rows if task.unsealed(tx.vault, "number") == phone.number]
            return sorted((task.kind, task.reason) for task in mine)

    def state(self, booked: Booked) -> str:
        """What became of it."""
        return self.village.now(booked).state
