"""The words of time, French and English: phrase → item or mark. Figures are already figures."""

from __future__ import annotations

from dataclasses import replace

from .. import patterns
from . import feasts
from .items import (
    MIDNIGHT,
    NOON,
    Feast,
    Item,
    Mark,
    Month,
    NextWeek,
    Offset,
    Part,
    Period,
    PublicHolidays,
    Shifted,
    Span,
    Week,
    Weekday,
    Weekdays,
)

_WEEKDAYS = """
lundi lundis lun lindi lundie lndi monday mondays
mardi mardis mar mardie tuesday tuesdays tue tues
mercredi mercredis mer mercedi mecredi mercredie merc wednesday wednesdays wed weds
jeudi jeudis jeu jeudie jedi thursday thursdays thu thur thurs
vendredi vendredis ven vend vendr vendredie vendedi vendrdi friday fridays fri
samedi samedis sam samdi semedi samedie saturday saturdays
dimanche dimanches dim diman dimanch sunday sundays
"""
WEEKDAYS: dict[str, int] = {
    name: number for number, line in enumerate(_WEEKDAYS.strip().splitlines()) for name in line.split()
}
PLURALS = frozenset(name for name in WEEKDAYS if name.endswith(("dis", "days", "ches")))

MORNING = Part(8 * 60, NOON)
AFTERNOON = Part(NOON, 18 * 60)
EVENING = Part(17 * 60, 20 * 60)


_MEANINGS: dict[str, Item | Mark | None] = {
    **{mark.name.lower(): mark for mark in Mark},
    **{name: Feast(name) for name in feasts.NAMES},
    **{name: Period(name) for name in feasts.PERIODS},
    "nothing": None,
    "opening": Part(8 * 60, 9 * 60),
    "early_morning": Part(8 * 60, 10 * 60),
    "mid_morning": Part(9 * 60, 11 * 60),
    "late_morning": Part(10 * 60, NOON),
    "morning": MORNING,
    "not_early": Part(10 * 60, MIDNIGHT),
    "not_late": Part(8 * 60, 16 * 60),
    "before_mass": Part(8 * 60, 10 * 60),
    "after_mass": Part(11 * 60, MIDNIGHT),
    "before_nap": Part(8 * 60, 14 * 60),
    "middle_hours": Part(10 * 60, 16 * 60),
    "before_lunch": Part(8 * 60, NOON),
    "midday": Part(NOON, 14 * 60),
    "early_afternoon": Part(NOON, 15 * 60),
    "after_lunch": Part(13 * 60, 18 * 60),
    "after_the_news": Part(13 * 60 + 30, 18 * 60),
    "mid_afternoon": Part(14 * 60, 16 * 60),
    "late_afternoon": Part(16 * 60, 19 * 60),
    "afternoon": AFTERNOON,
    "tea_time": Part(16 * 60, 17 * 60),
    "after_school": Part(16 * 60 + 30, 20 * 60),
    "before_supper": Part(8 * 60, 19 * 60),
    "evening": EVENING,
    "closing": Part(17 * 60, 18 * 60),
    "office_hours": Part(9 * 60, 17 * 60),
    "this_morning": replace(MORNING, today=True),
    "this_midday": Part(NOON, 14 * 60, today=True),
    "this_afternoon": replace(AFTERNOON, today=True),
    "this_evening": replace(EVENING, today=True),
    "today": Offset(0),
    "tomorrow": Offset(1),
    "in_two_days": Offset(2),
    "in_three_days": Offset(3),
    "in_a_week": Offset(7),
    "a_week_tomorrow": Offset(8),
    "within_two_days": Span(1, 2),
    "these_days": Span(1, 3),
    "within_a_week": Span(1, 7),
    "within_a_fortnight": Span(1, 14),
    "this_week": Week(0),
    "next_week": Week(1),
    "week_after_next": Week(2),
    "following_week": NextWeek(1),
    "following_day": Shifted(None, 7),
    "this_weekend": Week(0, (5, 6)),
    "next_weekend": Week(1, (5, 6)),
    "weekend": Weekdays((5, 6), every=False),
    "weekends": Weekdays((5, 6)),
    "working_days": Weekdays((0, 1, 2, 3, 4)),
    "this_month": Month(None, 0),
    "next_month": Month(None, 1),
    "end_of_year": Period("last_month"),
    "public_holidays": PublicHolidays(),
}
"""Section of `data/phrases/times.txt` → what its phrases mean; None for what only looks like a mark."""

PHRASES: dict[tuple[str, ...], Item | Mark | None] = {
    words: _MEANINGS[section]
    for section, phrases in patterns.lines("times").items()
    if not section.startswith(("slips", "busy_"))
    for phrase in phrases
    for words in patterns.spelled_out(phrase)
}
PHRASES |= {(name,): Weekday(number) for name, number in WEEKDAYS.items()}
PHRASES |= {(name,): Weekdays((WEEKDAYS[name],)) for name in PLURALS}

LONGEST = max(map(len, PHRASES))

MINUTES: dict[tuple[str, ...], int] = {
    ("et", "demi"): 30, ("et", "demie"): 30, ("demi",): 30, ("demie",): 30, ("et", "quart"): 15,
    ("quart",): 15, ("et", "1", "quart"): 15, ("3", "quarts"): 45, ("et", "3", "quarts"): 45,
    ("moins", "le", "quart"): -15, ("moins", "quart"): -15, ("moins", "1", "quart"): -15,
    ("moins", "5"): -5, ("moins", "10"): -10, ("moins", "20"): -20, ("moins", "25"): -25, ("pile",): 0,
    ("sonnantes",): 0, ("tapantes",): 0, ("petantes",): 0, ("precises",): 0, ("sharp",): 0,
    ("passees",): 0, ("exactement",): 0, ("et", "des", "poussieres"): 0, ("et", "quelques"): 0,
    ("passe", "de", "30"): 30,
}  # fmt: skip
"""What follows an hour and moves it by minutes."""


MARKED_WORDS: dict[str, frozenset[str]] = {
    section: frozenset(word for line in lines for word in line.split("|"))
    for section, lines in patterns.lines("times").items()
    if section.startswith("busy_")
}
"""The words of what keeps callers busy (`excuses`)."""


def _slips(section: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    lines = (line.split(" = ") for line in patterns.lines("times")[section])
    return {words: tuple(meant.split()) for heard, meant in lines for words in patterns.spelled_out(heard)}


SLIPS = {
    "fr": _slips("slips") | _slips("slips_fr"),
    "en": _slips("slips") | _slips("slips_en"),
}
"""What recognisers and thumbs write → what was meant, by language."""
SLIPS_ALONE = _slips("slips_alone")
"""What is meant so only where nothing else is said."""
