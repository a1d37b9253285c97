"""Fifteen minutes: who has talked for so long is called back; never in the middle of a choice."""

from __future__ import annotations

from datetime import datetime, timedelta

from voicebot.conversation.memory import Remembered
from voicebot.conversation.moves import Move

LONGEST = timedelta(minutes=15)
ALWAYS = ("emergency", "agent", "agent_unavailable", "goodbye", "resume")
"""Moves that no limit stops."""
FINISHING = ("phone", "call_back_number", "call_back_moment", "second", "name", "ready", "already")
"""Questions with which something ends that has begun: they are still answered."""
DECIDES = {
    "slot": ("choose",),
    "which_appointment": ("choose",),
    "decision": ("affirm", "deny", "cancel"),
    "decision_two": ("affirm", "deny", "cancel", "inform"),
    "anything_else": ("deny",),
}
"""Question → answers that decide something, and are still carried out."""


def is_reached(remembered: Remembered, move: Move, now: datetime) -> bool:
    """Whether this move comes too late; threads of texts have no such limit."""
    resumed = remembered.facts.get("resumed_at")
    began = datetime.fromisoformat(resumed) if resumed else remembered.started_at
    if remembered.channel != "voice" or now - began < LONGEST:
        return False
    if move.intent in ALWAYS or remembered.asked in FINISHING:
        return False
    return move.intent not in DECIDES.get(remembered.asked, ())
