"""What waits for an agent: taken by one, done or given back with what came of it.

Taking is one conditional change: two who press at once cannot both have it. Who took a task and went home
does not keep it for ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, update

from config.call_centre import Hours
from models import Agent, Appointment, Slot, Store, Task, Transaction
from voicebot import audit
from voicebot.agents.who import Who
from voicebot.tasks import NEWS

Done = Literal["reached", "booked", "told", "corrected", "not_needed"]
Back = Literal["no_answer", "other_hour", "colleague"]
DONE: tuple[Done, ...] = get_args(Done)
BACK: tuple[Back, ...] = get_args(Back)
TAKEN_FOR = timedelta(minutes=30)
LATE = timedelta(hours=4)
"""A half-day was promised."""


class NotYours(Exception):
    """Somebody else has it: `holder` is their name; None when it is done, or not there for this agent."""

    def __init__(self, holder: str | None) -> None:
        super().__init__("not yours")
        self.holder = holder


@dataclass(frozen=True)
class Waits:
    """A task; `due` is when somebody was promised a call, `number` is told to who has taken it alone."""

    id: UUID
    kind: str
    reason: str
    moment: str | None
    since: datetime
    due: datetime | None
    late: bool
    holder: str | None
    mine: bool
    tries: int
    outcome: str | None
    person: UUID | None
    number: str | None


def todo(store: Store, who: Who, hours: Hours, *, now: datetime) -> tuple[Waits, ...]:
    """Everything open that this agent sees: own first, then by promise, then by age."""
    with store.transaction() as tx:
        waits = list(_waits(tx, who, hours, now, Task.state == "open"))
    return tuple(sorted(waits, key=lambda one: (not one.mine, one.due or one.since, one.since)))


def one(store: Store, who: Who, task: UUID, hours: Hours, *, now: datetime) -> Waits | None:
    """This task; None when it is done, or not there for this agent."""
    with store.transaction() as tx:
        return next(_waits(tx, who, hours, now, and_(Task.id == task, Task.state == "open")), None)


def take(store: Store, who: Who, task: UUID, *, now: datetime) -> None:
    """From here on it is this agent's; again is the same. Raises NotYours."""
    with store.transaction() as tx:
        free = or_(Task.taken_by.is_(None), Task.taken_by == who.id, Task.taken_at <= now - TAKEN_FOR)
        mine = update(Task).where(Task.id == task, Task.state == "open", free, _visible(who))
        if tx.change(mine.values(taken_by=who.id, taken_at=now)):
            tx.wake(NEWS)
            audit.record(tx, audit.Act.TASK_TAKEN, subject=task, by=who.by, at=now)
            return
        holder = _holder(tx, task, who)
    raise NotYours(holder)


def finish(store: Store, who: Who, task: UUID, outcome: Done, *, now: datetime) -> None:
    """It is done. Raises NotYours."""
    changed = {"state": "done", "outcome": outcome, "done_at": now}
    _leave(store, who, task, audit.Act.TASK_DONE, changed, outcome, now)


def give_back(store: Store, who: Who, task: UUID, outcome: Back, *, now: datetime) -> None:
    """Somebody else, or this agent later, goes on. Raises NotYours."""
    changed = {"taken_by": None, "taken_at": None, "outcome": outcome, "tries": Task.tries + 1}
    _leave(store, who, task, audit.Act.TASK_GIVEN_BACK, changed, outcome, now)


def _leave(
    store: Store,
    who: Who,
    task: UUID,
    act: audit.Act,
    changed: Mapping[str, object],
    outcome: str,
    now: datetime,
) -> None:
    with store.transaction() as tx:
        mine = update(Task).where(Task.id == task, Task.state == "open", Task.taken_by == who.id)
        if tx.change(mine.values(**changed)):
            tx.wake(NEWS)
            audit.record(tx, act, subject=task, by=who.by, at=now, outcome=outcome)
            return
        holder = _holder(tx, task, who)
    raise NotYours(holder)


def _waits(
    tx: Transaction, who: Who, hours: Hours, now: datetime, which: ColumnElement[bool]
) -> Iterator[Waits]:
    rows = select(Task, Appointment.person_id, Agent)
    rows = rows.outerjoin(Appointment, Appointment.id == Task.appointment_id)
    rows = rows.outerjoin(Agent, Agent.id == Task.taken_by).where(which, _visible(who))
    for task, person, agent in tx.execute(rows):
        mine = agent is not None and agent.id == who.id
        taken = mine or (task.taken_at is not None and task.taken_at > now - TAKEN_FOR)
        due = hours.opens(task.created_at, task.moment or "any") if task.kind == "call_back" else None
        yield Waits(
            id=task.id,
            kind=task.kind,
            reason=task.reason,
            moment=task.moment,
            since=task.created_at.astimezone(hours.zone),
            due=due,
            late=due is not None and now > due + LATE,
            holder=_name(tx, agent) if agent and taken else None,
            mine=mine,
            tries=task.tries,
            outcome=task.outcome,
            person=person,
            number=task.unsealed(tx.vault, "number") if mine else None,
        )


def _visible(who: Who) -> ColumnElement[bool]:
    """What is about no appointment is everybody's."""
    if who.centres is None:
        return Task.id.is_not(None)
    theirs = select(Appointment.id).join(Slot, Slot.id == Appointment.slot_id)
    theirs = theirs.where(Slot.centre_id.in_(who.centres))
    return or_(Task.appointment_id.is_(None), Task.appointment_id.in_(theirs))


def _holder(tx: Transaction, task: UUID, who: Who) -> str | None:
    its = select(Agent).join(Task, Task.taken_by == Agent.id)
    agent = tx.scalars(its.where(Task.id == task, Task.state == "open", _visible(who))).first()
    return _name(tx, agent) if agent else None


def _name(tx: Transaction, agent: Agent) -> str:
    return agent.unsealed(tx.vault, "name") or agent.login
