"""How French says numbers and times. Hours and minutes are feminine, everything else counted here is not."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import get_day_names, get_month_names

AND, OR = "et", "ou"
LESS_THAN_ONE_KILOMETRE = "moins d’un kilomètre"
CHOOSE = "tapez"

# fmt: off
_SMALL = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
    "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)
# fmt: on
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}
_WEEKDAYS = get_day_names("wide", locale="fr")
_MONTHS = get_month_names("wide", locale="fr")


def number(n: int) -> str:
    """A whole number below one million, in words."""
    if not 0 <= n < 1_000_000:
        raise ValueError(f"{n} is not said in words")
    thousands, rest = divmod(n, 1000)
    if not thousands:
        return _below_thousand(n)
    multiple = f"{_without_plural(thousands)} " if thousands > 1 else ""
    return f"{multiple}mille {_below_thousand(rest)}" if rest else f"{multiple}mille"


def ordinal(n: int, *, feminine: bool = False) -> str:
    """The rank of something, below one thousand: « premier », « quatrième », « vingt et unième »."""
    if not 1 <= n < 1000:
        raise ValueError(f"{n} is not said as a rank")
    if n == 1:
        return "première" if feminine else "premier"
    stem = _without_plural(n).removesuffix("e")
    if stem.endswith("cinq"):
        stem += "u"
    elif stem.endswith("neuf"):
        stem = stem.removesuffix("f") + "v"
    return f"{stem}ième"


def day(when: date) -> str:
    """« mardi premier décembre »: no year, an appointment is never far."""
    return f"{_WEEKDAYS[when.weekday()]} {_day_and_month(when)}"


def birth_date(when: date) -> str:
    """« trois février mille neuf cent trente-huit »."""
    return f"{_day_and_month(when)} {number(when.year)}"


def hour(when: datetime) -> str:
    """« dix heures quinze », « midi trente »: the figures on the paper, not « moins le quart »."""
    named = {0: "minuit", 12: "midi"}.get(when.hour)
    hours = named or f"{_feminine(when.hour)} heure{'s' if when.hour > 1 else ''}"
    return f"{hours} {_feminine(when.minute)}" if when.minute else hours


def moment(when: datetime) -> str:
    """« mardi premier décembre à dix heures quinze »."""
    return f"{day(when)} à {hour(when)}"


def pair(two: str) -> str:
    """Two digits of a telephone number: « vingt-trois », « zéro six », « zéro zéro »."""
    if two.startswith("0"):
        return " ".join(number(int(digit)) for digit in two)
    return number(int(two))


def postal_code(digits: str) -> str:
    """« treize mille quatre cents », « zéro six mille »."""
    zero = "zéro " if digits.startswith("0") else ""
    return zero + number(int(digits))


def kilometres(n: int) -> str:
    """« six kilomètres », « un kilomètre »."""
    return f"{number(n)} kilomètre{'s' if n > 1 else ''}"


def at(place: str) -> str:
    """The preposition and the place: « à Aubagne », « au Havre », « aux Angles », « à La Ciotat »."""
    for article, contracted in (("Le ", "au "), ("Les ", "aux ")):
        if place.startswith(article):
            return contracted + place.removeprefix(article)
    return f"à {place}"


def _day_and_month(when: date) -> str:
    return f"{'premier' if when.day == 1 else number(when.day)} {_MONTHS[when.month]}"


def _feminine(n: int) -> str:
    words = number(n)
    return f"{words}e" if words.endswith("un") else words


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return _below_hundred(n)
    multiple = "" if hundreds == 1 else f"{_SMALL[hundreds]} "
    if not rest:
        return f"{multiple}cent{'s' if hundreds > 1 else ''}"
    return f"{multiple}cent {_below_hundred(rest)}"


def _below_hundred(n: int) -> str:
    if n < 20:
        return _SMALL[n]
    tens, unit = divmod(n, 10)
    if tens in (7, 9):
        tens, unit = tens - 1, unit + 10
    if not unit:
        return _TENS[tens] + "s" * (n == 80)
    # « vingt et un », « soixante et onze », but « quatre-vingt-un », « quatre-vingt-onze ».
    if unit in (1, 11) and n < 80:
        return f"{_TENS[tens]} et {_SMALL[unit]}"
    return f"{_TENS[tens]}-{_SMALL[unit]}"


def _without_plural(n: int) -> str:
    """Before « mille » and in ordinals, « quatre-vingts » and « deux cents » lose their s."""
    words = _below_thousand(n)
    return words[:-1] if words.endswith(("vingts", "cents")) else words
