"""How the first line of an address is read aloud: a rest after the house number, then the kind of street."""

from __future__ import annotations

import re

from voicebot.wording.names import SPELLED_OUT

# fmt: off
_KINDS = frozenset({
    "allée", "allées", "avenue", "boulevard", "chemin", "cité", "cours", "esplanade", "faubourg", "hameau",
    "impasse", "lotissement", "mail", "montée", "parvis", "passage", "place", "promenade", "quai",
    "résidence", "rond-point", "route", "rue", "ruelle", "sentier", "square", "traverse", "voie", "zone",
})
# fmt: on
# After a house number it is a way; in the name of a centre it is a hospital.
_ON_SIGNS = SPELLED_OUT | {"ch": "chemin"}
_NUMBERED = re.compile(r"(\d+(?: ?[-/] ?\d+)?(?: ?(?:bis|ter|quater|[a-d]))?)[ ,]+(\S+)", re.IGNORECASE)


def paced(street: str) -> str:
    """« 12 Place des Tilleuls » → « 12, place des Tilleuls »; a street without a number stays as it is."""
    found = _NUMBERED.match(street)
    if found is None:
        return street
    number, word = found[1], found[2].rstrip(".").lower()
    kind = _ON_SIGNS.get(word, word)
    if kind.split()[0] not in _KINDS:
        return street
    return f"{re.sub(' ?[-/] ?', ', ', number)}, {kind}{street[found.end() :]}"
