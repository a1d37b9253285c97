"""Opens slots for the weeks ahead, from each centre's own hours in its own time zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select, text

from models import Centre, Store
from voicebot.booking import vaccines
from voicebot.booking.centres.importing import Progress
from voicebot.territories import is_holiday, territory_of

LIMITS = {"weeks": (1, 26), "minutes": (5, 120), "capacity": (1, 100)}
"""What may be asked for: a typing slip must not open a million slots."""

_CENTRES_AT_ONCE = 50
"""A batch is one transaction of about a second: an interrupted run keeps what it opened."""

_OPEN = text(
    """
    INSERT INTO slot (centre_id, starts_at, minutes, capacity, vaccine)
    SELECT span.centre_id, starts_at, :minutes, :capacity, CAST(:vaccine AS varchar)
    FROM unnest(CAST(:centres AS bigint[]), CAST(:starts AS timestamptz[]), CAST(:ends AS timestamptz[]))
             AS span (centre_id, starts, ends),
         generate_series(starts, ends - make_interval(mins => :minutes), make_interval(mins => :minutes))
             AS starts_at
    WHERE NOT EXISTS (
        SELECT FROM slot AS other
        WHERE other.centre_id = span.centre_id AND (other.minutes <> :minutes OR other.closed_at IS NOT NULL)
          AND other.starts_at >= span.starts AND other.starts_at < span.ends
    )
    ON CONFLICT (centre_id, starts_at) DO NOTHING
    """
)


@dataclass(frozen=True)
class SlotsReport:
    """Offered centres with hours, slots opened, slots that stood already, offered centres without hours."""

    centres: int
    opened: int
    already_there: int
    without_hours: int

    def as_json(self) -> dict[str, int]:
        """The figures of `--json`."""
        return asdict(self)


@dataclass(frozen=True)
class Span:
    """A stretch of opening hours at a centre, in UTC."""

    centre_id: int
    starts: datetime
    ends: datetime


def open_slots(
    store: Store,
    *,
    weeks: int,
    minutes: int,
    capacity: int,
    vaccine: str | None = None,
    now: datetime,
    progress: Progress,
) -> SlotsReport:
    """Open slots of this length and capacity from `now` on, for `weeks` × 7 days from today on.

    `vaccine` is what is given there, a key of config/vaccines.toml; without one, the campaign's product.

    Slots that stand already stay as they are, also in hours that have slots of another length (the
    centre would be promised twice) or that were closed. Public holidays are left out. Raises ValueError
    beyond LIMITS, and for a vaccine that is not in the file.
    """
    if vaccine is not None and vaccine not in vaccines.campaign().products:
        raise ValueError(f"there is no [vaccine.{vaccine}] in {vaccines.file().name}")
    for name, value in (("weeks", weeks), ("minutes", minutes), ("capacity", capacity)):
        least, most = LIMITS[name]
        if not least <= value <= most:
            raise ValueError(f"{name} must be between {least} and {most}, not {value}")
    offered = _offered(store)
    centres = [centre for centre in offered if centre.opening]
    planned = opened = 0
    for first in range(0, len(centres), _CENTRES_AT_ONCE):
        batch = centres[first : first + _CENTRES_AT_ONCE]
        spans = [span for centre in batch for span in spans_of(centre, weeks=weeks, minutes=minutes, now=now)]
        planned += sum(max(0, (span.ends - span.starts) // timedelta(minutes=minutes)) for span in spans)
        opened += _open(store, spans, minutes, capacity, vaccine)
        progress(first + len(batch), len(centres))
    return SlotsReport(len(centres), opened, planned - opened, len(offered) - len(centres))


def spans_of(centre: Centre, *, weeks: int, minutes: int, now: datetime) -> Iterator[Span]:
    """The centre's opening hours that can still hold slots, day by day. Pure."""
    zone = ZoneInfo(centre.time_zone)
    today = now.astimezone(zone).date()
    step = timedelta(minutes=minutes)
    for day in (today + timedelta(days=ahead) for ahead in range(weeks * 7)):
        if not _works(centre, day):
            continue
        for opens, closes in centre.opening.get(str(day.isoweekday()), []):
            starts, ends = _instant(day, opens, zone), _instant(day, closes, zone)
            # The first slot that has not begun yet; negative when the doors are still shut.
            begun = max(0, -((starts - now) // step))
            yield Span(centre.id, starts + begun * step, ends)


def _works(centre: Centre, day: date) -> bool:
    too_early = centre.opens_on is not None and day < centre.opens_on
    too_late = centre.closes_on is not None and day > centre.closes_on
    return not (too_early or too_late or is_holiday(day, territory_of(centre.insee_code).holidays))


def _instant(day: date, hour: str, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), zone).astimezone(UTC)


def _offered(store: Store) -> Sequence[Centre]:
    public = select(Centre).where(~Centre.closed, ~Centre.professionals_only).order_by(Centre.id)
    with store.transaction() as tx:
        return tx.scalars(public).all()


def _open(store: Store, spans: Sequence[Span], minutes: int, capacity: int, vaccine: str | None) -> int:
    columns = {
        "centres": [span.centre_id for span in spans],
        "starts": [span.starts for span in spans],
        "ends": [span.ends for span in spans],
    }
    each = {"minutes": minutes, "capacity": capacity, "vaccine": vaccine}
    with store.transaction() as tx:
        return tx.connection().execute(_OPEN, {**columns, **each}).rowcount
