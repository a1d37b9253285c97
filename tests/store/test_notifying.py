"""An operator tells everybody of a centre: rehearsed first, then batch by batch, stopped and begun again."""

from __future__ import annotations

import json
import os
import re
import signal
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from models import Appointment, AuditEvent, Slot
from voicebot.booking import closing, notifying
from voicebot.booking.closing import Days
from voicebot.booking.notifying import Notice
from voicebot.outbox import silence
from voicebot.outbox.hours import Calendar, last_leaves
from voicebot.outbox.words import Words

WORDS = Words("+33937000000")
DAY = datetime.now(ZoneInfo("Europe/Paris")).date() + timedelta(days=30)
LANDLINE, STOPPED = "+33465710001", "+33611111111"
NUMBERS = ["+33612345678", "+33712345678", LANDLINE, None, STOPPED]


@pytest.fixture
def everybody(world):
    """Five appointments at Aubagne in a month, and one in Cassis."""
    world.now = datetime.now(UTC).replace(microsecond=0)
    with world.store.transaction() as tx:
        silence.stop(tx, STOPPED, now=world.now)
    ten = datetime.combine(DAY, time(10), ZoneInfo("Europe/Paris"))
    hours = [(ten - world.now) / timedelta(hours=1) + n for n in range(2)]
    centre = world.centre_in("Aubagne", official_id="4242", name="Salle des Tilleuls")
    slots = world.slots_at(centre, *hours, capacity=9)
    (elsewhere,) = world.slots_at(world.centre_in("Cassis", name="Salle des Fêtes"), hours[0], capacity=9)
    world.books(world.someone(number="+33699999999"), elsewhere)
    return [
        world.books(world.someone(number=number, born=f"1938-02-0{n + 1}"), slots[n % 2])
        for n, number in enumerate(NUMBERS)
    ]


def notice(world, because="closed"):
    with world.store.transaction() as tx:
        centre = tx.get_one(Slot, tx.scalars(select(Slot.id).order_by(Slot.id)).first()).centre_id
    return Notice(centre, Days(DAY, DAY), because, "operator:ada")


def sends(world, because="closed"):
    return notifying.send(world.store, notice(world, because), now=world.now)


def told(world):
    return [one.appointment_id for one in world.later() if one.purpose == "notice"]


@pytest.fixture
def one_by_one(monkeypatch):
    monkeypatch.setattr(notifying, "AT_ONCE", 1)


def test_it_tells_how_far_it_is_after_each_batch(world, everybody, one_by_one):
    assert [(step.done, step.of) for step in sends(world)] == [(n, 5) for n in range(6)]
    assert len(told(world)) == 3
    assert len(world.tasks()) == 2


def test_stopped_anywhere_and_begun_again_it_tells_each_of_them_once(world, everybody, one_by_one):
    for stops in range(1, 6):
        run = sends(world)
        for _ in range(stops):
            next(run)
        run.close()
    *_, last = sends(world)
    assert (last.told.before, last.done) == (4, 5)
    assert len(told(world)) == len(set(told(world))) == 3
    with world.store.transaction() as tx:
        events = tx.scalars(select(AuditEvent.subject).where(AuditEvent.act == "notified")).all()
    assert sorted(events) == sorted(one.id for one in everybody)


def test_who_moves_away_while_others_are_told_is_not_told(world, everybody, one_by_one):
    (slot,) = world.slots_at(world.centre_in("Marseille 8e"), 200, capacity=9)
    run = sends(world)
    next(run)
    for one in everybody:
        world.moves(one, slot)
    *_, last = run
    assert last.told.texts == last.told.calls == last.told.tasks == 0
    assert told(world) == []


def test_the_slots_are_closed_before_anybody_is_told_and_only_of_a_closed_centre(world, everybody):
    list(sends(world, "late"))
    with world.store.transaction() as tx:
        assert tx.scalars(select(Slot.id).where(Slot.closed_at.is_not(None))).all() == []
    next(sends(world))
    with world.store.transaction() as tx:
        assert len(tx.scalars(select(Slot.id).where(Slot.closed_at.is_not(None))).all()) == 2
    assert len({one.because for one in world.later() if one.purpose == "notice"}) == 1


