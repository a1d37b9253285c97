"""One move in Rasa's dialogue, which is put back where the last finished turn left it, and tried again."""

from __future__ import annotations

import json
import time
from typing import Any
from uuid import UUID

from voicebot.conversation import rasa, telling
from voicebot.conversation.memory import Opened
from voicebot.conversation.moves import Move
from voicebot.conversation.rasa import Budget, Rasa, RasaFailed
from voicebot.conversation.telling import Told

WORTH_ANOTHER_TRY = 0.5
BETWEEN_TRIES = 0.25


def played(server: Rasa, opened: Opened, move: Move, budget: Budget) -> tuple[list[Told], str]:
    """What Rasa says to this move, and the state of its dialogue after it. Raises RasaFailed.

    If its dialogue is not where the last finished turn left it (it was restarted, or a process died
    in the middle of this turn), it is put back first. A failure is tried again while there is time:
    whatever an action did carries the turn as its key, and is not done twice.
    """
    conversation = opened.remembered.id
    before = rasa.from_kept(opened.dialogue)
    again = opened.again
    while True:
        try:
            if before or again:
                _put_back(server, conversation, before, budget)
            answers = server.say(conversation, move.payload, budget)
            if not telling.is_whole(answers):
                raise RasaFailed("half an answer")
            return answers, json.dumps(server.state(conversation, budget))
        except RasaFailed:
            if budget.left() < WORTH_ANOTHER_TRY:
                raise
            again = True
            time.sleep(BETWEEN_TRIES)


def _put_back(server: Rasa, conversation: UUID, before: list[dict[str, Any]], budget: Budget) -> None:
    if not rasa.same_moment(before, server.latest_event_at(conversation, budget)):
        server.put_back(conversation, before, budget)
