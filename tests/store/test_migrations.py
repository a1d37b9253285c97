"""The schema's history leads to the models, forwards and backwards."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, NullPool, create_engine, inspect, text

from models import Base
from models.migrations import downgrade, upgrade
from models.store import driver_url
from voicebot.supervisor import scratch_database

TWO_INJECTIONS = (
    """INSERT INTO centre (official_id, name, address, postal_code, insee_code, town, latitude, longitude,
                           time_zone, opening, closed, professionals_only, imported_at)
       VALUES ('1', 'c', 'a', '13400', '13005', 't', 43, 5, 'Europe/Paris', '{}', false, false, now())""",
    "INSERT INTO slot (centre_id, starts_at, minutes, capacity) VALUES (1, now(), 10, 2)",
    "INSERT INTO person (id, provisional, created_at) VALUES (gen_random_uuid(), true, now())",
    """INSERT INTO appointment (id, person_id, slot_id, dose, state, key, locale, booked_by, booked_at,
                                reference_index)
       SELECT gen_random_uuid(), id, 1, 1, 'booked', 'k', 'fr', 'voice', now(), 'code' FROM person""",
    """INSERT INTO appointment (id, person_id, slot_id, dose, state, key, locale, booked_by, booked_at,
                                reference_index, follows_id)
       SELECT gen_random_uuid(), person_id, 1, 2, 'booked', 'k:second', 'fr', 'voice', now(), 'code', id
       FROM appointment""",
)


@pytest.fixture(scope="module")
def empty_url() -> Iterator[str]:
    with scratch_database() as url:
        yield url


@pytest.fixture
def empty(empty_url: str) -> Iterator[Engine]:
    """A database that nobody has migrated yet."""
    engine = create_engine(driver_url(empty_url), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    yield engine
    engine.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_the_newest_schema_is_that_of_the_models(empty, empty_url):
    upgrade(empty_url)
    with empty.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Base.metadata) == []
    assert tables(empty) == set(Base.metadata.tables)


def test_constraints_that_guard_the_rules_are_really_there(empty, empty_url):
    """Check constraints and partial indexes are not compared by the tool above."""
    upgrade(empty_url)
    with empty.connect() as connection:
        checks = set(
            connection.execute(text("SELECT conname FROM pg_constraint WHERE contype = 'c'")).scalars()
        )
        partial = dict(
            map(
                tuple,
                connection.execute(
                    text("SELECT indexname, indexdef FROM pg_indexes WHERE indexdef LIKE '% WHERE %'")
                ),
            )
        )
    wanted = {
        constraint.name
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if type(constraint).__name__ == "CheckConstraint"
    }
    assert wanted <= checks
    for name in ("one_active_per_dose", "one_active_second", "reference"):
        assert "UNIQUE" in partial[f"uq_appointment_{name}"]


def test_back_to_nothing_and_forth_again(empty, empty_url):
    upgrade(empty_url)
    downgrade(empty_url, "base")
    assert tables(empty) == set()
    upgrade(empty_url)
    assert tables(empty) == set(Base.metadata.tables)


def test_an_older_version_finds_the_first_of_two_injections_by_its_code(empty, empty_url):
    """Going back must not fail where two appointments have one code."""
    upgrade(empty_url)
    with empty.begin() as connection:
        for statement in TWO_INJECTIONS:
            connection.execute(text(statement))
    downgrade(empty_url, "0001")
    with empty.connect() as connection:
        kept = connection.execute(text("SELECT reference_index FROM appointment ORDER BY dose")).scalars()
        assert list(kept) == [b"code", None]


def test_a_second_upgrade_changes_nothing(empty, empty_url):
    upgrade(empty_url)
    upgrade(empty_url)
    assert tables(empty) == set(Base.metadata.tables)


def test_two_releases_at_once_migrate_once(empty, empty_url):
    release = [
        sys.executable,
        "-c",
        "import sys; from models.migrations import upgrade; upgrade(sys.argv[1])",
    ]
    releases = [subprocess.Popen([*release, empty_url]) for _ in range(2)]
    assert [one.wait(60) for one in releases] == [0, 0]
    assert tables(empty) == set(Base.metadata.tables)


def test_a_migration_that_fails_holds_nobody_up(empty, empty_url):
    with empty.begin() as connection:
        connection.execute(text("CREATE TABLE slot (in_the_way int)"))
    with pytest.raises(Exception, match="slot"):
        upgrade(empty_url)
    with empty.begin() as connection:
        assert tables(empty) == {"slot"}
        connection.execute(text("DROP TABLE slot"))
    upgrade(empty_url)
    assert tables(empty) == set(Base.metadata.tables)
