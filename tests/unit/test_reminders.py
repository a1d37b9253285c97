"""When people are reminded: never on a Sunday or a holiday of their centre, never a moment after booking."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot import territories
from voicebot.outbox.hours import Calendar, speaks
from voicebot.outbox.reminders import CALLS, SOONEST, calls, invited_at, next_call, text_at

PARIS, REUNION = ZoneInfo("Europe/Paris"), ZoneInfo("Indian/Reunion")
FRANCE = Calendar(PARIS)
LONG_BEFORE = datetime(2026, 1, 5, 9, 0, tzinfo=PARIS)
CENTRES = ("13005", "57463", "67482", "68066", *(f"97{n}11" for n in range(1, 9)), "98613", "98735", "98818")
"""INSEE codes from every part of France."""


def calendar_of(insee: str) -> Calendar:
    return Calendar.of(territories.territory_of(insee).time_zone, insee)


calendars = st.sampled_from(CENTRES).map(calendar_of)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))


def is_decent(moment: datetime, calendar: Calendar) -> bool:
    """The rule in other words than the code's."""
    local = moment.astimezone(calendar.zone)
    free_day = local.weekday() == 6 or territories.is_holiday(local.date(), calendar.holidays)
    return not free_day and 8 <= local.hour < 20


@given(moments, calendars)
def test_what_waits_for_a_decent_hour_finds_the_first_one(now, calendar):
    opens = calendar.opens(now)
    assert opens >= now
    assert is_decent(opens, calendar)
    assert opens == now or not is_decent(now, calendar)
    assert opens == now or not is_decent(opens - timedelta(minutes=1), calendar)
    assert is_decent(calendar.opens_tomorrow(now), calendar)
    assert calendar.local(calendar.opens_tomorrow(now)).date() > calendar.local(now).date()


@given(moments, calendars, st.timedeltas(timedelta(), timedelta(days=60)))
def test_no_reminder_ever_falls_into_quiet_time(now, calendar, ahead):
    starts_at = calendar.local(now + ahead)
    dues = [text_at(starts_at, calendar, days=days, now=now) for days in (3, 1)]
    planned = [due for due in dues if due is not None]
    for due in [*planned, *calls(starts_at, calendar)]:
        assert is_decent(due, calendar)
        assert due.astimezone(calendar.zone).date() < starts_at.date()
    assert all(due > now + SOONEST for due in planned)
    assert len({calendar.local(due).date() for due in planned}) == len(planned)
    rung = next_call(starts_at, calendar, after=now)
    assert rung is None or (rung > now and rung in calls(starts_at, calendar))


@given(moments, calendars)
def test_an_invitation_comes_at_a_decent_hour_from_the_first_day_on(now, calendar):
    opens = now.date()
    due = invited_at(opens, calendar)
    assert is_decent(due, calendar)
    assert calendar.local(due).date() >= opens


@given(moments, calendars, st.timedeltas(timedelta(), timedelta(days=6)), st.booleans())
def test_only_what_must_be_told_and_would_come_too_late_is_told_in_quiet_time(now, calendar, ahead, must):
    starts_at = now + ahead
    due = speaks(calendar, now, must=must, starts_at=starts_at)
    if not is_decent(due, calendar):
        assert must
        assert due == now
        assert calendar.opens(now) > starts_at - timedelta(hours=1)


