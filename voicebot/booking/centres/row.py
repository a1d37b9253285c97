"""One row of the official list: a centre, or the reason why it is left out. Pure.

A row is taken whole or not at all: a centre with a wrong place, flag or date would send somebody
to the wrong door. Only what a centre can do without may be missing or unreadable: its telephone
number, its street, some of its hours (a day whose hours cannot be read has no slots).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from models.centre import Week
from voicebot.booking.centres.hours import parse_hours
from voicebot.booking.centres.names import spoken_name, town_of
from voicebot.booking.centres.official_file import Row
from voicebot.booking.centres.phones import phone_of
from voicebot.booking.centres.words import WORDS, pattern_of, plain
from voicebot.booking.positions import distance_km, position_of
from voicebot.territories import in_france, territory_of

FARTHEST_KM = 60
"""A centre farther than this from its own commune has a wrong position or a wrong commune."""

_NEVER: list[tuple[str, re.Pattern[str]]] = [
    (entry["reason"], re.compile(entry["pattern"])) for entry in WORDS["never"]
]
_PLACEHOLDER = pattern_of("placeholder", "pattern")
_PROFESSIONALS = pattern_of("professionals", "pattern")
_ADDRESS_LENGTH, _NAME_LENGTH, _TOWN_LENGTH, _ID_LENGTH = 300, 300, 120, 40


@dataclass(frozen=True)
class OfficialCentre:
    """A centre as a row describes it; the fields are those of `models.Centre`."""

    official_id: str
    name: str
    address: str
    postal_code: str
    insee_code: str
    town: str
    latitude: float
    longitude: float
    time_zone: str
    phone: str | None
    opening: Week
    opens_on: date | None
    closes_on: date | None
    closed: bool
    professionals_only: bool


@dataclass(frozen=True)
class Withdrawn:
    """A clear row that says: send nobody there. If we know the centre, it has to be closed."""

    official_id: str
    reason: str


class LeftOut(Exception):
    """A row that cannot be taken because something in it is unclear; `reason` is a fixed word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def centre_of(row: Row | None) -> OfficialCentre | Withdrawn:
    """What this row says; raises LeftOut."""
    if row is None:
        raise LeftOut("malformed")
    official_id = row["gid"].strip()
    if not official_id or len(official_id) > _ID_LENGTH:
        raise LeftOut("no_identifier")
    closed, reserved = _flag(row, "centre_fermeture"), _flag(row, "reserve_professionels_sante")
    professionals_only = reserved or bool(_PROFESSIONALS.search(_said(row)))
    reason = _unfit(row)
    # Centres for professionals are kept, open or not: they are never offered.
    if reason is None and not professionals_only:
        reason = _unavailable(row, closed)
    if reason is not None:
        return Withdrawn(official_id, reason)
    return _placed(row, official_id, closed=closed, professionals_only=professionals_only)


def _unfit(row: Row) -> str | None:
    """Why the public can never be sent to this place, open or not."""
    said = _said(row)
    for reason, pattern in _NEVER:
        if pattern.search(said):
            return reason
    return "placeholder" if _PLACEHOLDER.search(plain(row["nom"])) else None


def _unavailable(row: Row, closed: bool) -> str | None:
    if closed:
        return "closed"
    # Empty is no answer; an explicit no means that people come without an appointment, or not at all.
    return "no_booking" if row.get("rdv", "").strip() and not _flag(row, "rdv") else None


def _said(row: Row) -> str:
    return plain(
        " | ".join(
            row.get(name, "") for name in ("nom", "rdv_modalites", "centre_type", "lieu_accessibilite")
        )
    )


def _placed(row: Row, official_id: str, *, closed: bool, professionals_only: bool) -> OfficialCentre:
    postal_code, insee_code, town = _place(row)
    latitude, longitude = _position(row, insee_code, postal_code)
    territory = territory_of(insee_code)
    opens_on, closes_on = _life(row)
    return OfficialCentre(
        official_id=official_id,
        name=spoken_name(row["nom"], town)[:_NAME_LENGTH],
        address=_address(row),
        postal_code=postal_code,
        insee_code=insee_code,
        town=town,
        latitude=latitude,
        longitude=longitude,
        time_zone=territory.time_zone,
        phone=phone_of(row.get("rdv_tel", ""), row.get("rdv_tel2", ""), region=territory.region),
        opening=_week(row),
        opens_on=opens_on,
        closes_on=closes_on,
        closed=closed,
        professionals_only=professionals_only,
    )


def _place(row: Row) -> tuple[str, str, str]:
    postal_code, insee_code = row["com_cp"].strip(), row["com_insee"].strip().upper()
    town = town_of(row["com_nom"])
    if not row["nom"].strip():
        raise LeftOut("no_name")
    known = re.fullmatch(r"[0-9]{5}", postal_code) and re.fullmatch(r"[0-9][0-9AB][0-9]{3}", insee_code)
    if not known or not any(letter.isalpha() for letter in town) or len(town) > _TOWN_LENGTH:
        raise LeftOut("no_place")
    return postal_code, insee_code, town


def _position(row: Row, insee_code: str, postal_code: str) -> tuple[float, float]:
    try:
        latitude, longitude = (float(row[name].replace(",", ".")) for name in ("lat_coor1", "long_coor1"))
    except ValueError:
        raise LeftOut("no_position") from None
    if not in_france(latitude, longitude):
        raise LeftOut("outside_france")
    commune = position_of(insee_code, postal_code)
    near = commune is None or distance_km(commune, (latitude, longitude)) <= FARTHEST_KM
    if not near or not territory_of(insee_code).holds(latitude, longitude):
        raise LeftOut("position_elsewhere")
    return latitude, longitude


def _flag(row: Row, name: str) -> bool:
    word = plain(row[name])
    if word in WORDS["flags"]["yes"]:
        return True
    if word in WORDS["flags"]["no"]:
        return False
    raise LeftOut("unclear_flag")


def _life(row: Row) -> tuple[date | None, date | None]:
    opens_on, closes_on = (_day(row.get(name, "")) for name in ("date_ouverture", "date_fermeture"))
    if opens_on and closes_on and closes_on < opens_on:
        raise LeftOut("unclear_date")
    return opens_on, closes_on


def _day(text: str) -> date | None:
    """ISO, with or without an hour behind it, or day/month/year."""
    text = text.strip()
    if not text:
        return None
    swapped = re.sub(r"^(\d{2})/(\d{2})/(\d{4})$", r"\3-\2-\1", text)
    try:
        return date.fromisoformat(swapped[:10])
    except ValueError:
        raise LeftOut("unclear_date") from None


def _week(row: Row) -> Week:
    hours = (
        (str(weekday), parse_hours(row[name])) for weekday, name in enumerate(WORDS["columns"]["week"], 1)
    )
    return {
        weekday: [[f"{a:%H:%M}", f"{b:%H:%M}"] for a, b in intervals]
        for weekday, intervals in hours
        if intervals
    }


def _address(row: Row) -> str:
    parts = (" ".join(row.get(name, "").split()) for name in ("adr_num", "adr_voie"))
    return " ".join(part for part in parts if part)[:_ADDRESS_LENGTH]
