"""What was asked weighs: the same words are a yes, a choice or a wish, depending on the question."""

from __future__ import annotations

from . import slot, weighing
from .heard import ENOUGH, LIKELY, NOT_UNDERSTOOD, PLAIN, Heard
from .patterns import first
from .reading import Intent
from .text import words
from .wishes import ANSWERS, EMERGENCY
from .yes_no import answer

_RASA_ALARM = 0.3
"""Rasa alone gives the alarm from here on: a false alarm costs less than one that was missed."""
_CONFIDENT = 0.8
"""Rasa alone may overrule an answer that is not a plain one."""
_BARE_ANSWER = 2
"""Words of an answer that nothing can be read into."""
_PLAIN_ANSWER = 4
"""Words of an answer that can hardly mean anything but yes or no."""

_COMMANDS = ("agent", "repeat", "slower", "change_language", "help", "wait")
"""Wishes that count at every question, in the order of their weight in a tie."""
_WISHES = ("reschedule", "cancel", "check_appointment", "confirm", "book")
"""In the order of a tie: who cancels and names another day moves the appointment."""
_MENU = {1: "book", 2: "confirm", 3: "reschedule", 4: "cancel"}
_ANSWERED_BY = {"birth_date": "birth_date", "reference": "digits", "phone": "phone", "dose": "dose",
                "for_whom": "for_whom", "name": "name"}  # fmt: skip
"""Question → the value that answers it."""


def decide(heard: Heard) -> Intent:
    """The one wish of a turn: an emergency first, then commands, then the answer, then any other wish."""
    if not heard.words:
        return NOT_UNDERSTOOD
    if _is_emergency(heard):
        return Intent("emergency", 1.0)
    heard = slot.sobered(heard) if heard.expecting == "slot" else heard
    return _command(heard) or _to_the_question(heard) or _wish(heard) or _leftover(heard)


def _is_emergency(heard: Heard) -> bool:
    if first(EMERGENCY["emergency"], heard.sentence):
        return True
    past = weighing.negated(heard.sentence, "past_emergency")
    return not past and (
        first(EMERGENCY["crisis"], heard.sentence) is not None or heard.weight("emergency") >= _RASA_ALARM
    )


def _command(heard: Heard) -> Intent | None:
    if heard.values.language and heard.expecting not in ("name", "place"):
        return Intent("change_language", PLAIN)
    command = heard.best(_COMMANDS)
    if not command or command.confidence < _CONFIDENT or _outweighed(heard, command):
        return None
    if command.name in ("wait", "help", "repeat") and _says_a_value(heard):
        return None
    if command.name in ("wait", "help") and heard.asks and weighing.topic(heard.sentence):
        return None
    return command


def _outweighed(heard: Heard, command: Intent) -> bool:
    """Whether another wish, or a plain yes or no, is likelier than a command."""
    if heard.answer and len(heard.words) <= _PLAIN_ANSWER and command.confidence < PLAIN:
        return True
    return any(heard.weight(name) > command.confidence for name in (*_WISHES, "faq", "goodbye"))


def _says_a_value(heard: Heard) -> bool:
    field = _ANSWERED_BY.get(heard.expecting)
    if heard.expecting == "day":
        return heard.values.times is not None
    if heard.expecting == "slot":
        return heard.values.option is not None
    if heard.expecting == "place":
        return heard.values.place.sure is not None
    return field not in (None, "name") and getattr(heard.values, str(field)) is not None


def _to_the_question(heard: Heard) -> Intent | None:
    if heard.expecting == "yes_no":
        return _yes_no(heard)
    if heard.expecting == "slot":
        return slot.decide(heard)
    if heard.expecting in ("menu", "none"):
        return _menu(heard)
    return _value(heard)


def _yes_no(heard: Heard) -> Intent | None:
    if heard.values.option in (1, 2) and len(heard.words) <= 2:
        return Intent("affirm" if heard.values.option == 1 else "deny", PLAIN)
    if _asks_a_question(heard) and not _opens_with_answer(heard):
        return Intent("faq", heard.weight("faq"))
    other = _instead_of_an_answer(heard)
    if other:
        return other
    if heard.answer == "deny" and heard.values.times and not heard.asks:
        return Intent("correct", PLAIN)
    return _doubted(heard) or (Intent(heard.answer, PLAIN) if heard.answer else None)


