"""The clock, and how demo and tests shift it for all processes at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from config.clock import Clock

MONTH = timedelta(days=30)


def is_shifted_by(clock: Clock, shift: timedelta) -> bool:
    before = datetime.now(UTC)
    told = clock.now()
    return before + shift <= told <= datetime.now(UTC) + shift


def test_the_clock_tells_aware_utc():
    assert Clock().now().utcoffset() == timedelta()
    assert is_shifted_by(Clock(), timedelta())


def test_a_file_shifts_the_time_and_each_change_counts_at_once(tmp_path):
    file = tmp_path / "clock"
    clock = Clock(file)
    assert is_shifted_by(clock, timedelta())
    for seconds in (60, -3600, 0.5, MONTH.total_seconds()):
        file.write_text(f"{seconds}\n")
        assert is_shifted_by(clock, timedelta(seconds=seconds))
    file.unlink()
    assert is_shifted_by(clock, timedelta())


def test_two_clocks_on_one_file_agree(tmp_path):
    file = tmp_path / "clock"
    file.write_text("86400")
    one, other = Clock(file), Clock(file)
    assert abs(one.now() - other.now()) < timedelta(minutes=1)


@pytest.mark.parametrize("content", ["", " \n"])
def test_an_empty_file_shifts_nothing(tmp_path, content):
    file = tmp_path / "clock"
    file.write_text(content)
    assert is_shifted_by(Clock(file), timedelta())


@pytest.mark.parametrize("content", ["tomorrow", "nan", "inf", "1e300"])
def test_a_file_without_a_number_is_named(tmp_path, content):
    file = tmp_path / "clock"
    file.write_text(content)
    with pytest.raises(ValueError, match="clock must hold seconds"):
        Clock(file).now()
