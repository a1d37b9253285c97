"""A month by the settable clock: people book, move, confirm and cancel, and all that is due leaves."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from providers import Provider
from sqlalchemy import select

from config.clock import Clock
from models import Appointment, Message
from voicebot.booking.errors import BookingError
from voicebot.outbox.courier import Courier
from voicebot.outbox.dispatch import Dispatcher
from voicebot.outbox.leaving import House
from voicebot.outbox.notices import notify_many
from voicebot.outbox.purposes import PURPOSES
from voicebot.territories import is_holiday, territory_of

BEGINS = datetime(2026, 4, 28, 0, 0, tzinfo=UTC)
"""Before a month with four public holidays."""
STEPS = 31 * 12
CENTRES = {
    "Aubagne": ("13005", "Europe/Paris"),
    "Cassis": ("67482", "Europe/Paris"),
    "Saint-Denis": ("97411", "Indian/Reunion"),
}
NUMBERS = [f"+3361234{n:04}" for n in range(150)] + [f"+33465710{n:03}" for n in range(30)]


@dataclass
class Left:
    """A message that left: what it was about at that very moment."""

    at: datetime
    purpose: str
    appointment: UUID
    state: str
    starts_at: datetime
    insee: str

    @property
    def local(self) -> datetime:
        return self.at.astimezone(ZoneInfo(territory_of(self.insee).time_zone))

    @property
    def is_decent(self) -> bool:
        free_day = self.local.weekday() == 6 or is_holiday(
            self.local.date(), territory_of(self.insee).holidays
        )
        return not free_day and 8 <= self.local.hour < 20


class Month:
    """The people of this month, and the post."""

    def __init__(self, world, clock_file):
        self.world, self.chance = world, random.Random(5)
        self.file, self.clock = clock_file, Clock(clock_file)
        self.left: list[Left] = []
        self.standing = []
        house = House(self.write, ours_per_day=4, answers_per_day=10)
        courier = Courier(world.store, [Provider()], house=house, per_second=5000, now=self.clock.now)
        self.post = Dispatcher(courier, receipts_url="https://v.example/s", now=self.clock.now)

    def write(self, errand):
        about = errand.subject
        its = about.appointment
        self.left.append(
            Left(
                self.clock.now(), errand.purpose, its.id, its.state, about.starts_at, about.centre.insee_code
            )
        )
        return errand.purpose

    def set_clock(self, to):
        self.file.write_text(str((to - datetime.now(UTC)).total_seconds()), encoding="utf-8")
        self.world.now = self.clock.now()

    def open_slots(self):
        hours = [day * 24 + hour for day in range(45) for hour in (6, 7, 9, 12, 15)]
        self.slots = []
        for town, (insee, zone) in CENTRES.items():
            centre = self.world.centre_in(town, insee_code=insee, time_zone=zone)
            slots = self.world.slots_at(centre, *hours, capacity=9)
            self.slots += [
                (BEGINS + timedelta(hours=hour), slot) for hour, slot in zip(hours, slots, strict=True)
            ]

    def a_slot(self):
        """Most look for one of the next days."""
        far = self.world.now + timedelta(days=self.chance.choice((2, 8, 8, 20)))
        return self.chance.choice([slot for at, slot in self.slots if self.world.now < at < far])

    def somebody_acts(self):
        act = self.chance.choices(("book", "move", "cancel", "confirm"), (6, 1, 1, 1))[0]
        try:
            if act == "book":
                self.standing.append(self.books())
            elif self.standing:
                one = self.standing.pop(self.chance.randrange(len(self.standing)))
                if act == "cancel":
                    self.world.cancels(one, tell=self.chance.choice([None, *NUMBERS[:3]]))
                    return
                self.standing.append(one)
                if act == "confirm":
                    self.world.confirms(one)
                else:
                    self.world.moves(one, self.a_slot())
        except BookingError:
            pass  # It has passed, is taken or does not fit: as in life.

    def books(self):
        who = self.world.someone(
            number=self.chance.choice(NUMBERS),
            born=f"19{self.chance.randrange(30, 60)}-0{self.chance.randrange(1, 10)}-03",
        )
        return self.world.books(who, self.a_slot())


def test_a_month_without_one_message_that_should_not_have_been(world, tmp_path):
    world.now = BEGINS
    month = Month(world, tmp_path / "clock")
    month.open_slots()
    for step in range(STEPS):
        month.set_clock(BEGINS + timedelta(hours=2 * step, minutes=month.chance.randrange(120)))
        for _ in range(month.chance.choice((0, 1, 1, 2))):
            month.somebody_acts()
        if step % 75 == 0:
            with world.store.transaction() as tx:
                told = [one.id for one in month.standing[-20:]]
                notify_many(tx, told, because="late", by="me", now=world.now)
        month.post.run()
    ours = [one for one in month.left if PURPOSES[one.purpose].ours]
    assert min(Counter(one.purpose for one in ours).values()) >= 10
    assert set(Counter(one.purpose for one in ours)) == {
        "reminder_3d",
        "reminder_1d",
        "second_dose",
        "notice",
    }
    urgent = [one for one in ours if not one.is_decent]
    assert {one.purpose for one in urgent} <= {"notice"}
    assert [one for one in urgent if one.starts_at - one.at > timedelta(hours=60)] == []
    before = [one for one in month.left if one.purpose not in ("second_dose", "cancelled")]
    assert [one for one in before if one.starts_at <= one.at] == []
    assert [one for one in month.left if one.state == "cancelled" and one.purpose != "cancelled"] == []
    told = Counter((one.purpose, one.appointment, one.starts_at) for one in ours)
    assert [key for key, times in told.items() if times > 1] == []
    _caps_hold(world)


def _caps_hold(world):
    with world.store.transaction() as tx:
        sent = select(Message, Appointment.slot_id).outerjoin(Appointment)
        rows = tx.execute(sent.where(Message.state == "sent", Message.medium == "sms")).all()
    days = Counter(
        (message.recipient_index, message.marked_at.date())
        for message, _ in rows
        if PURPOSES[message.purpose].ours
    )
    assert days
    assert max(days.values()) <= 4
    assert len(rows) > 200
