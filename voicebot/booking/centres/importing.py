"""Brings the official list of centres into the store, all of it or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from models import Centre, Store, Transaction
from voicebot.booking.centres.official_file import Row, read_rows
from voicebot.booking.centres.row import LeftOut, OfficialCentre, Withdrawn, centre_of

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done; called often, so it should be quick."""

Outcome = OfficialCentre | Withdrawn
_FIELDS = tuple(field.name for field in fields(OfficialCentre))


@dataclass(frozen=True)
class ImportReport:
    """What became of each row; `left_out` counts by reason, in fixed words (docs/decisions/0004)."""

    rows: int
    taken: int
    unchanged: int
    left_out: dict[str, int]

    def as_json(self) -> dict[str, object]:
        """The figures of `--json`: rows = taken + unchanged + the sum of left_out."""
        return asdict(self)


def import_centres(store: Store, path: Path, *, now: datetime, progress: Progress) -> ImportReport:
    """Take every clear row of the file; a second import of the same file changes nothing.

    A row that says "send nobody there" (closed, prison, mobile team …) is left out, but closes the
    centre if an earlier edition brought it in; that row then counts as taken. A centre that the file
    does not mention stays as it is: lists may be partial. Raises FileNotUsable, and nothing changes.
    """
    rows = read_rows(path)
    left_out: Counter[str] = Counter()
    outcomes = _once_each(_read(rows, left_out, progress), left_out)
    with store.one_at_a_time("centres import"), store.transaction() as tx:
        kept = _kept(tx)
        centres = [_closed_now(outcome, kept) for outcome in outcomes]
        changed = [centre for centre in centres if centre and kept.get(centre.official_id) != centre]
        _write(tx, changed, now)
    left_out.update(
        outcome.reason
        for outcome, centre in zip(outcomes, centres, strict=True)
        if centre is None and isinstance(outcome, Withdrawn)
    )
    return ImportReport(
        rows=len(rows),
        taken=len(changed),
        unchanged=len(rows) - len(changed) - left_out.total(),
        left_out=dict(sorted((+left_out).items())),
    )


def _read(rows: Sequence[Row | None], left_out: Counter[str], progress: Progress) -> Iterator[Outcome]:
    for done, row in enumerate(rows, 1):
        try:
            yield centre_of(row)
        except LeftOut as fault:
            left_out[fault.reason] += 1
        progress(done, len(rows))


def _once_each(outcomes: Iterable[Outcome], left_out: Counter[str]) -> list[Outcome]:
    """One outcome for each identifier. Rows that contradict one another are all left out."""
    by_id: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_id.setdefault(outcome.official_id, []).append(outcome)
    settled = []
    for same in by_id.values():
        agree = all(outcome == same[0] for outcome in same)
        settled += same[:1] if agree else []
        left_out["duplicate"] += len(same) - agree
    return settled


def _kept(tx: Transaction) -> dict[str, OfficialCentre]:
    rows = tx.execute(select(*(getattr(Centre, name) for name in _FIELDS)))
    return {row.official_id: OfficialCentre(*row) for row in rows}


def _closed_now(outcome: Outcome, kept: Mapping[str, OfficialCentre]) -> OfficialCentre | None:
    """The centre to keep: as the row has it, or closed as it stands; None for one we never had."""
    if isinstance(outcome, OfficialCentre):
        return outcome
    known = kept.get(outcome.official_id)
    return replace(known, closed=True) if known else None


def _write(tx: Transaction, centres: Sequence[OfficialCentre], now: datetime) -> None:
    if not centres:
        return
    statement = insert(Centre)
    new = {name: statement.excluded[name] for name in (*_FIELDS, "imported_at")}
    # Row by row parameters: one statement with all of them would end at 65,535 values.
    tx.execute(
        statement.on_conflict_do_update(index_elements=[Centre.official_id], set_=new),
        [{**asdict(centre), "imported_at": now} for centre in centres],
    )
