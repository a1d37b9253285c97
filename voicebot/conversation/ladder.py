"""The ladder of a question: shorter, then keys alone, then a person; never the same words, never a circle.

An answer from which nothing can be made is `trouble`: after three in a row a person takes over. What the
pending question merely survives (help, repeat, a frequent question …) goes round in a circle with it: the
fourth in a row offers a person, and so does every fourth after it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from voicebot.conversation.moves import NOTHING_HEARD, TROUBLE, Move
from voicebot.conversation.reply import Ask, Reply

MOST_TROUBLE = 3
"""After so many answers in a row from which nothing could be made, a person (conversation.md §6)."""
ENOUGH = 2
"""After so many, a question that may stay open is answered as its `in_doubt` says (questions.py)."""
CIRCLES = 4
REPEATS = 3
"""Who asks for the same words so often in a row hears them more slowly."""
STEPS = 3
PROVING = frozenset({"birth_date", "perhaps_born", "code"})
"""Facts that prove who calls."""
WISHES = ("confirm", "cancel", "reschedule", "check_appointment")
PROOFS = ("identity", "reference")
"""Questions at which a wish about an appointment, said once more, proves nothing."""
ROUND_IT_GOES = ("help", "repeat", "slower", "faq", "change_language")
"""What brings a conversation no further; a caller who asked for time is never counted."""


@dataclass(frozen=True)
class Step:
    """Where the ladder stands after a move: how often in a row there was trouble, a circle, a repetition."""

    trouble: int = 0
    circles: int = 0
    repeats: int = 0
    pending: str | None = None
    """The question that this move has not answered, if it has not."""

    @property
    def attempt(self) -> int:
        """Which wording a question that comes back is put in: never the long first one."""
        return min(max(self.trouble + 1, 2), STEPS) if self.pending else 1

    @property
    def offers_a_person(self) -> bool:
        """Whether it is time to say that somebody could help; nobody is sent there for asking much."""
        return self.circles > 0 and self.circles % CIRCLES == 0


START = Step()
"""Where nothing went wrong."""


def step(move: Move, *, trouble: int, last: Reply | None) -> Step:
    """The ladder after this move, from what was answered before it."""
    asked = last.then if last and isinstance(last.then, Ask) else Ask("none")
    troubled = move.intent in TROUBLE
    again = move.intent in WISHES and asked.question in PROOFS and not PROVING & set(move.facts)
    if not troubled and not again and move.intent not in (*ROUND_IT_GOES, "wait"):
        return Step()
    kept = again or move.intent in ("repeat", "slower", "wait")
    return Step(
        trouble=trouble + 1 if troubled else trouble if kept else 0,
        circles=asked.circles + (move.intent != "wait"),
        repeats=asked.repeats + 1 if move.intent in ("repeat", "slower") else 0,
        # In another language nothing was heard yet.
        pending=None if move.intent == "change_language" else asked.question,
    )


def silence(last: Reply | None) -> Move:
    """Nothing was heard: who asked for time gets as much again, and is then asked gently."""
    patient = last.then.patient if last and isinstance(last.then, Ask) else 0
    if not patient:
        return NOTHING_HEARD
    return Move("wait", {"about": "still"}) if patient == 1 else Move("nothing_heard", {"about": "back"})


def last_step(asked: str) -> Move:
    """After too much trouble: who needs nothing more is bid goodbye, all others get a person."""
    return Move("goodbye") if asked == "anything_else" else Move("agent", {"reason": "not_understood"})


def repeated(last: Reply, lead: tuple[str, ...], at: Step, *, slow: bool) -> Reply | None:
    """The same words again, after `lead`; None if there was no question among them."""
    if not isinstance(last.then, Ask) or last.then.patient:
        return None
    then = replace(last.then, circles=at.circles, repeats=at.repeats, lead=len(lead))
    return replace(
        last,
        texts=(*lead, *last.texts[last.then.lead :]),
        then=then,
        slow=last.slow or slow or at.repeats >= REPEATS,
    )


def unsaid(word: Callable[[int], str], attempt: int, was_said: Callable[[str], bool]) -> tuple[str, int]:
    """A wording that was not heard just before, and its number: this one, a later or an earlier one."""
    for number in (*range(attempt, STEPS + 1), *range(attempt - 1, 0, -1)):
        if not was_said(text := word(number)):
            return text, number
    return word(attempt), attempt
