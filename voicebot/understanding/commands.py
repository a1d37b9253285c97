"""What may come at any question and goes before its answer: emergencies first, then commands."""

from __future__ import annotations

from . import weighing
from .asked import says_a_value
from .heard import PLAIN, SURE, Heard
from .patterns import first
from .reading import Intent
from .wishes import CLEAR, EMERGENCY
from .yes_no import adds_nothing

_RANKED_ALARM = 0.3
"""From here on the ranking gives the alarm if a word of bodies or dangers is heard as well: a false alarm
costs less than one that was missed."""
_LOUD_ALARM = 0.8
"""From here on it needs no such word, unless a mere saying explains it."""
_CONFIDENT = 0.8
"""Rasa alone may overrule an answer that is not a plain one."""
_COMMANDS = ("agent", "repeat", "slower", "change_language", "help", "wait")
"""In the order of their weight in a tie."""
_ACCIDENTS = ("place", "dose", "for_whom")
"""Questions to which everyday words are an answer by accident."""
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
    alarm = heard.likeness("emergency")
    asks_about_it = heard.asks and heard.weight("faq") > alarm
    alarming = alarm >= _RANKED_ALARM and not asks_about_it and first(EMERGENCY["alarming"], said)
    loud = alarm >= _LOUD_ALARM and said == heard.sentence
    # "Je vais faire une attaque, trois fois que je rappelle pour une date" is sure to want a date.
    calm = max((heard.likeness(name) for name in _OTHERS), default=0) >= SURE
    return bool((first(EMERGENCY["crisis"], said) and not calm) or alarming or loud)


def command(heard: Heard) -> Intent | None:
    """Another language, a person, the same again, a moment's patience: where nothing speaks against it."""
    if heard.values.language:
        return Intent("change_language", PLAIN)
    whole = _and_nothing_else(heard)
    found = Intent(whole, PLAIN) if whole else heard.best(_COMMANDS)
    if found and found.name == "wait" and first(CLEAR["repeat"], heard.sentence):
        # "Attendez, j'ai pas compris" asks for more than patience.
        return Intent("repeat", found.confidence)
    if found and found.name == "wait" and first(CLEAR["goodbye"], heard.sentence):
        # "Je dois raccrocher, on sonne à la porte" does not come back.
        return Intent("goodbye", PLAIN)
    if whole:
        return found
    if not found or found.confidence < _CONFIDENT or _outweighed(heard, found):
        return None
    if found.name in ("wait", "help", "repeat") and says_a_value(heard):
        return None
    if found.name in ("wait", "help") and heard.asks and weighing.topic(heard.sentence):
        return None
    return found


def _and_nothing_else(heard: Heard) -> str | None:
    """The command that the whole sentence is, politeness and hesitation apart; no ranking knows better."""
    # "Plus fort" sounds like Fort-de-France, and "montez le son" is for nobody else.
    by_accident = heard.expecting in _ACCIDENTS
    if heard.answer or (says_a_value(heard) and not by_accident):
        return None
    # "Vous n'avez rien d'autre" asks for other offers there.
    farewell = () if heard.expecting == "slot" else ("goodbye",)
    names: tuple[str, ...] = (*_COMMANDS, *farewell)
    return next((name for name in names if _is_all_of(heard.sentence, name)), None)


def _is_all_of(sentence: str, name: str) -> bool:
    left = sentence
    for phrase in CLEAR.get(name, ()):
        for said in phrase.finditer(sentence):
            left = left[: said.start()] + " " * len(said[0]) + left[said.end() :]
    return left != sentence and adds_nothing(left)


def _outweighed(heard: Heard, found: Intent) -> bool:
    """Whether another wish is likelier than a command, or all that was said is an answer."""
    if heard.answer and heard.wholly:
        return True
    return any(heard.weight(name) > found.confidence for name in _OTHERS)
