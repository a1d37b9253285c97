"""An agent takes a caller from the assistant, and gives them back at a question of the agent's choice.

Here it is only noted: the worker, woken at once, has the provider move the call and ring the agent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from models import Conversation, Store, Transaction
from voicebot.booking import doses
from voicebot.booking.identity import Claimant
from voicebot.booking.vaccines import campaign
from voicebot.conversation import live, memory
from voicebot.conversation.moves import Facts
from voicebot.waiting import Known, taken
from voicebot.waiting.taken import SAME, NotTaken, NotYours, TakenByAnother, TelephoneInUse

__all__ = [
    "Given",
    "Missing",
    "NotOnTheLine",
    "NotTaken",
    "NotYours",
    "TakenByAnother",
    "TelephoneInUse",
    "claimant",
    "hand_back",
    "questions",
    "take",
]

NEEDS: Mapping[str, tuple[str, ...]] = {
    SAME: (),
    "menu": (),
    "birth_date": (),
    "place": ("birth_date", "dose"),
    "day": ("birth_date", "dose", "place"),
    "slot": ("birth_date", "dose", "place", "day"),
    "move": ("appointment",),
    "cancel": ("appointment",),
    "recap": ("appointment",),
    "anything_else": (),
}
"""Where a caller may be given back, and what has to be known for it. What else a booking needs of this
person (priority on honour, the dose before, a number where none is shown) is asked on the way.
"""


class NotOnTheLine(NotTaken):
    """The call is over."""


class Missing(Exception):
    """Not enough is known for this question; `names` say what has to be given."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        super().__init__(", ".join(names))


@dataclass(frozen=True)
class Given:
    """What the agent has learnt from the caller.

    `place` is {name, postal_code, insee}; `day` {any: true, asap: …} or {windows: [[start, end], …]}.
    """

    birth_date: date | None = field(default=None, repr=False)
    dose: int | None = None
    place: dict[str, Any] | None = None
    day: dict[str, Any] | None = None
    appointment: UUID | None = None

    def as_facts(self) -> Facts:
        """For the sealed store: what was given, by name."""
        told = {
            "birth_date": self.birth_date.isoformat() if self.birth_date else None,
            "dose": str(self.dose) if self.dose else None,
            "place": self.place,
            "day": self.day,
            "appointment": str(self.appointment) if self.appointment else None,
        }
        return {name: value for name, value in told.items() if value is not None}


def take(store: Store, conversation: UUID, *, by: str, number: str, now: datetime) -> None:
    """Have the caller put through to this agent, on this telephone; again is the same.

    Raises NotOnTheLine, TakenByAnother, TelephoneInUse. An agent who does not answer has not taken the
    caller, who is then back with the assistant.
    """
    with store.transaction() as tx:
        kept = _on_the_line(tx, conversation)
        understood = live.understood(tx, kept)
        known = Known(kept.locale, understood.wish, understood.for_other, kept.asked, kept.trouble)
        taken.take(tx, conversation, known, by=by, number=number, now=now)


def questions(store: Store, conversation: UUID) -> dict[str, tuple[str, ...]]:
    """The questions at which the caller may be given back, each with what has still to be given."""
    with store.transaction() as tx:
        kept = tx.get_one(Conversation, conversation)
        known = _known(live.understood(tx, kept))
    return {name: _missing(name, known) for name in NEEDS}


def hand_back(
    store: Store, conversation: UUID, question: str, *, by: str, given: Given = Given(), now: datetime
) -> None:
    """Have the assistant go on with the caller, whether the agent talks with them or is still being rung.

    Raises NotOnTheLine, NotYours, Missing; KeyError for a question that cannot be chosen.
    """
    with store.transaction() as tx:
        kept = _on_the_line(tx, conversation)
        told = given.as_facts()
        missing = _missing(question, _known(live.understood(tx, kept)) | set(told))
        if missing:
            raise Missing(missing)
        taken.give_back(tx, conversation, question, told, by=by, now=now)


def claimant(store: Store, conversation: UUID, birth_date: date | None = None) -> Claimant | None:
    """For whom an agent books while the caller is on the line; None without a birth date."""
    remembered = memory.recall(store, conversation)
    told = remembered.facts.get("birth_date")
    born = birth_date or (date.fromisoformat(told) if told else None)
    if born is None:
        return None
    phone = remembered.facts.get("phone")
    return Claimant(birth_date=born, number=remembered.caller, conversation=conversation, contact=phone)


def _on_the_line(tx: Transaction, conversation: UUID) -> Conversation:
    kept = tx.get(Conversation, conversation)
    if kept is None or kept.ended_at is not None or kept.channel != "voice":
        raise NotOnTheLine("the call is over")
    return kept


def _known(understood: live.Understood) -> set[str]:
    known = {
        "birth_date": understood.birth_date,
        # Of a vaccine with one injection there is nothing to say.
        "dose": understood.dose or len(doses.given(campaign().vaccine)) == 1,
        "place": understood.place,
        "day": understood.day or understood.any_day,
    }
    return {name for name, value in known.items() if value}


def _missing(question: str, known: set[str]) -> tuple[str, ...]:
    return tuple(name for name in NEEDS[question] if name not in known)
