"""The clause in which a text ends: what is meant stands last, mostly, after what is past or denied."""

from __future__ import annotations

import re

# Recognisers write no commas: words that open a clause part it as well.
PARTS = re.compile(
    r"[.,;!?…]+|\b(?:mais|donc|alors|sauf que|seulement|par contre|sinon|du coup|maintenant"
    r"|cette (?:fois|année)|là (?=c'|je|j')|moi(?= je| j'| par| c'| ça)|c'est pour|c'est que|c est pour"
    r"|finalement|plutôt que|but|so|just|only|instead|now)\b",
    re.IGNORECASE,
)
POLITE = re.compile(
    r"\b(?:merci|bonjour|au revoir|bonne (?:journée|soirée)|svp|s'il (?:vous|te) pla[iî]t|madame|monsieur"
    r"|please|thanks?(?: you)?|bye|love|hein|bises?|à bientôt)\b",
    re.IGNORECASE,
)
ENOUGH = 3
"""Words that make a clause, politeness apart."""


def last_clause(text: str) -> str:
    """The last clause with something in it; the whole text if there is no other."""
    starts = [0]
    for mark in PARTS.finditer(text):
        opens = mark.group()[0].isalpha()
        starts.append(mark.start() if opens else mark.end())
    ends = [mark.start() for mark in PARTS.finditer(text)] + [len(text)]
    for start, end in reversed(list(zip(starts, ends, strict=True))):
        if len(re.findall(r"\w+", POLITE.sub(" ", text[start:end]))) >= ENOUGH:
            return text[start:end].strip()
    return text
