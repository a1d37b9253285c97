"""Opening hours: as one says them to somebody who writes them down, or as a line of a text message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from babel.dates import get_day_names

from voicebot.wording import spoken, written
from voicebot.wording.values import Hours, Locale

_Intervals = tuple[tuple[str, str], ...]
_Days = tuple[int, ...]
MOST_WORDS = 32
"""What is longer is told roughly: nobody keeps more in mind."""
_SPOKEN: dict[Locale, dict[str, str]] = {
    "fr": {
        "one": "le {0}",
        "run": "du {0} au {1}",
        "and": "et",
        "from": "de {0} à {1}",
        "rough": "{days}, entre {0} et {1}, à des heures qui changent selon le jour",
    },
    "en": {
        "one": "on {0}",
        "run": "from {0} to {1}",
        "and": "and",
        "from": "from {0} to {1}",
        "rough": "{days}, between {0} and {1}, at hours that change with the day",
    },
}


def said(value: Hours, locale: Locale) -> str:
    """« du lundi au vendredi, de neuf heures à midi et de quatorze heures à dix-sept heures »."""
    words = _SPOKEN[locale]
    groups = [
        f"{_days(days, locale)}, "
        + f" {words['and']} ".join(words["from"].format(*(_hour(at, locale) for at in one)) for one in hours)
        for hours, days in _groups(value).items()
    ]
    whole = f",{spoken.PAUSE} ".join(groups)
    return whole if len(whole.split()) <= MOST_WORDS else _roughly(value, locale)


def texted(value: Hours, locale: Locale) -> str:
    """« lun-ven 9h-12h, 14h-17h; sam 9h-12h »."""
    groups = (
        f"{_short_days(days, locale)} "
        + ", ".join("-".join(_short(at, locale) for at in one) for one in hours)
        for hours, days in _groups(value).items()
    )
    return "; ".join(groups)


def _groups(value: Hours) -> dict[_Intervals, _Days]:
    """Hours → the weekdays that have them, in the order of the week."""
    groups: dict[_Intervals, _Days] = {}
    for day, hours in value.week:
        groups[hours] = (*groups.get(hours, ()), day)
    return groups


def _runs(days: _Days) -> list[_Days]:
    runs: list[_Days] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1] = (*runs[-1], day)
        else:
            runs.append((day,))
    return runs


def _days(days: _Days, locale: Locale) -> str:
    words, names = _SPOKEN[locale], get_day_names("wide", locale=locale)

    said: list[str] = []
    for run in _runs(days):
        if len(run) > 2:
            said.append(words["run"].format(names[run[0] - 1], names[run[-1] - 1]))
        else:
            said += [words["one"].format(names[day - 1]) for day in run]
    *first, last = said
    return f"{', '.join(first)} {words['and']} {last}" if first else last


def _roughly(value: Hours, locale: Locale) -> str:
    ends: Sequence[tuple[str, str]] = [one for _, hours in value.week for one in hours]
    first, last = min(start for start, _ in ends), max(end for _, end in ends)
    days = _days(tuple(day for day, _ in value.week), locale)
    return _SPOKEN[locale]["rough"].format(_hour(first, locale), _hour(last, locale), days=days)


def _short_days(days: _Days, locale: Locale) -> str:
    names = {day: name.rstrip(".") for day, name in get_day_names("abbreviated", locale=locale).items()}
    runs = ((one[0], one[-1]) if len(one) > 1 else (one[0],) for one in _runs(days))
    return ", ".join("-".join(names[day - 1] for day in run) for run in runs)


def _hour(at: str, locale: Locale) -> str:
    return spoken.hour(_moment(at), locale)


def _short_hours(hours: _Intervals, locale: Locale) -> str:
    return ", ".join("-".join(_short(at, locale) for at in one) for one in hours)


def _short(at: str, locale: Locale) -> str:
    return written.hour(_moment(at), locale)


def _moment(at: str) -> datetime:
    hours, minutes = map(int, at.split(":"))
    return datetime(2000, 1, 1, hours % 24, minutes)  # noqa: DTZ001 (an hour of every day)
