"""Days, months and years in a sentence in figures, and how one corrects or completes the other.

The words are written as a row of signs, one for each word that counts, so that the order of a date can be
read like a pattern: `d` a number that may be a day, `c` the first half of a year, `y` two figures of a year,
`Y` four, `h` three ("mille 938"), `z` a zero, `g` figures glued together, `m` a month, `L` an article, `E`
a word that leads to a year, `x` a correction, `p` a refusal, `/` a slash, `o` any other word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from . import patterns
from .months import MONTHS

Valid = Callable[[int, int, str], bool]
"""Whether day, month and year are somebody's birth date."""

_WORDS = {section: frozenset(" ".join(lines).split()) for section, lines in patterns.lines("births").items()}
_YEAR = r"(?:c[dyc]|[Yyhdcz])"
_CLEAR_YEAR = r"(?:c[dyc]|[Yyh])"
_DAY = r"z?[dc]"
_ORDERS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("day month year", rf"({_DAY})(m)[LE]*({_YEAR})(?!m)"),
        ("month year day", rf"(m)E*({_CLEAR_YEAR})L([dc])"),
        ("month day year", rf"(m)L?({_DAY})[LE]*({_YEAR})(?!m)"),
        ("month year day", r"(m)E*([Yyh])([dc])"),
        ("year day month", rf"({_YEAR})L*({_DAY})(m)(?![LE]*{_YEAR})"),
        ("year month day", rf"({_CLEAR_YEAR})E*(m)L*({_DAY})"),
        ("day month", rf"({_DAY})(m)"),
        ("month year", rf"(m)E*({_CLEAR_YEAR})"),
        ("year month", rf"({_CLEAR_YEAR})(m)"),
        ("month", r"(m)"),
        ("run", r"[LE]?[dcyYhzg](?!m)(?:/?[LE]*[dcyYhzg](?!m))*"),
        ("correction", "x"),
        ("refused", "p"),
        ("own", "i"),
        ("somebody else", "k"),
        ("either", "u"),
        ("other", "o"),
    )
)
"""What may stand at one place, the longest first."""
_LATEST_DAY, _LATEST_MONTH = 31, 12
_SIGNS = {"L": "articles", "E": "year_marks", "x": "corrections", "p": "refusals", "i": "own",
          "k": "somebody_else", "u": "either"}  # fmt: skip
_GLUED = range(6, 9)
_LEAST_YEAR = 32
"""Two figures from here on can be nothing but a year."""
_FARTHEST = 8
"""Other words between two parts of one date."""


@dataclass(frozen=True)
class Part:
    """What was said of a date at one place.

    `number` is one of which it is not clear what it is; `whose` is "own", "somebody else" or not said.
    """

    day: int | None = None
    month: int | None = None
    year: str | None = None
    number: str | None = None
    start: int = 0
    end: int = 0
    whose: str = ""

    @property
    def nothing(self) -> bool:
        """Whether it says nothing at all."""
        return (self.day, self.month, self.year, self.number) == (None, None, None, None)

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return self.day is not None and self.month is not None and self.year is not None


@dataclass(frozen=True)
class Sign:
    """One word that counts: its sign, itself and its place in the sentence."""

    sign: str
    word: str
    at: int


def found(said: str, valid: Valid, *, strict: bool, hesitates: bool = False) -> list[Part]:
    """The dates of a sentence, each as it was in the end, in their order.

    `strict` leaves parts alone that stand apart from each other; `hesitates` takes "euh" for a correction.
    """
    dates, corrected, refused, others, whose = [Part()], False, False, 0, ""
    for kind, signs, spans in _matches(list(_signs(said.split(), hesitates=hesitates))):
        if kind in ("own", "somebody else"):
            whose, others = kind, others + (kind != "own")
        elif kind in ("other", "either"):
            others = others + 1 if kind == "other" else 0
        elif kind in ("correction", "refused"):
            corrected, refused = corrected or kind == "correction", kind == "refused"
        else:
            part = replace(_part(kind, signs, spans, valid), whose=whose)
            if not refused:
                dates[-1:] = _joined(dates[-1], part, corrected=corrected, others=others, strict=strict)
            corrected, refused, others, whose = refused, False, 0, ""
    return [each for each in dates if each.whole]


