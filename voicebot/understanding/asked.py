"""Answers to what was asked: yes or no, or the value that was asked for."""

from __future__ import annotations

from dataclasses import replace

from .heard import ENOUGH, LIKELY, PLAIN, Heard
from .reading import Intent
from .text import words
from .yes_no import answer

_BARE_ANSWER = 2
"""Words of an answer that nothing can be read into."""
_WISHES = ("reschedule", "cancel", "check_appointment", "confirm", "book")
_COMMANDS = ("repeat", "wait", "help", "agent", "slower", "change_language")
_INSTEAD_OF_YES_OR_NO = ("correct", "deny", *_WISHES, *_COMMANDS, "faq", "goodbye")
"""What may be meant where yes or no was asked, in the order of a tie."""
_SURE_OF_YES = 0.9
"""From here on the ranking confirms the yes in which a no ends: "ma femme dit non mais moi je dis oui"."""
_ANSWERED_BY = {"birth_date": "birth_date", "reference": "digits", "phone": "phone", "dose": "dose",
                "for_whom": "for_whom", "name": "name"}  # fmt: skip
"""Question → the value that answers it."""


def yes_no(heard: Heard) -> Intent | None:
    """Yes, no, "yes, but …", or what was said instead; None if that is a wish like any other."""
    if heard.values.option in (1, 2) and len(heard.words) <= 2:
        return Intent("affirm" if heard.values.option == 1 else "deny", PLAIN)
    if _asks_a_question(heard) and not (heard.wholly and heard.answer == "affirm"):
        return Intent("faq", heard.weight("faq"))
    if heard.ends_in_yes and not heard.question_mark and heard.likeness("affirm") >= _SURE_OF_YES:
        return Intent("affirm", heard.likeness("affirm"))
    if heard.answer and heard.wholly:
        doubtful = heard.question_mark and len(heard.words) <= _BARE_ANSWER
        return Intent("repeat" if doubtful else heard.answer, PLAIN)
    return _instead_of_an_answer(heard) or _corrected(heard) or _doubted(heard) or _by_words_or_ranking(heard)


def sobered(heard: Heard) -> Heard:
    """Without a yes of the ranking alone, unless it is sure of it and nothing is denied or asked."""
    questioned = heard.question_mark or heard.says("asks_openly")
    unsure = heard.weight("affirm") < LIKELY or questioned or heard.says("denies_something")
    if heard.answer or not unsure:
        return heard
    return replace(heard, weights={**heard.weights, "affirm": 0.0})


def value(heard: Heard) -> Intent | None:
    """A value that was asked for; a clear wish instead of it goes first."""
    wish = heard.best(("cancel", "reschedule", "check_appointment"))
    # "C'est dans le 4e" is an arrondissement, and no town of those that were read out.
    district = heard.values.place.candidates and "dans" in heard.words
    chooses = heard.values.option is not None and heard.expecting == "place" and not district
    if chooses and not heard.values.place.sure:
        return Intent("choose", PLAIN)
    found = says_a_value(heard) or heard.values.place.anything
    if not found and _leaves(heard):
        return Intent("goodbye", PLAIN)
    if heard.weight("faq") >= LIKELY and not _any_day_suits(heard):
        # "Vous fermez entre midi et deux" names a time, but none that would suit.
        return Intent("faq", heard.weight("faq"))
    if heard.expecting == "reference" and not found and (heard.knows_not or heard.says("has_none")):
        return Intent("deny", PLAIN)
    if heard.says("corrects") and not found:
        return Intent("correct", PLAIN)
    if wish and wish.confidence >= PLAIN and not found:
        return wish
    if heard.expecting == "day" and heard.values.times and heard.values.times.excuse:
        return Intent("correct", PLAIN)
    if found:
        return Intent("inform", PLAIN)
    if heard.knows_not and heard.expecting in ("day", "dose"):
        return Intent("inform", PLAIN)
    return Intent("inform", PLAIN) if _names_somebody(heard) else None


def _leaves(heard: Heard) -> bool:
    """ "Non, je rappellerai": words and ranking agree, or a booking is left: "je n'en veux pas"."""
    if not heard.says("leaves"):
        return False
    books = heard.expecting in ("place", "day", "dose")
    return heard.likeness("goodbye") >= LIKELY or (books and heard.likeness("cancel") >= LIKELY)


