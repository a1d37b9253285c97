"""Slots follow from a centre's own hours, in its own time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, insert, select, update

from models import Centre, Slot, Store
from voicebot.booking.centres import SlotsReport, open_slots

MONDAY = datetime(2026, 3, 2, 5, tzinfo=UTC)
WEEKDAYS = {str(day): [["09:00", "12:00"], ["14:00", "17:00"]] for day in range(1, 6)}


def _centre(store: Store, **values: object) -> int:
    described: dict[str, object] = {
        "official_id": "1",
        "name": "Salle des Tilleuls",
        "address": "12 Place des Tilleuls",
        "postal_code": "13400",
        "insee_code": "13005",
        "town": "Aubagne",
        "latitude": 43.29,
        "longitude": 5.57,
        "time_zone": "Europe/Paris",
        "opening": WEEKDAYS,
        "closed": False,
        "professionals_only": False,
        "imported_at": MONDAY,
    }
    with store.transaction() as tx:
        id_: int = tx.scalars(insert(Centre).values(described | values).returning(Centre.id)).one()
        return id_


def _open(store: Store, *, weeks=1, minutes=60, capacity=4, now=MONDAY, vaccine=None) -> SlotsReport:
    return open_slots(
        store,
        weeks=weeks,
        minutes=minutes,
        capacity=capacity,
        vaccine=vaccine,
        now=now,
        progress=lambda *_: None,
    )


def _starts(store: Store, zone: str = "Europe/Paris") -> list[datetime]:
    with store.transaction() as tx:
        starts = tx.scalars(select(Slot.starts_at).order_by(Slot.starts_at)).all()
    return [start.astimezone(ZoneInfo(zone)) for start in starts]


def test_slots_fill_each_opening_and_end_within_it(store):
    _centre(store, opening={"1": [["09:00", "10:45"], ["14:00", "15:00"]]})
    assert _open(store, minutes=30).opened == 5
    assert [f"{start:%a %H:%M}" for start in _starts(store)] == [
        "Mon 09:00",
        "Mon 09:30",
        "Mon 10:00",
        "Mon 14:00",
        "Mon 14:30",
    ]


def test_opening_twice_opens_once(store):
    _centre(store)
    first = _open(store)
    assert first.as_json() == {"centres": 1, "opened": 30, "already_there": 0, "without_hours": 0}
    assert _open(store).as_json() == {"centres": 1, "opened": 0, "already_there": 30, "without_hours": 0}


def test_a_later_run_adds_the_days_that_have_come_near(store):
    _centre(store)
    _open(store)
    later = _open(store, now=MONDAY + timedelta(days=1))
    assert (later.opened, later.already_there) == (6, 24)


def test_places_that_are_taken_stay_taken(store):
    _centre(store)
    _open(store)
    with store.transaction() as tx:
        tx.execute(update(Slot).values(taken=2))
    _open(store, capacity=9)
    with store.transaction() as tx:
        assert tx.execute(select(Slot.capacity, Slot.taken).distinct()).all() == [(4, 2)]


def test_hours_with_slots_of_another_length_are_not_promised_twice(store):
    _centre(store)
    _open(store, minutes=60)
    assert _open(store, minutes=20).opened == 0
    assert len(_starts(store)) == 30


def test_nothing_is_opened_in_the_past(store):
    _centre(store, opening={"1": [["09:00", "12:00"]]})
    # It is 10:20 in Aubagne.
    _open(store, minutes=30, now=datetime(2026, 3, 2, 9, 20, tzinfo=UTC))
    assert [f"{start:%H:%M}" for start in _starts(store)] == ["10:30", "11:00", "11:30"]


def test_a_slot_that_begins_this_instant_can_be_offered(store):
    _centre(store, opening={"1": [["09:00", "10:00"]]})
    _open(store, minutes=30, now=datetime(2026, 3, 2, 8, 30, tzinfo=UTC))
    assert [f"{start:%H:%M}" for start in _starts(store)] == ["09:30"]


@pytest.mark.parametrize("closed_door", [{"closed": True}, {"professionals_only": True}])
def test_a_centre_that_is_not_for_the_public_has_no_slots(store, closed_door):
    _centre(store, **closed_door)
    assert _open(store).as_json() == {"centres": 0, "opened": 0, "already_there": 0, "without_hours": 0}


def test_centres_without_hours_are_counted(store):
    _centre(store, opening={})
    _centre(store, official_id="2")
    report = _open(store)
    assert (report.centres, report.without_hours) == (1, 1)


def test_no_slot_before_the_first_day_or_after_the_last(store):
    _centre(store, opens_on=date(2026, 3, 4), closes_on=date(2026, 3, 5))
    _open(store)
    assert {start.date() for start in _starts(store)} == {date(2026, 3, 4), date(2026, 3, 5)}


def test_public_holidays_are_left_out(store):
    _centre(store)
    _open(store, now=datetime(2026, 4, 27, 5, tzinfo=UTC))
    assert date(2026, 5, 1) not in {start.date() for start in _starts(store)}


def test_a_territory_keeps_its_own_holidays(store):
    _centre(store, insee_code="97411", time_zone="Indian/Reunion")
    _centre(store, official_id="2")
    # 20 December, the abolition of slavery on Réunion, is a Sunday in 2026 and a Monday in 2027.
    _open(store, now=datetime(2027, 12, 19, 5, tzinfo=UTC))
    with store.transaction() as tx:
        counts = dict(tx.execute(select(Slot.centre_id, func.count()).group_by(Slot.centre_id)).all())
    assert counts[2] - counts[1] == 6


def test_hours_are_those_of_the_wall_clock_in_summer_and_winter(store):
    every_day = {str(day): [["09:00", "10:00"]] for day in range(1, 8)}
    _centre(store, opening=every_day)
    _open(store, weeks=2, now=datetime(2026, 3, 23, 5, tzinfo=UTC))
    starts = _starts(store)
    assert {f"{start:%H:%M}" for start in starts} == {"09:00"}
    assert len({start.astimezone(UTC).hour for start in starts}) == 2


def test_an_hour_that_the_clocks_leave_out_has_no_slots(store):
    # On 29 March 2026 the clocks go from two to three.
    _centre(store, opening={"7": [["02:00", "04:00"]]})
    _open(store, minutes=30, now=datetime(2026, 3, 28, 5, tzinfo=UTC))
    assert [f"{start:%H:%M}" for start in _starts(store)] == ["03:00", "03:30"]


def test_the_hours_are_the_centres_own_wherever_it_lies(store):
    _centre(store, insee_code="98818", time_zone="Pacific/Noumea", opening={"2": [["08:00", "09:00"]]})
    # In Nouméa it is Tuesday 07:00 already.
    _open(store, now=datetime(2026, 3, 2, 20, tzinfo=UTC))
    assert [f"{start:%a %H:%M}" for start in _starts(store, "Pacific/Noumea")] == ["Tue 08:00"]


@pytest.mark.parametrize(
    "slip",
    [{"weeks": 0}, {"weeks": 27}, {"minutes": 4}, {"minutes": 121}, {"capacity": 0}, {"capacity": 101}],
)
def test_a_typing_slip_opens_nothing(store, slip):
    _centre(store)
    with pytest.raises(ValueError, match=f"{next(iter(slip))} must be between"):
        _open(store, **slip)
    assert _starts(store) == []


def test_a_slot_gives_the_campaign_s_vaccine_or_the_one_it_was_opened_for(store):
    _centre(store)
    _open(store)
    _open(store, weeks=2, vaccine="vaxigrip")
    with store.transaction() as tx:
        given = tx.execute(select(Slot.vaccine, func.count()).group_by(Slot.vaccine)).all()
    assert dict(map(tuple, given)) == {None: 30, "vaxigrip": 30}


def test_a_vaccine_that_is_in_no_file_opens_nothing(store):
    _centre(store)
    with pytest.raises(ValueError, match="plague"):
        _open(store, vaccine="plague")
    assert not _starts(store)
