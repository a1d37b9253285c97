"""A spoken birth date in figures: every way in which the words can have been meant, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from rapidfuzz.distance import Levenshtein

from . import misheard, numbers, patterns
from .months import MONTHS
from .patterns import sentence
from .text import plain, tokens

_LINES = patterns.lines("births")
_FEASTS = [
    (patterns.compiled(said), day)
    for day, said in sorted(
        (line.split(" = ") for line in _LINES["feasts"]),
        key=lambda row: row[1].count("[") - len(row[1].split()),
    )
]
"""The longest first: the eve of Christmas is not Christmas."""
_HEARD_AS = {
    word: month for month, words in (line.split(" = ") for line in _LINES["months"]) for word in words.split()
}
_LONG_MONTHS = ["janvier", "fevrier", "juillet", "septembre", "octobre", "novembre", "decembre"]
_SLIPS = 2
"""Letters by which a misheard long month may differ from its name."""
_OPEN_E = re.compile(r"ai[st]?|ei|et ")
_YEAR_WORDS = re.compile(
    r"\b(mille? neuf|mil neuf|dix neuf cent|(?<!twenty )(?<!nineteen )nineteen"
    r"|deux mille(?! neuf cent)|two thousand)\b"
)
_HYPHENS = re.compile(r"\bquatre (?=vingts?-)")
_HYPHENED = re.compile(r"\b[a-z]+(?:-[a-z]+)+\b(?! cent| mil| hundred)")
_GOES_ON = ("mille ", "mil ", "cent ", "thousand ", "hundred ", "and ")
_PIECES = (
    (re.compile(r"\b(19|20) 0 (\d)\b"), r"\g<1>0\2"),
    (re.compile(r"\b19(?:00|hundred| hundred)(?: and)? (\d\d)\b"), r"19\1"),
    (re.compile(r"\b1900 (\d)\b"), r"190\1"),
    (re.compile(r"\b1(?:000)? (?:et )?9(?:00)? ?(\d\d)\b"), r"19\1"),
    (re.compile(r"\b2(?:000 ?0{0,2}| 0 ?0 ?)(\d)\b(?= *$)"), r"200\1"),
    (re.compile(r"\b(du|of the) (\d+) (?:mois|month)\b"), r"\1 \2"),
    (re.compile(r"\b(\d+) au (?=\d)"), r"\1 ou "),
)
"""Recognisers leave years in pieces: "1900 38", "1 938", "1000 938", "19 0 5". The eighth month is an 8, and
"24 au 25" is either."""
_APART = re.compile(r"\b(dix|vingt|trente|quarante|cinquante|soixante|quatre) (?!et )(?=\w)")
_PAUSED = re.compile(
    r"\b(vingt|trente|quarante|cinquante|soixante|twenty|thirty|forty|fifty|sixty)"
    r" (?:, )?(?:(?:euh|heu|um|uh|er|erm) (?:, )?)+"
    r"(?=(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|one|two|three|four|five|six|seven|eight|nine)\b)"
)
"""Where a caller thinks in the middle of a number, or begins another."""
_MONTH = "|".join(sorted(MONTHS))
_AFTER_ONE = "|".join(
    (_MONTH, *sorted(misheard.KNOWN["fr"]), *_LINES["fillers"][0].split(), *_LINES["hesitations"])
)
_NO_DAY = re.compile(
    rf"(?:^|(?<!et) )(?:une(?= (?!(?:{_MONTH})\b))|un(?= (?:(?:dix|vingt|trente) (?:et )?)?\S+ (?:{_MONTH})\b"
    rf"| jour de| (?!(?:{_AFTER_ONE})\b)[a-z]))"
)
"""Articles: "une année", "un quatorze juillet"."""
_MOST = 8
"""Numbers that are put asunder: no date has more, and time must stay bounded."""
_DOUBTFUL_MONTH = re.compile(r"(?<=\d )(\w+(?: \w+)?)(?= (?:19 ?)?[2-9]\d\b| 19\d\d\b)")


_TENS = "trente|quarante|cinquante|soixante|thirty|forty|fifty|sixty|seventy|eighty"
_SMALL_WORDS = "|".join(" ".join(_LINES[kind][0] for kind in ("fillers", "articles", "births")).split())
_STUTTERED = (
    re.compile(rf"\b({_MONTH}|{_TENS}|{_SMALL_WORDS}|nez|mille|mil|cent|\d{{4}}|[3-9]\d)(?: \1\b)+"),
    re.compile(rf"\b([a-z]+(?:-[a-z]+)*|\d\d?)(?: \1\b)+(?= (?:de |of )?(?:{_MONTH})\b)"),
    re.compile(r"\b(neuf|nine)(?: \1\b)+(?= (?:cents?|sans?|hundred)\b)"),
)
""" "Janvier janvier", "24 24 octobre", "mille neuf neuf cent": what can have been meant only once."""


def _said_once(said: str) -> str:
    for stuttered in _STUTTERED:
        said = stuttered.sub(r"\1", said)
    return said


def figures(text: str, locale: str) -> str:
    """The plain words of a text with its numbers in figures and its years in one piece."""
    return _in_figures(_spoken(_said_once(plain(text)), locale), locale)


def readings(text: str, locale: str) -> Iterator[Iterable[str]]:
    """Every way to read a text, where the one before gave no date; those of one group must agree.

    Last come feast days, months misheard, and the other language.
    """
    spoken = misheard.mended(_spoken(_said_once(plain(text)), locale), locale)
    said = _in_figures(spoken, locale)
    yield (said, *(_in_figures(whole, locale) for whole in _without_pauses(spoken)))
    yield (_in_figures(parted, locale) for parted in _apart(spoken, locale))
    yield (feasts(said),)
    yield (_months(said),)
    yield (figures(text, "fr" if locale == "en" else "en"),)


def _spoken(said: str, locale: str) -> str:
    """The words of a date: "une" is no day, and hyphens hold together what sounds like two numbers."""
    whole = _HYPHENED.sub(lambda match: _one_number(match, locale), _HYPHENS.sub("quatre , ", said))
    return _NO_DAY.sub(" ", " ".join(tokens(whole)))


def _one_number(hyphened: re.Match[str], locale: str) -> str:
    number = numbers.in_figures(hyphened[0].replace("-", " "), locale)
    whole = number.isdigit() and not hyphened.string[: hyphened.start()].endswith(_GOES_ON)
    return number if whole else hyphened[0]


def _without_pauses(spoken: str) -> Iterator[str]:
    """ "Trente, euh, huit" is 38."""
    joined = _PAUSED.sub(r"\1 ", spoken)
    if joined != spoken:
        yield joined


def _apart(spoken: str, locale: str) -> Iterator[str]:
    """Numbers that were taken for one put asunder: "dix neuf" is 19, or 10 9; "vingt et un" is one."""
    for match in islice(_APART.finditer(spoken), _MOST) if locale == "fr" else ():
        yield f"{spoken[: match.end()]}, {spoken[match.end() :]}"


def feasts(said: str) -> str:
    """ "Noel 34" is "25 decembre 34"."""
    flat = sentence(said.split())
    for phrase, day in _FEASTS:
        flat = phrase.sub(f" {day}", flat)
    return flat.strip()


def _in_figures(spoken: str, locale: str) -> str:
    # "zero neuf mille neuf cent" is a month and a year: without the cut it would be the number 9,900.
    said = " ".join(numbers.in_figures(_YEAR_WORDS.sub(r", \1", spoken), locale).split())
    for pieces, whole in _PIECES:
        said = pieces.sub(whole, said)
    return said


def _months(said: str) -> str:
    """ "3 fait vrier 38" is "3 fevrier 38": what stands between a day and a year sounds like a month."""
    return _DOUBTFUL_MONTH.sub(lambda match: _month_like(match[1]) or match[1], said)


def _month_like(heard: str) -> str | None:
    words = [word for word in heard.split() if word not in ("de", "du", "en", "le", "mois")]
    if not words or not MONTHS.keys().isdisjoint(words):
        return None
    known = _HEARD_AS.get(" ".join(words)) or _HEARD_AS.get(words[-1])
    letters = _OPEN_E.sub("e", " ".join(words)).replace(" ", "")
    distances = {name: Levenshtein.distance(letters, name) for name in _LONG_MONTHS}
    close = min(_LONG_MONTHS, key=distances.__getitem__)
    return known or (close if distances[close] <= _SLIPS else None)
