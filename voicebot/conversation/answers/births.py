"""A birth date in one answer or in two, corrected in part, or on no calendar; by words and by keys."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, datetime

from voicebot.conversation import moves
from voicebot.conversation.answers.said import Said, values
from voicebot.conversation.moves import NOT_UNDERSTOOD, Facts, Move
from voicebot.understanding import births, replies
from voicebot.understanding.births import NOTHING_KNOWN, PartialBirth

IMPOSSIBLE = Move("not_understood", {"reason": "no_such_date"})
"""A day that no calendar has, or on which nobody alive was born."""
LEAST_AGE = 30
"""Who is younger and speaks of a death or a wedding on that day was hardly born on it."""
_WHOLE, _HALF = 8, 4
"""Keys of a date, and of its year, or of its day and month."""


def at_birth_date(said: Said) -> Move | None:
    """A whole date is read elsewhere; here what is not whole, and what is impossible."""
    if born := said.reading.birth_date:
        too_young = said.now.year - born.year < LEAST_AGE
        return NOT_UNDERSTOOD if too_young and replies.of_another_event(said.text) else None
    if said.reading.phone:
        return None
    if births.impossible(said.text, said.locale, said.now):
        return IMPOSSIBLE
    known = _known(said.facts)
    part = births.partial(said.text, said.locale, said.now, known)
    return _kept(part.over(known), known, said.now) if part != NOTHING_KNOWN else None


def at_identity(said: Said) -> Move | None:
    """Six figures are the code, unless they may be a birth date: then that, and perhaps the code."""
    figures = replies.six_figures(said.text, said.locale)
    if figures is None or figures.startswith("0"):
        return None
    if replies.names_a_code(said.text) or births.from_keys(figures, said.now) is None:
        return moves.referred(figures)
    found, told = values(said.reading, "identity")
    return Move("inform", found, {**told, "perhaps_code": figures}) if said.reading.birth_date else None


def at_reference(said: Said) -> Move | None:
    """The same figures once more were the code from the beginning, and no birth date."""
    code = said.reading.digits
    again = code is not None and code == said.facts.get("perhaps_code")
    forgotten = {"birth_date": None, "perhaps_code": None}
    return Move("inform", {"reference": "given"}, {"code": code, **forgotten}) if again else None


def contradicted(said: Said) -> Move | None:
    """The birth date was just said back: who contradicts corrects a part of it, or is asked for it again."""
    reading = said.reading
    if born := _put_right(said):
        return moves.born(born)
    # "Non, le trois" sounds like one of several offers.
    contradicts = said.intent in ("deny", "correct", "choose") and set(reading.ask) <= {"birth_date"}
    if not contradicts or reading.place or reading.places or reading.birth_date:
        return None
    if born := _corrected(said):
        return moves.born(born)
    if said.intent == "choose":
        return None
    return Move("inform", {"birth_date": "again"}, {"said_birth": asdict(_told(said.facts))})


def put_right(said: Said) -> Move | None:
    """The same where no, or a number, is an answer: only a day or a month is a part of a birth date there."""
    known = births.partial(said.text, said.locale, said.now)
    contradicts = said.intent in ("deny", "correct") or replies.begins_with_no(said.text)
    if not contradicts or said.reading.birth_date or (known.day is None and known.month is None):
        return None
    born = _corrected(said)
    return moves.born(born) if born else None


def _put_right(said: Said) -> str | None:
    """ "Non, le trois", "non, en mars": a part of what was just said back is put in the place of another."""
    if not replies.begins_with_no(said.text) or said.reading.birth_date or said.reading.phone:
        return None
    if (said.reading.place or said.reading.places) and not replies.names_another_month(said.text):
        return None
    return _corrected(said)


def _corrected(said: Said) -> str | None:
    known = _told(said.facts)
    part = births.partial(said.text, said.locale, said.now, known)
    born = part.over(known).whole(said.now) if part != NOTHING_KNOWN else None
    return born.isoformat() if born else None


def by_keys(digits: str, facts: Facts, now: datetime) -> Move | None:
    """Eight keys; or four, for what is missing."""
    known = _known(facts)
    if len(digits) == _HALF and (part := _missing(digits, known)):
        return _kept(part.over(known), known, now)
    if born := births.from_keys(digits, now):
        return moves.born(born.isoformat())
    return IMPOSSIBLE if len(digits) == _WHOLE else None


def _missing(digits: str, known: PartialBirth) -> PartialBirth | None:
    if known.day and known.month and not known.year:
        return replace(NOTHING_KNOWN, year=int(digits))
    if known.year and not (known.day and known.month):
        return PartialBirth(int(digits[:2]), int(digits[2:]))
    return None


def _known(facts: Facts) -> PartialBirth:
    return PartialBirth(**facts["said_birth"]) if facts.get("said_birth") else NOTHING_KNOWN


def _told(facts: Facts) -> PartialBirth:
    if not facts.get("birth_date"):
        return NOTHING_KNOWN
    born = date.fromisoformat(facts["birth_date"])
    return PartialBirth(born.day, born.month, born.year)


def _kept(now_known: PartialBirth, known: PartialBirth, now: datetime) -> Move | None:
    if born := now_known.whole(now):
        return moves.born(born.isoformat())
    if now_known.day and now_known.month and now_known.year:
        return IMPOSSIBLE
    if now_known == known:
        return None
    return Move("inform", {"birth_date": "begun"}, {"said_birth": asdict(now_known)})
