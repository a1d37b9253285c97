"""When somebody is rung to be reminded."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from voicebot.outbox.reminders import call_at

PARIS, REUNION = ZoneInfo("Europe/Paris"), ZoneInfo("Indian/Reunion")
LONG_BEFORE = datetime(2026, 1, 5, 9, 0, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("appointment", "rung"),
    [
        ((2026, 3, 5, 10, 15), (2026, 3, 4, 18, 0)),
        ((2026, 3, 9, 8, 0), (2026, 3, 7, 18, 0)),  # a Monday: not on Sunday
        ((2026, 5, 2, 9, 0), (2026, 4, 30, 18, 0)),  # after Labour Day
        ((2026, 4, 7, 9, 0), (2026, 4, 4, 18, 0)),  # after Easter Monday and Sunday
        ((2026, 3, 30, 9, 0), (2026, 3, 28, 18, 0)),  # the clocks changed that Sunday
    ],
)
def test_the_evening_of_the_last_working_day_before(appointment, rung):
    due = call_at(datetime(*appointment, tzinfo=PARIS), now=LONG_BEFORE)
    assert due == datetime(*rung, tzinfo=PARIS)


def test_evening_is_that_of_the_centre():
    due = call_at(datetime(2026, 3, 5, 10, 15, tzinfo=REUNION), now=LONG_BEFORE)
    assert due == datetime(2026, 3, 4, 18, 0, tzinfo=REUNION)


@pytest.mark.parametrize(("hours", "rung"), [(3.5, True), (3, False), (0, False), (-5, False)])
def test_nobody_is_rung_who_has_just_been_told(hours, rung):
    eve = datetime(2026, 3, 4, 18, 0, tzinfo=PARIS)
    due = call_at(datetime(2026, 3, 5, 10, 15, tzinfo=PARIS), now=eve - timedelta(hours=hours))
    assert (due == eve) if rung else (due is None)
