"""Letters said one by one: "N comme Nicolas", "deux L", "double u", "e accent aigu", "B for Bravo"."""

from __future__ import annotations

import unicodedata

from . import patterns

LETTER = "§"
"""Stands for a single letter where phrases are looked for."""

_LINES = patterns.lines("names")
_BY_NAME = {name: line.split(" = ")[0] for line in _LINES["letters"] for name in line.split(" = ")[1].split()}
_AVIATORS = frozenset(" ".join(_LINES["aviators"]).split())
_TIMES = {"deux": 2, "double": 2, "two": 2, "2": 2, "trois": 3, "triple": 3, "three": 3, "3": 3}
_AS_IN = frozenset({"comme", "as", "for", "like", "pour"})
_SMALL = frozenset({"in", "un", "une", "le", "la", "a", "the", "fois"})
_ACCENTS = {"aigu": "\N{COMBINING ACUTE ACCENT}", "grave": "\N{COMBINING GRAVE ACCENT}",
            "circonflexe": "\N{COMBINING CIRCUMFLEX ACCENT}", "trema": "\N{COMBINING DIAERESIS}",
            "cedille": "\N{COMBINING CEDILLA}"}  # fmt: skip
_SIGNS = {
    "apostrophe": "'",
    "tiret": "-",
    "union": "-",
    "hyphen": "-",
    "dash": "-",
    "espace": " ",
    "space": " ",
    "loin": " ",
}
_SKIPPED = frozenset(
    {"et", "puis", "and", "then", "majuscule", "capital", "euh", "accent", "trait", "d", "plus"}
)
_FEWEST = 3
"""Letters that are a spelling; one or two are a remark on it."""


def spelled(words: tuple[str, ...], start: int) -> tuple[str, int]:
    """The letters from `start` on, and where they end; no letter if nothing is spelled there.

    `words` are plain; a single letter is a letter, whatever else it may mean.
    """
    if words[start] in _AVIATORS:
        return _by_aviators(words, start)
    found, at = "", start
    while at < len(words):
        letters, taken = _one(words, at, begun=bool(found))
        if not taken:
            break
        found, at = found + letters, at + taken
    return unicodedata.normalize("NFC", found).strip(" -'"), at


def is_spelling(letters: str) -> bool:
    """Whether there are enough letters for a name."""
    return sum(c.isalpha() for c in letters) >= _FEWEST


def _by_aviators(words: tuple[str, ...], start: int) -> tuple[str, int]:
    end = start
    while end < len(words) and words[end] in _AVIATORS:
        end += 1
    letters = "".join(word[0] for word in words[start:end])
    return (letters, end) if len(letters) >= _FEWEST else ("", start)


def _one(words: tuple[str, ...], at: int, *, begun: bool) -> tuple[str, int]:
    """The next letter or sign, and how many words say it; no words if it is no part of a spelling."""
    word = words[at]
    if len(word) == 1 and word.isalpha():
        return ("y", 2) if words[at + 1 : at + 2] == ("grec",) else (word, 1 + _likened(words, at + 1))
    times = _TIMES.get(word)
    if times:
        return _repeated(words, at + 1, times)
    if not begun:
        return "", 0
    if word in _ACCENTS or word in _SIGNS:
        return _ACCENTS.get(word, "") + _SIGNS.get(word, ""), 1
    if word in _BY_NAME and _is_letter(words, at - 1) and (at + 1 == len(words) or _is_letter(words, at + 1)):
        return _BY_NAME[word], 1
    goes_on = word in _SKIPPED and _goes_on(words, at + 1)
    return "", int(goes_on)


def _repeated(words: tuple[str, ...], at: int, times: int) -> tuple[str, int]:
    """ "Deux L", "double u", "deux fois le R"."""
    start = at
    while at < len(words) and words[at] in _SMALL and words[at] != "a":
        at += 1
    if not _is_letter(words, at):
        return "", 0
    letters = "w" if words[at] in ("u", "v") and times == 2 else words[at] * times
    return letters, at + 2 - start + _likened(words, at + 1)


def _likened(words: tuple[str, ...], at: int) -> int:
    """How many words "comme Nicolas" or "as in the bird" are, if they follow a letter."""
    if at >= len(words) or words[at] not in _AS_IN:
        return 0
    end = at + 1
    while end < len(words) and words[end] in _SMALL:
        end += 1
    return min(end + 1, len(words)) - at


def _is_letter(words: tuple[str, ...], at: int) -> bool:
    return 0 <= at < len(words) and len(words[at]) == 1 and words[at].isalpha()


def _goes_on(words: tuple[str, ...], at: int) -> bool:
    following = words[at : at + 2]
    return any(word in _ACCENTS or word in _SIGNS or word in _TIMES for word in following[:1]) or (
        any(len(word) == 1 for word in following[:1]) or following == ("d", "union")
    )
