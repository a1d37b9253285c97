"""Dates and weekdays as people say them: "mardi 3 mars", "le 16", "March 3", "le deuxième jeudi du mois"."""

from __future__ import annotations

from dataclasses import replace

from ..months import MONTHS
from .hours import hour, hour_range
from .items import Adjacent, DayMonth, DayOfMonth, Item, Month, Nth, Offset, Weekday, Weekdays
from .scan import HOUR_WORDS, UNITS, Lexed, Words, is_day, is_small_number, past_small, word
from .words import PLURALS, WEEKDAYS

_IN_WEEKS: dict[Words, int] = {
    ("en", "8"): 1, ("en", "15"): 2, ("week",): 1, ("fortnight",): 2, ("d", "en", "8"): 1,
    ("after", "next"): 1,
}  # fmt: skip
_NEXT = frozenset({"prochain", "prochaine", "qui", "suivant"})
_LAST = frozenset({"dernier", "derniere", "last"})
_MOST_WEEKDAYS = 5
_DAY_LEADS = frozenset({"le", "the", "au", "du"})
_LISTED = frozenset({"et", "ou", "and", "or"})
_SOME = frozenset({"matin", "soir", "apres", "midi", "day", "morning", "afternoon"})
_HALVES_OF_DAY = frozenset({"am", "pm", "o", "/", "ish", "environ"})


def weekday(words: Words, at: int) -> Lexed | None:
    """ "lundi en huit", "mardi 3 mars", "jeudi 15", "lundi le 7", "les mardis", "prochain lundi"."""
    number = WEEKDAYS.get(words[at])
    if number is None:
        ahead = WEEKDAYS.get(word(words, at + 1)) if words[at] in ("prochain", "prochaine") else None
        return (Weekday(ahead), at + 2) if ahead is not None else None
    for size in (1, 2, 3):
        weeks = _IN_WEEKS.get(words[at + 1 : at + 1 + size])
        if weeks:
            return Weekday(number, weeks), at + 1 + size
    after = at + 2 if word(words, at + 1) in ("le", "the") else at + 1
    found = date(words, after) or (None if _is_clock(words, after) else _bare_day(words, after))
    if found:
        return _on_weekday(found[0], number), found[1]
    if word(words, at - 1) in ("ce", "this", "coming"):
        return Adjacent(number, Offset(0)), at + 1
    if word(words, at - 1) == "le" and (_le_jour(words, at + 1) or _le_jour_before(words, at)):
        return Weekdays((number,)), at + 1
    # "Mardis" alone is how a recogniser may write "mardi".
    every = word(words, at - 1) in ("les", "mes") or (words[at] in PLURALS and words[at].endswith("days"))
    return (Weekdays((number,)) if every else Weekday(number)), at + 1


def _le_jour(words: Words, at: int) -> bool:
    """ "… et le samedi": what is named with articles, one by one, is meant each week."""
    if word(words, at) == "le" and word(words, at + 1) in WEEKDAYS:
        return _le_jour(words, at + 2)
    named = word(words, at) in _LISTED and word(words, at + 1) == "le" and word(words, at + 2) in WEEKDAYS
    return named and not word(words, at + 3).isdigit()


def _le_jour_before(words: Words, at: int) -> bool:
    """ "Le mardi ou …", "le lundi, le mardi ou …"."""
    joined = word(words, at - 2) in _LISTED
    before = at - 3 if joined else at - 2
    if word(words, before) not in WEEKDAYS or word(words, before - 1) != "le":
        return False
    return joined or _le_jour(words, at + 1)


def _is_clock(words: Words, at: int) -> bool:
    """ "Tuesday 2 to 4 pm", "mardi 14 30" name no day of the month; "mardi 9 à 14 heures" does."""
    if at >= len(words) or word(words, at + 1) == "a":
        return False
    found = hour_range(words, at) or hour(words, at)
    return found is not None and found[1] > at + 1


def _on_weekday(item: Item, number: int) -> Item:
    return replace(item, weekday=number) if isinstance(item, DayMonth | DayOfMonth) else item


def nth_weekday(words: Words, at: int) -> Lexed | None:
    """ "2 jeudi de janvier", "dernier samedi du mois", "1 mardi" (un mardi, any Tuesday)."""
    number = WEEKDAYS.get(word(words, at + 1))
    last = words[at] in _LAST
    if number is None or not (last or (is_day(words[at]) and int(words[at]) <= _MOST_WEEKDAYS)):
        return _some_weekday(words, at)
    count = -1 if last else int(words[at])
    month = month_named(words, past_small(words, at + 2)) if word(words, at + 2) in _OF else None
    if month:
        return Nth(number, count, month[0]), month[1]
    if count != 1:
        return None
    a_certain = word(words, at - 1) in ("le", "the")
    return (Weekday(number) if a_certain else Weekdays((number,))), at + 2


_OF = frozenset({"de", "d", "du", "of", "in", "en"})


def _some_weekday(words: Words, at: int) -> Lexed | None:
    """ "On a Tuesday"; "à mardi" is no such thing."""
    number = WEEKDAYS.get(word(words, at + 1))
    if number is None or words[at] != "a" or word(words, at - 1) != "on":
        return None
    return Weekdays((number,)), at + 2


