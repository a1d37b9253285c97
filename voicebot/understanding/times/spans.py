"""Stretches of days: "dans 15 jours", "fin mars", "la première quinzaine", "les deux premières semaines"."""

from __future__ import annotations

from dataclasses import replace

from ..months import MONTHS
from . import dates
from .items import (
    Item,
    Month,
    Months,
    NextWeek,
    Offset,
    Period,
    Portion,
    Span,
    Week,
    WeekOf,
)
from .scan import HOUR_WORDS, Lexed, Words, is_day, is_small_number, named, word
from .weeks import week_of

THIRDS = {
    "debut": 0, "early": 0, "beginning": 0, "start": 0, "mi": 1, "milieu": 1, "mid": 1, "middle": 1,
    "fin": 2, "late": 2, "end": 2,
}  # fmt: skip
_DAYS_OF_MONTH = ((1, 10), (11, 20), (21, 31))
_DAYS_OF_WEEK = ((0, 1), (2, 3), (3, 4))
_EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
_HALVES = {"1": (1, 15), "2": (16, 31), "seconde": (16, 31), "derniere": (16, 31), "last": (16, 31)}
LINKS = frozenset({"de", "d", "du", "of", "des", "mois", "la", "le", "l", "the", "in", "cette", "this", "ce"})
_UNNAMED = (Week(0), Month(None, 0))
_THIS = frozenset({"ce", "cette", "this", "ci"})
_FIRST_LAST = {"premiers": True, "premieres": True, "derniers": False, "dernieres": False}
_MAY_LEADS = frozenset({
    "in", "early", "late", "mid", "of", "the", "next", "this", "for", "until", "by", "before", "after",
    "from", "through", "to", "and", "or", "en", "de", "mois", "pour", "au", "avant", "apres", "debut",
    "fin", "courant", "et", "ou", "mi", "jusqu",
})  # fmt: skip
""" "May" alone is rather the verb, "mars" the planet or a street."""
_UNIT_DAYS = {
    "jour": 1, "jours": 1, "j": 1, "jrs": 1, "day": 1, "days": 1,
    "semaine": 7, "semaines": 7, "week": 7, "weeks": 7,
    "fortnight": 14, "fortnights": 14,
}  # fmt: skip
_ABOUT = {"huitaine": 7, "dizaine": 10, "douzaine": 12, "quinzaine": 14, "vingtaine": 20, "fortnight": 14}
_WITHIN = (
    ("d", "ici", "a"), ("d", "ici"), ("sous",), ("within", "the", "next"), ("within",), ("in", "the", "next"),
    ("over", "the", "next"), ("dans", "les"), ("dans", "la"), ("dans", "1", "delai", "de"), ("the", "next"),
    ("ici",), ("les",), ("ces",),
)  # fmt: skip
_ONLY_COMING = (("the", "next"), ("les",), ("ces",))
"""These need "prochains" or the like: "les 3 prochains jours"."""
_POINT = (("dans",), ("in", "about"), ("in",))
_COMING = frozenset(
    {"prochain", "prochains", "prochaine", "prochaines", "next", "coming", "petits", "bonnes"}
)


def some_time(words: Words, at: int) -> Lexed | None:
    """ "dans 15 jours", "in three weeks", "d'ici une dizaine de jours", "dans 2 ou 3 jours"."""
    for leads, within in ((_WITHIN, True), (_POINT, False)):
        lead = next((each for each in leads if words[at : at + len(each)] == each), None)
        found = amount(words, at + len(lead)) if lead else None
        # "Dans les dix heures" is about ten.
        if found and within and found[0] == (0, 0):
            return None
        if found and lead and (lead not in _ONLY_COMING or _says_coming(words, at, found[1])):
            (least, most), end = found[0], found[1]
            return _time_from_now(least, most, within=within), end + _tail(words, end)
    # "Pas avant 15 jours", "3 weeks from now".
    counted = is_small_number(words[at]) and word(words, at + 1) not in HOUR_WORDS
    found = amount(words, at) if counted else None
    if not found:
        return None
    (least, most), end = found
    led = word(words, at - 1) in ("avant", "apres", "before", "after")
    tail = _tail(words, end)
    coming = _says_coming(words, at, end)
    if coming and not led:
        return _time_from_now(least, most, within=True), end + tail
    return (_time_from_now(least, most, within=False), end + tail) if led or tail > 1 else None


