"""The table of French communes, loaded at first use and looked up by name, postal code or sound."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from .text import plain

Words = tuple[str, ...]

_TABLE = Path(__file__).with_name("data") / "communes.tsv.gz"
_WORD = re.compile(r"[a-z]+|\d+")
_WORD_SOUNDED = re.compile(r"[a-zé]+|\d+")
_WRITTEN_OUT = {
    "st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "mt": "mont", "mts": "monts",
    "pt": "pont",
}  # fmt: skip
ARTICLES = frozenset({"le", "la", "les", "l"})
_BINDING = ARTICLES | {"saint", "sainte", "sur", "sous", "en", "de", "du", "des", "d", "et", "a", "au", "aux"}
"""Words that no short name ends with."""
_TOWN = 2_000
"""Inhabitants of a town that may be called by half its name."""
_FAR_BIGGER = 8
"""Times as many inhabitants that make one of several the one that is meant for short."""
_E = str.maketrans({"è": "é", "ê": "é", "ë": "é", "ç": "ss"})


@dataclass(frozen=True)
class Commune:
    """A commune, an old commune inside one, or an arrondissement; `parent` names what it belongs to."""

    insee: str
    name: str
    postal_codes: tuple[str, ...]
    population: int
    parent: str

    @property
    def department(self) -> str:
        """Department code: two characters, three overseas."""
        return self.insee[:3] if self.insee.startswith(("97", "98")) else self.insee[:2]


def sounded(name: str) -> Words:
    """As `spoken`, but with é for every e that is sounded, as `phonetic` reads it."""
    lower = name.partition(" (")[0].lower().translate(_E)
    bare = "é".join(plain(part) for part in lower.split("é"))
    return tuple(_WRITTEN_OUT.get(word, word) for word in _WORD_SOUNDED.findall(bare))


def spoken(name: str) -> Words:
    """A name as words to compare: plain, "St" and "Mt" written out, no hyphens or apostrophes."""
    bare = plain(name.partition(" (")[0])
    return tuple(_WRITTEN_OUT.get(word, word) for word in _WORD.findall(bare))


class Communes:
    """All communes of France with their indexes; a million look-ups do not change it."""

    def __init__(self, rows: list[Commune]) -> None:
        self.rows = rows
        self.by_insee = {row.insee: row for row in reversed(rows) if not _is_old(row)}
        self.by_name: dict[Words, list[Commune]] = defaultdict(list)
        self.by_postal_code: dict[str, list[Commune]] = defaultdict(list)
        for row in rows:
            self._index(row)
        self.longest = max(map(len, self.by_name))

    def _index(self, row: Commune) -> None:
        name = spoken(row.name)
        self.by_name[name].append(row)
        if name[0] in ARTICLES and len(name) > 1:
            self.by_name[name[1:]].append(row)
        for code in row.postal_codes:
            self.by_postal_code[code].append(row)

    @cached_property
    def _by_beginning(self) -> dict[Words, list[Commune]]:
        short: dict[Words, list[Commune]] = defaultdict(list)
        for name, rows in self.by_name.items():
            for size in range(1, len(name)):
                if name[size - 1] not in _BINDING and (standing := [row for row in rows if not row.parent]):
                    short[name[:size]].extend(standing)
        return short

    def longer_names(self, name: Words) -> list[Commune]:
        """Communes whose names begin with a name and go on: what "Aix" may be short for."""
        return self._by_beginning.get(name, [])

    @cached_property
    def short_names(self) -> dict[Words, Commune]:
        """What towns are called for short where no other can be meant: "Sarlat", "Saint-Dié"."""
        found: dict[Words, Commune] = {}
        for name, rows in self._by_beginning.items():
            first, *others = sorted(
                {row.insee: row for row in rows}.values(), key=lambda row: -row.population
            )
            rival = max((row.population for row in others), default=0)
            if name not in self.by_name and first.population > max(_TOWN, _FAR_BIGGER * rival):
                found[name] = first
        return found

    @cached_property
    def by_letters(self) -> dict[str, Words]:
        """Every name by its letters alone, as it is spelled out."""
        return {"".join(name): name for name in (*self.short_names, *self.by_name)}

    def warm(self) -> None:
        """Build every index now, so that no caller waits for it."""
        _ = self.by_letters

    def inhabitants(self, row: Commune) -> int:
        """Of an old commune the table does not tell; where the new one kept its name, most live there."""
        current = self.current(row)
        return current.population if current.name.startswith(row.name) else row.population

    def current(self, row: Commune) -> Commune:
        """The commune that stands today for an old one; itself otherwise."""
        return self.by_insee.get(row.parent, row) if _is_old(row) else row


def _is_old(row: Commune) -> bool:
    return bool(row.parent) and not row.postal_codes


@lru_cache(maxsize=1)
def table() -> Communes:
    """The table, read once per process; `table().warm()` at start-up spares the first caller a second."""
    with gzip.open(_TABLE, "rt", encoding="utf-8") as lines:
        return Communes([_row(line.rstrip("\n").split("\t")) for line in lines])


def _row(fields: list[str]) -> Commune:
    insee, name, codes, population, parent = fields
    return Commune(insee, name, tuple(codes.split()), int(population or 0), parent)
