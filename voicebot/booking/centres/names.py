"""Names of centres and towns as they can be said on the telephone."""

from __future__ import annotations

import re
from functools import lru_cache

from voicebot.booking.centres.words import WORDS, plain

LONGEST = 60
"""Characters a spoken name may have: two offers with day, hour and town must fit into 40 words."""

_SPOKEN = WORDS["spoken"]
_GENERIC: str = _SPOKEN["generic"]
_EMPTY = frozenset(plain(words) for words in (_GENERIC, "", *_SPOKEN["empty"]))
_EXPANSIONS = [(re.compile(pattern), words) for pattern, words in _SPOKEN["expansions"]]
_DROPPED = re.compile(_SPOKEN["dropped"], re.IGNORECASE)
_ARRONDISSEMENT = re.compile(_SPOKEN["arrondissement"], re.IGNORECASE)
_SMALL = frozenset(_SPOKEN["small_words"])
_KEPT_CAPITALS = frozenset(_SPOKEN["kept_capitals"])
_SEPARATOR = re.compile(r"\s+[-–|]+\s*|\s*[-–|]+\s+|\s*[/:;]\s*|\s*,\s+")
_OF = re.compile(rf"(?:^|\s+)(?:{_SPOKEN['of']})$", re.IGNORECASE)
_BELONGS = re.compile(rf"\b(?:{_SPOKEN['belongs']})\s+(?:(?:{_SPOKEN['of']})\s*)?$", re.IGNORECASE)
_AROUND = " .,;:-–/\"'’«»"
_ACCENTED = {"a": "aàâä", "c": "cç", "e": "eéèêë", "i": "iîï", "o": "oôö", "u": "uùûü", "y": "yÿ"}


def town_of(text: str) -> str:
    """The town without its arrondissement ("MARSEILLE 3EME"), in the case of a proper name."""
    town = _ARRONDISSEMENT.sub("", " ".join(text.split()))
    return _proper(town) if town.isupper() or town.islower() else town


def spoken_name(text: str, town: str) -> str:
    """What tells this centre from its neighbours, without remarks, codes and the town said after it."""
    name = _DROPPED.sub(" ", text)
    for pattern, words in _EXPANSIONS:
        name = pattern.sub(words, name)
    parts = [_without_town(part.strip(_AROUND), town) for part in _SEPARATOR.split(_calm(name))]
    told = list(dict.fromkeys(part for part in parts if plain(part) not in _EMPTY)) or [_GENERIC]
    whole = ", ".join(told)
    # The hall comes last, after those who run it: it is what one has to find.
    name = _clipped(whole if len(whole) <= LONGEST else told[-1])
    return name[:1].upper() + name[1:]


def _without_town(part: str, town: str) -> str:
    before, after = _town_patterns(town)
    rest = before.sub("", part).strip(_AROUND)
    found = after.search(rest)
    if not found or _BELONGS.search(rest[: found.start()]):
        return rest
    return _OF.sub("", rest[: found.start()].strip(" -(")).strip(_AROUND)


@lru_cache(maxsize=4096)
def _town_patterns(town: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The town at the beginning and at the end of a name, however it is accented and joined."""
    letters = "".join(_tolerant(letter) for letter in plain(town))
    before = re.compile(rf"^{letters}(?=$|[\s\-_,])", re.IGNORECASE)
    return before, re.compile(rf"(?:^|(?<=[\s'’(-])){letters}$", re.IGNORECASE)


def _tolerant(letter: str) -> str:
    if letter in " -'":
        return r"[\s\-'’]+"
    return f"[{_ACCENTED[letter]}]" if letter in _ACCENTED else re.escape(letter)


def _clipped(name: str) -> str:
    """Whole words only, and none that waits for another."""
    words = name.split()
    while len(words) > 1 and (len(" ".join(words)) > LONGEST or words[-1].lower() in _SMALL):
        words.pop()
    name = " ".join(words)[:LONGEST]
    return name.strip(_AROUND)


def _calm(name: str) -> str:
    """CAPITALS shout, and some voices spell them letter by letter; true abbreviations stay."""
    words = name.split()
    shouting = sum(len(word) > 3 and word.isupper() for word in words) * 2 >= len(words)
    return " ".join(_calm_word(word, 3 if shouting else 4) for word in words)


def _calm_word(word: str, shortest: int) -> str:
    letters = re.sub(r"\W", "", word)
    if not letters.isupper() or letters in _KEPT_CAPITALS or not re.search("[AEIOUYÉÈ]", letters):
        return word
    if word.lower() in _SMALL:
        return word.lower()
    return _proper(word) if len(letters) >= shortest else word


def _proper(text: str) -> str:
    words = re.split(r"([\s\-'’]+)", text.lower())
    return "".join(
        word if word in _SMALL and index else word[:1].upper() + word[1:] for index, word in enumerate(words)
    )
