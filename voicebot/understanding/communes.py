"""The table of French communes, loaded at first use and looked up by name, postal code or sound."""

from __future__ import annotations

import gc
import gzip
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from . import phonetic
from .text import plain

_TABLE = Path(__file__).with_name("data") / "communes.tsv.gz"
_WORD = re.compile(r"[a-z]+|\d+")
_SAINTS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
ARTICLES = frozenset({"le", "la", "les", "l"})


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
    bare = plain(name.partition(" (")[0])
    return tuple(_SAINTS.get(word, word) for word in _WORD.findall(bare))


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
        if name[0] in ARTICLES and len(name) > 1:
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
    def _sounds_by_shape(self) -> dict[tuple[str, int], list[str]]:
        groups: dict[tuple[str, int], list[str]] = defaultdict(list)
        for sound in self.by_sound:
            groups[phonetic.onset(sound), len(sound)].append(sound)
        return groups

    @cached_property
    def _sounds_by_department(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for sound, rows in self.by_sound.items():
            for department in {row.department for row in rows}:
                groups[department].append(sound)
        return groups

    @cached_property
    def longest_sound(self) -> int:
        """Length of the longest phonetic key."""
        return max(map(len, self.by_sound))

    def sounds_near(self, sound: str) -> list[str]:
        """The phonetic keys of about that length with that first consonant: a search looks at these only."""
        onset = phonetic.onset(sound)
        sizes = range(len(sound) - 2, len(sound) + 3)
        return [key for size in sizes for key in self._sounds_by_shape.get((onset, size), [])]

    def sounds_of(self, departments: Iterable[str]) -> list[str]:
        """The phonetic keys of the communes of some departments."""
        return [sound for code in sorted(departments) for sound in self._sounds_by_department.get(code, [])]

    @cached_property
    def _by_beginning(self) -> dict[tuple[str, ...], list[Commune]]:
        """What towns are called for short: "Aix" for Aix-en-Provence."""
        short: dict[tuple[str, ...], list[Commune]] = defaultdict(list)
        for name, rows in self.by_name.items():
            for size in range(1, len(name)):
                short[name[:size]].extend(row for row in rows if not row.parent)
        return short

    def longer_names(self, name: tuple[str, ...]) -> list[Commune]:
        """Communes whose names begin with a name and go on."""
        return self._by_beginning.get(name, [])

    def warm(self) -> None:
        """Build every index now, so that no caller waits for it."""
        _ = self._sounds_by_shape, self._sounds_by_department, self._by_beginning, self.longest_sound
        # The collector would walk through the whole table in the middle of a call, for 30 ms.
        gc.collect()
        gc.freeze()

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
