"""The official list's own words, read once from `official_list.toml`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("official_list.toml").read_text(encoding="utf-8")
)


def plain(text: str) -> str:
    """Lower case, without accents, single spaces: the form in which patterns are tried."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("’", "'").replace("œ", "oe"))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.split())


def any_of(words: list[str]) -> str:
    """One pattern that matches any of these; the longest is tried first."""
    return "|".join(sorted(words, key=len, reverse=True))


def pattern_of(*path: str) -> re.Pattern[str]:
    """The pattern kept under this path."""
    entry: Any = WORDS
    for name in path:
        entry = entry[name]
    return re.compile(entry)