def _says_coming(words: Words, start: int, end: int) -> bool:
    return not _COMING.isdisjoint(words[start:end]) or words[end : end + 2] in (
        ("a", "venir"),
        ("qui", "viennent"),
    )


def _tail(words: Words, at: int) -> int:
    """The words of "in two weeks' time", "3 weeks from now" that add nothing."""
    for tail in (("s", "time"), ("time",), ("from", "now"), ("a", "venir"), ("qui", "viennent"), ("hence",)):
        if words[at : at + len(tail)] == tail:
            return max(len(tail), 1) + (tail == ("hence",))
    return 0


def _time_from_now(least: int, most: int, *, within: bool) -> Item:
    if most == 0:
        return Offset(0)
    if least % MONTH == 0 and not within and least == most:
        return Months(least // MONTH)
    return Span(1, most) if within else Offset(least) if least == most else Span(least, most)


MONTH = 30
_A_FEW = (3, 7)


def amount(words: Words, at: int) -> tuple[tuple[int, int], int] | None:
    """An amount of time in days, least and most, and the position after it."""
    counts, at = count(words, at)
    while word(words, at) in _COMING:
        at += 1
    if counts is None:
        return None
    unit = word(words, at)
    if unit in _ABOUT and counts == (1, 1):
        days = _ABOUT[unit]
        return (days, days), at + (3 if words[at + 1 : at + 3] == ("de", "jours") else 1)
    if unit in HOUR_WORDS:
        return (counts[1] // 24, counts[1] // 24), at + 1
    if unit.startswith("minute"):
        return (0, 0), at + 1
    scale = MONTH if unit in ("mois", "month", "months") else _UNIT_DAYS.get(unit)
    if not scale:
        return None
    if scale == 1:
        counts = (_french(counts[0]), _french(counts[1]))
    return (counts[0] * scale, counts[1] * scale), at + 1


def _french(days: int) -> int:
    """French counts both ends: eight days are a week, fifteen two."""
    return {8: 7, 15: 14}.get(days, days)


def count(words: Words, at: int) -> tuple[tuple[int, int] | None, int]:
    """ "3", "2 3", "2 ou 3", "quelques", "a couple of", "a", "les"."""
    if words[at : at + 3] == ("a", "couple", "of") or words[at : at + 2] == ("couple", "of"):
        return (2, 2), at + (3 if words[at] == "a" else 2)
    if words[at : at + 2] == ("a", "few") or word(words, at) in ("quelques", "few"):
        return _A_FEW, at + (2 if words[at] == "a" else 1)
    if word(words, at) in ("a", "an"):
        return (1, 1), at + 1
    if word(words, at) in _ABOUT:
        return (1, 1), at
    if not is_small_number(word(words, at)):
        return None, at
    least = int(words[at])
    second = at + 2 if word(words, at + 1) in ("ou", "a", "or", "to") else at + 1
    if is_small_number(word(words, second)) and least < int(words[second]):
        return (least, int(words[second])), second + 1
    return (least, least), at + 1


def month(words: Words, at: int) -> Lexed | None:
    """ "décembre", "en mai"."""
    number = MONTHS.get(words[at])
    bare = at > 0 and word(words, at - 1) not in _MAY_LEADS
    if not number or (bare and words[at] in ("may", "mai", "mars", "march")):
        return None
    return Month(number), at + 1


def portion(words: Words, at: int) -> Lexed | None:
    """ "fin mars", "début de la semaine prochaine", "the end of next week"; "vers la fin"."""
    whole = words[at] == "courant"
    third = THIRDS.get(words[at])
    if third is None and not whole:
        return None
    start = at + 1
    while start < at + 4 and word(words, start) in LINKS:
        start += 1
    found = _month_or_week(words, start, at)
    if found and third is not None and found[0] in _UNNAMED and _THIS.isdisjoint(words[at : found[1] + 1]):
        return Portion(third, _third(found[0], third)), found[1]
    if found:
        return (found[0] if third is None else _third(found[0], third)), found[1]
    led = word(words, at - 1) in ("la", "le", "au", "en", "vers", "the", "plutot", "tout", "toute")
    alone = word(words, at + 1) not in ("de", "d", "du", "of")
    return (Portion(third), at + 1) if third is not None and led and alone else None


def _month_or_week(words: Words, at: int, least: int) -> Lexed | None:
    """What has a beginning and an end; the position may have gone past "la" of "la semaine"."""
    for start in range(at, max(at - 3, least), -1):
        found = week_of(words, start) or named(words, start)
        if found and isinstance(found[0], Week | WeekOf | NextWeek | Month):
            return found
    if word(words, at) in ("semaine", "week", "weeks"):
        return Week(0), at + 1
    if word(words, at - 1) == "mois":
        at -= 1
    return dates.month_named(words, at)


def _third(item: Item, third: int) -> Item:
    if isinstance(item, Month):
        first, last = _DAYS_OF_MONTH[third]
        return replace(item, first=first, last=last)
    if isinstance(item, Week | WeekOf | NextWeek) and item.days == _EVERY_DAY:
        return replace(item, days=_DAYS_OF_WEEK[third])
    return item


def of_last(last: Item | None, portion: Portion) -> Item | None:
    """The start, middle or end of the week or month said last; None of anything else."""
    kinds = (Month,) if isinstance(portion.of, Month) else (Week, WeekOf, NextWeek)
    fits = isinstance(last, kinds) or (portion.of is None and isinstance(last, Month))
    return _third(last, portion.third) if last and fits else None


def is_end(item: Item) -> bool:
    """Whether an item is the end of something: before the end of it is as good as until its end."""
    if isinstance(item, Month):
        return (item.first, item.last) == _DAYS_OF_MONTH[2]
    if isinstance(item, Week | WeekOf | NextWeek):
        return item.days == _DAYS_OF_WEEK[2]
    return item == Period("last_month")


def part_of_month(words: Words, at: int) -> Lexed | None:
    """ "la première quinzaine de décembre", "the second half of May", "la dernière semaine de mars"."""
    if is_small_number(words[at]) and word(words, at + 1) in _FIRST_LAST:
        return _several(words, at)
    unit, link = word(words, at + 1), word(words, at + 2)
    if link not in ("de", "d", "du", "of", "in"):
        return None
    bounds = _bounds(words[at], unit)
    found = dates.month_named(words, at + 3) if bounds else None
    if not found or not bounds:
        return None
    return replace(found[0], first=bounds[0], last=bounds[1]), found[1]


def _several(words: Words, at: int) -> Lexed | None:
    """ "les 2 premières semaines de décembre"."""
    days = int(words[at]) * _UNIT_DAYS.get(word(words, at + 2), 0)
    found = dates.month_named(words, at + 4) if days and word(words, at + 3) in ("de", "d", "du") else None
    if not found:
        return None
    first, last = (1, min(days, 31)) if _FIRST_LAST[words[at + 1]] else (-min(days, 28), 31)
    return replace(found[0], first=first, last=last), found[1]


def _bounds(which: str, unit: str) -> tuple[int, int] | None:
    if unit in ("quinzaine", "moitie", "half", "fortnight"):
        return _HALVES.get(which)
    if unit in ("jour", "day"):
        return (-1, 31) if which in ("dernier", "last") else None
    if unit in ("jours", "days"):
        return {"premiers": (1, 7), "1": (1, 7), "derniers": (-7, 31), "last": (-7, 31)}.get(which)
    if unit not in ("semaine", "week"):
        return None
    if which in ("derniere", "last"):
        return -7, 31
    return (7 * int(which) - 6, 7 * int(which)) if is_day(which) and int(which) <= 5 else None
