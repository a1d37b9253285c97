"""Utterances in which a wish stands beside something that only looks like one, composed for training.

"J'avais annulé mais je voudrais un rendez-vous" names two wishes and means one. Authors write few such
sentences; here taught wishes are joined to the clauses of asides.yml, in an order that is the same each time.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

ASIDES = Path(__file__).with_name("asides.yml")
WISHES = ("book", "cancel", "confirm", "reschedule", "check_appointment")
OTHERS = (
    "faq_price",
    "faq_documents",
    "faq_address_access",
    "faq_companion",
    "faq_contraindication",
    "agent",
)
TIMES_AS_MANY = 4
"""Wishes of appointments for one of the others: they are taken for each other most."""
WORDS = range(3, 13)
"""Of an utterance that is joined to another."""
ENGLISH_SHARE, BEHIND_SHARE = 0.25, 0.35
ENGLISH = re.compile(r"\b(?:the|my|is|to|you|i'm|it|do|can|what|when)\b", re.IGNORECASE)
FRENCH = re.compile(r"\b(?:je|le|la|mon|ma|vous|de|un|pas)\b", re.IGNORECASE)
Taught = Sequence[tuple[str, str]]
"""Utterances, each with its intent."""


def composed(taught: Taught, *, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """About `count` utterances, each with the intent of the taught one that is in it."""
    asides = yaml.safe_load(ASIDES.read_text(encoding="utf-8"))
    wishes = _by_intent_and_language(taught)
    intents = [*WISHES * TIMES_AS_MANY, *OTHERS]
    dice = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(count):
        language = "en" if dice.random() < ENGLISH_SHARE else "fr"
        intent = dice.choice(intents)
        if wish := wishes.get((intent, language)):
            yield _joined(dice.choice(wish), intent, asides[language], dice), intent


def _joined(wish: str, intent: str, asides: Mapping[str, Any], dice: random.Random) -> str:
    if dice.random() < BEHIND_SHARE:
        return wish + dice.choice(asides["joins_behind"]) + dice.choice(asides["behind"])
    seeming = dice.choice([seeming for seeming in asides["before"] if seeming != intent])
    return dice.choice(asides["before"][seeming]) + dice.choice(asides["joins_before"]) + wish


def _by_intent_and_language(taught: Taught) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for text, intent in taught:
        if len(text.split()) in WORDS:
            language = "en" if ENGLISH.search(text) and not FRENCH.search(text) else "fr"
            found.setdefault((intent, language), []).append(text)
    return found