@pytest.mark.parametrize(
    ("appointment", "three_days_before", "day_before"),
    [
        ((2026, 3, 5), (2026, 3, 2), (2026, 3, 4)),
        ((2026, 3, 9), (2026, 3, 6), (2026, 3, 7)),  # a Monday: Saturday instead of Sunday
        ((2026, 3, 11), (2026, 3, 7), (2026, 3, 10)),  # a Wednesday: its third day before is a Sunday
        ((2026, 5, 2), (2026, 4, 29), (2026, 4, 30)),  # after Labour Day
        ((2026, 4, 7), None, (2026, 4, 4)),  # after Easter: both would fall on the Saturday
        ((2026, 3, 30), (2026, 3, 27), (2026, 3, 28)),  # the clocks changed that Sunday
    ],
)
def test_the_days_of_the_two_texts(appointment, three_days_before, day_before):
    starts_at = datetime(*appointment, 10, 15, tzinfo=PARIS)
    for days, day in ((3, three_days_before), (1, day_before)):
        due = text_at(starts_at, FRANCE, days=days, now=LONG_BEFORE)
        assert due == (day and datetime(*day, 10, 0, tzinfo=PARIS))


def test_holidays_are_those_of_the_centre():
    after_saint_stephen = datetime(2026, 12, 28, 10, 0, tzinfo=PARIS)
    days = {insee: calls(after_saint_stephen, calendar_of(insee))[0].date() for insee in ("13005", "67482")}
    assert days == {"13005": date(2026, 12, 26), "67482": date(2026, 12, 24)}
    assert calendar_of("97411").is_quiet(datetime(2026, 12, 20, 12, 0, tzinfo=REUNION))  # a Sunday
    assert not FRANCE.works(date(2026, 11, 11))
    assert FRANCE.works(date(2026, 12, 21))
    assert not Calendar(REUNION, "974").works(date(2027, 12, 20))  # the end of slavery


def test_calls_come_at_three_hours_of_the_day_before_by_the_clock_of_the_centre():
    starts_at = datetime(2026, 3, 5, 10, 15, tzinfo=REUNION)
    hours = calls(starts_at, Calendar(REUNION, "974"))
    assert hours == tuple(datetime.combine(date(2026, 3, 4), hour, REUNION) for hour in CALLS)
    assert [next_call(starts_at, Calendar(REUNION, "974"), after=hour) for hour in hours] == [
        hours[1],
        hours[2],
        None,
    ]


@pytest.mark.parametrize(("hours", "told"), [(3.5, True), (3, False), (0, False), (-5, False)])
def test_nobody_is_reminded_who_has_just_been_told(hours, told):
    due = datetime(2026, 3, 4, 10, 0, tzinfo=PARIS)
    starts_at = datetime(2026, 3, 5, 10, 15, tzinfo=PARIS)
    assert text_at(starts_at, FRANCE, days=1, now=due - timedelta(hours=hours)) == (due if told else None)


@pytest.mark.parametrize(
    ("now", "speaks_at"),
    [
        ((2026, 3, 4, 7, 59), (2026, 3, 4, 8, 0)),
        ((2026, 3, 4, 8, 0), (2026, 3, 4, 8, 0)),
        ((2026, 3, 4, 19, 59), (2026, 3, 4, 19, 59)),
        ((2026, 3, 4, 20, 0), (2026, 3, 5, 8, 0)),
        ((2026, 3, 7, 20, 0), (2026, 3, 9, 8, 0)),
        ((2026, 4, 4, 20, 0), (2026, 4, 7, 8, 0)),
    ],
)
def test_from_eight_in_the_evening_to_eight_in_the_morning_people_are_left_in_peace(now, speaks_at):
    assert FRANCE.opens(datetime(*now, tzinfo=PARIS)) == datetime(*speaks_at, tzinfo=PARIS)


def test_a_closed_centre_is_told_at_night_only_to_who_would_be_on_the_way_else():
    night = datetime(2026, 3, 4, 22, 0, tzinfo=PARIS)
    soon, later = (datetime.combine(date(2026, 3, 5), time(hour), PARIS) for hour in (8, 10))
    assert speaks(FRANCE, night, must=True, starts_at=soon) == night
    assert speaks(FRANCE, night, must=True, starts_at=later) == datetime(2026, 3, 5, 8, 0, tzinfo=PARIS)
    assert speaks(FRANCE, night, must=False, starts_at=soon) == datetime(2026, 3, 5, 8, 0, tzinfo=PARIS)
