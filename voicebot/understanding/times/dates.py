"""Days as people say them: dates, weekdays, weeks, months, feasts, and days counted from today."""

from __future__ import annotations

from dataclasses import replace

from ..months import MONTHS
from .items import DayMonth, DayOfMonth, Feast, Item, Month, Months, Offset, Span, Weekday, WeekOf
from .scan import HOUR_WORDS, UNITS, Lexed, Words, is_small_number, past_small, phrase, word
from .words import WEEKDAYS

_THIRDS = {
    "debut": (1, 10), "early": (1, 10), "beginning": (1, 10), "mi": (11, 20), "milieu": (11, 20),
    "mid": (11, 20), "fin": (21, 31), "late": (21, 31), "end": (21, 31), "courant": (1, 31),
}  # fmt: skip
"""Parts of a month: first and last day."""
_MONTH_LEADS = frozenset({"en", "in", "de", "mois", "pour", "au", ""})
_UNIT_DAYS = {"day": 1, "days": 1, "semaine": 7, "semaines": 7, "week": 7, "weeks": 7}
_WEEKS_OF_A_MONTH = 5
_IN_WEEKS: dict[Words, int] = {("en", "8"): 1, ("en", "15"): 2}
_EVES = {("veille",): -1, ("lendemain",): 1, ("day", "after"): 1, ("day", "before"): -1}


def weekday(words: Words, at: int) -> Lexed | None:
    """ "lundi en huit", "mardi 3 mars", "jeudi 15", "lundi le 7", "Monday the 7th"; not a weekday alone."""
    number = WEEKDAYS.get(words[at])
    if number is None:
        return None
    weeks = _IN_WEEKS.get(words[at + 1 : at + 3])
    if weeks:
        return Weekday(number, weeks), at + 3
    if word(words, at + 1) == "week":
        return Weekday(number, 1), at + 2
    after = at + 2 if word(words, at + 1) in ("le", "the") else at + 1
    found = date(words, after) or _bare_day(words, after)
    return (_on_weekday(found[0], number), found[1]) if found else None


def _on_weekday(item: Item, number: int) -> Item:
    return replace(item, weekday=number) if isinstance(item, DayMonth | DayOfMonth) else item


def week_on(words: Words, at: int) -> Lexed | None:
    """ "a week on Monday"."""
    number = WEEKDAYS.get(word(words, at + 2))
    if number is None or words[at : at + 2] not in (("week", "on"), ("week", "from")):
        return None
    return Weekday(number, 1), at + 3


def date(words: Words, at: int) -> Lexed | None:
    """ "3 mars 2027", "3 / 3", "1 de mars", "March 3"."""
    if at >= len(words):
        return None
    if is_small_number(words[at]):
        return _slashed(words, at) or _day_then_month(words, at)
    month = MONTHS.get(words[at])
    day = at + 2 if word(words, at + 1) == "the" else at + 1
    if not month or not _is_day(word(words, day)) or word(words, day + 1) in HOUR_WORDS:
        return None
    return _with_year(words, int(words[day]), month, day + 1)


def _is_day(digits: str) -> bool:
    return is_small_number(digits) and 1 <= int(digits) <= 31


def _slashed(words: Words, at: int) -> Lexed | None:
    if word(words, at + 1) != "/" or not word(words, at + 2).isdigit():
        return None
    day, month = int(words[at]), int(words[at + 2][:3])
    if not (_is_day(words[at]) and 1 <= month <= 12):
        return None
    if word(words, at + 3) == "/" and word(words, at + 4).isdigit():
        return DayMonth(day, month, _year(words[at + 4])), at + 5
    return DayMonth(day, month), at + 3


def _day_then_month(words: Words, at: int) -> Lexed | None:
    skip = at + 2 if word(words, at + 1) in ("de", "of", "d", "jour") else at + 1
    month = MONTHS.get(word(words, skip))
    if not month or not _is_day(words[at]):
        return None
    return _with_year(words, int(words[at]), month, skip + 1)


def _with_year(words: Words, day: int, month: int, end: int) -> Lexed:
    if len(word(words, end)) == 4 and words[end].startswith("20") and words[end].isdigit():
        return DayMonth(day, month, int(words[end])), end + 1
    return DayMonth(day, month), end


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits[-2:])


