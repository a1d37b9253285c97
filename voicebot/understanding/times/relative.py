"""Days counted from other days: "la veille de Noël", "a week on Friday", "le mardi d'après"."""

from __future__ import annotations

from .items import Adjacent, Feast, Item, Offset, Shifted, Weekday
from .scan import Lexed, Words, is_small_number, named, past_small, word
from .weeks import base
from .words import WEEKDAYS

_EVES: dict[Words, int] = {
    ("avant", "veille"): -2, ("veille",): -1, ("lendemain",): 1, ("surlendemain",): 2, ("day", "after"): 1,
    ("day", "before"): -1, ("jour", "d", "apres"): 1, ("jour", "suivant"): 1, ("jour", "d", "avant"): -1,
    ("following", "day"): 1, ("jour", "apres"): 1, ("jour", "avant"): -1, ("jour", "qui", "suit"): 1,
}  # fmt: skip
_LONGEST_EVE = 3
_AFTER_EVE = frozenset({"", "matin", "soir", "apres", "midi", "matinee", "preference"})
_SIDES: dict[Words, bool] = {
    ("d", "apres"): True, ("suivant",): True, ("qui", "suit"): True, ("following",): True, ("apres",): True,
    ("after",): True, ("d", "avant"): False, ("qui", "precede"): False, ("avant",): False,
    ("before",): False, ("precedent",): False, ("du", "pont"): True,
}  # fmt: skip
"""Words after a weekday → whether it is the one after or before."""
_ALONE = frozenset(
    {("d", "apres"), ("suivant",), ("qui", "suit"), ("following",), ("d", "avant"), ("precedent",)}
)
"""These need no day: it is the one that was spoken of."""
_UNITS = {"day": 1, "days": 1, "jour": 1, "jours": 1, "week": 7, "weeks": 7, "semaine": 7, "semaines": 7,
          "fortnight": 14, "month": 28}  # fmt: skip
_FROM = {"on": 1, "from": 1, "after": 1, "apres": 1, "past": 1, "before": -1, "avant": -1}

_IN_WEEKS: dict[Words, int] = {("en", "8"): 7, ("en", "15"): 14, ("week",): 7, ("fortnight",): 14}


def eve(words: Words, at: int) -> Lexed | None:
    """ "la veille de Noël", "le lendemain du 14 juillet", "the day after Bastille Day", "la veille"."""
    for size in range(_LONGEST_EVE, 0, -1):
        days = _EVES.get(words[at : at + size])
        if days is None:
            continue
        of = word(words, at + size) in ("de", "du", "d", "of", "des") or words[at] == "day"
        found = (base(words, at + size) or _weekday(words, past_small(words, at + size))) if of else None
        unknown = of and not found and words[at] != "day"
        if unknown and word(words, past_small(words, at + size)) not in _AFTER_EVE:
            # "Le lendemain de la Saint-Machin" is not the day after today.
            return None
        return (Shifted(found[0], days), found[1]) if found else (Shifted(None, days), at + size)
    return None


def _weekday(words: Words, at: int) -> Lexed | None:
    number = WEEKDAYS.get(word(words, at))
    return (Weekday(number), at + 1) if number is not None else None


def adjacent(words: Words, at: int) -> Lexed | None:
    """ "le mardi d'après Pâques", "the Tuesday after Easter", "le lundi suivant"."""
    number = WEEKDAYS.get(words[at])
    if number is None:
        return None
    for size in (2, 1):
        side = words[at + 1 : at + 1 + size]
        if side not in _SIDES:
            continue
        found = base(words, at + 1 + size)
        if found:
            return Adjacent(number, found[0], _SIDES[side]), found[1]
        ends = at + 1 + size == len(words) and word(words, at - 1) in ("le", "the")
        if side in _ALONE or ends:
            return Adjacent(number, None, _SIDES[side]), at + 1 + size
    return None


def counted(words: Words, at: int) -> Lexed | None:
    """ "a week on Friday", "three weeks today", "deux jours après Noël", "a fortnight tomorrow"."""
    single = words[at] in ("week", "fortnight", "month") and word(words, at - 1) in ("a", "1", "")
    if not single and not is_small_number(words[at]):
        return None
    unit = at if single else at + 1
    days = (1 if single else int(words[at])) * _UNITS.get(word(words, unit), 0)
    if not days:
        return None
    sign = _FROM.get(word(words, unit + 1))
    if words[unit + 1 : unit + 3] == ("from", "now"):
        return Offset(days), unit + 3
    found = base(words, unit + (1 if sign is None else 2)) or (
        _weekday(words, past_small(words, unit + 2)) if sign else None
    )
    # "Three weeks today", but not "a week Christmas".
    if not found or (sign is None and not isinstance(found[0], Offset)):
        return None
    return Shifted(found[0], days * (sign or 1)), found[1]


def in_weeks(words: Words, at: int) -> Lexed | None:
    """ "demain en 8", "tomorrow week", "today fortnight", "d'aujourd'hui en 15"."""
    found = named(words, at)
    if not found or not isinstance(found[0], Offset | Feast):
        return None
    for size in (2, 1):
        days = _IN_WEEKS.get(words[found[1] : found[1] + size])
        if days:
            return _shifted(found[0], days), found[1] + size
    return None


def _shifted(item: Item, days: int) -> Item:
    return Offset(item.days + days) if isinstance(item, Offset) else Shifted(item, days)
