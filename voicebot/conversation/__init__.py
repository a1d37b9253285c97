"""The turn: what was said goes in, what is answered comes out; each turn happens once."""

from voicebot.conversation.heard import Heard
from voicebot.conversation.line import Line
from voicebot.conversation.reply import Ask, Hangup, Join, Leave, Offer, Reply, Transfer, Wait
from voicebot.conversation.turn import Conversations

__all__ = [
    "Ask",
    "Conversations",
    "Hangup",
    "Heard",
    "Join",
    "Leave",
    "Line",
    "Offer",
    "Reply",
    "Transfer",
    "Wait",
]
