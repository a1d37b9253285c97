"""Numbers alone, "0 3 0 2 38": how they part into day, month and year, if there is only one way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .birth_signs import LEAST_YEAR, Sign

Valid = Callable[[int, int, str], bool]
"""Whether day, month and year are somebody's birth date."""

LATEST_DAY, _LATEST_MONTH = 31, 12
_GLUED = range(6, 9)


@dataclass(frozen=True)
class Part:
    """What was said of a date at one place.

    `number` is one of which it is not clear what it is; `whose` is "own", "somebody else" or not said.
    What is `doubtful` has to be asked back.
    """

    day: int | None = None
    month: int | None = None
    year: str | None = None
    number: str | None = None
    start: int = 0
    end: int = 0
    whose: str = ""
    doubtful: bool = False

    @property
    def nothing(self) -> bool:
        """Whether it says nothing at all."""
        return (self.day, self.month, self.year, self.number) == (None, None, None, None)

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return self.day is not None and self.month is not None and self.year is not None


def of_run(signs: list[Sign], valid: Valid) -> Part:
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
    first = {(d, m) for d, m, rest in _partings([*words, "99"]) if rest == "99" and 1 <= d <= LATEST_DAY}
    first = {(d, m) for d, m in first if 1 <= m <= _LATEST_MONTH}
    last = {(m, y) for d, m, y in _partings(["1", *words]) if d == 1 and _is_clear_year(y) and valid(1, m, y)}
    last = {(m, y) for m, y in last if m <= _LATEST_MONTH}
    if len(first) == 1 and not last:
        day, month = first.pop()
        return Part(day, month)
    if len(last) == 1 and not first:
        month, year = last.pop()
        return Part(None, month, year)
    return Part()


def _single(word: str, lead: str) -> Part:
    if lead == "L" and int(word) <= LATEST_DAY:
        return Part(day=int(word))
    if _is_clear_year(word) or (lead == "E" and len(word) == 2):
        return Part(year=word)
    return Part(number=word)


def _is_clear_year(word: str) -> bool:
    return len(word) == 4 or (len(word) == 2 and int(word) >= LEAST_YEAR)


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
