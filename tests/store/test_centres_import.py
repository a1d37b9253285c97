"""The official list comes into the store: all of it or nothing, and twice is once."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from models import Centre, Store
from voicebot.booking.centres import FileNotUsable, ImportReport, import_centres

DEMO = Path(__file__).parents[2] / "config" / "demo" / "centres.csv"
SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "centres-vaccination_2021-04-13.csv"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)

Edition = Callable[..., Path]


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """The demo list with some rows changed (by identifier), and rows added."""

    def write(changes: dict[str, dict[str, str]], *more: dict[str, str]) -> Path:
        with DEMO.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter=";"))
        path = tmp_path / "edition.csv"
        with path.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, list(rows[0]), delimiter=";")
            writer.writeheader()
            writer.writerows(row | changes.get(row["gid"], {}) for row in rows)
            writer.writerows(rows[0] | row for row in more)
        return path

    return write


def _import(store: Store, path: Path) -> ImportReport:
    return import_centres(store, path, now=NOW, progress=lambda *_: None)


def _centres(store: Store) -> dict[str, Centre]:
    with store.transaction() as tx:
        return {centre.official_id: centre for centre in tx.scalars(select(Centre))}


def test_the_demo_list_is_taken_but_for_the_closed_centre(store):
    report = _import(store, DEMO)
    assert report.as_json() == {"rows": 15, "taken": 14, "unchanged": 0, "left_out": {"closed": 1}}
    assert len(_centres(store)) == 14


def test_a_second_import_changes_nothing(store):
    _import(store, DEMO)
    before = {id_: centre.imported_at for id_, centre in _centres(store).items()}
    report = import_centres(store, DEMO, now=NOW.replace(year=2027), progress=lambda *_: None)
    assert (report.taken, report.unchanged) == (0, 14)
    assert {id_: centre.imported_at for id_, centre in _centres(store).items()} == before


def test_a_later_edition_changes_only_what_changed(store, edition):
    _import(store, DEMO)
    report = _import(store, edition({"990001": {"rdv_lundi": "fermé"}}, {"gid": "990100"}))
    assert (report.taken, report.unchanged) == (2, 13)
    centres = _centres(store)
    assert "1" not in centres["990001"].opening
    assert "990100" in centres


def test_a_centre_that_closes_is_closed_here_and_opens_again_with_its_row(store, edition):
    _import(store, DEMO)
    closing = edition({"990001": {"centre_fermeture": "t"}})
    report = _import(store, closing)
    assert (report.taken, report.left_out) == (1, {"closed": 1})
    assert _centres(store)["990001"].closed
    assert _import(store, closing).taken == 0
    assert _import(store, DEMO).taken == 1
    assert not _centres(store)["990001"].closed


def test_a_centre_that_turns_out_to_be_a_prison_is_offered_no_longer(store, edition):
    _import(store, DEMO)
    _import(store, edition({"990002": {"centre_type": "{USMP}"}}))
    assert _centres(store)["990002"].closed


def test_an_unclear_row_leaves_the_centre_as_it_was(store, edition):
    _import(store, DEMO)
    report = _import(store, edition({"990001": {"lat_coor1": "", "nom": "Autre nom"}}))
    assert report.left_out == {"closed": 1, "no_position": 1}
    assert _centres(store)["990001"].name == "Salle des Tilleuls"


def test_rows_that_say_the_same_twice_are_taken_once(store, edition):
    report = _import(store, edition({}, {"gid": "990001"}, {"gid": "990001"}))
    assert (report.taken, report.left_out) == (14, {"closed": 1, "duplicate": 2})


def test_rows_that_contradict_each_other_are_all_left_out(store, edition):
    report = _import(store, edition({}, {"gid": "990001", "nom": "Salle des Cèdres"}))
    assert (report.taken, report.left_out) == (13, {"closed": 1, "duplicate": 2})
    assert "990001" not in _centres(store)


def test_a_centre_that_the_file_does_not_mention_stays(store, edition):
    _import(store, edition({}, {"gid": "990100"}))
    _import(store, DEMO)
    assert not _centres(store)["990100"].closed


def test_a_file_that_breaks_off_changes_nothing(store, tmp_path):
    path = tmp_path / "broken.csv"
    path.write_text(
        DEMO.read_text(encoding="utf-8").replace(";Salle du Moulin;", ';"Salle du Moulin;'), "utf-8"
    )
    with pytest.raises(FileNotUsable):
        _import(store, path)
    assert _centres(store) == {}


def test_progress_is_told_to_the_end(store):
    told = []
    import_centres(store, DEMO, now=NOW, progress=lambda done, total: told.append((done, total)))
    assert told == [(done, 15) for done in range(1, 16)]


@pytest.mark.skipif(not SAMPLE.exists(), reason="the official sample is not beside this checkout")
def test_the_official_sample_is_accounted_for_row_by_row(store):
    report = _import(store, SAMPLE)
    assert report.rows == 2174
    assert report.taken > 1600
    assert report.taken + report.unchanged + sum(report.left_out.values()) == report.rows
    offered = [centre for centre in _centres(store).values() if not centre.professionals_only]
    assert not any("prison" in centre.name.lower() or "Arrêt" in centre.name for centre in offered)
    again = _import(store, SAMPLE)
    assert (again.taken, again.unchanged, again.left_out) == (0, report.taken, report.left_out)
