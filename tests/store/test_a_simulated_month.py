"""A month by the settable clock: people book, move, confirm and cancel, and all that is due leaves."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from providers import Provider
from sqlalchemy import select

from config.clock import Clock
from models import Appointment, Message
from voicebot.booking.errors import BookingError
from voicebot.outbox import rung
from voicebot.outbox.courier import Courier
from voicebot.outbox.dispatch import Dispatcher
from voicebot.outbox.leaving import House
from voicebot.outbox.notices import notify_many
from voicebot.outbox.purposes import PURPOSES
from voicebot.outbox.ringing import Caller
from voicebot.outbox.subjects import subjects
from voicebot.territories import is_holiday, territory_of

MAINLAND, ALSACE, MARTINIQUE = "13005", "67482", "97209"
MONTHS = {
    # The clocks go forward on 29 March; Good Friday is a holiday in Alsace alone.
    datetime(2026, 3, 18, tzinfo=UTC): (date(2026, 4, 3), ALSACE),
    # Four holidays of all France, and one of Martinique.
    datetime(2026, 4, 28, tzinfo=UTC): (date(2026, 5, 22), MARTINIQUE),
}
"""When a month begins, and a day in it on which nothing of ours leaves for this place."""
STEPS = 31 * 12
CENTRES = {
    "Aubagne": (MAINLAND, "Europe/Paris"),
    "Cassis": (ALSACE, "Europe/Paris"),
    "Fort-de-France": (MARTINIQUE, "America/Martinique"),
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
    by: str = "sms"

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

    def __init__(self, world, begins, clock_file):
        self.world, self.begins, self.chance = world, begins, random.Random(5)
        self.file, self.clock = clock_file, Clock(clock_file)
        self.left: list[Left] = []
        self.standing = []
        house = House(self.write, ours_per_day=4, answers_per_day=10)
        courier = Courier(world.store, [Provider()], house=house, per_second=5000, now=self.clock.now)
        self.post = Dispatcher(courier, receipts_url="https://v.example/s", now=self.clock.now)

        self.caller = Caller(world.store, self, self.clock, at_once=99)
        self.rang: list[tuple[UUID, str]] = []

    def write(self, errand):
        self.leaves(errand.purpose, errand.subject, "sms")
        return errand.purpose

    def leaves(self, purpose, about, by):
        its = about.appointment
        self.left.append(
            Left(self.clock.now(), purpose, its.id, its.state, about.starts_at, about.centre.insee_code, by)
        )

    def ring(self, call):
        """As the telephone of `Caller`."""
        with self.world.store.transaction() as tx:
            row = tx.get_one(Message, call.id)
            self.leaves(row.purpose, subjects(tx, [row.appointment_id])[row.appointment_id], "call")
        self.rang.append((call.id, f"CA{uuid4().hex}"))
        return self.rang[-1][1]

    def calls(self):
        """Whoever is to be rung is; most are out, some hear what it is about."""
        self.caller.run()
        for id_, sid in self.rang:
            with self.world.store.transaction() as tx:
                if self.chance.random() < 0.3:
                    rung.answered(tx, id_, sid, now=self.world.now)
                    rung.reached(tx, id_, now=self.world.now)
                rung.over(tx, id_, sid, status="no-answer", now=self.world.now)
        self.rang.clear()

    def tells_many(self, because, people):
        with self.world.store.transaction() as tx:
            notify_many(tx, [one.id for one in people], because=because, by="me", now=self.world.now)

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
                (self.begins + timedelta(hours=hour), slot) for hour, slot in zip(hours, slots, strict=True)
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


@pytest.fixture(params=MONTHS, ids="{:%B}".format)
def month(request, world, tmp_path):
    """It has passed."""
    world.now = request.param
    month = Month(world, request.param, tmp_path / "clock")
    month.open_slots()
    for step in range(STEPS):
        month.set_clock(month.begins + timedelta(hours=2 * step, minutes=month.chance.randrange(120)))
        for _ in range(month.chance.choice((0, 1, 1, 2))):
            month.somebody_acts()
        if step % 75 == 0:
            month.tells_many("late", month.standing[-20:])
        if step % 120 == 60:
            # At whatever hour of the night this is: everybody at once.
            month.tells_many("other", month.standing)
        month.post.run()
        month.calls()
    return month


def test_a_month_without_one_message_that_should_not_have_been(month):
    ours = [one for one in month.left if PURPOSES[one.purpose].ours]
    _everything_happened(ours)
    _hours_were_decent(ours)
    _a_feast_was_kept(ours, *MONTHS[month.begins])
    before = [one for one in month.left if one.purpose not in ("second_dose", "cancelled")]
    assert [one for one in before if one.starts_at <= one.at] == []
    assert [one for one in month.left if one.state == "cancelled" and one.purpose != "cancelled"] == []
    texts = [one for one in ours if one.by == "sms"]
    told = Counter((one.purpose, one.appointment, one.starts_at) for one in texts if one.purpose != "notice")
    assert [key for key, times in told.items() if times > 1] == []
    rung_for = Counter((one.purpose, one.appointment, one.starts_at) for one in ours if one.by == "call")
    assert max(rung_for.values()) <= 2 * rung.MOST_TRIES
    _caps_hold(month.world)


def _everything_happened(ours):
    assert min(Counter(one.purpose for one in ours).values()) >= 10
    assert {one.purpose for one in ours} == {"reminder_3d", "reminder_1d", "second_dose", "notice"}
    assert min(Counter((one.by, one.insee) for one in ours).values()) >= 10
    assert {one.by for one in ours if one.purpose == "notice"} == {"sms", "call"}
    assert {one.insee for one in ours} == {insee for insee, _ in CENTRES.values()}


def _hours_were_decent(ours):
    """Nobody is rung at night at all, and only who would travel in vain is written to."""
    urgent = [one for one in ours if not one.is_decent]
    assert {(one.purpose, one.by) for one in urgent} <= {("notice", "sms")}
    assert [one for one in urgent if one.starts_at - one.at > timedelta(hours=60)] == []


def _a_feast_was_kept(ours, day, insee):
    that_day = [one for one in ours if one.local.date() == day and one.is_decent]
    assert [one for one in that_day if one.insee == insee] == []
    assert that_day


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
