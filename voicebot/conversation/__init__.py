"""The turn: what was said goes in, what is answered comes out; each turn happens once."""

from voicebot.conversation.heard import Heard
from voicebot.conversation.reply import Ask, Hangup, Reply, Transfer
from voicebot.conversation.turn import Conversations

__all__ = ["Ask", "Conversations", "Hangup", "Heard", "Reply", "Transfer"]