def _any_day_suits(heard: Heard) -> bool:
    """ "Là où il y a de la place": nothing is asked."""
    times = heard.values.times if heard.expecting == "day" else None
    return times is not None and times.when.any and not heard.asks


def says_a_value(heard: Heard) -> bool:
    """Whether the value that was asked for was said."""
    field = _ANSWERED_BY.get(heard.expecting)
    if heard.expecting == "day":
        return heard.values.times is not None
    if heard.expecting == "slot":
        return heard.values.option is not None
    if heard.expecting == "place":
        return heard.values.place.sure is not None
    return field not in (None, "name") and getattr(heard.values, str(field)) is not None


def _instead_of_an_answer(heard: Heard) -> Intent | None:
    """ "Non mais je veux l'annuler", "oui gardez-le", "non pour ma femme": not what was asked."""
    wish = heard.best(_WISHES)
    instead = {"deny": ("cancel", "reschedule"), "correct": ("cancel",)}.get(heard.answer or "", ())
    if wish and wish.name in instead and wish.confidence >= PLAIN:
        return wish
    # "Laissez tomber, annulez" leaves nothing as it is.
    cancels = wish is not None and wish.name == "cancel" and wish.confidence >= PLAIN
    keeps = heard.says("keeps") and heard.likeness("deny") < LIKELY
    if keeps and not cancels and heard.answer != "correct" and not heard.question_mark:
        return Intent("confirm", PLAIN)
    somebody_too = heard.answer == "deny" or heard.says("too")
    answered = max(map(heard.likeness, ("affirm", "deny", "correct", "cancel"))) > heard.likeness("book")
    if heard.answer and heard.values.for_whom == "other" and somebody_too and not answered:
        return Intent("book", PLAIN)
    return None


def _corrected(heard: Heard) -> Intent | None:
    """ "Non, jeudi", "je me suis trompée d'année", not what was read back."""
    denies = heard.answer == "deny" and not heard.asks
    instead = denies and (heard.values.times is not None or heard.values.place.sure is not None)
    mistaken = heard.answer != "affirm" and heard.says("corrects")
    differs = heard.answer is None and heard.values.times is not None and heard.says("differs")
    return Intent("correct", PLAIN) if instead or mistaken or (differs and not heard.asks) else None


def _doubted(heard: Heard) -> Intent | None:
    """Rasa may see a correction or a refusal where small words say yes; never the other way round."""
    if not heard.answer or len(heard.words) <= _BARE_ANSWER:
        return None
    doubts = _INSTEAD_OF_YES_OR_NO if heard.answer == "affirm" else ("correct", *_COMMANDS)
    doubt = heard.best(doubts)
    return doubt if doubt and doubt.confidence >= LIKELY else None


def _by_words_or_ranking(heard: Heard) -> Intent | None:
    """What the words answer, a reason not to come, or else what the ranking takes for an answer."""
    if heard.answer:
        return Intent(heard.answer, PLAIN)
    likeliest = heard.best(("affirm", *_INSTEAD_OF_YES_OR_NO))
    refusals = ("cancel", "reschedule", "deny", "correct", "confirm", "faq")
    unclear = likeliest is None or likeliest.name not in refusals or likeliest.confidence < LIKELY
    if heard.says("excuse") and not heard.asks and unclear:
        return Intent("deny", ENOUGH)
    return likeliest if likeliest and likeliest.name in ("affirm", "deny", "correct") else None


def _asks_a_question(heard: Heard) -> bool:
    """A question goes before an answer only if it is put as one: "je veux bien si ma fille peut" is none."""
    openly = heard.question_mark or heard.says("asks_openly")
    others = max((heard.weight(name) for name in _WISHES), default=0)
    sure = LIKELY if openly else PLAIN
    return (openly or not heard.answer) and heard.weight("faq") >= max(sure, others)


def _names_somebody(heard: Heard) -> bool:
    """Anything may be a name, except a question, a yes or a no."""
    name = heard.values.name
    if name is None or heard.asks or heard.knows_not:
        return False
    return answer(words(f"{name.family or ''} {name.given or ''}")) is None
