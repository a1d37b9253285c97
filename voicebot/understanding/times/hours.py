"""Hours as people say them and recognisers write them."""

from __future__ import annotations

from ..months import MONTHS
from .items import MIDNIGHT, NOON, At
from .scan import HOUR_WORDS, UNITS, Lexed, Words, is_small_number, word
from .words import MINUTES

_FEWEST_MINUTES = 5
"""Nobody makes an appointment for three minutes past: "the ten o'clock one" has no minutes."""
_FIRST_HOUR, _LAST_HOUR = 7 * 60, 20 * 60
_LEADS = frozenset({"vers", "around", "at", "about", "avant", "apres", "before", "after", "until", "till"})
_LONG_LEADS = frozenset({("vers", "les"), ("jusqu", "a"), ("pas", "avant")})


def hour(words: Words, at: int) -> Lexed | None:
    """ "10 heures 30", "10 h et quart", "midi et demi", "half past ten", "3 pm"."""
    if words[at] in ("midi", "noon") and word(words, at - 1) not in ("apres", "entre"):
        return _with_minutes(words, NOON, at + 1, sure=True)
    if words[at] in ("minuit", "midnight"):
        return At(MIDNIGHT, sure=True), at + 1
    if not is_small_number(words[at]) or int(words[at]) > 24:
        return _english_half(words, at)
    minute = int(words[at]) * 60
    end = _past_hour_word(words, at + 1)
    if end > at + 1:
        return _with_minutes(words, minute, end, sure=minute > NOON or words[at].startswith("0"))
    return _english_clock(words, at, minute) or _led_hour(words, at, minute)


def _past_hour_word(words: Words, at: int) -> int:
    if words[at : at + 2] == ("o", "clock"):
        return at + 2
    return at + 1 if word(words, at) in HOUR_WORDS else at


def _with_minutes(words: Words, minute: int, at: int, *, sure: bool) -> Lexed:
    for size in (3, 2, 1):
        moved = MINUTES.get(words[at : at + size]) if len(words) >= at + size else None
        if moved is not None:
            return _half_day(words, minute + moved, at + size, sure=sure)
    number = at + 1 if word(words, at) == "et" else at
    if not _are_minutes(words, number):
        return _half_day(words, minute, at, sure=sure)
    end = number + 2 if word(words, number + 1).startswith("minute") else number + 1
    return _half_day(words, minute + int(words[number]), end, sure=sure)


def _are_minutes(words: Words, at: int) -> bool:
    """Whether the number after an hour is its minutes, and not another hour or a date."""
    following = word(words, at + 1)
    counted = following in HOUR_WORDS or following in UNITS or following in MONTHS or following == "/"
    return is_small_number(word(words, at)) and _FEWEST_MINUTES <= int(words[at]) < 60 and not counted


def _half_day(words: Words, minute: int, at: int, *, sure: bool) -> Lexed:
    """ "8 heures du matin", "3 heures de l'après-midi", "10 am"."""
    if word(words, at) == "am" or words[at : at + 2] == ("du", "matin"):
        return At(minute, sure=True), at + (1 if words[at] == "am" else 2)
    evening = words[at : at + 2] in (("du", "soir"), ("de", "soir"))
    noon_later = words[at : at + 4] == ("de", "l", "apres", "midi")
    if word(words, at) == "pm" or evening or noon_later:
        size = 1 if words[at] == "pm" else 2 if evening else 4
        return At(minute + NOON if minute < NOON else minute, sure=True), at + size
    return At(minute, sure=sure), at


def _english_clock(words: Words, at: int, minute: int) -> Lexed | None:
    """ "ten thirty", "10 am"."""
    if word(words, at + 1) in ("am", "pm"):
        return _half_day(words, minute, at + 1, sure=True)
    led = word(words, at - 1) in ("at", "around", "about", "a", "vers")
    past = word(words, at + 1)
    if led and past in ("15", "30", "45") and _FIRST_HOUR <= minute <= _LAST_HOUR:
        return _half_day(words, minute + int(past), at + 2, sure=False)
    return None


def _english_half(words: Words, at: int) -> Lexed | None:
    """ "half past ten", "quarter to nine", "half two"."""
    moves: dict[Words, int] = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}
    moved = moves.get(words[at : at + 2])
    if moved is None and words[at] == "half":
        moved, at = 30, at - 1
    hour = word(words, at + 2)
    if moved is None or not is_small_number(hour):
        return None
    return _half_day(words, int(hour) * 60 + moved, at + 3, sure=False)


def _led_hour(words: Words, at: int, minute: int) -> Lexed | None:
    """A bare number is an hour after "vers", "à", "avant", "après": "vers dix", "around eleven"."""
    lead, before = word(words, at - 1), word(words, at - 2)
    if lead not in _LEADS and (before, lead) not in _LONG_LEADS:
        return None
    following = word(words, at + 1)
    if following in MONTHS or following in UNITS or following in ("/", "of"):
        return None
    return (At(minute), at + 1) if 60 <= minute <= _LAST_HOUR else None
