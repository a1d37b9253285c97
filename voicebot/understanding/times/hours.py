"""Hours as people say them and recognisers write them."""

from __future__ import annotations

from ..months import MONTHS
from .items import MIDNIGHT, NOON, At, Between
from .scan import HOUR_WORDS, UNITS, Lexed, Words, is_day, is_small_number, past_small, word
from .words import MINUTES, WEEKDAYS

_FEWEST_MINUTES = 5
"""Nobody makes an appointment for three minutes past: "the ten o'clock one" has no minutes."""
_FIRST_HOUR, _LAST_HOUR = 60, 20 * 60
_LEADS = frozenset({
    "vers", "around", "at", "about", "avant", "apres", "before", "after", "until", "till", "from", "by",
    "past", "gone", "passe",
})  # fmt: skip
_LONG_LEADS = frozenset(
    {
        ("vers", "les"),
        ("jusqu", "a"),
        ("pas", "avant"),
        ("de", "les"),
        ("stroke", "of"),
        ("earlier", "than"),
        ("later", "than"),
        ("tot", "que"),
        ("tard", "que"),
        ("sooner", "than"),
    }
)
_HOUR_TAILS: tuple[Words, ...] = (
    ("ish",), ("or", "so"), ("environ",), ("is", "too"), ("is", "far", "too"), ("s", "too"), ("est", "trop"),
    ("c", "est", "trop"), ("c", "est", "1", "peu", "tot"), ("would", "be", "too"), ("pile",), ("sharp",),
)  # fmt: skip
"""After these a bare number is an hour: "nine is too early", "ten or so"."""
_CORRECTIONS = frozenset({"no", "non", "sorry", "pardon", "enfin"})
_MOVES = {"half": 30, "quarter": 15}
_PAST = frozenset({"past", "after", "gone"})
_TO = frozenset({"to", "till", "til", "of", "before"})
_HALF_DAYS: dict[Words, bool] = {
    ("am",): False, ("a", "m"): False, ("du", "matin"): False, ("le", "matin"): False,
    ("in", "the", "morning"): False, ("pm",): True, ("p", "m"): True, ("du", "soir"): True,
    ("de", "soir"): True, ("de", "l", "apres", "midi"): True, ("de", "apres", "midi"): True,
    ("in", "the", "afternoon"): True, ("in", "the", "evening"): True, ("at", "night"): True,
    ("l", "apres", "midi"): True, ("apres", "midi"): True,
}  # fmt: skip
"""What follows an hour and says before or after noon → whether it is after."""
_HALF_OF: dict[Words, int] = {("demie", "de"): 30, ("demi", "de"): 30, ("back", "of"): 0, ("quart", "de"): 15}
""" "The back of nine" is a little after it."""
_LONGEST_HALF_DAY = 4
_DATE_LEADS = frozenset({"le", "the", "du", "au", "/", *WEEKDAYS, *MONTHS})
_LONGEST_RANGE = 4
_RANGE_LINKS = frozenset({"a", "to", "/", "until", "till"})
_MIDDAY_LEADS = frozenset(
    {"a", "vers", "avant", "apres", "de", "et", "at", "around", "before", "by", "until", "for"}
)


def hour(words: Words, at: int) -> Lexed | None:
    """ "10 heures 30", "10 h et quart", "midi et demi", "half past ten", "3 pm"."""
    if words[at] in ("midi", "noon"):
        return _noon(words, at)
    if words[at] in ("minuit", "midnight"):
        return At(MIDNIGHT, sure=True), at + 1
    if not is_small_number(words[at]) or int(words[at]) > 24:
        return _english_fraction(words, at) or _half_of(words, at)
    minute = int(words[at]) * 60
    end = _past_hour_word(words, at + 1)
    if end > at + 1:
        return _with_minutes(words, minute, end, sure=minute > NOON or words[at].startswith("0"))
    return _english_fraction(words, at) or _clock(words, at, minute) or _led_hour(words, at, minute)


def _noon(words: Words, at: int) -> Lexed | None:
    """ "à midi", "midi et quart"; "demain midi" is the hours around it."""
    if word(words, at - 1) in ("apres", "entre", "ap", "l") or words[at : at + 3] == ("midi", "et", "2"):
        return None
    found = _with_minutes(words, NOON, at + 1, sure=True)
    exact = words[at] == "noon" or found[1] > at + 1 or word(words, at - 1) in _MIDDAY_LEADS
    return found if exact else None


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
    if following.startswith("minute"):
        counted = False
    number = word(words, at)
    return is_small_number(number) and (number == "00" or _FEWEST_MINUTES <= int(number) < 60) and not counted


def _half_day(words: Words, minute: int, at: int, *, sure: bool) -> Lexed:
    """ "8 heures du matin", "3 heures de l'après-midi", "10 am"."""
    for size in range(_LONGEST_HALF_DAY, 0, -1):
        after_noon = _HALF_DAYS.get(words[at : at + size])
        if after_noon is not None and not (len(words) < at + size):
            later = after_noon and minute < NOON
            return At(minute + NOON if later else minute, sure=True), at + size
    return At(minute, sure=sure), at


