"""The part of the day that was wished for stays when only the day is corrected."""

from __future__ import annotations

from dialogs.actions.days import Day, in_the_same_part

AFTERNOON = {"windows": [["2026-11-25T12:00:00+01:00", "2026-11-25T18:00:00+01:00"]]}
THURSDAY = {"windows": [["2026-11-26T00:00:00+01:00", "2026-11-27T00:00:00+01:00"]]}


def windows(day: Day | None) -> list[list[str]]:
    return [[start[:16], end[:16]] for start, end in (day or {}).get("windows", [])]


def test_thursday_after_the_afternoon_is_thursday_afternoon() -> None:
    kept = in_the_same_part(THURSDAY, AFTERNOON)
    assert windows(kept) == [["2026-11-26T12:00", "2026-11-26T18:00"]]


def test_a_week_is_each_of_its_days() -> None:
    week = {"windows": [["2026-11-30T00:00:00+01:00", "2026-12-07T00:00:00+01:00"]]}
    kept = windows(in_the_same_part(week, AFTERNOON))
    assert len(kept) == 7
    assert kept[-1] == ["2026-12-06T12:00", "2026-12-06T18:00"]


def test_where_no_part_was_said_or_another_one_is_nothing_is_kept() -> None:
    morning = {"windows": [["2026-11-26T08:00:00+01:00", "2026-11-26T12:00:00+01:00"]]}
    for day, before in (
        (THURSDAY, None),
        (THURSDAY, {"any": True}),
        (THURSDAY, THURSDAY),
        (morning, AFTERNOON),
        ({"any": True}, AFTERNOON),
    ):
        assert in_the_same_part(day, before) is None