def month_named(words: Words, at: int) -> tuple[Month, int] | None:
    """ "décembre", "mois de décembre", "mois prochain", "next month", "month"."""
    while word(words, at) in ("le", "the", "de", "d"):
        at += 1
    number = MONTHS.get(word(words, at))
    if number:
        return Month(number), at + 1 + (word(words, at + 1) in ("prochain", "next"))
    if words[at : at + 2] == ("next", "month"):
        return Month(None, 1), at + 2
    if word(words, at) not in ("mois", "month"):
        return None
    if word(words, at + 1) in _OF and MONTHS.get(word(words, at + 2)):
        return Month(MONTHS[words[at + 2]]), at + 3
    if word(words, at + 1) in ("prochain", "suivant") or words[at + 1 : at + 3] == ("d", "apres"):
        return Month(None, 1), at + (2 if words[at + 1] != "d" else 3)
    return (
        (Month(None, 1), at + 3) if words[at + 1 : at + 3] == ("qui", "vient") else (Month(None, 0), at + 1)
    )


def date(words: Words, at: int) -> tuple[DayMonth, int] | None:
    """ "3 mars 2027", "3 / 3", "1 de mars", "March 3", "le 3 12"."""
    if at >= len(words):
        return None
    if is_small_number(words[at]):
        return _slashed(words, at) or _day_then_month(words, at) or _day_and_number(words, at)
    month = MONTHS.get(words[at])
    day = at + 2 if word(words, at + 1) == "the" else at + 1
    if (
        not month
        or not is_day(word(words, day))
        or word(words, day + 1) in HOUR_WORDS | UNITS | _HALVES_OF_DAY
    ):
        return None
    return _with_year(words, int(words[day]), month, day + 1)


def _slashed(words: Words, at: int) -> tuple[DayMonth, int] | None:
    if word(words, at + 1) != "/" or not word(words, at + 2).isdigit():
        return None
    day, month = int(words[at]), int(words[at + 2][:3])
    if not (is_day(words[at]) and 1 <= month <= 12) or word(words, at + 3) in HOUR_WORDS:
        return None
    if word(words, at + 3) == "/" and word(words, at + 4).isdigit():
        return DayMonth(day, month, _year(words[at + 4])), at + 5
    return DayMonth(day, month), at + 3


def _day_then_month(words: Words, at: int) -> tuple[DayMonth, int] | None:
    skip = at + 1
    while skip < at + 3 and word(words, skip) in ("de", "of", "d", "jour", "day"):
        skip += 1
    month = MONTHS.get(word(words, skip))
    if not month or not is_day(words[at]):
        return None
    return _with_year(words, int(words[at]), month, skip + 1)


def _day_and_number(words: Words, at: int) -> tuple[DayMonth, int] | None:
    """ "le 3 12" (le trois douze) is the third of December, unless the second number is an hour."""
    lead, month, following = word(words, at - 1), word(words, at + 1), word(words, at + 2)
    alone = at == 0 and (int(words[at]) > 12 or len(words) == 2)
    led = lead in ("le", "du", "au") or lead in WEEKDAYS or alone
    listed = following in _LISTED and is_small_number(word(words, at + 3))
    if not led or not is_day(words[at]) or not (is_day(month) and int(month) <= 12) or listed:
        return None
    if following in HOUR_WORDS | UNITS | _HALVES_OF_DAY or following in MONTHS:
        return None
    # "Le 10, un jeudi" and "le 15, un matin" are not of January.
    if month == "1" and (following in WEEKDAYS or following in _SOME):
        return None
    short_year = len(following) == 2 and following.isdigit() and word(words, at + 3) not in HOUR_WORDS
    if short_year:
        return DayMonth(int(words[at]), int(month), _year(following)), at + 3
    return _with_year(words, int(words[at]), int(month), at + 2)


def _with_year(words: Words, day: int, month: int, end: int) -> tuple[DayMonth, int]:
    if len(word(words, end)) == 4 and words[end].startswith("20") and words[end].isdigit():
        return DayMonth(day, month, int(words[end])), end + 1
    return DayMonth(day, month), end


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits[-2:])


def _bare_day(words: Words, at: int) -> tuple[DayOfMonth, int] | None:
    """A day of the month after "le" or a weekday, unless it is an hour."""
    if not is_day(word(words, at)):
        return None
    follower = word(words, at + 1)
    if follower in HOUR_WORDS or follower in UNITS or follower in _HALVES_OF_DAY or follower in WEEKDAYS:
        return None
    if words[at + 1 : at + 3] == ("or", "so"):
        return None
    return DayOfMonth(int(words[at])), at + 1


def _day_of_counted_month(words: Words, at: int) -> Lexed | None:
    """ "le 20 du mois prochain", "the 20th of next month"."""
    named = month_named(words, at + 2) if word(words, at + 1) in _OF and is_day(words[at]) else None
    if named is None or named[0].number is not None:
        return None
    day = int(words[at])
    return replace(named[0], first=day, last=day), named[1]


def day_of_month(words: Words, at: int) -> Lexed | None:
    """ "le 16", "le 1", "au 15", "the 27th"; "le 3 ou 4"."""
    counted = _day_of_counted_month(words, at)
    if counted:
        return counted
    lead = word(words, at - 1)
    listed = lead in _LISTED and is_day(word(words, at - 2)) and word(words, at - 3) in _DAY_LEADS | {"les"}
    several = lead == "les" and word(words, at + 1) in _LISTED and is_day(word(words, at + 2))
    dated = word(words, at + 1) in _LISTED and is_day(words[at]) and date(words, at + 2) is not None
    return _bare_day(words, at) if lead in _DAY_LEADS or listed or several or dated else None
