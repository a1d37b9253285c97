"""The telephones of agents: who is rung for whom, who takes, and which calls are no longer wanted.

The caller at the head of the line is rung for at every agent who is free and has not been rung for them
yet. The first who presses the key gets the caller; the others' calls are ended. For a caller whom an agent
has taken in the console only that agent is rung, and at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import and_, exists, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from models import AgentLeg, Transaction, Waiting
from voicebot import audit, waiting
from voicebot.waiting import Known, taken

LOST = timedelta(minutes=2)
"""A leg of which nothing was reported for so long is over; a talk may take longer."""
LONGEST_TALK = timedelta(hours=2)


@dataclass(frozen=True)
class Leg:
    """One call to one agent; `sid` names it at the provider once it was placed."""

    id: UUID
    number: str
    sid: str | None = None


def plan(tx: Transaction, agents: Sequence[str], *, now: datetime) -> None:
    """Decide which agents ring now; a caller whom every agent was rung for in vain is given up."""
    tx.alone_with("legs")
    _forget_the_lost(tx, now)
    indexes = [_index(tx, number) for number in agents]
    busy = set(tx.scalars(select(AgentLeg.agent_index).where(AgentLeg.state != "over")))
    busy |= _for_those_taken(tx, now)
    head = select(Waiting).where(
        Waiting.state == "waiting",
        Waiting.why.is_(None),
        Waiting.in_line_at.is_not(None),
        Waiting.taken_by.is_(None),
    )
    for row in tx.scalars(head.order_by(Waiting.since)).all():
        legs = tx.scalars(select(AgentLeg).where(AgentLeg.waiting_id == row.id)).all()
        rung = {leg.agent_index for leg in legs}
        if all(leg.state == "over" for leg in legs) and rung >= set(indexes):
            waiting.give_up(tx, row.id, now=now)
            continue
        for index in indexes:
            if index not in rung and index not in busy:
                _add(tx, row.id, index, now)
        # Order is kept: nobody is rung for the second while the first has not been taken.
        return


def _for_those_taken(tx: Transaction, now: datetime) -> set[bytes]:
    """Ring the agents who have taken somebody; returns their telephones, which ring for nobody else."""
    rows = select(Waiting).where(Waiting.state == "waiting", Waiting.taken_by.is_not(None))
    theirs = set()
    for row in tx.scalars(rows.where(Waiting.why.is_(None), Waiting.question.is_(None))).all():
        assert row.agent_index is not None
        assert row.taken_at is not None
        legs = tx.scalars(
            select(AgentLeg).where(AgentLeg.waiting_id == row.id, AgentLeg.agent_index == row.agent_index)
        ).all()
        rung = any(leg.state == "over" and leg.state_at >= row.taken_at for leg in legs)
        rings = any(leg.state != "over" for leg in legs)
        if not rings and (rung or now - row.taken_at >= taken.PATIENCE):
            taken.let_go(tx, row, now=now)
            continue
        theirs.add(row.agent_index)
        if not rings and row.in_line_at is not None:
            _add(tx, row.id, row.agent_index, now)
    return theirs


def _add(tx: Transaction, waiting: UUID, index: bytes, now: datetime) -> None:
    leg = {"id": uuid4(), "waiting_id": waiting, "agent_index": index, "state": "planned", "state_at": now}
    tx.execute(insert(AgentLeg).values(leg).on_conflict_do_nothing())


def to_place(tx: Transaction, agents: Sequence[str], *, now: datetime) -> list[Leg]:
    """The legs to place now, marked so that no other worker places them too."""
    numbers = {_index(tx, number): number for number in agents}
    planned = select(AgentLeg).where(AgentLeg.state == "planned").with_for_update(skip_locked=True)
    legs = []
    for row in tx.scalars(planned).all():
        caller = tx.get_one(Waiting, row.waiting_id)
        number = numbers.get(row.agent_index)
        if caller.agent_index == row.agent_index:
            number = caller.unsealed(tx.vault, "telephone")
        wanted = number and caller.state == "waiting" and _may(row, caller)
        _move(row, "placing" if wanted else "over", now)
        if number and wanted:
            legs.append(Leg(row.id, number))
    return legs


def placed(tx: Transaction, leg: UUID, sid: str, *, now: datetime) -> None:
    """The provider rings it under this name; it may have been answered already."""
    row = tx.get_one(AgentLeg, leg, with_for_update=True)
    row.provider_sid = sid
    if row.state == "placing":
        _move(row, "ringing", now)


def unwanted(tx: Transaction) -> list[Leg]:
    """Legs that still ring, or hear of a caller, who is not waiting any more, or not for this agent.

    An agent who rings for one and has taken another is rung for that one.
    """
    ringing = AgentLeg.state.in_(("ringing", "listening"))
    other = aliased(Waiting)
    takes_another = exists().where(
        other.state == "waiting", other.agent_index == AgentLeg.agent_index, other.id != AgentLeg.waiting_id
    )
    gone = or_(
        Waiting.state != "waiting",
        Waiting.question.is_not(None),
        Waiting.agent_index != AgentLeg.agent_index,
        and_(AgentLeg.state == "ringing", takes_another),
    )
    rows = select(AgentLeg).join(Waiting, Waiting.id == AgentLeg.waiting_id)
    rows = rows.where(ringing, gone, AgentLeg.provider_sid.is_not(None))
    return [Leg(row.id, "", row.provider_sid) for row in tx.scalars(rows)]


def answered(tx: Transaction, leg: UUID, *, now: datetime) -> Known | None:
    """An agent picked up: what is known of the caller, None when they are not waiting any more."""
    row = tx.get(AgentLeg, leg, with_for_update=True)
    if row is None or row.state == "over":
        return None
    caller = tx.get_one(Waiting, row.waiting_id)
    if caller.state != "waiting" or not _may(row, caller):
        return None
    _move(row, "listening", now)
    return waiting.known(caller)


def caller_of(tx: Transaction, leg: UUID) -> UUID | None:
    """The conversation that this leg takes in the console's name; None where the line gave it."""
    row = tx.get(AgentLeg, leg)
    caller = tx.get_one(Waiting, row.waiting_id) if row else None
    return caller.conversation_id if caller and caller.taken_by else None