def _instead_of_an_answer(heard: Heard) -> Intent | None:
    """ "Non mais je veux l'annuler", "oui gardez-le", "non pour ma femme": not what was asked."""
    wish = heard.best(_WISHES)
    instead = {"deny": ("cancel", "reschedule"), "correct": ("cancel",)}.get(heard.answer or "", ())
    if wish and wish.name in instead and wish.confidence >= PLAIN:
        return wish
    if heard.answer == "affirm" and heard.says("keeps"):
        return Intent("confirm", PLAIN)
    somebody_too = heard.answer == "deny" or heard.says("too")
    if heard.answer and heard.values.for_whom == "other" and somebody_too:
        return Intent("book", PLAIN)
    return None


def _doubted(heard: Heard) -> Intent | None:
    """Rasa may see a correction or a refusal where small words say yes; never the other way round."""
    if not heard.answer or len(heard.words) <= _BARE_ANSWER:
        return None
    doubts = ("correct", "deny") if heard.answer == "affirm" else ("correct",)
    doubt = heard.best(doubts)
    return doubt if doubt and doubt.confidence >= LIKELY else None


def _opens_with_answer(heard: Heard) -> bool:
    return heard.words[0] in ("oui", "non", "yes", "no", "ok", "ouais", "si")


def _asks_a_question(heard: Heard) -> bool:
    others = max((heard.weight(name) for name in _WISHES), default=0)
    return heard.weight("faq") >= PLAIN and heard.weight("faq") > others


def _menu(heard: Heard) -> Intent | None:
    if heard.values.option in _MENU and len(heard.words) <= 3 and heard.expecting == "menu":
        return Intent(_MENU[heard.values.option], PLAIN)
    return None


def _value(heard: Heard) -> Intent | None:
    """A value that was asked for; a clear wish instead of it goes first."""
    wish = heard.best(("cancel", "reschedule", "check_appointment"))
    if heard.values.option is not None and heard.expecting == "place" and not heard.values.place.sure:
        return Intent("choose", PLAIN)
    found = _says_a_value(heard) or heard.values.place.anything
    if heard.expecting == "reference" and not found and (heard.knows_not or heard.says("has_none")):
        return Intent("deny", PLAIN)
    if heard.expecting in ("place", "day") and heard.says("corrects") and not found:
        return Intent("correct", PLAIN)
    if wish and wish.confidence >= PLAIN and not found:
        return wish
    if heard.expecting == "day" and heard.values.times and heard.values.times.excuse:
        return Intent("correct", PLAIN)
    if heard.expecting == "day" and heard.answer == "correct" and found:
        return Intent("inform", PLAIN)
    if found:
        return Intent("inform", PLAIN)
    if heard.weight("faq") >= PLAIN:
        return Intent("faq", heard.weight("faq"))
    if heard.knows_not and heard.expecting in ("day", "dose"):
        return Intent("inform", PLAIN)
    return Intent("inform", PLAIN) if _names_somebody(heard) else None


def _names_somebody(heard: Heard) -> bool:
    """Anything may be a name, except a question, a yes or a no."""
    name = heard.values.name
    if name is None or heard.asks or heard.knows_not:
        return False
    return answer(words(f"{name.family or ''} {name.given or ''}")) is None


def _wish(heard: Heard) -> Intent | None:
    named = heard.best((*_WISHES, "faq", "goodbye", *_COMMANDS, "out_of_scope", "correct"))
    kept = weighing.negated(heard.sentence, "cancel")
    if kept and (named is None or named.confidence < LIKELY):
        # Who says what not to do with an appointment wants to keep it.
        return Intent("confirm", PLAIN)
    plain = heard.answer and len(heard.words) <= _PLAIN_ANSWER
    if named and named.name == "cancel" and heard.values.times and first(ANSWERS["differs"], heard.sentence):
        # "Mardi je ne peux plus, mais mercredi": who names another day does not cancel.
        return Intent("reschedule", named.confidence)
    if heard.answer and (named is None or named.confidence < (PLAIN if plain else LIKELY)):
        return Intent(heard.answer, PLAIN if plain else ENOUGH)
    return named


def _leftover(heard: Heard) -> Intent:
    answered = heard.best(("affirm", "deny", "choose", "inform"))
    if answered:
        return answered
    values = heard.values
    said = (
        values.birth_date,
        values.place.sure,
        values.times,
        values.dose,
        values.digits,
        values.phone,
        values.for_whom,
    )
    for_another = values.for_whom == "other" and heard.says("calls_for")
    books = values.place.anything or values.dose is not None or for_another
    if heard.expecting == "menu" and books:
        return Intent("book", ENOUGH)
    if any(value is not None for value in said) or values.place.candidates:
        return Intent("inform", ENOUGH)
    return NOT_UNDERSTOOD
