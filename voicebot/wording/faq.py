"""What an operator has written about one centre (config/faq/centres/README.md), checked as it is read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import structlog

import config
from voicebot.wording import sms
from voicebot.wording.values import Locale

log = structlog.get_logger()
FOLDER = Path(config.__file__).parent / "faq" / "centres"
TOPICS = frozenset(
    [
        "documents",
        "price",
        "vaccine_type",
        "side_effects",
        "contraindication",
        "address_access",
        "opening_hours",
        "transport",
        "home_visit",
        "duration",
        "privacy",
        "companion",
    ]
)
"""Frequent questions, by the names that the understanding room gives them."""
MOST_WORDS, MOST_LETTERS = 40, 150
_FORMS = ("fr", "en", "sms_fr", "sms_en")
_IDENTIFIER = re.compile(r"[\w.-]{1,40}")


class UnusableError(Exception):
    """A file about a centre breaks the rules of config/faq/centres/README.md."""


def of_the_centre(official_id: str, topic: str, *, medium: str, locale: Locale) -> str | None:
    """What this centre's file says on a topic, if it says anything; a faulty file is logged and not used."""
    form = f"sms_{locale}" if medium == "sms" else locale
    return _file(official_id).get(topic, {}).get(form)


@cache
def _file(official_id: str) -> Mapping[str, Mapping[str, str]]:
    path = FOLDER / f"{official_id}.toml"
    if not _IDENTIFIER.fullmatch(official_id) or official_id.startswith(".") or not path.is_file():
        return {}
    try:
        return checked(tomllib.loads(path.read_text(encoding="utf-8")))
    except (UnusableError, tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        log.error("centre_faq_unusable", centre=official_id, why=str(fault))
        return {}


def checked(topics: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
    """The content of such a file; raises UnusableError with what is wrong in it."""
    for topic, texts in topics.items():
        if topic not in TOPICS:
            raise UnusableError(f"[{topic}] is no topic")
        for form, text in texts.items() if isinstance(texts, dict) else [("", None)]:
            if form not in _FORMS or not isinstance(text, str):
                raise UnusableError(f"[{topic}] {form}: expected a text for one of {', '.join(_FORMS)}")
            if fault := _fault(form, text):
                raise UnusableError(f"[{topic}] {form}: {fault}")
    return topics


def _fault(form: str, text: str) -> str | None:
    if form.startswith("sms"):
        return None if len(sms.transliterate(text)) <= MOST_LETTERS else f"more than {MOST_LETTERS} letters"
    if len(text.split()) > MOST_WORDS:
        return f"more than {MOST_WORDS} words"
    return "figures are written in words" if re.search(r"[0-9]", text) else None
