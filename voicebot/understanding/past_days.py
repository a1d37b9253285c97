"""When somebody had an earlier injection: a day that is past, roughly where it was said roughly.

Of a stretch of days ("en octobre", "l'automne dernier", "il y a trois semaines") the middle is taken. What
was said most narrowly counts, and what was said more widely tells the year: "en mars, l'année dernière".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile

from . import patterns, times
from .months import MONTHS
from .text import clean, words_and_marks
from .times import dates, had, items, relative, spans, weeks
from .times.had import Stretch
from .times.scan import HOUR_WORDS, UNITS, Lexed, Words, named, word

_PHRASES = {
    section: frozenset(words for phrase in phrases for words in patterns.spelled_out(phrase))
    for section, phrases in patterns.lines("past_days").items()
    if section != "slips"
}
_SLIPS = {
    words: tuple(meant.split())
    for heard, meant in (line.split(" = ") for line in patterns.lines("past_days")["slips"])
    for words in patterns.spelled_out(heard)
}
_LONGEST = max(map(len, (*_SLIPS, *(words for section in _PHRASES.values() for words in section))))
_DAYS_AGO = {"today": 0, "yesterday": 1, "before_yesterday": 2}
_UNITS: dict[str, Callable[[date], had.Times]] = {
    "week": had.weeks,
    "weekend": lambda today: had.weeks(today, (5, 6)),
    "month": had.months,
    "year": had.years,
}
_ARTICLES = frozenset({"le", "la", "the", "au", "du"})
_SEASONS = ("spring", "summer", "autumn", "winter")
_YEARS = frozenset({"an", "ans", "annee", "annees", "year", "years"})
_READERS: tuple[Callable[[Words, int], Lexed | None], ...] = (
    relative.adjacent,
    relative.counted,
    relative.eve,
    dates.nth_weekday,
    dates.weekday,
    weeks.week_of,
    spans.part_of_month,
    dates.day_of_month,
    named,
)
_CENTURY = "20"
_WEEK = 7
_BESIDE = 14
"""Days before or after something in which an injection was had "before Christmas"."""
_REACH = 3
"""Words between "before" and what it was before."""
_NARROWER = 2
"""Times as many days of something said more widely, which tells when the rest was."""


@dataclass(frozen=True)
class _Named:
    """Something that was named: when it was, the latest first; `corrected` counts the corrections before."""

    times: had.Times
    corrected: int


def read(text: str, locale: str, now: datetime) -> date | None:
    """The day an earlier injection was had on, today at the latest and five years ago at the earliest.

    Roughly where it was said roughly: the middle of a stretch of days, a fortnight's middle before or after
    something else. A day without a year is the last one. None where no such day was said. Days are those of
    the time zone of `now`. Pure, and linear in the length of the text.
    """
    words = _slips_mended(times.figures(words_and_marks(clean(text)), locale))
    today = now.date()
    said = list(_all_named(words, locale, today))
    last = max((each.corrected for each in said), default=0)
    narrow = min(
        (each for each in reversed(said) if each.corrected == last),
        key=lambda each: each.times[0].days,
        default=None,
    )
    if narrow is None:
        return _in_figures(words, now)
    wide = [each.times[0] for each in said if each.times[0].days >= _NARROWER * narrow.times[0].days]
    fitting = [each for each in narrow.times if all(context.holds(each) for context in wide)]
    return _remembered((fitting or narrow.times)[0].middle(today), today)


def from_keys(digits: str, now: datetime) -> date | None:
    """The past day typed as DDMMYYYY, DDMMYY or DDMM, the last one without a year; else None."""
    if not digits.isascii() or not digits.isdigit() or len(digits) not in (4, 6, 8):
        return None
    year = digits[4:] and int(digits[4:].zfill(4)) + (2000 if len(digits) == 6 else 0)
    found = had.times(items.DayMonth(int(digits[:2]), int(digits[2:4]), year or None), now.date())
    return _remembered(found[0].first, now.date()) if found else None


def _remembered(day: date, today: date) -> date | None:
    return day if had.ago(12 * had.YEARS, today) <= day <= today else None


def _in_figures(words: Words, now: datetime) -> date | None:
    """ "03032026" and "0 3 0 3 26"."""
    figures = [word for word in words if word.isdigit()]
    if len(figures) == len(words) == 3:
        figures = [each.zfill(2) for each in figures]
    return from_keys("".join(figures), now)


def _slips_mended(words: Words) -> Words:
    mended: list[str] = []
    at = 0
    while at < len(words):
        size = next((n for n in range(_LONGEST, 0, -1) if words[at : at + n] in _SLIPS), 0)
        mended += _SLIPS[words[at : at + size]] if size else (words[at],)
        at += size or 1
    return tuple(mended)


def _end_of(section: str, words: Words, at: int) -> int:
    """Where the longest phrase of a section that begins here ends; 0 if none does."""
    sizes = range(min(_LONGEST, len(words) - at), 0, -1)
    return next((at + size for size in sizes if words[at : at + size] in _PHRASES[section]), 0)


def _all_named(words: Words, locale: str, today: date) -> Iterator[_Named]:
    at = corrections = 0
    while at < len(words):
        found = None
        if words[at] not in _ARTICLES:
            found = _third(words, at, locale, today) or _stretch(words, at, locale, today)
        if found and found[0]:
            # "After 2025", said in 2025, is still to come.
            if beside := _beside(found[0], words[max(at - _REACH, 0) : at], today):
                yield _Named(beside, corrections)
        elif not found:
            corrections += bool(_end_of("corrections", words, at))
        at = found[1] if found else at + 1


def _beside(found: had.Times, before: Words, today: date) -> had.Times:
    """A fortnight before or after what was named, if such a word leads to it."""
    leads = next((word for word in reversed(before) if (word,) in _PHRASES["until"] | _PHRASES["since"]), "")
    if not leads:
        return found
    fortnight = timedelta(days=_BESIDE)
    if (leads,) in _PHRASES["until"]:
        stretches = [Stretch(each.first - fortnight, each.first) for each in found]
    else:
        stretches = [Stretch(each.last, each.last + fortnight) for each in found]
    return tuple(each for each in stretches if each.first <= today)


def _third(words: Words, at: int, locale: str, today: date) -> tuple[had.Times, int] | None:
    """ "Début 2025", "fin de l'année dernière", "au milieu de l'été"."""
    third = spans.THIRDS.get(words[at])
    if third is None:
        return None
    starts = range(at + 1, min(at + 1 + _REACH, len(words)))
    linked = takewhile(lambda start: start == at + 1 or words[start - 1] in spans.LINKS, starts)
    # "Début d'année" is that of this one.
    readings = (_stretch(words, start, locale, today) or _unit(words, start, today) for start in linked)
    found = next(filter(None, readings), None)
    if not found:
        return None
    parts = (_part(each, third) for each in found[0])
    return tuple(each for each in parts if each.first <= today), found[1]


def _part(whole: Stretch, third: int) -> Stretch:
    length = timedelta(days=max(whole.days // 3, 1))
    last = whole.last if third == 2 else min(whole.first + length * (third + 1), whole.last)
    return Stretch(min(whole.first + length * third, whole.last), last)


def _stretch(words: Words, at: int, locale: str, today: date) -> tuple[had.Times, int] | None:
    """What is named here, when it was, and where it ends; no times at all if it is still to come."""
    for section, days in _DAYS_AGO.items():
        if end := _end_of(section, words, at):
            return had.times(items.Offset(-days), today), end
    ahead = _end_of("ahead", words, at)
    if ahead and (amount := spans.amount(words, ahead)):
        return (), amount[1]
    counted = None if spans.part_of_month(words, at) else _ago(words, at, locale, today)
    return counted or _said_which(words, at, locale, today)


def _said_which(words: Words, at: int, locale: str, today: date) -> tuple[had.Times, int] | None:
    """ "La semaine dernière", "last March"; without such a word the last one, if it is no mere unit."""
    led, coming = _end_of("last", words, at), _end_of("next", words, at)
    start = led or coming or at
    unit = _unit(words, start, today)
    found = unit or _year(words, start, today) or _item(words, start, locale, today)
    if not found:
        return None
    said, end = found
    over = _end_of("over", words, end)
    if coming or _end_of("coming", words, end):
        return (), end
    if led or over:
        return tuple(each for each in said if each.last < today), over or end
    return None if unit and _end_of("this", words, max(at - 1, 0)) != at else found


def _ago(words: Words, at: int, locale: str, today: date) -> tuple[had.Times, int] | None:
    """ "Il y a trois semaines", "six mois": the longer ago, the more roughly it is meant."""
    if words[at] == "a" and locale != "en":
        return None
    counts, unit = spans.count(words, at)
    if counts and word(words, unit) in _YEARS:
        (least, most), end, scale = counts, unit + 1, 12
    elif (found := spans.amount(words, at)) and found[0][1] > 0:
        (least, most), end = found
        scale = 0 if least % spans.MONTH else 1
        least, most = (least, most) if not scale else (least // spans.MONTH, most // spans.MONTH)
    else:
        return None
    if _end_of("relative", words, end) or (scale and scale * least > 12 * had.YEARS):
        return (), end
    return (_back(least, most, scale, today),), end


def _back(least: int, most: int, scale: int, today: date) -> Stretch:
    """So many times `scale` months ago, or days if that is 0."""
    if scale:
        about = timedelta(days=spans.MONTH * scale // 2)
        return Stretch(had.ago(scale * most, today) - about, had.ago(scale * least, today) + about)
    about = timedelta(days=0 if least % _WEEK else _WEEK // 2)
    return Stretch(today - timedelta(days=most) - about, today - timedelta(days=least) + about)


def _unit(words: Words, at: int, today: date) -> tuple[had.Times, int] | None:
    """A week, a weekend, a month or a year, every one of them."""
    ends = ((_end_of(section, words, at), section) for section in _UNITS)
    end, section = max(ends)
    return (_UNITS[section](today), end) if end else None


def _year(words: Words, at: int, today: date) -> tuple[had.Times, int] | None:
    """ "2024", and "20 24" as it may be heard."""
    said = word(words, at)
    end = at + 1
    if said == _CENTURY and len(word(words, end)) == 2 and words[end].isdigit():
        said, end = said + words[end], end + 1
    if len(said) != 4 or not said.isdigit() or said[:2] not in ("19", _CENTURY):
        return None
    return ((had.year(int(said)),) if int(said) <= today.year else ()), end


def _item(words: Words, at: int, locale: str, today: date) -> tuple[had.Times, int] | None:
    """A day, a month, a feast or a season of the grammar of times."""
    if at >= len(words):
        return None
    season = next((name for name in _SEASONS if (_end_of(name, words, at))), None)
    if season:
        return had.times(items.Period(season), today), _end_of(season, words, at)
    month = MONTHS.get(words[at])
    if month and (locale == "fr" or not dates.date(words, at)):
        vague = words[at] == "may" and not spans.month(words, at)
        return None if vague else _in_year(words, at + 1, had.times(items.Month(month), today))
    found = next((found for reads in _READERS if (found := reads(words, at))), None)
    dated = dates.date(words, at)
    found = dated if dated and (found is None or dated[1] > found[1]) else found
    return _in_year(words, found[1], had.times(found[0], today)) if found else None


def _in_year(words: Words, end: int, said: had.Times) -> tuple[had.Times, int]:
    """ "Le 3 mars 26"; what was in another century was no injection."""
    figures, follower = word(words, end), word(words, end + 1)
    if not figures.isdigit() or follower in HOUR_WORDS | UNITS or len(figures) not in (2, 4):
        return said, end
    year = int(figures) if len(figures) == 4 else int(_CENTURY + figures)
    return tuple(each for each in said if each.first.year == year), end + 1
