"""Answers to offers. An appointment is at stake: in doubt nothing is chosen and nothing agreed to."""

from __future__ import annotations

from dataclasses import replace

from . import choices
from .heard import ENOUGH, LIKELY, PLAIN, Heard
from .reading import Intent

_SURE_OF_ANOTHER_MATTER = 0.7
"""From here on a question or chatter is no answer to offers, whatever times are in it."""


def sobered(heard: Heard) -> Heard:
    """Without a yes that is none: neither the ranking alone nor "oui, si ma fille peut" takes an offer."""
    weights = {name: weight for name, weight in heard.weights.items() if name not in ("affirm", "choose")}
    doubts = (heard.asks or heard.says("unsure")) and not heard.wholly
    one_meant = choices.points_at_one(heard.words) or choices.means_one_unnamed(heard.words)
    named = choices.names_an_offer(heard.words) or one_meant
    doubted = heard.answer == "affirm" and (doubts or named)
    return replace(heard, weights=weights, answer=None if doubted else heard.answer)


def decide(heard: Heard) -> Intent | None:
    """A choice, a refusal, a correction, or None if the sentence is no answer to the offers."""
    if heard.values.option is not None:
        return Intent("repeat" if heard.question_mark else "choose", PLAIN)
    if heard.says("leaves") and not heard.values.times and not choices.names_an_offer(heard.words):
        return Intent("goodbye", PLAIN)
    if heard.answer is None and not heard.values.time_alone:
        if heard.weight("faq") >= _SURE_OF_ANOTHER_MATTER:
            return Intent("faq", heard.weight("faq"))
        if heard.weight("out_of_scope") >= _SURE_OF_ANOTHER_MATTER:
            return None
    if heard.says("asks_again"):
        return Intent("repeat", PLAIN)
    if heard.answer == "correct" and heard.asks and heard.weight("faq") >= _SURE_OF_ANOTHER_MATTER:
        # "Yes, but how do I get there?" refuses nothing.
        return Intent("faq", heard.weight("faq"))
    decided = _refusal(heard) or _unnamed(heard) or _about_times(heard) or _clear_wish(heard)
    refused_or_unread = decided is None or decided.name == "deny"
    return Intent("choose", ENOUGH) if refused_or_unread and _seems_chosen(heard) else decided


def _seems_chosen(heard: Heard) -> bool:
    """Whether words and ranking agree that one is taken, though not which: that has to be asked."""
    taken = heard.says("takes_one") and not heard.question_mark and heard.values.times is None
    return taken and heard.likeness("choose") >= LIKELY


def _refusal(heard: Heard) -> Intent | None:
    names_times = heard.values.times is not None
    refused = heard.says("refuses_ordinal") and not (names_times and heard.answer == "correct")
    others = heard.says("others") and heard.answer != "correct" and not names_times
    badly_timed = heard.says("badly_timed") and not names_times
    busy = heard.says("excuse") and choices.names_an_offer(heard.words) and not heard.asks
    refused = refused or heard.says("refuses_this") or others or badly_timed or busy
    return Intent("deny", PLAIN) if refused else None


def _about_times(heard: Heard) -> Intent | None:
    """A time and nothing else takes the offer at that time; any other word makes it a wish for one."""
    wish = heard.best(("cancel", "reschedule"))
    differs = heard.says("differs") and not choices.points_at_one(heard.words)
    if heard.values.time_alone and heard.values.times and not differs and not heard.asks:
        return Intent("choose", PLAIN)
    if heard.values.times and not wish and heard.answer in (None, "affirm") and not heard.asks:
        return Intent("correct", PLAIN)
    if heard.answer == "correct" or (heard.values.times and (heard.answer == "deny" or not wish)):
        return Intent("correct", PLAIN)
    return None


def _unnamed(heard: Heard) -> Intent | None:
    """ "L'autre" is a choice, but it has to be asked which."""
    unnamed = choices.means_one_unnamed(heard.words) and heard.answer is None and not heard.asks
    return Intent("choose", ENOUGH) if unnamed else None


def _clear_wish(heard: Heard) -> Intent | None:
    wish = heard.best(("cancel", "reschedule"))
    if wish and wish.confidence >= PLAIN and heard.answer is None:
        return wish
    if heard.answer is None and heard.values.place.anything:
        return Intent("inform", PLAIN)
    return Intent(heard.answer, PLAIN) if heard.answer else None
