"""All the values of one turn, each read where it can have been meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from . import answers, births, choices, doses, names, people, places, times, tongues, whom
from .months import MONTHS
from .patterns import first, sentence
from .place_words import only_small_words
from .reading import Name
from .text import without_marks
from .times.words import WEEKDAYS
from .wishes import ANSWERS

_CODE = 6
"""Digits of a booking code."""

_ANYWHERE = frozenset({"menu", "none", "yes_no", "slot", "day"})
_NAMES_A_CODE = frozenset({"code", "reference", "ref", "numero"})
_TIMELY = frozenset(WEEKDAYS) | frozenset(
    ("demain", "matin", "midi", "semaine", "heures", "h", "tomorrow", "morning", "afternoon", "week")
)
"""Words without which an answer to the question for a place speaks of no time."""
_TAKES_BACK = frozenset({"non", "no", "pardon", "sorry"})
_NAMES_A_BIRTH = frozenset({"ne", "nee", "naissance", "born", "birth"})


Departments = frozenset[str]


@dataclass(frozen=True)
class Values:
    """What was said besides the wish; None where nothing was."""

    birth_date: date | None = None
    place: places.Found = places.NOTHING
    times: times.Times | None = None
    time_alone: bool = False
    dose: int | None = None
    option: int | None = None
    digits: str | None = None
    phone: str | None = None
    name: Name | None = None
    for_whom: str | None = None
    language: str | None = None


def found_in(
    text: str, marked: tuple[str, ...], expecting: str, locale: str, now: datetime, home: Departments
) -> Values:
    """Read every value that can have been meant where `expecting` was asked.

    `marked` are the words of the text with slashes and commas, which part numbers; `home` are the
    départements of the caller's own area.
    """
    words = without_marks(marked)
    birth, rest = _birth(text, words, expecting, locale, now)
    in_figures = any(word.isdigit() for word in marked)
    said = words
    if rest:
        marked, words, text = rest, without_marks(rest), " ".join(rest)
    digits = _digits(marked, expecting, locale)
    phone = people.phone(marked, locale, plus="+" in text) if expecting in _ANYWHERE | {"phone"} else None
    # "Non, je suis née en trente-neuf" is not from Ney.
    pieces = expecting == "place" and birth is None and _corrects_a_birth(words)
    where = "day" if pieces and births.partial(text, locale, now) != births.NOTHING_KNOWN else expecting
    taken = digits is not None or phone is not None or (birth is not None and not rest)
    return Values(
        birth_date=birth,
        place=_place(text, words if expecting == "place" else said, where, locale, home, taken=taken),
        times=None if taken else _times(marked, expecting, locale, now, in_figures=in_figures),
        time_alone=expecting == "slot" and choices.is_time_alone(marked, locale),
        dose=doses.which(words, expecting) if expecting in _ANYWHERE | {"dose", "place"} else None,
        option=choices.option(words) if expecting in ("slot", "menu", "place", "yes_no") else None,
        digits=digits,
        phone=phone,
        name=names.read(text, locale) if expecting == "name" else None,
        for_whom=_for_whom(words, expecting),
        language=tongues.asked_for(words, strictly=expecting in ("name", "place")),
    )


def _birth(
    text: str, words: tuple[str, ...], expecting: str, locale: str, now: datetime
) -> tuple[date | None, tuple[str, ...]]:
    """A birth date, and the words around it where it is not the answer."""
    if expecting == "birth_date":
        return births.read(text, locale, now), ()
    told = bool(_NAMES_A_BIRTH & set(words))
    if expecting != "name" and (told or expecting in ("place", "day")):
        return births.apart(text, locale, now, told=told)
    return None, ()


def _digits(words: tuple[str, ...], expecting: str, locale: str) -> str | None:
    if expecting == "reference" or (_NAMES_A_CODE & set(words) and "postal" not in words):
        return answers.digits(words, locale, _CODE)
    return None


def _place(
    text: str, words: tuple[str, ...], expecting: str, locale: str, home: Departments, *, taken: bool
) -> places.Found:
    if expecting == "place":
        return _place_asked(text, words, locale, home, taken=taken)
    ahead = expecting == "birth_date" and first(ANSWERS["where"], sentence(words)) is not None
    if ahead and not taken and not any(word.isdigit() for word in words):
        return places.search(words, asked=False, locale=locale, home=home)
    if expecting in _ANYWHERE and not taken:
        found = places.search(words, asked=False, locale=locale, home=home)
        return places.alone(words) if expecting in ("slot", "day") and not found.anything else found
    return places.NOTHING


def _place_asked(
    text: str, words: tuple[str, ...], locale: str, home: Departments, *, taken: bool
) -> places.Found:
    """The answer to the question for a place; who corrects what was said before may name none."""
    if not _corrects(words):
        return places.NOTHING if taken else places.answer(text, locale=locale, home=home)
    said = sentence(words)
    instead = said[max(match.end() for phrase in ANSWERS["corrects"] for match in phrase.finditer(said)) :]
    dated = not MONTHS.keys().isdisjoint(instead.split())
    named = places.NOTHING if dated else places.answer(instead, locale=locale, home=home)
    return named if named.sure else places.NOTHING


def _corrects_a_birth(words: tuple[str, ...]) -> bool:
    """ "Non, je suis née en mars", "non, en mars", "pardon, avril": what was read back, and no Mars."""
    month = words[:1] and words[0] in _TAKES_BACK and not MONTHS.keys().isdisjoint(words)
    return bool(_NAMES_A_BIRTH & set(words) or (month and only_small_words(words)))


def _corrects(words: tuple[str, ...]) -> bool:
    return first(ANSWERS["corrects"], sentence(words)) is not None


def _times(
    words: tuple[str, ...], expecting: str, locale: str, now: datetime, *, in_figures: bool
) -> times.Times | None:
    if expecting == "place" and (in_figures or _corrects(without_marks(words))):
        # Figures are a postal code there.
        return None
    if expecting == "place" and _TIMELY.isdisjoint(words):
        # "Saint-Martin" and "avenue du onze novembre" are places, "the eighth" is an arrondissement.
        return None
    if expecting in ("slot", "place"):
        # "Le quatrième" is an offer or an arrondissement.
        return times.find(choices.without_ordinals(words), locale, now)
    return times.find(words, locale, now) if expecting in _ANYWHERE else None


def _for_whom(words: tuple[str, ...], expecting: str) -> str | None:
    if expecting == "yes_no":
        return whom.somebody_too(words)
    if expecting in ("menu", "none", "for_whom", "place"):
        return whom.meant(words, asked=expecting == "for_whom")
    return None
