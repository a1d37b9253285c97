"""What a month of messages costs: counted on real words, priced only where a price is known."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from providers import Provider
from sqlalchemy import update

from config.prices import FILE, Prices, PricesError
from models import Conversation, Message
from voicebot.cli.cost import Bill
from voicebot.outbox.forecast import Month, forecast
from voicebot.outbox.notices import notify_many
from voicebot.outbox.words import Words

WORDS = Words("+33937000000")


def month(world, first=None):
    return Month.of(first or world.now.date(), world.now)


def counts(world, first=None):
    return forecast(world.store, month(world, first), WORDS, two_way=True, progress=lambda *_: None)


@pytest.fixture
def four(world, post):
    """Four people book on 2 March for the 12th, at a centre with a long name, and are told."""
    name = "Centre de vaccination intercommunal du Pays d’Aubagne et de l’Étoile"
    centre = world.centre_in("Aubagne", name=name)
    (slot,) = world.slots_at(centre, 241, capacity=9)
    for n in range(4):
        world.books(world.someone(number=f"+3361234567{n}", born=f"1938-02-0{n + 1}"), slot)
    post(Provider(), words=WORDS).run()
    return centre


def test_what_has_left_and_what_is_planned_are_counted_in_segments_of_their_own_words(world, four):
    found = counts(world)
    sent = found.texts["confirmation"].sent
    assert (sent.texts, sent.segments) == (4, 8)
    assert found.texts["confirmation"].planned.texts == 0
    planned = {purpose: seen.planned for purpose, seen in found.texts.items() if seen.planned.texts}
    assert {purpose: (one.texts, one.segments) for purpose, one in planned.items()} == {
        "reminder_3d": (4, 8),
        "reminder_1d": (4, 8),
    }
    # The invitation to the second injection falls into April.
    assert counts(world, date(2026, 4, 1)).texts["second_dose"].planned.texts == 4


def test_answers_go_on_as_in_the_last_weeks_and_what_we_begin_counts_once(world, four):
    april = counts(world, date(2026, 4, 1))
    # 28 days held four confirmations; April has thirty days, and an hour less of clock.
    assert april.total("confirmation").texts == pytest.approx(4 * 30 / 28, rel=0.01)
    assert april.total("confirmation").segments == pytest.approx(8 * 30 / 28, rel=0.01)
    assert april.total("second_dose").texts == 4
    march = counts(world)
    assert march.total("reminder_1d").texts == 4
    assert march.total("confirmation").texts == pytest.approx(4 + 4 * 29.6 / 28, rel=0.01)


def test_a_notice_to_many_is_no_habit(world, four, sends):
    with world.store.transaction() as tx:
        about = {one.appointment_id for one in world.every_message()}
        notify_many(tx, list(about), because="late", by="me", now=world.now)
    assert counts(world).total("notice").texts == 4
    sends()
    assert counts(world).total("notice").texts == 4
    assert counts(world, date(2026, 4, 1)).total("notice").texts == 0


def test_a_month_that_is_over_is_not_estimated(world):
    with pytest.raises(ValueError, match="2026-02 is over"):
        month(world, date(2026, 2, 1))


@pytest.fixture
def rung(world, four):
    """Two of our calls were taken, for 20 seconds and for two and a half minutes; one rang in vain."""
    booked = world.books(world.someone(number="+33465710001"), world.slots_at(four, 242)[0])
    with world.store.transaction() as tx:
        for seconds in (20, 150, None):
            sid = uuid4().hex
            call = Message(
                id=uuid4(), appointment_id=booked.id, purpose="reminder_1d", dedupe_key=sid, medium="call",
                locale="fr", state="delivered", due_at=world.now, expires_at=world.now, created_at=world.now,
                state_at=world.now, provider_sid=sid, marked_at=world.now,
            )  # fmt: skip
            tx.add(call)
            if seconds:
                ends = world.now - timedelta(hours=1) + timedelta(seconds=seconds)
                tx.add(
                    Conversation(
                        id=uuid4(),
                        channel="voice",
                        provider_sid=sid,
                        locale="fr",
                        asked="none",
                        ended_at=ends,
                        started_at=world.now - timedelta(hours=1),
                        last_turn_at=world.now,
                    )
                )


def test_begun_minutes_of_calls_that_were_taken_are_counted(world, rung):
    found = counts(world)
    assert (found.calls.sent, found.calls.planned) == ((2, 4), 1)
    bill = Bill(found, Prices(minute=Decimal("0.02")))
    # Two begun minutes each: four so far, and as many calls again in the rest of the month.
    assert bill.minutes == pytest.approx(Decimal(4 + 2 * 2), abs=1)
    assert bill.calls == bill.minutes * Decimal("0.02")


def test_what_is_not_known_is_not_invented(world, rung):
    found = counts(world)
    bill = Bill(found, Prices(segment=Decimal("0.05")))
    assert bill.texts == found.segments * Decimal("0.05")
    assert (bill.calls, bill.total) == (None, None)
    with world.store.transaction() as tx:
        tx.execute(update(Conversation).values(provider_sid=None))
    assert Bill(counts(world), Prices(minute=Decimal(1))).minutes is None
    assert Bill(counts(world), Prices(minute=Decimal(1), minutes_a_call=Decimal(2))).minutes == 2


def test_no_price_is_ours(world, four):
    shipped = Prices.read(FILE)
    assert (shipped.segment, shipped.minute, shipped.minutes_a_call) == (None, None, None)
    assert Bill(counts(world), shipped).texts is None


@pytest.mark.parametrize(
    ("written", "fault"),
    [("segment = -1", "segment"), ("sms = 1", "sms"), ("segment = [", "toml"), ("currency = 1", "currency")],
)
def test_a_fault_in_the_prices_is_told_with_its_place(tmp_path: Path, written: str, fault: str):
    file = tmp_path / "prices.toml"
    file.write_text(written, "utf-8")
    with pytest.raises(PricesError, match=fault):
        Prices.read(file)


@pytest.fixture
def today(world):
    """The same by the real clock."""
    world.now = datetime.now(UTC).replace(microsecond=0)
    (slot,) = world.slots_at(world.centre_in("Aubagne", name="C" * 90), 200, capacity=9)
    world.books(world.someone(), slot)


def test_the_command_shows_a_table_or_one_line_of_figures(voicebot, today):
    shown = voicebot("cost", "--price-segment", "0.05", "--price-minute", "0.02")
    assert shown.exit_code == 0
    for part in ("confirmation", "expected", "segments", "EUR", "calls"):
        assert part in shown.stdout
    assert "price is not known" not in shown.stdout
    figures = json.loads(voicebot("cost", "--json").stdout)
    assert figures["texts"]["confirmation"]["planned"] == 1
    assert figures["cost_texts"] is None
    assert "price is not known" in voicebot("cost").stdout
    assert voicebot("cost", "--month", "2020-01").exit_code == 2


def test_the_preview_takes_the_longest_real_names(voicebot, today):
    lines = [json.loads(line) for line in voicebot("preview", "--longest", "--json").stdout.splitlines()]
    assert {one["segments"] for one in lines} <= {1, 2}
    assert any("C" * 60 in one["text"] for one in lines)