def _bare_day(words: Words, at: int) -> Lexed | None:
    """A day of the month after "le" or a weekday, unless it is an hour."""
    if not _is_day(word(words, at)):
        return None
    follower = word(words, at + 1)
    if follower in HOUR_WORDS or follower in UNITS or follower in ("am", "pm", "o", "/"):
        return None
    return DayOfMonth(int(words[at])), at + 1


def day_of_month(words: Words, at: int) -> Lexed | None:
    """ "le 16", "le 1", "au 15", "the 27th"."""
    lead = word(words, at - 1)
    return _bare_day(words, at) if lead in ("le", "the", "au", "du", "on") else None


def in_some_time(words: Words, at: int) -> Lexed | None:
    """ "dans 15 jours", "in three weeks", "d'ici 10 jours", "sous 5 jours"."""
    lead = words[at]
    if lead not in ("dans", "in", "sous", "within", "ici", "d"):
        return None
    start = at + 2 if words[at : at + 2] == ("d", "ici") else at + 1
    start += word(words, start) in ("les", "the")
    count, unit = word(words, start), word(words, start + 1)
    if not is_small_number(count):
        return None
    within = start > at + 1 or lead in ("sous", "within")
    if unit in ("mois", "month", "months"):
        return Months(int(count)), start + 2
    if unit in HOUR_WORDS or unit.startswith("minute"):
        return Offset(0), start + 2
    amount = _days_of(int(count), unit)
    if not amount:
        return None
    return (Span(1, amount) if within else Offset(amount)), start + 2


def _days_of(count: int, unit: str) -> int:
    """The days of an amount of time; French counts both ends, so eight days are a week, fifteen two."""
    if unit in ("jour", "jours"):
        return {8: 7, 15: 14}.get(count, count)
    return count * _UNIT_DAYS.get(unit, 0)


def month(words: Words, at: int) -> Lexed | None:
    """ "fin mars", "début du mois de mars", "en décembre", "mi-décembre"."""
    third = _THIRDS.get(words[at])
    start = at + 1 if third else at
    while third and word(words, start) in ("de", "du", "mois", "of", "d", "le"):
        start += 1
    number = MONTHS.get(word(words, start))
    # "May" alone is rather the verb, "mars" the planet or a street.
    if not number or (not third and words[at] in ("may", "mars") and word(words, at - 1) not in _MONTH_LEADS):
        return None
    first, last = third or (1, 31)
    return Month(number, 0, first, last), start + 1


def week_of_month(words: Words, at: int) -> Lexed | None:
    """ "la première semaine de décembre"."""
    number = MONTHS.get(word(words, at + 3))
    if not number or word(words, at + 1) != "semaine" or word(words, at + 2) not in ("de", "d"):
        return None
    if words[at] == "derniere":
        return Month(number, 0, 24), at + 4
    if not _is_day(words[at]) or int(words[at]) > _WEEKS_OF_A_MONTH:
        return None
    return Month(number, 0, 7 * int(words[at]) - 6, 7 * int(words[at])), at + 4


def week_of(words: Words, at: int) -> Lexed | None:
    """ "la semaine du 7 octobre", "la semaine de Noël"."""
    week = past_small(words, at)
    if word(words, week) not in ("semaine", "week") or word(words, week + 1) not in ("du", "de", "of"):
        return None
    start = past_small(words, week + 2)
    found = date(words, start) or _bare_day(words, start) or phrase(words, start)
    if found and isinstance(found[0], DayMonth | DayOfMonth | Feast):
        return WeekOf(found[0]), found[1]
    return None


def feast_eve(words: Words, at: int) -> Lexed | None:
    """ "la veille de Noël", "le lendemain de Noël", "the day after Bastille Day"."""
    for lead, offset in _EVES.items():
        if words[at : at + len(lead)] == lead:
            found = phrase(words, past_small(words, at + len(lead)))
            if found and isinstance(found[0], Feast):
                return Feast(found[0].name, found[0].offset + offset), found[1]
    return None
