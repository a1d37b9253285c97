"""Whether two names are one person's: they sound alike, or are spelled nearly alike. Pure.

Always together with the exact birth date; a name alone identifies nobody (facts.md §7).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from voicebot.understanding import phonetic
from voicebot.understanding.text import plain

NEARLY = 90
"""A spelling ratio from which two names count as one."""


@dataclass(frozen=True)
class Name:
    """A name as it was understood; either part may be missing, not both."""

    family: str | None
    given: str | None

    @property
    def key(self) -> str:
        """The same for names that sound the same: "Dupont" and "DUPOND", "Lefèvre" and "Lefebvre" not."""
        return "|".join(_sound(part) for part in (self.family, self.given))


def alike(one: Name, other: Name) -> bool:
    """Whether both may be one person's name; a part that is not known speaks neither for nor against."""
    in_order = _part(one.family, other.family), _part(one.given, other.given)
    crossed = _part(one.family, other.given), _part(one.given, other.family)
    return any(False not in parts and True in parts for parts in (in_order, crossed))


def _part(one: str | None, other: str | None) -> bool | None:
    if not one or not other:
        return None
    a, b = " ".join(_words(one)), " ".join(_words(other))
    return _sound(one) == _sound(other) or bool(a and b and fuzz.ratio(a, b) >= NEARLY)


def _sound(part: str | None) -> str:
    words = _words(part or "")
    # What has no letters of ours sounds like nothing we know: only the same is alike.
    return phonetic.readings(words)[0] if words else (part or "").casefold()


def _words(part: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+", plain(part)))
