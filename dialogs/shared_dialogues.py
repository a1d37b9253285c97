"""Rasa's dialogues in Redis, for more than one Rasa process (docs/decisions/0017).

Rasa's own store adds what it is given to what is there: a dialogue that is put back to an earlier moment
would keep what came after it, and one that is forgotten would stay. Here the last word counts. What nobody
forgets (a process that died, a call whose end was not reported) expires.
"""

from __future__ import annotations

from typing import Any

from rasa.core.tracker_store import RedisTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker


class SharedDialogues(RedisTrackerStore):
    """One key a conversation, under its random id; it holds no identity and no words of callers."""

    def __init__(self, *, port: str, db: str, record_exp: str, **options: Any) -> None:
        # The environment gives text.
        super().__init__(port=int(port), db=int(db), record_exp=int(record_exp), **options)

    async def save(self, tracker: DialogueStateTracker, timeout: float | None = None) -> None:
        """Keep the dialogue as it is now, in the place of what was there; one without events is forgotten."""
        key = self.key_prefix + tracker.sender_id
        if tracker.events:
            seconds = int(timeout or self.record_exp)
            self.red.set(key, self.serialise_tracker(tracker), ex=seconds)
        else:
            self.red.delete(key)
