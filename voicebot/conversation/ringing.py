"""A call of ours: until a birth date has proved who listens, nothing tells for whom or why we ring.

Then it is a call like any other. What belongs to it is kept with the facts of its conversation.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from models import Store
from voicebot.conversation import memory
from voicebot.conversation.answers.reminders import NOT_NOW, STRANGER
from voicebot.conversation.heard import Heard, clean
from voicebot.conversation.memory import Remembered
from voicebot.conversation.moves import NOT_UNDERSTOOD, Move
from voicebot.conversation.telling import Told
from voicebot.outbox import rung
from voicebot.understanding import is_stranger

OPENING: list[Told] = [{"say": "ring-hello"}, {"ask": "opening"}]
NO_MORE: list[Told] = [{"say": "ring-no-more"}, {"hangup": True}]
LEAVE_MESSAGE = Move("leave_message")
ABOUT_US = Move("help", {"about": "ring"})
TELLING = ("help", "faq", "out_of_scope")
"""Their usual answers say that this is about vaccinations."""
AT_THE_OPENING = frozenset(
    (
        "be_reminded", "stranger", "not_now", "leave_message", "cancel", "reschedule", "agent", "emergency",
        "agent_unavailable", "repeat", "slower", "wait", "help", "change_language", "goodbye", "time_is_up",
        "nothing_heard", "not_understood",
    )
)  # fmt: skip
"""All else would lead past the question who listens."""


def begun(store: Store, remembered: Remembered, heard: Heard, *, now: datetime) -> Remembered | None:
    """Somebody, or something, has picked up; None when there is nothing to tell any more."""
    assert heard.rings is not None
    with store.transaction() as tx:
        told = rung.answered(tx, heard.rings, heard.sid, now=now)
    if told is None:
        return None
    ring = {
        "message": str(heard.rings),
        "appointment": str(told.appointment),
        "purpose": told.purpose,
        "because": told.because,
    }
    memory.keep_facts(store, remembered.id, {"ring": ring})
    return replace(remembered, locale=told.locale, facts={"ring": ring})


def is_unproved(remembered: Remembered) -> bool:
    """Whether anybody may be listening to a call of ours."""
    ring = remembered.facts.get("ring")
    return ring is not None and not ring.get("proved")


def appointment_of(remembered: Remembered) -> str | None:
    """The id of the appointment that we ring about, if we do."""
    appointment: str | None = remembered.facts.get("ring", {}).get("appointment")
    return appointment


def message_of(remembered: Remembered) -> UUID | None:
    """The message that we ring to tell, if we do."""
    ring = remembered.facts.get("ring")
    return UUID(ring["message"]) if ring else None


def guarded(move: Move, heard: Heard, remembered: Remembered) -> Move:
    """The move that is made while anybody may be listening."""
    if not is_unproved(remembered):
        return move
    asked = remembered.asked
    if move.intent != "emergency" and is_stranger(clean(heard.text)):
        return STRANGER
    if move.intent in TELLING or (move.values.get("about") in ("who", "machine")):
        return ABOUT_US
    if asked == "identity" and move.intent == "deny":
        return NOT_NOW
    if asked == "opening" and move.intent not in AT_THE_OPENING:
        return NOT_UNDERSTOOD
    return move


def last_step(move: Move, remembered: Remembered) -> Move | None:
    """After too much silence: a machine, or nobody; who says something that cannot be used gets a person."""
    return LEAVE_MESSAGE if is_unproved(remembered) and move.intent == "nothing_heard" else None


def proved(store: Store, remembered: Remembered, opened: Collection[UUID], *, now: datetime) -> None:
    """A birth date has opened these appointments: whoever listens may hear of them.

    Ours is told with the next words, if it is among them; then nobody is reminded of it any more.
    """
    ring = remembered.facts.get("ring")
    if ring is None:
        return
    if not ring.get("proved"):
        memory.keep_facts(store, remembered.id, {**remembered.facts, "ring": {**ring, "proved": True}})
    if UUID(ring["appointment"]) in opened:
        with store.transaction() as tx:
            rung.reached(tx, UUID(ring["message"]), now=now)
