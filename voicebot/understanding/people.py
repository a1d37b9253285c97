"""People as they name themselves, and the numbers they can be reached at."""

from __future__ import annotations

import re

import phonenumbers

from . import patterns, rows
from .reading import Name
from .text import plain

# An overseas number is invalid as a French one, and the other way round: the first valid region names it.
_REGIONS = ("FR", "RE", "GP", "MQ", "GF", "YT", "PM", "NC", "PF")
_NATIONAL = 10
"""Digits of a number as it is dialled in France."""
_OVERSEAS = {
    "0262": "262", "0263": "262", "0269": "262", "0692": "262", "0693": "262", "0590": "590", "0690": "590",
    "0691": "590", "0594": "594", "0694": "594", "0596": "596", "0696": "596", "0697": "596",
}  # fmt: skip
"""Beginnings that the national numbering plan gives to the overseas départements → their country code."""

_LEADS = re.compile(
    r"^(?:(?:euh|alors|(?-i:ben)|bah|oui|bonjour|non|donc|c'?est|je suis|je m'appelle|au nom de|madame"
    r"|monsieur|mon nom(?: de famille)?(?: c'?est| est)?|mademoiselle|mme|mr|m\.|le nom(?: c'?est| est)?|nom"
    r"|moi c'?est|il s'appelle|elle s'appelle|my name is|my name's|i am|i'm|it's|it is|this is|mrs|miss|ms"
    r"|the name is|the name's|yes|hello|well|um)[\s,.:]+)+",
    re.IGNORECASE,
)
_GIVEN_MARK = re.compile(
    r"[\s,.]*(?:\bet\s)?(?:\b(?:mon|le|son|my)\s)?\b(?:pr[ée]nom(?: c'?est| est)?|first name(?: is)?"
    r"|given name(?: is)?|petit nom)\b[\s,:]*",
    re.IGNORECASE,
)
_FAMILY_MARK = re.compile(
    r"[\s,.]*\b(?:nom de famille(?: c'?est| est)?|de mon nom|surname(?: is)?|last name(?: is)?"
    r"|family name(?: is)?|nom)\b[\s,:]*",
    re.IGNORECASE,
)
_ASIDES = re.compile(
    r"\b(?:en (?:deux|2|trois|un seul) mots?|avec (?:un|une|deux|2) \w(?: et (?:un|une|deux|2) \w)*"
    r"(?: à la fin)?|sans \w(?: à la fin)?|comme (?:non )?pas de \w(?: à la fin)?"
    r"|pas de \w à la fin|with an? \w|double [a-z]\b|deux [a-z]\b|accent (?:aigu|grave)|tiret"
    r"|trait d'union|in two words|please|s'il vous pla[iî]t|merci|voil[àa]|à la fin|en majuscules?"
    r"|ça s'écrit|je vous épelle|j'épelle|spelled|spelt|that's|n[ée]e [\w'-]+|as in \w+)",
    re.IGNORECASE,
)
_SPELLED_AS = re.compile(r"\b(\w) comme [\w'é-]+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GIVEN = frozenset(patterns.lines("names")["given"])
"""Given names of the callers' generations: enough to tell "Jeanne Lefèvre" from "Lefèvre Jeanne"."""
_NEVER = frozenset(patterns.lines("names")["never"])
"""Small words that are left of "c'est ça" or "c'est moi", and are nobody's name."""
_LONGEST = 6
"""Words of a name; what is longer is a sentence."""
_PARTICLES = frozenset(patterns.lines("names")["particles"])


def phone(words: tuple[str, ...], locale: str, *, plus: bool = False) -> str | None:
    """The telephone number said, as E.164; None unless it is a French or a full foreign number.

    `plus` says that it was written with the sign of a foreign number.
    """
    abroad = plus or "plus" in words
    return rows.first(words, locale, (_NATIONAL, 11, 13), lambda digits: _number_in(digits, abroad=abroad))


def _number_in(digits: str, *, abroad: bool) -> str | None:
    national = "0" + digits[2:].lstrip("0") if digits.startswith("33") and len(digits) in (11, 12) else digits
    if digits.startswith("0033"):
        national = "0" + digits[4:].lstrip("0")
    if len(national) == _NATIONAL and national.startswith("0"):
        return _french(national)
    dialled = digits.removeprefix("00")
    if dialled.startswith("0") or not 8 <= len(dialled) <= 15:
        return None
    abroad = abroad or dialled != digits
    return _foreign(dialled) if abroad or len(dialled) > _NATIONAL else None


def _french(national: str) -> str | None:
    """Ten digits; numbers that are not given out yet, or only to films, are still a French caller's."""
    zone = _OVERSEAS.get(national[:4])
    if zone:
        return f"+{zone}{national[1:]}"
    return _first_valid(national, _REGIONS) or (f"+33{national[1:]}" if national[1] not in "08" else None)


def _foreign(dialled: str) -> str | None:
    """A number with the code of its country, also with the zero that is said, but not dialled, behind it."""
    without_zero = [dialled[:n] + dialled[n + 1 :] for n in (1, 2, 3) if dialled[n] == "0"]
    valid = (found for digits in (dialled, *without_zero) if (found := _first_valid("+" + digits, (None,))))
    return next(valid, None)


def _first_valid(number: str, regions: tuple[str | None, ...]) -> str | None:
    for region in regions:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
    return None


def name(text: str) -> Name | None:
    """A name as it was said: spelling and asides left out, the family name first unless it is marked.

    "Jeanne Lefèvre" and "Lefèvre Jeanne" cannot be told apart without a list of given names.
    """
    bare = _LEADS.sub("", text.strip(" .!?"))
    given_split = _GIVEN_MARK.split(bare, maxsplit=1)
    if len(given_split) == 2:
        return _marked(given_split[0], given_split[1])
    found = _without_spelling(_plainly(bare))
    if not found or len(found) > _LONGEST or all(plain(word) in _NEVER for word in found):
        return None
    return _in_order(found)


def _marked(before: str, after: str) -> Name | None:
    """ "Thibault, prénom Raymond" and "prénom Raymond, nom Thibault"."""
    halves = _FAMILY_MARK.split(after, maxsplit=1)
    family_text = halves[1] if len(halves) == 2 else before
    family = _without_spelling(_plainly(_FAMILY_MARK.sub(" ", family_text)))
    given = _without_spelling(_plainly(halves[0]))
    if not family and not given:
        return None
    return Name(_joined(family), _joined(given))


def _plainly(text: str) -> str:
    """Without asides; "N comme Nicolas" is the letter N."""
    return _SPELLED_AS.sub(r"\1", _ASIDES.sub(" ", text))


def _without_spelling(text: str) -> list[str]:
    """The words without single letters spelled out; a name that was only spelled is put together."""
    found = _WORD.findall(text)
    letters = [word for word in found if len(word) == 1]
    whole = [word for word in found if len(word) > 1]
    if len(letters) >= 3:
        spelled = "".join(letters)
        if not any(plain(word) == plain(spelled) for word in whole) and not _nearly(spelled, whole):
            whole.insert(0, spelled.capitalize())
    return whole


def _nearly(spelled: str, whole: list[str]) -> bool:
    return any(plain(word)[:3] == plain(spelled)[:3] for word in whole)


def _in_order(found: list[str]) -> Name:
    at = 1
    while at < len(found) and found[at - 1].lower() in _PARTICLES:
        at += 1
    if len(found) > 1 and _is_given(found[0]) and not _is_given(found[1]):
        return Name(_joined(found[1:]), _joined(found[:1]))
    return Name(_joined(found[:at]), _joined(found[at:]))


def _is_given(word: str) -> bool:
    return all(part in _GIVEN for part in plain(word).split("-"))


def _joined(found: list[str]) -> str | None:
    return " ".join(_written(word, alone=len(found) == 1) for word in found) or None


def _written(word: str, *, alone: bool) -> str:
    """Recognisers write names small now and then; particles stay as they were heard."""
    particle = word in _PARTICLES and not alone
    return word if particle or not word.islower() else word.capitalize()
