"""What was asked weighs: the same words are a yes, a choice or a wish, depending on the question."""

from __future__ import annotations

from . import asked, commands, courtesy, slot, vaccines
from .heard import ENOUGH, LIKELY, NOT_UNDERSTOOD, PLAIN, SURE, Heard
from .patterns import first
from .reading import Intent
from .wishes import ANSWERS, INTENTS

_GUESS = 0.25
"""From here on the likeliest wish is taken where wishes are asked for: each is read back before it counts."""
_COMMANDS = ("agent", "repeat", "slower", "change_language", "help", "wait")
"""Wishes that count at every question, in the order of their weight in a tie."""
_WISHES = ("reschedule", "cancel", "check_appointment", "confirm", "book")
"""In the order of a tie: who cancels and names another day moves the appointment."""
_NO_ANSWERS = (*_WISHES, "faq", "goodbye", *_COMMANDS, "out_of_scope", "correct")
"""What may be meant instead of an answer."""
_NO_ALARM = (*_WISHES, *(wish for wish in INTENTS if wish not in (*_WISHES, "emergency")))
"""Whether there is one has been decided by then."""
_SURELY = {
    "menu": ("out_of_scope",),
    "none": ("out_of_scope",),
    "yes_no": ("faq",),
    "slot": ("faq", "repeat"),
}
"""Question → what goes before all words there if the ranking is sure of it; nothing that could do harm."""
_SURELY_NO_VALUE = ("repeat", "slower")
"""The same of questions that ask for a value."""
_MENU = {1: "book", 2: "confirm", 3: "reschedule", 4: "cancel"}


def decide(heard: Heard) -> Intent:
    """The one wish of a turn: an emergency first, then commands, then the answer, then any other wish."""
    if not heard.words:
        return NOT_UNDERSTOOD
    if commands.emergency(heard):
        return Intent("emergency", 1.0)
    sobered = {"slot": slot.sobered, "yes_no": asked.sobered}.get(heard.expecting)
    heard = sobered(heard) if sobered else heard
    return (
        _surely(heard)
        or commands.command(heard)
        or _to_the_question(heard)
        or _wish(heard)
        or _leftover(heard)
    )


def _surely(heard: Heard) -> Intent | None:
    among = _SURELY.get(heard.expecting, _SURELY_NO_VALUE)
    name = max(among, key=heard.likeness)
    plain = heard.wholly or len(heard.words) <= 2 or heard.values.option is not None
    return None if plain or heard.likeness(name) < SURE else Intent(name, heard.likeness(name))


def _to_the_question(heard: Heard) -> Intent | None:
    if heard.expecting == "yes_no":
        return asked.yes_no(heard)
    if heard.expecting == "slot":
        return slot.decide(heard)
    if heard.expecting in ("menu", "none"):
        return _menu(heard)
    return asked.value(heard)


def _menu(heard: Heard) -> Intent | None:
    if heard.values.option in _MENU and len(heard.words) <= 3 and heard.expecting == "menu":
        return Intent(_MENU[heard.values.option], PLAIN)
    if heard.expecting == "none" and courtesy.says_thanks(heard.sentence):
        return Intent("goodbye", PLAIN)
    wished = heard.likeliest(_WISHES, at_least=PLAIN)
    if heard.values.birth_date and heard.values.place.anything and wished is None:
        # "Née le 3/2/38 Aubagne mardi": all that a booking takes.
        return Intent("book", ENOUGH)
    if vaccines.wished(heard.sentence) and not heard.question_mark:
        return Intent("book", PLAIN)
    return None


def _wish(heard: Heard) -> Intent | None:
    """Whatever is likeliest; where wishes are not expected, an answer that may be one goes before them."""
    open_question = heard.expecting in ("menu", "none")
    named = heard.likeliest(_NO_ALARM, at_least=_GUESS) if open_question else heard.best(_NO_ANSWERS)
    if heard.answer and heard.wholly and (named is None or named.confidence < PLAIN):
        return Intent(heard.answer, PLAIN)
    if named and named.name == "cancel" and heard.values.times and first(ANSWERS["differs"], heard.sentence):
        # "Mardi je ne peux plus, mais mercredi": who names another day does not cancel.
        return Intent("reschedule", named.confidence)
    if not open_question and heard.answer and (named is None or named.confidence < LIKELY):
        return Intent(heard.answer, ENOUGH)
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
