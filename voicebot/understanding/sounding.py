"""Communes by their sound: which names are near what was heard, and how far each is from it.

A distance is counted in sounds: 1 is a whole sound too many, too few or quite another; half of it a sound
like it (in for an, p for b) or a mute e.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from . import english_ear, phonetic
from .communes import Commune, table

SOUNDS = Path(__file__).with_name("data") / "sounds.tsv.gz"

# Each sound in half-steps: what differs in one of two letters is half as far as what differs in both.
_CONSONANTS = {
    "p": "pp", "b": "pb", "t": "tt", "d": "td", "k": "kk", "Q": "kq", "f": "ff", "v": "fv", "s": "ss",
    "z": "sz", "C": "sc", "j": "sj", "m": "mm", "n": "mn", "G": "mg", "l": "ll",
    "W": "ov",
}  # fmt: skip
_FRENCH_VOWELS = {
    "a": "aa", "e": "e", "i": "ei", "o": "oo", "u": "uu", "U": "ou", "w": "ou", "1": "eñ", "2": "añ",
    "3": "oñ",
}  # fmt: skip
_SIGNS = {
    "fr": str.maketrans(_CONSONANTS | _FRENCH_VOWELS | {"r": "lr"}),
    # An English ear is a poor guide to vowels, and to the r.
    "en": str.maketrans(_CONSONANTS | {"a": "ae", "i": "ei", "o": "ao", "U": "uo", "w": "u"}),
}
_VOICED = str.maketrans("bdQvWzjC", "ptkffsss")
_VOWELS = "aeiouUw123"
_SHORTEST = 3
"""Sounds of the shortest name that is looked for; one less where only one area is searched."""
_FURTHEST = 3.0
_SHARE = {"fr": 0.3, "en": 0.33}
"""Share of the sounds of a name that may be wrong; a tenth more where only one area is searched."""
_MOST = 25


@dataclass(frozen=True)
class Sounding:
    """A commune whose name sounds nearly as what was heard; `distance` in sounds, of `length` sounds."""

    row: Commune
    distance: float
    length: int


class _Index:
    """All names as one language hears them, by first consonant and length, and by department."""

    def __init__(self, locale: str, sounds: dict[str, list[Commune]]) -> None:
        self._rows: dict[str, list[Commune]] = defaultdict(list)
        self._by_shape: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._by_department: dict[str, list[str]] = defaultdict(list)
        for sound, rows in sounds.items():
            signs = sound.translate(_SIGNS[locale])
            if signs not in self._rows:
                self._by_shape[_onset(sound), len(signs)].append(signs)
            self._rows[signs] += rows
        for signs, rows in self._rows.items():
            for department in {row.department for row in rows}:
                self._by_department[department].append(signs)

    def near(self, sound: str, locale: str, areas: frozenset[str]) -> Iterator[Sounding]:
        """The nearest names, each as far as it may be."""
        signs = sound.translate(_SIGNS[locale])
        share = _SHARE[locale] + 0.1 * bool(areas)
        furthest = int(2 * min(_FURTHEST, share * len(sound)))
        names = self._of(areas) if areas else self._like(_onset(sound), len(signs), furthest)
        found = process.extract(signs, names, scorer=Levenshtein.distance, score_cutoff=furthest, limit=_MOST)
        for name, steps, _ in found:
            for row in self._rows[name]:
                if not areas or row.department in areas:
                    yield Sounding(row, steps / 2, len(sound))

    def _of(self, areas: frozenset[str]) -> list[str]:
        return [name for area in sorted(areas) for name in self._by_department.get(area, ())]

    def _like(self, onset: str, size: int, furthest: int) -> list[str]:
        sizes = range(size - furthest, size + furthest + 1)
        return [name for each in sizes for name in self._by_shape.get((onset, each), ())]


@lru_cache(maxsize=256)
def near(words: tuple[str, ...], locale: str, areas: frozenset[str]) -> tuple[Sounding, ...]:
    """The communes that sound as the words do, nearest first; only those of some departments if any."""
    found: dict[Commune, Sounding] = {}
    for sound in _ways(words, locale) if words else ():
        if len(sound) < _SHORTEST - bool(areas):
            continue
        for each in _indexes()[locale].near(sound, locale, areas):
            if each.row not in found or each.distance < found[each.row].distance:
                found[each.row] = each
    return tuple(sorted(found.values(), key=lambda each: each.distance))


def warm() -> None:
    """Build the indexes now, so that no caller waits for them."""
    _indexes()


@lru_cache(maxsize=1)
def _indexes() -> dict[str, _Index]:
    sounds = _sounds()
    return {"fr": _Index("fr", sounds), "en": _Index("en", _in_english(sounds))}


def _sounds() -> dict[str, list[Commune]]:
    """Every sound of a name → who bears it."""
    found: dict[str, list[Commune]] = defaultdict(list)
    rows = table().rows
    with gzip.open(SOUNDS, "rt", encoding="utf-8") as lines:
        for line in lines:
            sounds, _, numbers = line.partition("\t")
            bearers = [rows[int(number)] for number in numbers.split()]
            for sound in sounds.split(" "):
                found[sound] += bearers
    return found


def _in_english(sounds: dict[str, list[Commune]]) -> dict[str, list[Commune]]:
    """The same as English ears hear it."""
    found: dict[str, list[Commune]] = defaultdict(list)
    for sound, rows in sounds.items():
        found[english_ear.of_french(sound)] += rows
    return found


def _ways(words: tuple[str, ...], locale: str) -> Iterable[str]:
    sounds = phonetic.readings(words)
    if locale == "en":
        return dict.fromkeys((english_ear.heard(words), *map(english_ear.of_french, sounds)))
    return sounds


def _onset(sound: str) -> str:
    """The first consonant; voiced and voiceless count as one, for they are easily misheard.

    Of the many saints it is that of the name.
    """
    saint = sound.startswith("s1")
    return "s" * saint + sound[2 * saint :].lstrip(_VOWELS)[:1].translate(_VOICED)