def take(tx: Transaction, leg: UUID, *, now: datetime) -> int | None:
    """The agent takes the caller: their lane, None when somebody was faster or the caller is gone.

    The same agent's key again takes the same caller again.
    """
    row = tx.get(AgentLeg, leg, with_for_update=True)
    if row is None or row.state == "over":
        return None
    if row.state != "talking":
        caller = tx.get_one(Waiting, row.waiting_id, with_for_update=True)
        if caller.state != "waiting" or caller.why or not _may(row, caller):
            return None
        caller.state, caller.state_at = "connected", now
        _move(row, "talking", now)
        if caller.taken_by:
            audit.record(
                tx, audit.Act.TALKED_WITH, subject=caller.conversation_id, by=caller.taken_by, at=now
            )
        tx.wake(taken.LIVE)
    return tx.get_one(Waiting, row.waiting_id).lane


def handed_back(tx: Transaction, leg: UUID) -> bool:
    """Whether the caller of this leg has gone back to the assistant, and has not hung up."""
    row = tx.get(AgentLeg, leg)
    return row is not None and tx.get_one(Waiting, row.waiting_id).question is not None


def over(tx: Transaction, leg: UUID, *, now: datetime) -> None:
    """The call to the agent has ended; a caller who was connected hears of it from the provider."""
    row = tx.get(AgentLeg, leg, with_for_update=True)
    if row is not None and row.state != "over":
        _move(row, "over", now)
        tx.wake(waiting.AGENTS)


def _may(leg: AgentLeg, caller: Waiting) -> bool:
    """Whoever was taken in the console is for that agent alone, until given back."""
    return caller.agent_index in (None, leg.agent_index) and caller.question is None


def _forget_the_lost(tx: Transaction, now: datetime) -> None:
    silent = and_(AgentLeg.state.not_in(("talking", "over")), AgentLeg.state_at <= now - LOST)
    endless = and_(AgentLeg.state == "talking", AgentLeg.state_at <= now - LONGEST_TALK)
    tx.execute(update(AgentLeg).where(or_(silent, endless)).values(state="over", state_at=now))


def _index(tx: Transaction, number: str) -> bytes:
    return tx.vault.blind_index("agent", number)


def _move(row: AgentLeg, state: str, now: datetime) -> None:
    row.state, row.state_at = state, now
