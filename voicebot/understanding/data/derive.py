"""Derive the compact table of communes from the official one (see README.md beside this file).

Usage: python voicebot/understanding/data/derive.py communes_fr_2026.csv
"""

from __future__ import annotations

import csv
import gzip
import sys
from pathlib import Path

TABLE = Path(__file__).with_name("communes.tsv.gz")


def derive(source: Path) -> list[str]:
    """One line a commune: INSEE code, name, postal codes, population, parent's INSEE code."""
    with source.open(encoding="utf-8", newline="") as file:
        return ["\t".join(_fields(row)) for row in csv.DictReader(file)]


def _fields(row: dict[str, str]) -> tuple[str, ...]:
    return (
        row["code_insee"],
        row["nom"],
        row["codes_postaux"],
        row["population"],
        row["chef_lieu_or_parent"],
    )


def main() -> None:
    """Write the table; the same source gives the same bytes."""
    text = "\n".join(derive(Path(sys.argv[1]))) + "\n"
    TABLE.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


if __name__ == "__main__":
    main()
