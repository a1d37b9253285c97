"""The telephones of agents: who is rung for whom, who takes, and which calls are no longer wanted.

The caller at the head of the line is rung for at every agent who is free and has not been rung for them
yet. The first who presses the key gets the caller; the others' calls are ended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import and_, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from models import AgentLeg, Transaction, Waiting
from voicebot import waiting
from voicebot.waiting import Known

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
    head = select(Waiting).where(
        Waiting.state == "waiting", Waiting.why.is_(None), Waiting.in_line_at.is_not(None)
    )
    for row in tx.scalars(head.order_by(Waiting.since)).all():
        legs = tx.scalars(select(AgentLeg).where(AgentLeg.waiting_id == row.id)).all()
        rung = {leg.agent_index for leg in legs}
        if all(leg.state == "over" for leg in legs) and rung >= set(indexes):
            waiting.give_up(tx, row.id, now=now)
            continue
        for index in indexes:
            if index not in rung and index not in busy:
                tx.execute(insert(AgentLeg).values(
                    id=uuid4(), waiting_id=row.id, agent_index=index, state="planned", state_at=now
                ).on_conflict_do_nothing())  # fmt: skip
        # Order is kept: nobody is rung for the second while the first has not been taken.
        return


def to_place(tx: Transaction, agents: Sequence[str], *, now: datetime) -> list[Leg]:
    """The legs to place now, marked so that no other worker places them too."""
    numbers = {_index(tx, number): number for number in agents}
    planned = select(AgentLeg).where(AgentLeg.state == "planned").with_for_update(skip_locked=True)
    legs = []
    for row in tx.scalars(planned).all():
        number = numbers.get(row.agent_index)
        wanted = number and tx.get_one(Waiting, row.waiting_id).state == "waiting"
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
    """Legs that still ring, or hear of a caller, who is not waiting any more."""
    ringing = AgentLeg.state.in_(("ringing", "listening"))
    rows = select(AgentLeg).join(Waiting, Waiting.id == AgentLeg.waiting_id)
    rows = rows.where(ringing, Waiting.state != "waiting", AgentLeg.provider_sid.is_not(None))
    return [Leg(row.id, "", row.provider_sid) for row in tx.scalars(rows)]


def answered(tx: Transaction, leg: UUID, *, now: datetime) -> Known | None:
    """An agent picked up: what is known of the caller, None when they are not waiting any more."""
    row = tx.get(AgentLeg, leg, with_for_update=True)
    if row is None or row.state == "over":
        return None
    caller = tx.get_one(Waiting, row.waiting_id)
    if caller.state != "waiting":
        return None
    _move(row, "listening", now)
    return waiting.known(caller)


def take(tx: Transaction, leg: UUID, *, now: datetime) -> int | None:
    """The agent takes the caller: their lane, None when somebody was faster or the caller is gone.

    The same agent's key again takes the same caller again.
    """
    row = tx.get(AgentLeg, leg, with_for_update=True)
    if row is None or row.state == "over":
        return None
    if row.state != "talking":
        free = (Waiting.id == row.waiting_id, Waiting.state == "waiting", Waiting.why.is_(None))
        if not tx.change(update(Waiting).where(*free).values(state="connected", state_at=now)):
            return None
        _move(row, "talking", now)
    return tx.get_one(Waiting, row.waiting_id).lane


def over(tx: Transaction, leg: UUID, *, now: datetime) -> None:
    """The call to the agent has ended; a caller who was connected hears of it from the provider."""
    row = tx.get(AgentLeg, leg, with_for_update=True)
    if row is not None and row.state != "over":
        _move(row, "over", now)


def _forget_the_lost(tx: Transaction, now: datetime) -> None:
    silent = and_(AgentLeg.state.not_in(("talking", "over")), AgentLeg.state_at <= now - LOST)
    endless = and_(AgentLeg.state == "talking", AgentLeg.state_at <= now - LONGEST_TALK)
    tx.execute(update(AgentLeg).where(or_(silent, endless)).values(state="over", state_at=now))


def _index(tx: Transaction, number: str) -> bytes:
    return tx.vault.blind_index("agent", number)


def _move(row: AgentLeg, state: str, now: datetime) -> None:
    row.state, row.state_at = state, now