def _clock(words: Words, at: int, minute: int) -> Lexed | None:
    """ "ten thirty", "10 am", "14 / 30" (14.30)."""
    if word(words, at + 1) in ("am", "pm") or words[at + 1 : at + 3] in (("p", "m"), ("a", "m")):
        return _half_day(words, minute, at + 1, sure=True)
    past, end = word(words, at + 1), at + 2
    if past == "/":
        past, end = word(words, at + 2), at + 3
        past = past if past.isdigit() and len(past) == 2 and int(past) > 12 else ""
    led = word(words, at - 1) in ("at", "around", "about", "a", "vers")
    dated = word(words, at - 1) in ("le", "the", "du", "au", "/") or word(words, at - 1) in MONTHS
    follower = word(words, end)
    counted = follower in MONTHS or follower in UNITS or follower in HOUR_WORDS or follower == "/"
    minutes = (
        past in ("15", "30", "45", "00", "20", "40", "10", "50") if led else past in ("15", "30", "45", "00")
    )
    if end == at + 3 and past:
        minutes = True
    if minutes and not dated and not counted and _FIRST_HOUR <= minute <= _LAST_HOUR and int(past) < 60:
        return _half_day(words, minute + int(past), end, sure=False)
    return None


def _english_fraction(words: Words, at: int) -> Lexed | None:
    """ "half past ten", "quarter to nine", "half two", "20 past 3", "10 to 11"."""
    by_number = is_small_number(words[at])
    moved = _MOVES.get(words[at], int(words[at]) if by_number else None)
    if not moved or (by_number and (moved % 5 or moved > 30)):
        return None
    side = at + 2 if word(words, at + 1) in ("minutes", "an") else at + 1
    joins = word(words, side)
    if words[at] == "half" and joins not in _PAST:
        sign, target = 1, at + 1
    elif joins in _PAST and (joins != "after" or not by_number):
        sign, target = 1, side + 1
    elif joins in _TO and (joins in ("to", "till", "til") or not by_number):
        sign, target = -1, side + 1
    else:
        return None
    ranged = by_number and word(words, at - 1) in ("from", "between", "de")
    hours = {"noon": 12, "midday": 12, "12": 12}.get(word(words, target))
    if hours is None and is_small_number(word(words, target)) and 1 <= int(words[target]) <= 12:
        hours = int(words[target])
    if hours is None or ranged or word(words, target + 1) in UNITS or word(words, target + 1) in MONTHS:
        return None
    end = _past_hour_word(words, target + 1)
    return _half_day(words, hours * 60 + sign * moved, end, sure=hours == 12)


def _half_of(words: Words, at: int) -> Lexed | None:
    """ "à la demie de neuf heures", "the back of nine"."""
    moved = _HALF_OF.get(words[at : at + 2])
    number = past_small(words, at + 2)
    if moved is None or not is_small_number(word(words, number)) or not 1 <= int(words[number]) <= 20:
        return None
    minute = int(words[number]) * 60 + moved
    return _half_day(words, minute, _past_hour_word(words, number + 1), sure=False)


def _led_hour(words: Words, at: int, minute: int) -> Lexed | None:
    """A bare number is an hour after "vers", "à", "avant", "après": "vers dix", "around eleven"; "tenish"."""
    if not 60 <= minute <= _LAST_HOUR:
        return None
    lead, before = word(words, at - 1), word(words, at - 2)
    if lead not in _LEADS and (before, lead) not in _LONG_LEADS and not _like_an_hour(words, at):
        return None
    following = word(words, at + 1)
    if following in MONTHS or following in UNITS or following in ("/", "of") or following in WEEKDAYS:
        return None
    return _half_day(words, minute, at + 1, sure=False)


def _like_an_hour(words: Words, at: int) -> bool:
    """ "Nine is too early", "ten or so", "ten or half ten", "dix heures non onze"."""
    lead, before = word(words, at - 1), word(words, at - 2)
    if lead in ("le", "the"):
        return False
    judged = any(words[at + 1 : at + 1 + len(tail)] == tail for tail in _HOUR_TAILS)
    corrects = lead in _CORRECTIONS and (before.isdigit() or before in HOUR_WORDS)
    joined = word(words, at + 1) in ("or", "ou")
    listed = joined and (_past_hour_word(words, at + 3) > at + 3 or word(words, at + 2) in _MOVES)
    return judged or corrects or listed


def hour_range(words: Words, at: int) -> Lexed | None:
    """ "10 à 12 h", "9 to 11 am": the first number is an hour because the second is."""
    if not is_day(words[at]):
        return None
    if _past_hour_word(words, at + 2) > at + 2 and word(words, at - 1) not in _DATE_LEADS:
        # "9-10 h".
        first, last = int(words[at]), int(words[at + 1]) if is_day(words[at + 1]) else 0
        ahead = 0 < last - first <= _LONGEST_RANGE
        return (Between(At(first * 60), At(last * 60)), _past_hour_word(words, at + 2)) if ahead else None
    if word(words, at + 1) not in _RANGE_LINKS or not is_day(word(words, at + 2)):
        return None
    if word(words, at - 1) in ("le", "the"):
        # "Le 4 à 10 heures" is a day and its hour.
        return None
    half_day = word(words, at + 3) in ("am", "pm")
    if not half_day and _past_hour_word(words, at + 3) == at + 3:
        return None
    # "10 to 11 o'clock" is ten minutes to eleven.
    if words[at + 1] == "to" and not half_day and int(words[at]) % 5 == 0:
        return None
    found = hour(words, at + 2)
    if not found or not isinstance(found[0], At) or int(words[at]) * 60 > _LAST_HOUR:
        return None
    return Between(At(int(words[at]) * 60), found[0]), found[1]
