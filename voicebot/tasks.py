"""What waits for a person in the call centre: call-backs and doubts."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, get_args
from uuid import UUID, uuid4

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from models import Task, Transaction

Reason = Literal["asked", "trouble", "not_understood", "nothing_free", "not_identified", "no_answer", "move"]
Doubt = Literal["undeliverable", "unclear_message"]


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
    key = f"call_back:{conversation}:{reason}"
    task = Task(kind="call_back", reason=reason, key=key, conversation_id=conversation)
    _keep(tx, task, number, now)


def look_into(
    tx: Transaction,
    doubt: Doubt,
    *,
    message: UUID,
    appointment: UUID | None,
    number: str | None,
    reason: str,
    now: datetime,
) -> None:
    """Note that a message may not have reached its reader, so that somebody tells them; once for each doubt.

    `reason` is the fault in one word.
    """
    task = Task(kind=doubt, reason=reason, key=f"{doubt}:{message}", appointment_id=appointment)
    _keep(tx, task, number, now)


def no_more_doubt(tx: Transaction, message: UUID) -> None:
    """What became of the message is known by now: nobody has to look."""
    keys = [f"{doubt}:{message}" for doubt in get_args(Doubt)]
    tx.execute(update(Task).where(Task.key.in_(keys)).values(state="done"))


def _keep(tx: Transaction, task: Task, number: str | None, now: datetime) -> None:
    task.id, task.state, task.created_at = uuid4(), "open", now
    task.seal(tx.vault, number=number)
    values = {c.name: getattr(task, c.name) for c in Task.__table__.columns}
    tx.execute(insert(Task).values(values).on_conflict_do_nothing(index_elements=["key"]))
