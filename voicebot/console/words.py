"""The words of the pages, in the language of whoever reads them."""

from __future__ import annotations

from typing import Any

import phonenumbers
from babel import dates
from flask import Flask, request

from voicebot.wording.screens import LOCALES, screen
from voicebot.wording.values import Locale

COOKIE = "language"
SHORTCUTS = "shortcuts"
FRANCE = 33
NOON = 12


def language() -> Locale:
    """What was chosen, else what the browser prefers, else French."""
    chosen = request.cookies.get(COOKIE)
    preferred = request.accept_languages.best_match(LOCALES, "fr")
    return next((locale for locale in LOCALES if locale == chosen), "en" if preferred == "en" else "fr")


def t(phrase: str, **values: Any) -> str:
    """A phrase of config/phrases/console in the reader's language."""
    return screen(phrase, locale=language(), **values)


def moment(at: Any) -> str:
    """`mar. 1 déc. 2026, 10:15`, in the zone that the moment carries."""
    pattern = "EEE d MMM y, HH:mm"
    return dates.format_datetime(at, pattern, tzinfo=at.tzinfo, locale=language())


def day(on: Any) -> str:
    """`3 février 1938`."""
    return dates.format_date(on, "d MMMM y", locale=language())


def halfday(at: Any) -> str:
    """`mar. 1 déc. le matin`."""
    on = dates.format_date(at, "EEE d MMM", locale=language())
    return f"{on} {t('halfday-am' if at.hour < NOON else 'halfday-pm')}"


def telephone(number: str) -> str:
    """`06 12 34 56 78`; with its country where it is another."""
    parsed = phonenumbers.parse(number)
    french = parsed.country_code == FRANCE
    how = phonenumbers.PhoneNumberFormat.NATIONAL if french else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, how)


def speak(app: Flask) -> None:
    """Give every template its words."""
    app.jinja_env.globals["t"] = t
    app.jinja_env.filters |= {"moment": moment, "day": day, "halfday": halfday, "telephone": telephone}
    app.context_processor(_page)


def _page() -> dict[str, Any]:
    return {"language": language(), "shortcuts": request.cookies.get(SHORTCUTS) != "off"}
