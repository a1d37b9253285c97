"""Words → items and marks, from left to right; each position looks at a few words ahead, no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..months import MONTHS
from .items import (
    MIDNIGHT,
    NOON,
    At,
    Between,
    DayMonth,
    DayOfMonth,
    Feast,
    Item,
    Mark,
    Month,
    Months,
    Offset,
    Part,
    Span,
    Weekday,
    WeekOf,
)
from .words import LONGEST, MINUTES, PHRASES, WEEKDAYS

Words = tuple[str, ...]
Lexed = tuple[Item, int]
"""An item and the position after it."""

_SMALL = frozenset(
    {"le", "la", "les", "l", "the", "du", "de", "d", "on", "of", "a", "au", "en", "in", "at", "dans"}
)
_RANGE_OPENERS = {
    "entre": ("et",),
    "between": ("and",),
    "du": ("au",),
    "de": ("a", "jusqu"),
    "from": ("to", "till", "until"),
}
_THIRDS = {"debut": (1, 10), "mi": (11, 20), "milieu": (11, 20), "fin": (21, 31), "early": (1, 10), "mid": (11, 20),
           "late": (21, 31), "end": (21, 31), "beginning": (1, 10), "courant": (1, 31)}  # fmt: skip
_HOUR_WORDS = frozenset({"h", "heure", "heures", "hrs", "hr", "oclock", "heur", "hour", "hours"})


def lex(words: Words) -> Iterator[Item | Mark | None]:
    """The items and marks of a sentence; None stands for a word that says nothing about time."""
    at = 0
    while at < len(words):
        found = _item(words, at) or _phrase(words, at)
        if found:
            yield found[0]
        else:
            yield None
        at = found[1] if found else at + 1


def _phrase(words: Words, at: int) -> tuple[Item | Mark | None, int] | None:
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        key = words[at : at + size]
        if key in PHRASES:
            return PHRASES[key], at + size
    return None


def _item(words: Words, at: int) -> Lexed | None:
    """A range, or a single day or hour."""
    opened = _opened_range(words, at)
    if opened:
        return opened
    first = _value(words, at)
    return (_closed_range(words, first) or first) if first else None


def _opened_range(words: Words, at: int) -> Lexed | None:
    """ "entre dix heures et midi", "du 3 au 7", "from nine to eleven"."""
    links = _RANGE_OPENERS.get(words[at])
    first = _bound(words, at + 1) if links else None
    if not first or not links or first[1] >= len(words) or words[first[1]] not in links:
        return None
    second = _bound(words, first[1] + 1)
    return _between(first[0], second) if second else None


def _closed_range(words: Words, first: Lexed) -> Lexed | None:
    """ "lundi au mercredi", "10 h à 12 h", once the first bound is read."""
    item, at = first
    if at >= len(words) or words[at] not in ("au", "a", "to", "jusqu"):
        return None
    second = _value(words, _past_small(words, at + 1))
    return _between(item, second) if second else None


def _between(first: Item | int, second: tuple[Item | int, int]) -> Lexed | None:
    last, end = second
    first, last = _alike(first, last), _alike(last, first)
    if (
        isinstance(first, int)
        or isinstance(last, int)
        or isinstance(first, At | Part) != isinstance(last, At | Part)
    ):
        return None
    return Between(first, last), end


def _alike(bound: Item | int, other: Item | int) -> Item | int:
    """A bare number takes the kind of the other bound: "du 3 au 7 mars", "entre 9 et 11 heures"."""
    if isinstance(bound, DayOfMonth) and isinstance(other, DayMonth):
        return DayMonth(bound.day, other.month, other.year)
    if not isinstance(bound, int):
        return bound
    if isinstance(other, At | Part) or (isinstance(other, int) and 7 <= bound <= 20 and 7 <= other <= 20):
        return At(bound * 60)
    if isinstance(other, DayMonth):
        return DayMonth(bound, other.month, other.year)
    return DayOfMonth(bound) if 1 <= bound <= 31 else bound


def _bound(words: Words, at: int) -> tuple[Item | int, int] | None:
    at = _past_small(words, at)
    found = _value(words, at)
    if found:
        return found
    return (int(words[at]), at + 1) if at < len(words) and _is_small_number(words[at]) else None


def _past_small(words: Words, at: int) -> int:
    while at < len(words) and words[at] in _SMALL:
        at += 1
    return at


def _is_small_number(word: str) -> bool:
    return word.isdigit() and len(word) <= 2


def _value(words: Words, at: int) -> Lexed | None:
    if at >= len(words):
        return None
    for reads in _READERS:
        found = reads(words, at)
        if found:
            return found
    phrase = _phrase(words, at)
    return (phrase[0], phrase[1]) if phrase and not isinstance(phrase[0], Mark | None) else None


def _word(words: Words, at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def _weekday_date(words: Words, at: int) -> Lexed | None:
    """ "lundi en huit", "mardi 3 mars", "jeudi 15", "lundi le 7", "Monday the 7th"."""
    number = WEEKDAYS.get(words[at])
    if number is None:
        return None
    if words[at + 1 : at + 3] in (("en", "8"), ("en", "15")):
        return Weekday(number, 1 if words[at + 2] == "8" else 2), at + 3
    if _word(words, at + 1) == "week":
        return Weekday(number, 1), at + 2
    after = at + 2 if _word(words, at + 1) in ("le", "the") else at + 1
    if after < len(words):
        date = _date(words, after) or _bare_day(words, after)
        if date:
            return _on_weekday(date[0], number), date[1]
    return None


def _on_weekday(item: Item, weekday: int) -> Item:
    return replace(item, weekday=weekday) if isinstance(item, DayMonth | DayOfMonth) else item


def _week_on(words: Words, at: int) -> Lexed | None:
    """ "a week on Monday"."""
    number = WEEKDAYS.get(_word(words, at + 2))
    lead = words[at : at + 2]
    return (
        (Weekday(number, 1), at + 3)
        if number is not None and lead in (("week", "on"), ("week", "from"))
        else None
    )


def _date(words: Words, at: int) -> Lexed | None:
    """ "3 mars 2027", "3 / 3", "1 de mars", "March 3"."""
    if _is_small_number(words[at]):
        return _slashed(words, at) or _day_then_month(words, at)
    month = MONTHS.get(words[at])
    day = _word(words, at + 2) if _word(words, at + 1) == "the" else _word(words, at + 1)
    end = at + 3 if _word(words, at + 1) == "the" else at + 2
    if month and _is_small_number(day) and 1 <= int(day) <= 31 and _word(words, end) not in _HOUR_WORDS:
        return _with_year(words, int(day), month, end)
    return None


def _slashed(words: Words, at: int) -> Lexed | None:
    if _word(words, at + 1) != "/" or not _word(words, at + 2).isdigit():
        return None
    day, month = int(words[at]), int(words[at + 2])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if _word(words, at + 3) == "/" and _word(words, at + 4).isdigit():
        return DayMonth(day, month, _year(words[at + 4])), at + 5
    return DayMonth(day, month), at + 3


def _day_then_month(words: Words, at: int) -> Lexed | None:
    skip = at + 2 if _word(words, at + 1) in ("de", "of", "d", "jour") else at + 1
    month = MONTHS.get(_word(words, skip))
    if not month or not 1 <= int(words[at]) <= 31:
        return None
    return _with_year(words, int(words[at]), month, skip + 1)


def _with_year(words: Words, day: int, month: int, end: int) -> Lexed:
    if len(_word(words, end)) == 4 and words[end].startswith("20") and words[end].isdigit():
        return DayMonth(day, month, int(words[end])), end + 1
    return DayMonth(day, month), end


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits[-2:])


def _bare_day(words: Words, at: int) -> Lexed | None:
    """A day of the month after "le" or a weekday, unless it is an hour."""
    if not _is_small_number(words[at]) or not 1 <= int(words[at]) <= 31:
        return None
    follower = _word(words, at + 1)
    if follower in _HOUR_WORDS or follower in (
        "am",
        "pm",
        "o",
        "h",
        "jours",
        "semaines",
        "/",
        "eme",
        "dose",
        "mois",
    ):
        return None
    return DayOfMonth(int(words[at])), at + 1


def _led_day(words: Words, at: int) -> Lexed | None:
    """ "le 16", "le 1", "au 15", "the 27th"."""
    lead = _word(words, at - 1)
    return _bare_day(words, at) if lead in ("le", "the", "au", "du", "on") else None


def _hour(words: Words, at: int) -> Lexed | None:
    """ "10 heures 30", "10 h et quart", "midi et demi", "half past ten", "3 pm"."""
    if words[at] in ("midi", "noon") and _word(words, at - 1) not in ("apres", "entre"):
        return _with_minutes(words, NOON, at + 1, sure=True)
    if words[at] in ("minuit", "midnight"):
        return At(MIDNIGHT, sure=True), at + 1
    if not _is_small_number(words[at]) or int(words[at]) > 24:
        return _english_half(words, at)
    hour = int(words[at]) * 60
    after = _word(words, at + 1)
    if after in _HOUR_WORDS or words[at + 1 : at + 3] == ("o", "clock"):
        end = at + 2 if after in _HOUR_WORDS else at + 3
        return _with_minutes(words, hour, end, sure=hour > NOON or _written_twice(words, at))
    return _english_clock(words, at, hour) or _led_hour(words, at, hour)


def _written_twice(words: Words, at: int) -> bool:
    return len(words[at]) == 2 and words[at].startswith("0")


def _with_minutes(words: Words, minute: int, at: int, *, sure: bool) -> Lexed:
    at = at + 1 if _word(words, at) in ("passe", "passees") and _word(words, at + 1) == "de" else at
    at = at + 1 if _word(words, at) == "de" and _word(words, at + 2).startswith("minute") else at
    for size in (3, 2, 1):
        moved = MINUTES.get(words[at : at + size]) if len(words) >= at + size else None
        if moved is not None:
            return _half_day(words, minute + moved, at + size, sure=sure)
    skip = at + 1 if _word(words, at) == "et" else at
    if (
        _is_small_number(_word(words, skip))
        and int(words[skip]) < 60
        and _word(words, skip + 1) not in _HOUR_WORDS
    ):
        if MONTHS.get(_word(words, skip + 1)) is None and _word(words, skip + 1) not in ("jours", "semaines"):
            end = skip + 2 if _word(words, skip + 1).startswith("minute") else skip + 1
            return _half_day(words, minute + int(words[skip]), end, sure=sure)
    return _half_day(words, minute, at, sure=sure)


def _half_day(words: Words, minute: int, at: int, *, sure: bool) -> Lexed:
    """ "8 heures du matin", "3 heures de l'après-midi", "10 am"."""
    if _word(words, at) == "am" or words[at : at + 2] == ("du", "matin"):
        return At(minute, sure=True), at + (1 if words[at] == "am" else 2)
    evening = words[at : at + 2] in (("du", "soir"), ("de", "soir"))
    noon_later = words[at : at + 4] == ("de", "l", "apres", "midi")
    if _word(words, at) == "pm" or evening or noon_later:
        size = 1 if words[at] == "pm" else 2 if evening else 4
        return At(minute + NOON if minute < NOON else minute, sure=True), at + size
    return At(minute, sure=sure), at


def _english_clock(words: Words, at: int, hour: int) -> Lexed | None:
    """ "ten thirty", "10 am"."""
    if _word(words, at + 1) in ("am", "pm"):
        return _half_day(words, hour, at + 1, sure=True)
    lead = _word(words, at - 1)
    minutes = _word(words, at + 1)
    if (
        lead in ("at", "around", "about", "a", "vers")
        and minutes in ("15", "30", "45")
        and 7 <= hour // 60 <= 20
    ):
        return _half_day(words, hour + int(minutes), at + 2, sure=False)
    return None


def _english_half(words: Words, at: int) -> Lexed | None:
    """ "half past ten", "quarter to nine"."""
    moves: dict[Words, int] = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}
    moved = moves.get(words[at : at + 2])
    hour = _word(words, at + 2)
    if moved is None or not _is_small_number(hour):
        return None
    return _half_day(words, int(hour) * 60 + moved, at + 3, sure=False)


def _led_hour(words: Words, at: int, hour: int) -> Lexed | None:
    """A bare number is an hour after "vers", "à", "avant", "après": "vers dix", "around eleven"."""
    lead, before = _word(words, at - 1), _word(words, at - 2)
    leads = ("vers", "around", "at", "about", "avant", "apres", "before", "after", "until", "till")
    if lead not in leads and (before, lead) not in (("vers", "les"), ("jusqu", "a"), ("pas", "avant")):
        return None
    follower = _word(words, at + 1)
    if MONTHS.get(follower) or follower in ("jours", "semaines", "days", "weeks", "/", "of", "mois"):
        return None
    return (At(hour), at + 1) if 1 <= hour // 60 <= 20 else None


def _in_some_time(words: Words, at: int) -> Lexed | None:
    """ "dans 15 jours", "in three weeks", "d'ici 10 jours", "sous 5 jours"."""
    lead = words[at]
    if lead not in ("dans", "in", "sous", "within", "ici", "d"):
        return None
    start = at + 2 if words[at : at + 2] == ("d", "ici") else at + 1
    start += _word(words, start) in ("les", "the")
    count, unit = _word(words, start), _word(words, start + 1)
    if not _is_small_number(count):
        return None
    if unit in ("mois", "month", "months"):
        return Months(int(count)), start + 2
    days = {
        "jour": 1,
        "jours": 1,
        "day": 1,
        "days": 1,
        "semaine": 7,
        "semaines": 7,
        "week": 7,
        "weeks": 7,
    }.get(unit)
    if days is None:
        return None
    # French counts both ends: eight days are a week, fifteen are two.
    amount = (
        {8: 7, 15: 14}.get(int(count), int(count))
        if days == 1 and unit.startswith("j")
        else int(count) * days
    )
    within = start > at + 1 or lead in ("sous", "within")
    return (Span(1, amount) if within else Offset(amount)), start + 2


def _month(words: Words, at: int) -> Lexed | None:
    """ "fin mars", "début du mois de mars", "en décembre", "mi-décembre"."""
    third = _THIRDS.get(words[at])
    start = at + 1 if third else at
    while third and _word(words, start) in ("de", "du", "mois", "of", "d", "le"):
        start += 1
    month = MONTHS.get(_word(words, start))
    if not month or (not third and words[start] in ("may", "mars", "mar", "jan", "nov", "dec") and at == start
                     and _word(words, at - 1) not in ("en", "in", "de", "mois", "pour", "au", "")):  # fmt: skip
        return None
    first, last = third or (1, 31)
    return Month(month, 0, first, last), start + 1


def _week_of(words: Words, at: int) -> Lexed | None:
    """ "la semaine du 7 octobre", "la semaine de Noël"."""
    if words[at] not in ("semaine", "week") or _word(words, at + 1) not in ("du", "de", "of"):
        return None
    start = at + 3 if _word(words, at + 2) in ("l", "the", "la") else at + 2
    if start >= len(words):
        return None
    date = _date(words, start) or _bare_day(words, start) or _value(words, start)
    if date and isinstance(date[0], DayMonth | DayOfMonth | Feast):
        return WeekOf(date[0]), date[1]
    return None


def _feast_eve(words: Words, at: int) -> Lexed | None:
    """ "la veille de Noël", "le lendemain de Noël", "the day after Bastille Day"."""
    leads = {("veille",): -1, ("lendemain",): 1, ("day", "after"): 1, ("day", "before"): -1}
    for lead, offset in leads.items():
        if words[at : at + len(lead)] == lead:
            phrase = _phrase(words, _past_small(words, at + len(lead)))
            if phrase and isinstance(phrase[0], Feast):
                return Feast(phrase[0].name, phrase[0].offset + offset), phrase[1]
    return None


_READERS: tuple[Callable[[Words, int], Lexed | None], ...] = (
    _weekday_date, _week_on, _in_some_time, _week_of, _feast_eve, _date, _hour, _led_day, _month,
)  # fmt: skip
