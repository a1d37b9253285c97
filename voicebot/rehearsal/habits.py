"""What a caller does before answering, once a question: asks back, is silent, late, or at the wrong key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.rehearsal.acts import Act
from voicebot.rehearsal.ears import Heard

if TYPE_CHECKING:
    from voicebot.rehearsal.minds import Mind

YES_ANSWERS_NOTHING = frozenset({
    "menu", "birth_date", "identity", "place", "which_place", "day", "which_day", "slot", "dose", "last_dose",
})  # fmt: skip
COMES_LATE = frozenset({"dose", "place", "day", "slot"})
"""Where the answer to the question before, given again, is nothing new."""
GIVEN_AGAIN = frozenset({"birth_date", "dose", "place"})
LONG_NUMBERS = frozenset({"birth_date", "identity", "reference", "place"})
NO_KEY = "7"


def interruption(mind: Mind, heard: Heard, before: str | None) -> Act | None:
    """What comes instead of the answer, if anything; `before` is the question answered last."""
    manner, question = mind.caller.persona, heard.question
    if question is None or not mind.is_first_time(question):
        return None
    if mind.chance(manner.silent):
        return Act("silence")
    if mind.chance(manner.repeats):
        return mind.asks("repeat", manner="repeat")
    if mind.chance(manner.hello):
        return mind.asks("hello", manner="repeat")
    if not mind.memory.slowed and mind.chance(manner.slower):
        mind.memory.slowed = True
        return mind.asks("slower", manner="slower")
    if mind.chance(manner.waits):
        return mind.asks("wait")
    if manner.keys:
        return _wrong_key(mind, question)
    if manner.switches and question in COMES_LATE and mind.words.language == "fr":
        return mind.goes_on_in("en")
    return _besides(mind, question, before)


def _wrong_key(mind: Mind, question: str) -> Act | None:
    if not mind.chance(mind.caller.persona.slips):
        return None
    return mind.press("12" if question in LONG_NUMBERS else NO_KEY)


def _besides(mind: Mind, question: str, before: str | None) -> Act | None:
    """A word that answers nothing."""
    manner = mind.caller.persona
    if question in YES_ANSWERS_NOTHING and mind.chance(manner.bare_yes):
        return mind.says("only_yes")
    if mind.chance(manner.sociable):
        return mind.says("sociable")
    if mind.chance(manner.asks):
        return mind.says("question")
    if question in COMES_LATE and before in GIVEN_AGAIN and mind.chance(manner.echoes):
        return Act("say", mind.last_said)
    return None
