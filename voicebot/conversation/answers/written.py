"""Answers to what we wrote: to a reminder, an invitation, or the news that nothing stands any more.

Nothing is cancelled by them without one question more, and nothing by a bare yes.
"""

from __future__ import annotations

from datetime import datetime

from voicebot.conversation.answers.said import Said, values
from voicebot.conversation.answers.standing import another_time
from voicebot.conversation.moves import NOT_UNDERSTOOD, Move
from voicebot.understanding import (
    is_plain_no,
    is_plain_yes,
    is_thanks,
    replies,
    standing,
    thanks_as_well,
)

ANSWER = "answer"
"""The reason of a wish that is a mere answer: it means what was written last, and nothing else."""
COMING = Move("confirm", {"reason": ANSWER})
ALL_COMING = Move("confirm", {"reason": ANSWER, "option": "all"})
NOT_COMING = Move("not_coming", {"reason": ANSWER})
BEREAVED = Move("agent", {"reason": "bereaved"})
DISPUTED = Move("agent", {"reason": "disputed"})
THANKS = Move("goodbye")
EXPLAIN = Move("help")
ACCEPTED = Move("be_invited")
BY_NUMBER = {1: COMING, 2: NOT_COMING}
"""One is yes, and two is no, to whoever answers by number."""
INSTEAD = {1: COMING, 2: Move("reschedule"), 3: Move("cancel", {"decision": "yes"})}
"""What may become of an appointment to which somebody cannot come, by its number."""
YES, NO = ("affirm", "confirm"), ("deny",)
WISHES = ("book", "cancel", "reschedule", "check_appointment")


def at_coming(said: Said) -> Move | None:
    """Coming or not, by number, word or sign; whoever cannot come is asked what shall become of it."""
    if hard := _left_to_a_person(said):
        return hard
    everybody = standing.all_of_them(said.text)
    if said.reading.option and not everybody:
        return BY_NUMBER.get(said.reading.option, NOT_UNDERSTOOD)
    if is_thanks(said.text):
        return EXPLAIN if said.facts.get("written", {}).get("open") else THANKS
    if _comes(said):
        return ALL_COMING if everybody else COMING
    if said.intent == "cancel" and not standing.calls_off(said.text):
        return another_time(said) or NOT_COMING
    return None if said.intent in ("cancel", "reschedule") else _no_or_more(said)


def _comes(said: Said) -> bool:
    """Whether it is a yes; a time that comes with it has to be that of the appointment."""
    if said.reading.when and not said.reading.when.any:
        elsewhere = (*NO, "cancel", "reschedule")
        return _names_its_time(said) and "?" not in said.text and said.intent not in elsewhere
    return said.intent in YES or standing.keeps(said.text)


def _no_or_more(said: Said) -> Move | None:
    if _names_its_time(said) and "?" in said.text:
        return Move("check_appointment")
    if moved := another_time(said):
        return moved
    if said.intent in NO or is_plain_no(said.text, said.locale):
        return NOT_COMING
    return None if said.intent in WISHES else NOT_UNDERSTOOD


def at_not_coming(said: Said) -> Move | None:
    """Keep, move or cancel; a yes may have been written before this was asked, and says nothing."""
    if said.reading.option:
        return INSTEAD.get(said.reading.option, NOT_UNDERSTOOD)
    if said.intent == "cancel":
        return INSTEAD[3] if standing.calls_off(said.text) else NOT_UNDERSTOOD
    if said.intent == "reschedule":
        return None
    if moved := another_time(said):
        return moved
    if replies.another_day(said.text):
        return INSTEAD[2]
    if standing.keeps(said.text) or said.intent == "confirm":
        return COMING
    return None if said.intent in WISHES else NOT_UNDERSTOOD


def at_invited(said: Said) -> Move | None:
    """Yes, or at once where and when; no leaves it."""
    if said.intent in ("cancel", "check_appointment") or said.reading.for_whom == "other":
        return None
    found, told = values(said.reading, "menu")
    wanted = {name: value for name, value in found.items() if name in ("day", "place")}
    if said.intent in NO or said.reading.option == 2:
        return Move(ACCEPTED.intent, wanted, told) if wanted else Move("leave")
    if wanted or said.intent in (*YES, "book", "reschedule") or said.reading.option == 1:
        return Move(ACCEPTED.intent, wanted, told)
    return THANKS if is_thanks(said.text) else NOT_UNDERSTOOD


def at_called_off(said: Said) -> Move | None:
    """There is nothing to say yes or no to: whoever does is told what stands."""
    if hard := _left_to_a_person(said):
        return hard
    if standing.keeps(said.text):
        return Move("keep")
    told = said.facts.get("written", {}).get("purpose") == "cancelled"
    if is_thanks(said.text) or (told and thanks_as_well(said.text)):
        return THANKS
    bare = is_plain_yes(said.text, said.locale) or is_plain_no(said.text, said.locale)
    return COMING if said.reading.option or bare or said.intent in (*YES, *NO) else None


def _left_to_a_person(said: Said) -> Move | None:
    """What no machine should answer alone: somebody has died, or an act of ours that nobody asked for."""
    if standing.bereaved(said.text):
        return BEREAVED
    return DISPUTED if standing.disputes(said.text) else None


def _names_its_time(said: Said) -> bool:
    """Whether a time was written, and it is that of the appointment."""
    when = said.reading.when
    if when is None or when.any:
        return False
    starts = [datetime.fromisoformat(at) for at in said.facts.get("written", {}).get("starts", ())]
    return any(window.start <= at < window.end for window in when.windows for at in starts)
