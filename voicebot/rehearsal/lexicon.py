"""A caller's language: what they say and what they recognise, read from words/ (and from nowhere else)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parent / "words"
_JOINED = str.maketrans({"-": " ", "'": " ", "’": " ", "«": " ", "»": " ", '"': " "})


@dataclass(frozen=True)
class Lexicon:
    """One language. `signs`: weights and patterns by question; `news`, `options`: patterns by meaning."""

    language: str
    numbers: Mapping[str, int]
    spoken_numbers: Sequence[str]
    ordinals: Sequence[str]
    months: Sequence[str]
    weekdays: Sequence[str]
    day: re.Pattern[str]
    hour: re.Pattern[str]
    year: re.Pattern[str]
    named_hours: Mapping[str, int]
    key: re.Pattern[str]
    signs: Mapping[str, Sequence[tuple[int, re.Pattern[str]]]]
    news: Mapping[str, re.Pattern[str]]
    options: Mapping[str, re.Pattern[str]]
    forms: Mapping[str, Any]
    wishes: Mapping[str, Sequence[str]]
    sayings: Mapping[str, Sequence[str]]
    fillers: Mapping[str, Sequence[str]]
    people: Mapping[str, Sequence[str]]
    relations: Mapping[str, Sequence[str]]
    homophones: Mapping[str, str]
    droppable: frozenset[str]


def plain(text: str) -> str:
    """Lower case without accents; hyphens, quotes and apostrophes are blanks, other punctuation stays."""
    return " ".join(without_accents(text.casefold().translate(_JOINED)).split())


def without_accents(text: str) -> str:
    """The same letters, bare."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language, "fr" or "en"."""
    words = tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))
    numbers = _numbers(words["numbers"])
    parts = {
        "number": _any(numbers),
        "ordinal": _any(map(plain, words.get("ordinals", ()))),
        "month": _any(map(plain, words["months"])),
        "weekday": _any(map(plain, words["weekdays"])),
    }
    pattern = {
        name: re.compile(rf"\b(?:{_filled(text, parts)})\b") for name, text in words["patterns"].items()
    }
    return Lexicon(
        language=language,
        numbers=numbers,
        spoken_numbers=words["numbers"],
        ordinals=words.get("ordinals", ()),
        months=words["months"],
        weekdays=words["weekdays"],
        day=pattern["day"],
        hour=pattern["hour"],
        year=pattern["year"],
        named_hours=words["named_hours"],
        key=re.compile(rf"\b(?:{words['key']}) (?P<key>{parts['number']}|\d)\b"),
        signs={name: [_sign(sign) for sign in signs] for name, signs in words["questions"].items()},
        news=_patterns(words["news"]),
        options=_patterns(words["options"]),
        forms=words["forms"],
        wishes=words["wishes"],
        sayings=words["sayings"],
        fillers=words["fillers"],
        people=words["people"],
        relations=words["relations"],
        homophones=words["misheard"]["homophones"],
        droppable=frozenset(words["misheard"]["droppable"]),
    )


def _numbers(spoken: Sequence[str]) -> dict[str, int]:
    """Plain words → number, "une" and "premier" included where the language has them."""
    numbers = {plain(word): value for value, word in enumerate(spoken)}
    feminine = {f"{word}e": value for word, value in numbers.items() if word.endswith("un")}
    return {**numbers, **feminine}


def _any(words: Mapping[str, int] | map[str]) -> str:
    """Longest first, so that "vingt" does not end where "vingt et un" was said."""
    return "|".join(sorted(words, key=len, reverse=True)) or "(?!)"


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    for name, alternatives in parts.items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{alternatives})")
    return pattern


def _sign(text: str) -> tuple[int, re.Pattern[str]]:
    weight, _, pattern = text.partition(" ")
    return int(weight), re.compile(pattern if pattern.startswith("^") else rf"\b(?:{pattern})")


def _patterns(groups: Mapping[str, Sequence[str]]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"\b(?:{'|'.join(signs) or '(?!)'})") for name, signs in groups.items()}