def _joined(now: Part, new: Part, *, corrected: bool, others: int, strict: bool) -> list[Part]:
    """What is known after one more part was said."""
    apart = others > (0 if strict else _FARTHEST)
    if now.nothing or (new.whole and not now.whole):
        return [new]
    if new.whole:
        return [now, new]
    if corrected and not apart:
        return [_laid_over(now, new)]
    if now.whole:
        # Figures right behind a date make it doubtful; some way behind they are something else.
        return [now] if others or strict else [new]
    return [new] if apart else [_completed(now, new)]


def _completed(now: Part, new: Part) -> Part:
    """ "Le trois février, oh là là, en trente-huit"; a bare number may be anything."""
    said_twice = (now.day and new.day) or (now.month and new.month) or (now.year and new.year)
    return now if new.number else new if said_twice else _laid_over(now, new)


def _laid_over(now: Part, new: Part) -> Part:
    """What was corrected alone changes: "3 mars 39 non 38", "le 3 février 38 non le 4"."""
    if new.number:
        of_the_day = len(new.number) == 1 or (now.year is None and int(new.number) <= _LATEST_DAY)
        new = replace(new, day=int(new.number)) if of_the_day else replace(new, year=new.number)
    return replace(
        now, day=new.day or now.day, month=new.month or now.month, year=new.year or now.year, end=new.end
    )


def _matches(signs: list[Sign]) -> Iterator[tuple[str, list[Sign], list[str]]]:
    """What stands where: its kind, its signs, and the words of its day, month and year, in their order."""
    row, at = "".join(each.sign for each in signs), 0
    while at < len(row):
        known = ((kind, match) for kind, pattern in _ORDERS if (match := pattern.match(row, at)))
        kind, match = next(known, ("", None))
        if match:
            spans = [match.span(n + 1) for n in range(len(match.groups()))]
            words = ["".join(each.word for each in signs[start:end]) for start, end in spans]
            yield kind, signs[at : match.end()], words
        at = match.end() if match else at + 1


def _part(kind: str, signs: list[Sign], words: list[str], valid: Valid) -> Part:
    start, end = signs[0].at, signs[-1].at + 1
    if kind == "run":
        return replace(_of_run(signs, valid), start=start, end=end)
    roles = dict(zip(kind.split(), words, strict=True))
    year = roles.get("year", "")
    return Part(
        day=int(roles["day"]) if "day" in roles else None,
        month=MONTHS[roles["month"]] if "month" in roles else None,
        year=year if len(year) > 1 else None,
        start=start,
        end=end,
    )


def _of_run(signs: list[Sign], valid: Valid) -> Part:
    """Numbers alone: the only way to part them into day, month and year, or what they can be of it."""
    words = [each.word for each in signs if each.sign not in "LE/"]
    whole = {(d, m, y) for d, m, y in _partings(words) if valid(d, m, y)}
    if not whole and any(len(word) > 2 for word in words[: -1 if _is_clear_year(words[-1]) else None]):
        whole = {(d, m, y) for d, m, y in splits("".join(words)) if valid(d, m, y)}
    if not whole and len(words) == 3 and len(words[0]) in (2, 4):
        # "En 38 le 3 du 2", and 1938-02-03.
        day, month = words[1:] if any(each.sign == "L" for each in signs) else words[:0:-1]
        whole = {(int(day), int(month), words[0])} if valid(int(day), int(month), words[0]) else set()
    if len(whole) == 1:
        day_said, month_said, year = whole.pop()
        return Part(day_said, month_said, year)
    return Part() if whole else _piece(words, signs[0].sign, valid)


