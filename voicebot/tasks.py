"""What waits for a person in the call centre: call-backs and doubts."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy.dialects.postgresql import insert

from models import Task, Transaction

Reason = Literal["asked", "trouble", "not_understood", "nothing_free", "not_identified", "no_answer", "move"]


def ask_call_back(
    tx: Transaction,
    *,
    conversation: UUID,
    number: str | None,
    reason: Reason,
    now: datetime,
) -> None:
    """Note that somebody must be called back; once for each conversation and reason.

    `number` may be missing (a withheld caller whom the system itself failed): the task is kept all
    the same, so that the failure is seen.
    """
    task = Task(
        id=uuid4(),
        kind="call_back",
        state="open",
        reason=reason,
        key=f"call_back:{conversation}:{reason}",
        conversation_id=conversation,
        created_at=now,
    )
    task.seal(tx.vault, number=number)
    values = {c.name: getattr(task, c.name) for c in Task.__table__.columns}
    tx.execute(insert(Task).values(values).on_conflict_do_nothing(index_elements=["key"]))
