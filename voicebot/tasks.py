"""What waits for a person in the call centre: call-backs and doubts."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from models import Task, Transaction

Kind = Literal[
    "call_back",
    "undeliverable",
    "unclear_message",
    "incomplete_booking",
    "perhaps_twice",
    "to_tell",
    "not_reached",
    "wrong_number",
]
"""What waits. `to_tell`: somebody has to be told, and no message can; `not_reached`: who did not answer
any call; `wrong_number`: appointments whose number is somebody else's."""
Reason = Literal[
    "asked",
    "trouble",
    "not_understood",
    "nothing_free",
    "not_identified",
    "no_answer",
    "too_long",
    "disputed",
    "bereaved",
]
"""Why somebody is called back. `disputed`: they have not asked for what became of their appointment;
`bereaved`: somebody has died, perhaps whom it was for."""
Moment = Literal["morning", "afternoon", "any"]
"""When they would like to be."""

NEWS = "live"
"""On which consoles hear that something is new."""


def note(
    tx: Transaction,
    kind: Kind,
    *,
    about: object,
    reason: str,
    now: datetime,
    number: str | None = None,
    conversation: UUID | None = None,
    appointment: UUID | None = None,
    moment: str | None = None,
) -> bool:
    """Leave something to a person; once for each kind and what it is `about` (an id, or several).

    `reason` is one fixed word, `number` where somebody can be reached, if that is known. Returns whether
    it is new.
    """
    task = Task(
        id=uuid4(),
        kind=kind,
        state="open",
        reason=reason,
        moment=moment,
        key=f"{kind}:{about}",
        conversation_id=conversation,
        appointment_id=appointment,
        created_at=now,
        tries=0,
    )
    task.seal(tx.vault, number=number)
    values = {column.name: getattr(task, column.name) for column in Task.__table__.columns}
    once = insert(Task).values(values).on_conflict_do_nothing(index_elements=["key"]).returning(Task.id)
    tx.wake(NEWS)
    return tx.execute(once).first() is not None


def settle(tx: Transaction, *kinds: Kind, about: object) -> None:
    """It is known by now, or done: nobody has to look any more."""
    keys = [f"{kind}:{about}" for kind in kinds]
    tx.execute(update(Task).where(Task.key.in_(keys)).values(state="done"))


def settle_all(tx: Transaction, *kinds: Kind, appointment: UUID) -> None:
    """Whatever of these kinds waits for a person because of this appointment has come to nothing."""
    open_ones = update(Task).where(
        Task.kind.in_(kinds), Task.appointment_id == appointment, Task.state == "open"
    )
    tx.execute(open_ones.values(state="done"))


def ask_call_back(
    tx: Transaction,
    *,
    conversation: UUID,
    number: str | None,
    reason: Reason,
    now: datetime,
    moment: Moment | None = None,
) -> None:
    """Note that somebody must be called back; once for each conversation and reason.

    `number` may be missing (a withheld caller whom the system itself failed): the task is kept all
    the same, so that the failure is seen. `moment` may be told later, with the same reason, and
    then `number` may be another.
    """
    about = f"{conversation}:{reason}"
    note(
        tx,
        "call_back",
        about=about,
        reason=reason,
        number=number,
        conversation=conversation,
        moment=moment,
        now=now,
    )
    if moment:
        asked = tx.scalars(select(Task).where(Task.key == f"call_back:{about}")).one()
        asked.moment = moment
        asked.seal(tx.vault, number=number)
