"""The table of French communes, loaded at first use and looked up by name, postal code or sound."""

from __future__ import annotations

import gzip
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from . import phonetic
from .text import tokens

_TABLE = Path(__file__).with_name("data") / "communes.tsv.gz"
_SAINTS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_ARTICLES = frozenset({"le", "la", "les", "l"})


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


def spoken(name: str) -> tuple[str, ...]:
    """A name as words to compare: plain, "St" written out, no hyphens or apostrophes."""
    bare = name.partition(" (")[0]
    return tuple(_SAINTS.get(word, word) for word in tokens(bare))


class Communes:
    """All communes of France with their indexes; a million look-ups do not change it."""

    def __init__(self, rows: list[Commune]) -> None:
        self.by_insee = {row.insee: row for row in reversed(rows) if not _is_old(row)}
        self.by_name: dict[tuple[str, ...], list[Commune]] = defaultdict(list)
        self.by_postal_code: dict[str, list[Commune]] = defaultdict(list)
        for row in rows:
            self._index(row)
        self.longest = max(map(len, self.by_name))

    def _index(self, row: Commune) -> None:
        name = spoken(row.name)
        self.by_name[name].append(row)
        if name[0] in _ARTICLES and len(name) > 1:
            self.by_name[name[1:]].append(row)
        for code in row.postal_codes:
            self.by_postal_code[code].append(row)

    @cached_property
    def by_sound(self) -> dict[str, list[Commune]]:
        """Phonetic key → communes; built at the first name that is not written as in the table."""
        sounds: dict[str, list[Commune]] = defaultdict(list)
        for name, rows in self.by_name.items():
            sounds[phonetic.key(name)].extend(rows)
        return sounds

    @cached_property
    def sounds_by_length(self) -> dict[int, list[str]]:
        """The phonetic keys in groups of one length, so that a search looks at its neighbours only."""
        groups: dict[int, list[str]] = defaultdict(list)
        for sound in self.by_sound:
            groups[len(sound)].append(sound)
        return groups

    def current(self, row: Commune) -> Commune:
        """The commune that stands today for an old one; itself otherwise."""
        return self.by_insee.get(row.parent, row) if _is_old(row) else row


def _is_old(row: Commune) -> bool:
    return bool(row.parent) and not row.postal_codes


@lru_cache(maxsize=1)
def table() -> Communes:
    """The table, read once per process (a third of a second): call it at start-up, not in a call."""
    with gzip.open(_TABLE, "rt", encoding="utf-8") as lines:
        return Communes([_row(line.rstrip("\n").split("\t")) for line in lines])


def _row(fields: list[str]) -> Commune:
    insee, name, codes, population, parent = fields
    return Commune(insee, name, tuple(codes.split()), int(population or 0), parent)
