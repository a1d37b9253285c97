"""Names of centres and streets as their owners wrote them, made fit for the ear.

The official list of centres is full of « CH », « MSP », « Av », capitals and figures
(`voicebot centres import` keeps them as they are); a voice would spell or garble them.
"""

from __future__ import annotations

import re
from typing import Protocol

from voicebot.wording import french

SPELLED_OUT = {
    "all": "allée",
    "av": "avenue",
    "ave": "avenue",
    "bat": "bâtiment",
    "bât": "bâtiment",
    "bd": "boulevard",
    "bld": "boulevard",
    "blvd": "boulevard",
    "ch": "centre hospitalier",
    "che": "chemin",
    "chem": "chemin",
    "chi": "centre hospitalier intercommunal",
    "chru": "centre hospitalier universitaire",
    "chu": "centre hospitalier universitaire",
    "cpam": "assurance maladie",
    "cpts": "communauté de santé",
    "dr": "docteur",
    "ehpad": "Ehpad",
    "fbg": "faubourg",
    "gal": "général",
    "gh": "groupe hospitalier",
    "hia": "hôpital des armées",
    "imp": "impasse",
    "mal": "maréchal",
    "msp": "maison de santé",
    "pl": "place",
    "pmi": "protection maternelle",
    "pr": "professeur",
    "r": "rue",
    "rd": "route départementale",
    "rdc": "rez-de-chaussée",
    "rn": "route nationale",
    "rte": "route",
    "sdis": "sapeurs-pompiers",
    "sq": "square",
    "st": "Saint",
    "ste": "Sainte",
    "za": "zone d’activités",
    "zac": "zone d’activités",
    "zi": "zone industrielle",
}
_SMALL_WORDS = frozenset(
    {"à", "au", "aux", "de", "des", "du", "en", "et", "la", "le", "les", "par", "pour", "sous", "sur"}
)
_DANGLING = _SMALL_WORDS | {"-", "–", "—", "/", "(", "&"}
_WORD = re.compile(r"[^\W\d_]+\.?")
_RANK = re.compile(r"(?<!\d)([1-9]\d{0,2}) ?(ère|re|er|i?[èée]me|nde|nd|e)\b", re.IGNORECASE)
_ARRONDISSEMENT = re.compile(
    r"\b(Paris|Lyon|Marseille),? (\d{1,2} ?(?:er|e|i?[èée]me)) arrondissement\b", re.IGNORECASE
)
_FIGURES = re.compile(r"\d+")


class _Counting(Protocol):
    def number(self, n: int) -> str: ...
    def pair(self, two: str) -> str: ...


def pronounceable(text: str, language: _Counting) -> str:
    """The same words without digits, abbreviations, capitals and signs; linear in the length of the text.

    A house number is said in the caller's language; any other figure is part of a French name.
    """
    words = re.sub(r"\bn[°º]\s*", "numéro ", _spaced(shortened(text)), flags=re.IGNORECASE)
    words = _ARRONDISSEMENT.sub(r"\1, \2 arrondissement", words)
    words = _RANK.sub(lambda rank: _rank(rank[1], rank[2]), words)
    words = _FIGURES.sub(
        lambda found: f" {_figures(found[0], french if found.start() else language)} ", words
    )
    shouting = words.isupper() or text.isupper()
    words = _WORD.sub(lambda word: _word(word[0], shouting=shouting), words)
    words = re.sub(r"\s+([,.])", r"\1", " ".join(words.split()))
    return re.sub(r"(, )+", ", ", words).strip(" ,")


def shortened(text: str, longest: int = 60) -> str:
    """The text on one line, cut between two words where it is longer than one can take in.

    One centre in fifty of the official list has a name of more than sixty letters.
    """
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    words = line[: longest + 1].split(" ")[:-1]
    while words and words[-1].lower() in _DANGLING:
        words.pop()
    return " ".join(words).rstrip(",;:") or line[:longest]


def _spaced(text: str) -> str:
    """Brackets, slashes and dashes between names become the short rest that a reader would make."""
    return re.sub(r"[()\[\]/;:|]| [-–—] ?|(?<=\w)[-–—] ", ", ", text).replace("&", " et ").replace("_", " ")


def _rank(digits: str, ending: str) -> str:
    return french.ordinal(int(digits), feminine=ending.lower() in ("re", "ère", "nde"))


def _figures(digits: str, language: _Counting) -> str:
    if len(digits) > 6:
        return " ".join(language.pair(digits[start : start + 2]) for start in range(0, len(digits), 2))
    zeros = len(digits) - len(digits.lstrip("0"))
    said = [language.number(0)] * min(zeros, len(digits) - 1) + [language.number(int(digits))]
    return " ".join(said)


def _word(word: str, *, shouting: bool) -> str:
    bare = word.rstrip(".")
    full = SPELLED_OUT.get(bare.lower())
    # « mal », « pl » and the like in running text are words; as abbreviations they have a capital or a stop.
    if full and (not bare.islower() or bare != word):
        return full
    if not bare.isupper() or len(bare) == 1:
        return word
    if bare.lower() in _SMALL_WORDS:
        return word.lower()
    pronounced_as_word = len(bare) > 3 and re.search("[AEIOUYÀÂÉÈÊËÎÏÔÛ]", bare)
    return word.capitalize() if shouting or pronounced_as_word else word
