"""When the machine cannot go on: a person now, or somebody calls back; nothing booked is lost."""

from __future__ import annotations

from datetime import datetime

from models import Store
from voicebot import tasks
from voicebot.conversation import telling
from voicebot.conversation.memory import Remembered
from voicebot.conversation.reply import Reply


def emergency(store: Store, remembered: Remembered) -> Reply:
    """Send the caller to the emergency services, whatever else is down."""
    told: list[telling.Told] = [{"say": "emergency"}, {"hangup": True}]
    return telling.tell(store, told, remembered).reply


def technical_trouble(store: Store, remembered: Remembered, *, agent: str | None, now: datetime) -> Reply:
    """Apologise, note that this person must be called back, and put them through if somebody is there."""
    number = remembered.caller or remembered.facts.get("phone")
    with store.transaction() as tx:
        tasks.ask_call_back(tx, conversation=remembered.id, number=number, reason="trouble", now=now)
    if agent and remembered.channel == "voice":
        told: list[telling.Told] = [{"say": "technical-trouble-transfer"}, {"transfer": agent}]
    else:
        phrase = (
            "technical-trouble" if number or remembered.channel == "sms" else "technical-trouble-no-number"
        )
        told = [{"say": phrase}, {"hangup": True}]
    return telling.tell(store, told, remembered).reply
