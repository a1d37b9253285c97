"""The audit trail is chained: whoever changes, adds or takes away an event, even in the database, is seen."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from models import Store
from voicebot import audit, audit_chain
from voicebot.audit_chain import Verified

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
KEY, ANOTHER = b"k" * 32, b"l" * 32


@pytest.fixture
def events(store):
    """Three links: two events, one, and two."""
    for count in (2, 1, 2):
        happens(store, count)
        audit_chain.seal(store, KEY, now=lambda: NOW)


def happens(store: Store, count: int, at: datetime = NOW) -> None:
    with store.transaction() as tx:
        for number in range(count):
            audit.record(tx, audit.Act.BOOKED, by="voice", at=at, centre=number)


def verified(store: Store, *, key: bytes = KEY, now: datetime = NOW, **checkpoints: str) -> Verified:
    kept = {int(name.removeprefix("seal")): digest for name, digest in checkpoints.items()}
    with store.transaction() as tx:
        return audit_chain.verify(tx, key, checkpoints=kept, now=now, progress=lambda *_: None)


def by_force(store: Store, *statements: str) -> None:
    """As somebody who owns the database can."""
    with store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE audit_event DISABLE TRIGGER audit_event_stays"))
        for statement in statements:
            connection.execute(text(statement))
        connection.execute(text("ALTER TABLE audit_event ENABLE TRIGGER audit_event_stays"))


def newest(store: Store) -> dict[str, str | int]:
    with store.transaction() as tx:
        link = audit_chain.last(tx)
        assert link is not None
        return audit_chain.as_checkpoint(link)


def test_what_nobody_touched_is_proved(store, events):
    assert verified(store) == Verified(seals=3, events=5, unsealed=0, faults=())


def test_an_empty_trail_is_proved(store):
    assert audit_chain.seal(store, KEY, now=lambda: NOW) == 0
    assert verified(store) == Verified(seals=0, events=0, unsealed=0, faults=())


def test_the_newest_events_wait_for_their_seal(store, events):
    happens(store, 1)
    assert verified(store) == Verified(seals=3, events=5, unsealed=1, faults=())


def test_nobody_sealing_any_more_is_a_fault(store, events):
    happens(store, 1)
    assert verified(store, now=NOW + timedelta(minutes=11)).faults == (
        "1 events have waited for their seal for more than ten minutes",
    )


def test_a_long_trail_has_more_than_one_link(store, monkeypatch):
    monkeypatch.setattr(audit_chain, "MOST", 2)
    happens(store, 5)
    assert audit_chain.seal(store, KEY, now=lambda: NOW) == 5
    assert verified(store) == Verified(seals=3, events=5, unsealed=0, faults=())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET by = 'nobody' WHERE id = (SELECT min(id) FROM audit_event)",
        "UPDATE audit_event SET seal = NULL",
        "UPDATE audit_event SET seal = 99",
        "DELETE FROM audit_event",
    ],
)
def test_the_database_refuses_to_change_an_event(store, events, statement):
    with (
        pytest.raises(IntegrityError, match="neither changed nor deleted"),
        store.engine.begin() as connection,
    ):
        connection.execute(text(statement))
    assert not verified(store).faults


def test_not_even_what_is_not_sealed_yet_may_be_changed(store):
    happens(store, 1)
    with pytest.raises(IntegrityError), store.engine.begin() as connection:
        connection.execute(text("UPDATE audit_event SET by = 'nobody', seal = 1"))


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE audit_event SET by = 'nobody' WHERE seal = 2", "seal 2: an event was changed"),
        ("UPDATE audit_event SET at = at - interval '1 microsecond' WHERE seal = 2", "seal 2: an event was"),
        ("UPDATE audit_event SET details = '{\"centre\": 9}' WHERE seal = 2", "seal 2: an event was changed"),
        ("DELETE FROM audit_event WHERE seal = 2", "seal 2: 1 events were sealed, 0 are there"),
        (
            "INSERT INTO audit_event (at, act, by, details, seal) VALUES (now(), 'booked', 'voice', '{}', 2)",
            "seal 2: 1 events were sealed, 2 are there",
        ),
        ("DELETE FROM audit_seal WHERE number = 2", "seal 2 is missing"),
        ("UPDATE audit_seal SET digest = '\\x00' WHERE number = 2", "seal 2: an event was changed"),
        ("UPDATE audit_event SET seal = 9 WHERE seal = 2", "1 events carry a seal that does not exist"),
    ],
)
def test_what_the_owner_of_the_database_does_is_seen(store, events, statement, fault):
    by_force(store, statement)
    assert any(line.startswith(fault) for line in verified(store).faults)


def test_only_who_has_the_key_can_mend_the_chain(store, events):
    by_force(
        store,
        "UPDATE audit_event SET by = 'nobody' WHERE seal = 2",
        "UPDATE audit_event SET seal = NULL WHERE seal > 1",
        "DELETE FROM audit_seal WHERE number > 1",
    )
    audit_chain.seal(store, ANOTHER, now=lambda: NOW)
    assert verified(store).faults == ("seal 2: an event was changed, or the key is another",)


def test_a_checkpoint_sees_the_newest_links_go_and_others_come(store, events):
    kept = {f"seal{newest(store)['number']}": str(newest(store)["digest"])}
    assert not verified(store, **kept).faults
    by_force(store, "DELETE FROM audit_event WHERE seal = 3", "DELETE FROM audit_seal WHERE number = 3")
    assert not verified(store).faults
    assert verified(store, **kept).faults == ("seal 3 of a checkpoint is missing",)
    happens(store, 2)
    audit_chain.seal(store, KEY, now=lambda: NOW)
    assert verified(store, **kept).faults == ("seal 3 is not the one of the checkpoint",)


def test_checkpoints_are_read_from_a_file_of_their_own_and_from_a_log(store, events):
    kept = newest(store)
    lines = ["worker | 12:00 started", json.dumps(kept), 'worker | {"event": "turn", "number": 3}', "{broken"]
    assert audit_chain.checkpoints_in(lines) == {3: kept["digest"]}