def test_a_rehearsal_tells_everything_and_changes_nothing(world, everybody):
    before = len(world.every_message())
    shown = notifying.rehearse(
        world.store, notice(world), WORDS, two_way=True, now=world.now, progress=lambda *_: None
    )
    figures = (shown.appointments, shown.slots, shown.free, shown.told.texts, shown.told.calls)
    assert figures == (5, 2, 13, 2, 1)
    assert (shown.told.tasks, shown.told.stopped, shown.segments) == (2, 1, 2)
    assert [locale for locale, _ in shown.samples] == ["fr", "fr", "en", "en"]
    assert all("Salle des Tilleuls" in text for _, text in shown.samples)
    with world.store.transaction() as tx:
        assert tx.scalars(select(Slot.id).where(Slot.closed_at.is_not(None))).all() == []
        assert tx.scalars(select(AuditEvent.id).where(AuditEvent.act == "notified")).all() == []
    assert len(world.every_message()) == before


PARIS = Calendar(ZoneInfo("Europe/Paris"))


@pytest.mark.parametrize(
    ("first", "texts", "last"),
    [
        ("2026-03-02T10:00", 1, "2026-03-02T10:00"),
        ("2026-03-02T10:00", 36_001, "2026-03-02T11:00"),
        # Twelve hours at ten a second are 432,000 texts; the rest leaves the next morning.
        ("2026-03-02T19:59", 1_201, "2026-03-03T08:01"),
        ("2026-03-07T19:00", 36_000 * 14 + 1, "2026-03-10T09:00"),
        ("2026-03-02T23:00", 601, "2026-03-03T08:01"),
    ],
)
def test_the_last_text_leaves_at_the_providers_rate_in_decent_hours(first, texts, last):
    def at(moment):
        return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Paris"))

    assert last_leaves(PARIS, at(first), texts=texts, per_second=10) == at(last)


CLOSED = ("notify", "--centre", "4242", "--on", str(DAY), "--because", "closed")


def test_without_send_the_operator_sees_it_all_and_nothing_is_done(voicebot, world, everybody):
    done = voicebot(*CLOSED, "--price-segment", "0.05")
    assert done.exit_code == 0
    for part in ("slots closed", "2 segments, 0.10 EUR", "STOP", "length not known", "[fr]", "[en]"):
        assert part in done.stdout
    assert "Nothing was done" in done.stderr
    assert told(world) == []


def test_with_send_and_yes_they_are_told_and_the_figures_come_last(voicebot, world, everybody):
    done = voicebot(*CLOSED, "--send", "--yes", "--json")
    figures = json.loads(done.stdout.splitlines()[-1])
    assert len(done.stdout.splitlines()) == 1
    expected = {"texts": 2, "calls": 1, "tasks": 2, "before": 0, "done": 5, "slots_closed": 2}
    assert {name: figures[name] for name in expected} == expected
    assert (figures["complete"], figures["cost_texts"]) == (True, None)
    again = json.loads(voicebot(*CLOSED, "--send", "--yes", "--json").stdout)
    assert (again["before"], again["texts"], len(told(world))) == (5, 0, 3)


def test_without_a_terminal_and_without_yes_nothing_is_sent(voicebot, world, everybody):
    done = voicebot(*CLOSED, "--send")
    assert (done.exit_code, "add --yes" in done.stderr, told(world)) == (1, True, [])


def test_ctrl_c_says_how_far_it_came(voicebot, world, everybody, one_by_one, monkeypatch):
    whole = closing.still

    def interrupted(tx, batch, *args, **also):
        if len(told(world)) == 2:
            os.kill(os.getpid(), signal.SIGINT)
        return whole(tx, batch, *args, **also)

    monkeypatch.setattr(closing, "still", interrupted)
    done = voicebot(*CLOSED, "--send", "--yes", "--json")
    assert done.exit_code == 130
    found = re.search(r"Stopped: (\d) of 5", done.stderr)
    assert found
    assert json.loads(done.stdout)["done"] == int(found[1]) >= 2


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--centre", "salle", "--on", str(DAY)), "4242  Salle des Tilleuls, 13400 Aubagne"),
        (("--centre", "Lourdes", "--on", str(DAY)), "no centre has the number"),
        (("--centre", "4242"), "which days?"),
        (("--centre", "4242", "--from", str(DAY), "--to", str(DAY - timedelta(days=1))), "after"),
    ],
)
def test_what_is_not_clear_is_refused_in_words(voicebot, world, everybody, args, says):
    done = voicebot("notify", *args, "--because", "closed", "--send", "--yes")
    assert done.exit_code != 0
    assert says in done.stderr
    assert told(world) == []


def test_other_days_and_other_centres_are_left_alone(world, everybody):
    other = Notice(notice(world).centre, Days(date(2026, 1, 1), DAY - timedelta(days=1)), "closed", "me")
    (only,) = notifying.send(world.store, other, now=world.now)
    assert only.of == 0
    list(sends(world))
    with world.store.transaction() as tx:
        others = Appointment.id.not_in([one.id for one in everybody])
        assert tx.scalars(select(Appointment.id).where(others)).one() not in told(world)
