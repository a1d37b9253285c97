"""When the machine cannot go on: a person now, or somebody calls back; nothing booked is lost."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from config.call_centre import CallCentre
from models import Store
from voicebot import tasks, waiting
from voicebot.conversation import telling
from voicebot.conversation.memory import Remembered
from voicebot.conversation.reply import Reply
from voicebot.waiting import Known

Refused = Literal["nobody", "closed", "full"]
"""Why nobody can be waited for."""


def emergency(store: Store, remembered: Remembered) -> Reply:
    """Send the caller to the emergency services, whatever else is down."""
    told: list[telling.Told] = [{"say": "emergency"}, {"hangup": True}]
    return telling.tell(store, told, remembered).reply


def to_a_person(
    store: Store, centre: CallCentre, conversation: UUID, known: Known, *, now: datetime
) -> int | Refused:
    """A lane in the line for a person, or why there is none: nobody to ring, closed, too many waiting."""
    if not centre.agents:
        return "nobody"
    if not centre.hours.is_open(now):
        return "closed"
    with store.transaction() as tx:
        return waiting.enter(tx, conversation, known, most=centre.most_waiting, now=now) or "full"


def why_left(store: Store, conversation: UUID) -> str | None:
    """How waiting for a person ended: call_back (the caller's wish), too_long, nobody."""
    with store.transaction() as tx:
        return waiting.outcome(tx, conversation)


def technical_trouble(
    store: Store, remembered: Remembered, *, centre: CallCentre | None, now: datetime
) -> Reply:
    """Apologise, note that this person must be called back, and put them through if somebody is there."""
    number = remembered.caller or remembered.facts.get("phone")
    with store.transaction() as tx:
        tasks.ask_call_back(tx, conversation=remembered.id, number=number, reason="trouble", now=now)
    lane: int | Refused = "nobody"
    if centre and remembered.channel == "voice":
        known = Known(remembered.locale, None, False, remembered.asked, remembered.trouble)
        lane = to_a_person(store, centre, remembered.id, known, now=now)
    if isinstance(lane, int):
        told: list[telling.Told] = [{"say": "technical-trouble-transfer"}, {"transfer": lane}]
    else:
        phrase = (
            "technical-trouble" if number or remembered.channel == "sms" else "technical-trouble-no-number"
        )
        told = [{"say": phrase}, {"hangup": True}]
    return telling.tell(store, told, remembered).reply
