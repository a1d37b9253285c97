"""What may come at any question and goes before its answer: emergencies first, then commands."""

from __future__ import annotations

from . import weighing
from .asked import says_a_value
from .heard import PLAIN, Heard
from .patterns import first
from .reading import Intent
from .wishes import EMERGENCY

_RANKED_ALARM = 0.3
"""From here on the ranking gives the alarm if a word of bodies or dangers is heard as well: a false alarm
costs less than one that was missed."""
_LOUD_ALARM = 0.95
"""From here on it needs no such word."""
_CONFIDENT = 0.8
"""Rasa alone may overrule an answer that is not a plain one."""
_COMMANDS = ("agent", "repeat", "slower", "change_language", "help", "wait")
"""In the order of their weight in a tie."""
_OTHERS = ("reschedule", "cancel", "check_appointment", "confirm", "book", "faq", "goodbye")


def emergency(heard: Heard) -> bool:
    """Whether somebody is in danger now: by words that say so, or by the ranking and a word that may."""
    said = heard.sentence
    for phrase in EMERGENCY["harmless"]:
        said = phrase.sub(" …", said)
    if first(EMERGENCY["emergency"], said):
        return True
    if first(EMERGENCY["past"], said):
        return False
    ranked = heard.weight("emergency")
    alarming = ranked >= _RANKED_ALARM and first(EMERGENCY["alarming"], said)
    return bool(first(EMERGENCY["crisis"], said) or alarming or ranked >= _LOUD_ALARM)


def command(heard: Heard) -> Intent | None:
    """Another language, a person, the same again, a moment's patience: where nothing speaks against it."""
    if heard.values.language:
        return Intent("change_language", PLAIN)
    found = heard.best(_COMMANDS)
    if not found or found.confidence < _CONFIDENT or _outweighed(heard, found):
        return None
    if found.name in ("wait", "help", "repeat") and says_a_value(heard):
        return None
    if found.name in ("wait", "help") and heard.asks and weighing.topic(heard.sentence):
        return None
    return found


def _outweighed(heard: Heard, found: Intent) -> bool:
    """Whether another wish is likelier than a command, or all that was said is an answer."""
    if heard.answer and heard.wholly:
        return True
    return any(heard.weight(name) > found.confidence for name in _OTHERS)
