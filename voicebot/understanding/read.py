"""The decision: what was said, in the light of what was asked, becomes one wish and its values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from . import context, corrections, courtesy, places, text, weighing
from .heard import ENOUGH, PLAIN, Heard
from .patterns import first, sentence
from .places import NOTHING, Found
from .reading import Intent, Reading, When
from .to_the_point import to_the_point
from .values import Values, found_in
from .wishes import ANSWERS
from .yes_no import understood

_MISSING = {"birth_date": "birth_date", "place": "place", "day": "when", "reference": "digits",
            "phone": "phone", "dose": "dose", "for_whom": "for_whom", "name": "name"}  # fmt: skip
"""Question → the field of a reading that answers it."""
_NO_PLACE = frozenset(
    {"choose", "wait", "repeat", "slower", "help", "agent", "goodbye", "emergency", "out_of_scope"}
)

_DEAF = frozenset({"wait", "repeat", "slower", "help"})
"""Wishes that answer nothing: whatever place is heard in them is heard by accident."""
Fields = tuple[str, ...]
_OPEN = ("menu", "none")
_CONTRADICTS = frozenset({"correct", "deny"})


def read(
    said: str,
    ranking: Sequence[Intent],
    expecting: str,
    locale: str,
    now: datetime,
    *,
    home: frozenset[str] = frozenset(),
) -> Reading:
    """Decide what a caller wants and said.

    `ranking` is Rasa's, best first, and may be empty: then the words alone decide. `expecting` is what
    was asked: menu, birth_date, place, day, slot, name, yes_no, reference, phone, dose, for_whom or none.
    `home` are the départements of the caller's own area, if they are known: of communes that share a name
    the one there is meant. `now` is aware; days are those of its time zone. Pure, and linear in the length
    of the text.
    """
    clean = to_the_point(text.clean(said))
    marked = text.words_and_marks(clean)
    words = text.without_marks(marked)
    flat = sentence(words)
    if courtesy.is_chat(flat):
        return Reading("out_of_scope", PLAIN)
    asks = "?" in clean or first(ANSWERS["asking"], flat) is not None
    answered = understood(words)
    heard = Heard(
        words=words,
        sentence=flat,
        expecting=expecting,
        weights=weighing.weigh(flat, ranking, expecting, asks=asks),
        ranked=weighing.added_up(ranking),
        values=found_in(clean, marked, expecting, locale, now, home),
        answer=answered.meaning,
        wholly=answered.whole,
        ends_in_yes=answered.ends_in_yes,
        asks=asks,
        question_mark="?" in clean,
    )
    return _reading(heard, _contradicting(heard, context.decide(heard)), ranking)


def _contradicting(heard: Heard, wish: Intent) -> Intent:
    """ "Vous avez mal compris ma date de naissance" contradicts, though it answers nothing that was asked."""
    lost = wish.name == "out_of_scope" and heard.expecting not in _OPEN
    wrong = corrections.named(heard.sentence, heard.expecting) if lost else ()
    # "Mauvais numéro" is said by who wanted to ring somebody else.
    meant = [field for field in wrong if field != "phone" or heard.expecting == "phone"]
    return Intent("correct", ENOUGH) if meant else wish


def _reading(heard: Heard, wish: Intent, ranking: Sequence[Intent]) -> Reading:
    values = heard.values
    when = _when(heard, wish)
    wrong = corrections.named(heard.sentence, heard.expecting) if wish.name in _CONTRADICTS else ()
    place = _place(heard, wish, wrong)
    topic = weighing.topic_meant(heard.sentence, ranking) if wish.name == "faq" else None
    return Reading(
        intent=wish.name,
        confidence=round(min(wish.confidence, 1.0), 3),
        faq_topic=topic,
        birth_date=values.birth_date,
        place=place.sure,
        places=place.candidates,
        when=when,
        dose=values.dose,
        option=_option(heard, wish),
        digits=values.digits,
        phone=values.phone,
        name=values.name if wish.name == "inform" else None,
        for_whom=values.for_whom,
        language=_language(heard, wish),
        ask=_asked_back(heard, wish, when, place, wrong),
        whens=values.times.meant if values.times and when else (),
    )


def _place(heard: Heard, wish: Intent, wrong: Fields) -> Found:
    """ "Attendez" and "le premier" sound like some commune, but mean none."""
    if "place" in wrong and heard.values.place.sure is None:
        return places.alone(corrections.instead(heard.sentence))
    by_accident = wish.name in _DEAF and heard.expecting == "place"
    if by_accident or (wish.name in _NO_PLACE and heard.values.place.sure is None):
        return NOTHING
    return heard.values.place


def _when(heard: Heard, wish: Intent) -> When | None:
    if wish.name == "repeat" or (wish.name == "choose" and heard.values.option is not None):
        return None
    if heard.values.times:
        return heard.values.times.when
    # "Je ne sais pas" is an answer to "when?": whatever is offered will do.
    return When(any=True) if heard.expecting == "day" and wish.name == "inform" and heard.knows_not else None


def _option(heard: Heard, wish: Intent) -> int | None:
    return heard.values.option if wish.name in ("choose", "affirm", "deny") else None


def _language(heard: Heard, wish: Intent) -> str | None:
    return heard.values.language if wish.name == "change_language" else None


def _asked_back(heard: Heard, wish: Intent, when: When | None, place: Found, wrong: Fields) -> Fields:
    values = heard.values
    asked: list[str] = []
    if place.candidates:
        asked.append("place")
    if values.times and values.times.doubtful:
        asked.append("when")
    missing = _MISSING.get(heard.expecting)
    # "Je ne sais pas" answers which dose it is, and when.
    settled = missing in asked or (missing in ("dose", "when") and heard.knows_not)
    if wish.name == "inform" and missing and not settled and not _answered(values, missing, when):
        asked.append(missing)
    said_anew = {
        each for each in wrong if (place.anything if each == "place" else _answered(values, each, when))
    }
    asked += [each for each in wrong if each not in asked and each not in said_anew]
    return tuple(asked)


def _answered(values: Values, field: str, when: When | None) -> bool:
    if field == "when":
        return when is not None
    return values.place.anything if field == "place" else getattr(values, field) is not None
