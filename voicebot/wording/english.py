"""How English says numbers and times, to people who live in France and are mostly British."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import get_day_names, get_month_names

AND, OR = "and", "or"
LESS_THAN_ONE_KILOMETRE = "less than one kilometre"
CHOOSE = "press"

# fmt: off
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}
# fmt: on
_WEEKDAYS = get_day_names("wide", locale="en")
_MONTHS = get_month_names("wide", locale="en")


def number(n: int) -> str:
    """A whole number below one million, in words."""
    if not 0 <= n < 1_000_000:
        raise ValueError(f"{n} is not said in words")
    thousands, rest = divmod(n, 1000)
    if not thousands:
        return _below_thousand(n)
    link = " and " if rest < 100 else " "
    return f"{_below_thousand(thousands)} thousand{link + _below_thousand(rest) if rest else ''}"


def ordinal(n: int) -> str:
    """The rank of something: "first", "twelfth", "twenty-first"."""
    start, hyphen, last = number(n).rpartition("-")
    words, space, word = last.rpartition(" ")
    ranked = f"{word[:-1]}ieth" if word.endswith("y") else _ORDINALS.get(word, f"{word}th")
    return f"{start}{hyphen}{words}{space}{ranked}"


def day(when: date) -> str:
    """ "Tuesday the first of December": no year, an appointment is never far."""
    return f"{_WEEKDAYS[when.weekday()]} the {ordinal(when.day)} of {_MONTHS[when.month]}"


def birth_date(when: date) -> str:
    """ "the third of February, nineteen thirty-eight"."""
    return f"the {ordinal(when.day)} of {_MONTHS[when.month]}, {_year(when.year)}"


def hour(when: datetime) -> str:
    """ "ten fifteen in the morning", "two o’clock in the afternoon", "twelve noon"."""
    if (when.hour, when.minute) == (12, 0):
        return "twelve noon"
    part = "in the morning" if when.hour < 12 else "in the afternoon" if when.hour < 18 else "in the evening"
    return f"{number(when.hour % 12 or 12)} {_minutes(when.minute)} {part}"


def moment(when: datetime) -> str:
    """ "Tuesday the first of December at ten fifteen in the morning"."""
    return f"{day(when)} at {hour(when)}"


def pair(two: str) -> str:
    """Two digits of a telephone number, one by one: "two three", "zero six"."""
    return " ".join(_SMALL[int(digit)] for digit in two)


def postal_code(digits: str) -> str:
    """ "one three four zero zero"."""
    return pair(digits)


def kilometres(n: int) -> str:
    """ "six kilometres", "one kilometre"."""
    return f"{number(n)} kilometre{'s' if n > 1 else ''}"


def at(place: str) -> str:
    """The preposition and the place: "in Aubagne"."""
    return f"in {place}"


def _minutes(n: int) -> str:
    if n == 0:
        return "o’clock"
    return f"oh {number(n)}" if n < 10 else number(n)


def _year(year: int) -> str:
    century, rest = divmod(year, 100)
    if century == 20 and rest < 10:
        return number(year)
    if not rest:
        return f"{number(century)} hundred"
    return f"{number(century)} {f'oh {number(rest)}' if rest < 10 else number(rest)}"


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return _below_hundred(n)
    return f"{_SMALL[hundreds]} hundred{f' and {_below_hundred(rest)}' if rest else ''}"


def _below_hundred(n: int) -> str:
    if n < 20:
        return _SMALL[n]
    tens, unit = divmod(n, 10)
    return f"{_TENS[tens]}-{_SMALL[unit]}" if unit else _TENS[tens]