def _piece(words: list[str], lead: str, valid: Valid) -> Part:
    """A day and a month, a month and a year, or one number."""
    if len(words) == 1:
        return _single(words[0], lead)
    if len(words) == 2 and _is_year(words) and len(words[0]) == 2 and int(words[1]) > _LATEST_MONTH:
        return Part(year="".join(words))
    first = {(d, m) for d, m, rest in _partings([*words, "99"]) if rest == "99" and 1 <= d <= _LATEST_DAY}
    first = {(d, m) for d, m in first if 1 <= m <= _LATEST_MONTH}
    last = {(m, y) for d, m, y in _partings(["1", *words]) if d == 1 and _is_clear_year(y) and valid(1, m, y)}
    if len(first) == 1 and not last:
        day, month = first.pop()
        return Part(day, month)
    if len(last) == 1 and not first:
        month, year = last.pop()
        return Part(None, month, year)
    return Part()


def _single(word: str, lead: str) -> Part:
    if lead == "L" and int(word) <= _LATEST_DAY:
        return Part(day=int(word))
    if _is_clear_year(word) or (lead == "E" and len(word) == 2):
        return Part(year=word)
    return Part(number=word)


def _is_clear_year(word: str) -> bool:
    return len(word) == 4 or (len(word) == 2 and int(word) >= _LEAST_YEAR)


def _partings(words: list[str]) -> Iterator[tuple[int, int, str]]:
    """Every way to part numbers into day, month and year: a day may have been said figure by figure."""
    for days in (1, 2):
        for months in (1, 2):
            day, month, year = words[:days], words[days : days + months], words[days + months :]
            if _is_number(day) and _is_number(month) and _is_year(year):
                yield int("".join(day)), int("".join(month)), "".join(year)


def splits(digits: str) -> Iterator[tuple[int, int, str]]:
    """Every way to part 6 to 8 figures without a pause: a year of two figures only behind four others."""
    for day in (1, 2) if len(digits) in _GLUED else ():
        for month in (1, 2):
            year = digits[day + month :]
            if len(year) == 4 or (len(year) == 2 and len(digits) == 6):
                yield int(digits[:day]), int(digits[day : day + month]), year


def _is_number(words: list[str]) -> bool:
    """One or two figures, in one piece or one by one."""
    return len("".join(words)) in (1, 2) and all(
        len(word) == 1 for word in words[1:] + words[: len(words) - 1]
    )


def _is_year(words: list[str]) -> bool:
    row = "".join(words)
    if len(words) == 1:
        return len(row) in (2, 4) or (len(row) == 3 and row[0] in "89")
    return 2 <= len(words) <= 4 and (len(row) == 2 or (len(row) == 4 and row[:2] in ("18", "19", "20")))


def _signs(words: list[str], *, hesitates: bool) -> Iterator[Sign]:
    """The words that count."""
    for at, word in enumerate(words):
        sign = _sign(word, words[max(at - 2, 0) : at], "".join(words[at + 1 : at + 2]), hesitates=hesitates)
        if sign:
            yield Sign(sign, word, at)


def _sign(word: str, before: list[str], after: str, *, hesitates: bool) -> str:
    if word.isdigit():
        # "84 ans", "j'ai 84", "dans le 13" are no part of a date.
        counted = after not in MONTHS and not _WORDS["counted"].isdisjoint(before)
        return "o" if counted or after in _WORDS["counts"] else _of_figures(word)
    for sign in ("m", *_SIGNS):
        if word in (MONTHS if sign == "m" else _WORDS[_SIGNS[sign]]) and (
            sign not in "LE" or after.isdigit()
        ):
            return sign
    if word in _WORDS["hesitations"]:
        return "x" if hesitates else ""
    small = word in _WORDS["fillers"] or word in _WORDS["articles"] or word in _WORDS["year_marks"]
    return "" if small else "/" if word == "/" else "o"


def _of_figures(word: str) -> str:
    if len(word) > 2:
        return (
            "Y"
            if len(word) == 4 and word[:2] in ("18", "19", "20")
            else "h"
            if len(word) == 3 and word[0] in "89"
            else "g"
        )
    if word in ("18", "19", "20"):
        return "c"
    return "z" if int(word) == 0 else "d" if int(word) < _LEAST_YEAR else "y"
