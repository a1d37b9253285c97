"""Derive the sounds of all names from the table of communes (see README.md beside this file).

Usage: python voicebot/understanding/data/derive_sounds.py
To be done anew whenever the table or `phonetic` changes; a test says when.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator

from voicebot.understanding import phonetic
from voicebot.understanding.communes import ARTICLES, Commune, Words, sounded, table
from voicebot.understanding.sounding import SOUNDS

_SHORTEST_SHORT = 4
"""Letters of a short name that is known by its sound."""


def derive() -> str:
    """One line a name: the ways it may sound, a tab, and the numbers of the rows that bear it."""
    numbers = {row: number for number, row in enumerate(table().rows)}
    bearers: dict[Words, list[int]] = defaultdict(list)
    for name, row in _names():
        bearers[name].append(numbers[row])
    lines = (
        " ".join(phonetic.readings(name)) + "\t" + " ".join(map(str, rows)) for name, rows in bearers.items()
    )
    return "\n".join(lines) + "\n"


def _names() -> Iterator[tuple[Words, Commune]]:
    """Every name as it is sounded, with and without its article, and the short names of towns."""
    for rows in table().by_name.values():
        for row in rows:
            name = sounded(row.name)
            yield name, row
            if name[0] in ARTICLES and len(name) > 1:
                yield name[1:], row
    for name, row in table().short_names.items():
        if len("".join(name)) > _SHORTEST_SHORT:
            yield sounded(row.name)[: len(name)], row


def main() -> None:
    """Write the file; the same table gives the same bytes."""
    SOUNDS.write_bytes(gzip.compress(derive().encode(), compresslevel=9, mtime=0))


if __name__ == "__main__":
    main()
