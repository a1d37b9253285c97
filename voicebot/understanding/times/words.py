"""The words of time, French and English: phrase → item or mark. Figures are already figures."""

from __future__ import annotations

from dataclasses import replace

from .. import patterns
from .items import (
    MIDNIGHT,
    NOON,
    Feast,
    Item,
    Mark,
    Month,
    Months,
    Offset,
    Part,
    Span,
    Week,
    Weekday,
    Weekdays,
)

_WEEKDAYS = """
lundi lundis lun monday mondays
mardi mardis mar tuesday tuesdays
mercredi mercredis mer mercedi wednesday wednesdays
jeudi jeudis jeu thursday thursdays
vendredi vendredis ven vend friday fridays
samedi samedis sam saturday saturdays
dimanche dimanches dim sunday sundays
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
    "nothing": None,
    "early_morning": Part(8 * 60, 10 * 60),
    "mid_morning": Part(9 * 60, 11 * 60),
    "late_morning": Part(10 * 60, NOON),
    "morning": MORNING,
    "not_early": Part(10 * 60, MIDNIGHT),
    "not_late": Part(8 * 60, 16 * 60),
    "midday": Part(NOON, 14 * 60),
    "early_afternoon": Part(NOON, 15 * 60),
    "after_lunch": Part(13 * 60, 18 * 60),
    "mid_afternoon": Part(14 * 60, 16 * 60),
    "late_afternoon": Part(16 * 60, 19 * 60),
    "afternoon": AFTERNOON,
    "evening": EVENING,
    "this_morning": replace(MORNING, today=True),
    "this_afternoon": replace(AFTERNOON, today=True),
    "this_evening": replace(EVENING, today=True),
    "today": Offset(0),
    "tomorrow": Offset(1),
    "in_two_days": Offset(2),
    "in_three_days": Offset(3),
    "in_a_week": Offset(7),
    "a_week_tomorrow": Offset(8),
    "in_a_fortnight": Offset(14),
    "in_a_month": Months(1),
    "within_two_days": Span(1, 2),
    "these_days": Span(1, 3),
    "within_a_week": Span(1, 7),
    "within_a_fortnight": Span(1, 14),
    "this_week": Week(0),
    "next_week": Week(1),
    "week_after_next": Week(2),
    "middle_of_week": Week(0, (2, 3)),
    "end_of_week": Week(0, (3, 4)),
    "this_weekend": Week(0, (5, 6)),
    "start_of_next_week": Week(1, (0, 1)),
    "middle_of_next_week": Week(1, (2, 3)),
    "end_of_next_week": Week(1, (3, 4)),
    "next_weekend": Week(1, (5, 6)),
    "working_days": Weekdays((0, 1, 2, 3, 4)),
    "weekends": Weekdays((5, 6)),
    "this_month": Month(None, 0),
    "middle_of_month": Month(None, 0, 11, 20),
    "end_of_month": Month(None, 0, 21),
    "next_month": Month(None, 1),
    "start_of_next_month": Month(None, 1, 1, 10),
    "middle_of_next_month": Month(None, 1, 11, 20),
    "end_of_next_month": Month(None, 1, 21),
    "end_of_year": Month(12, 0, 1),
    "christmas": Feast("christmas"),
    "end_of_year_feasts": Feast("christmas", 7),
    "new_year": Feast("new_year"),
    "labour": Feast("labour"),
    "bastille": Feast("bastille"),
    "assumption": Feast("assumption"),
    "all_saints": Feast("all_saints"),
    "armistice": Feast("armistice"),
    "easter": Feast("easter"),
    "easter_monday": Feast("easter", 1),
    "ascension": Feast("easter", 39),
    "pentecost": Feast("easter", 49),
    "pentecost_monday": Feast("easter", 50),
}
"""Section of `data/phrases/times.txt` → what its phrases mean; None for what only looks like a mark."""

PHRASES: dict[tuple[str, ...], Item | Mark | None] = {
    words: _MEANINGS[section]
    for section, phrases in patterns.lines("times").items()
    for phrase in phrases
    for words in patterns.spelled_out(phrase)
}
PHRASES |= {(name,): Weekday(number) for name, number in WEEKDAYS.items()}
PHRASES |= {(name,): Weekdays((WEEKDAYS[name],)) for name in PLURALS}

LONGEST = max(map(len, PHRASES))

MINUTES: dict[tuple[str, ...], int] = {
    ("et", "demi"): 30, ("et", "demie"): 30, ("demi",): 30, ("demie",): 30, ("et", "de", "mie"): 30,
    ("et", "quart"): 15, ("quart",): 15, ("et", "cas"): 15, ("et", "car"): 15, ("et", "1", "quart"): 15,
    ("3", "quarts"): 45, ("et", "3", "quarts"): 45, ("moins", "le", "quart"): -15, ("moins", "quart"): -15,
    ("moins", "1", "quart"): -15, ("moins", "5"): -5, ("moins", "10"): -10, ("moins", "20"): -20,
    ("moins", "25"): -25, ("pile",): 0, ("sonnantes",): 0, ("tapantes",): 0,
}  # fmt: skip
"""What follows an hour and moves it by minutes."""
