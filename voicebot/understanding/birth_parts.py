"""Days, months and years in a sentence in figures, and how one corrects or completes the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .birth_runs import LATEST_DAY, Part, Valid, of_run
from .birth_signs import Sign, signs
from .months import MONTHS

_YEAR = r"(?>c[dyc]|[Yyhdcz])"
_CLEAR_YEAR = r"(?>c[dyc]|[Yyh])"
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
        ("event", "v"),
        ("birth", "b"),
        ("either", "u"),
        ("other", "o"),
        ("article", "L"),
    )
)
"""What may stand at one place, the longest first."""
_WORDS_BETWEEN = frozenset(
    {"correction", "refused", "own", "somebody else", "event", "birth", "either", "other", "article"}
)
_CORRECTED_DAY = re.compile(r"(?:L[dc](?:y|c[dyc]|[Yh])|[dc](?:c[dyc]|[Yh]))$")
"""Where the month is known, "non le 4 19 50" is another day and the year."""
_FARTHEST = 8
"""Other words between two parts of one date."""


@dataclass(frozen=True)
class _Between:
    """What was said since the last part."""

    corrected: bool = False
    refused: bool = False
    either: bool = False
    article: bool = False
    others: int = 0
    whose: str = ""

    def then(self, kind: str) -> _Between:
        """The same after one more word; a birth is the caller's own again, if another event was told."""
        if kind in ("own", "somebody else", "event"):
            return replace(self, whose=kind, others=self.others + (kind != "own"))
        if kind == "birth":
            return replace(self, whose="" if self.whose == "event" else self.whose)
        if kind == "other":
            return replace(self, others=self.others + 1, refused=False)
        if kind == "article":
            return replace(self, article=True)
        if kind == "either":
            return replace(self, either=True, others=0)
        return replace(self, corrected=self.corrected or kind == "correction", refused=kind == "refused")


def found(said: str, valid: Valid, *, strict: bool, hesitates: bool = False) -> list[Part]:
    """The dates of a sentence, each as it was in the end, in their order.

    `strict` leaves parts alone that stand apart from each other; `hesitates` takes "euh" for a correction.
    """
    return [each for each in _said(said, valid, strict=strict, hesitates=hesitates) if each.whole]


def last(said: str, valid: Valid) -> Part:
    """What was said of a date in the end, whole or not."""
    return _said(said, valid, strict=False, hesitates=False)[-1]


def _said(said: str, valid: Valid, *, strict: bool, hesitates: bool) -> list[Part]:
    """Every date of a sentence, the last one perhaps in part."""
    dates, since = [Part()], _Between()
    for kind, row, words in _matches(list(signs(said.split(), hesitates=hesitates))):
        if kind in _WORDS_BETWEEN:
            since = since.then(kind)
            continue
        part = replace(_part(kind, row, words, valid, dates[-1], since), whose=since.whose)
        if not since.refused:
            dates[-1:] = _joined(dates[-1], part, since, strict=strict)
        since = _Between(corrected=since.refused)
    return dates


def _joined(now: Part, new: Part, since: _Between, *, strict: bool) -> list[Part]:
    """What is known after one more part was said."""
    if new.whole and (now.nothing or not now.whole):
        return [replace(new, doubtful=since.either or _runs_into(now, since))]
    if now.nothing:
        return [new]
    if new.whole:
        return [now, replace(new, doubtful=since.either)]
    apart = since.others > (0 if strict else _FARTHEST)
    if since.corrected and not apart:
        return [_laid_over(now, new)]
    if now.whole:
        behind = since.others or since.whose
        # Figures right behind a date make it doubtful; some way behind they are something else.
        return [replace(now, doubtful=now.doubtful or not (behind or strict or _repeats(now, new)))]
    others_too = since.either or since.whose in ("somebody else", "event")
    return [new] if apart else [replace(_completed(now, new), doubtful=others_too)]


def _runs_into(now: Part, since: _Between) -> bool:
    """ "Vingt deux mars": whether a number is right before the day, so that both may be one."""
    bare = now.number is not None or (now.day is not None and now.month is None)
    return bare and not (since.corrected or since.article or since.others)


def _repeats(now: Part, new: Part) -> bool:
    """ "Treize mai quarante, le treize"."""
    return not new.number and all(again in (None, before) for again, before in _both(now, new))


def _both(now: Part, new: Part) -> tuple[tuple[int | str | None, int | str | None], ...]:
    return (new.day, now.day), (new.month, now.month), (new.year, now.year)


def _completed(now: Part, new: Part) -> Part:
    """ "Le trois février, oh là là, en trente-huit"; a bare number may be anything."""
    differs = any(before and again not in (None, before) for again, before in _both(now, new))
    return now if new.number else new if differs else _laid_over(now, new)


def _laid_over(now: Part, new: Part) -> Part:
    """What was corrected alone changes: "3 mars 39 non 38", "le 3 février 38 non le 4"."""
    # "30, euh, 8" is 38 as well as another day.
    doubtful = len(new.number or "") == 1 and (now.year or "").endswith("0") and now.end + 1 >= new.start
    if new.number:
        of_the_day = len(new.number) == 1 or (now.year is None and int(new.number) <= LATEST_DAY)
        new = replace(new, day=int(new.number)) if of_the_day else replace(new, year=new.number)
    return replace(
        now,
        day=new.day or now.day,
        month=new.month or now.month,
        year=new.year or now.year,
        end=new.end,
        doubtful=doubtful,
    )


def _matches(heard: list[Sign]) -> Iterator[tuple[str, list[Sign], list[str]]]:
    """What stands where: its kind, its signs, and the words of its day, month and year, in their order."""
    row, at = "".join(each.sign for each in heard), 0
    while at < len(row):
        known = ((kind, match) for kind, pattern in _ORDERS if (match := pattern.match(row, at)))
        kind, match = next(known, ("", None))
        if match:
            spans = [match.span(n + 1) for n in range(len(match.groups()))]
            words = ["".join(each.word for each in heard[start:end]) for start, end in spans]
            yield kind, heard[at : match.end()], words
        at = match.end() if match else at + 1


def _part(kind: str, row: list[Sign], words: list[str], valid: Valid, now: Part, since: _Between) -> Part:
    start, end = row[0].at, row[-1].at + 1
    if kind == "run":
        known = now.month is not None and since.corrected
        return replace((known and _day_and_year(row)) or of_run(row, valid), start=start, end=end)
    roles = dict(zip(kind.split(), words, strict=True))
    year = roles.get("year", "")
    return Part(
        day=int(roles["day"]) if "day" in roles else None,
        month=MONTHS[roles["month"]] if "month" in roles else None,
        year=year if len(year) > 1 else None,
        start=start,
        end=end,
    )


def _day_and_year(row: list[Sign]) -> Part | None:
    if not _CORRECTED_DAY.match("".join(each.sign for each in row)):
        return None
    day, *year = [each.word for each in row if each.sign != "L"]
    return Part(day=int(day), year="".join(year))
