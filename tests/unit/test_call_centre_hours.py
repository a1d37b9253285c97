"""The hours of the call centre: weekly stretches, its own zone, holidays off, parts of a day."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from config.call_centre import CallCentreError, Hours, read_hours

PARIS = ZoneInfo("Europe/Paris")
OURS = Path(__file__).parents[2] / "config" / "call_centre.toml"


def at(text: str, zone: str = "Europe/Paris") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.fixture
def hours() -> Hours:
    return read_hours(OURS)


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        ("2026-11-24 08:00", True),
        ("2026-11-24 07:59", False),
        ("2026-11-24 18:59", True),
        ("2026-11-24 19:00", False),
        ("2026-11-28 11:00", True),  # Saturday
        ("2026-11-28 12:00", False),
        ("2026-11-29 10:00", False),  # Sunday
        ("2026-12-25 10:00", False),  # a Friday, and Christmas
    ],
)
def test_people_answer_in_the_weekly_hours_but_not_on_holidays(hours: Hours, now: str, is_open: bool) -> None:
    assert hours.is_open(at(now)) is is_open


def test_the_hours_are_those_of_the_call_centres_own_clock(hours: Hours) -> None:
    assert not hours.is_open(at("2026-11-24 06:30", "UTC"))
    assert hours.is_open(at("2026-11-24 07:30", "UTC"))
    assert hours.is_open(at("2026-07-07 06:30", "UTC"))  # summer


@pytest.mark.parametrize(
    ("now", "part", "opens"),
    [
        ("2026-11-24 10:00", "any", "2026-11-24 10:00"),
        ("2026-11-24 10:00", "afternoon", "2026-11-24 12:00"),
        ("2026-11-24 15:00", "morning", "2026-11-25 08:00"),
        ("2026-11-27 20:00", "morning", "2026-11-28 09:00"),
        ("2026-11-27 20:00", "afternoon", "2026-11-30 12:00"),  # Saturday afternoon is off
        ("2026-12-24 20:00", "any", "2026-12-26 09:00"),
        ("2027-03-27 20:00", "any", "2027-03-30 08:00"),  # the clocks change, then Easter Monday
    ],
)
def test_the_next_time_somebody_is_there(hours: Hours, now: str, part: str, opens: str) -> None:
    assert hours.opens(at(now), part) == at(opens)


def test_who_never_opens_has_no_next_time(tmp_path: Path) -> None:
    file = tmp_path / "hours.toml"
    file.write_text('time_zone = "Europe/Paris"\n')
    assert read_hours(file).opens(at("2026-11-24 10:00")) is None


def test_the_whole_day_has_no_gap_at_midnight(tmp_path: Path) -> None:
    file = tmp_path / "hours.toml"
    file.write_text('time_zone = "Europe/Paris"\n[hours]\ntuesday = ["00:00-24:00"]\n')
    assert read_hours(file).is_open(at("2026-11-24 23:59"))
    assert not read_hours(file).is_open(at("2026-11-25 00:00"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "time_zone"),
        ("time_zone = 3", "3"),
        ('time_zone = "Mars/Olympus"', "Mars"),
        ('time_zone = "Europe/Paris"\nclosed_on_holidays_of = "XX"', "XX"),
        ('time_zone = "Europe/Paris"\n[hours]\nfunday = []', "funday"),
        ('time_zone = "Europe/Paris"\n[hours]\nmonday = ["8-19"]', "monday"),
        ('time_zone = "Europe/Paris"\n[hours]\nmonday = ["19:00-08:00"]', "ends before"),
        ('time_zone = "Europe/Paris"\n[hours]\nmonday = ["08:00-24:30"]', "after midnight"),
    ],
)
def test_a_fault_in_the_file_is_named(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "hours.toml"
    file.write_text(text)
    with pytest.raises(CallCentreError, match=fault):
        read_hours(file)
