"""Callers whom one agent has taken: nobody else gets them, and they go back where they came from.

Taken in the middle of the dialogue, a caller is fetched into a lane; taken out of the line, they stay in
theirs. Every change is one row, under the lock of the line or of the row.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import select

from models import AgentLeg, Conversation, Transaction, Waiting
from models.waiting import IN_LINE
from voicebot import audit
from voicebot.waiting import AGENTS, Known, begin, close

PATIENCE = timedelta(seconds=30)
"""An agent who was not rung by then will not be: their telephone rings for 25 seconds at most."""
AGAIN = timedelta(seconds=2)
"""A call that the provider did not bring back is tried again after this, until it is over."""
SAME = "same"
"""Back to the question at which the caller was."""
LIVE = "live"
"""The channel on which the console hears that something has changed."""


class NotTaken(Exception):
    """The caller was not taken; the class says why."""


class TakenByAnother(NotTaken):
    """Somebody was faster: `by`, None where it is known only that a telephone took them."""

    def __init__(self, by: str | None) -> None:
        self.by = by
        super().__init__("taken by another")


class TelephoneInUse(NotTaken):
    """The agent's telephone is talking with somebody else."""


class NotYours(Exception):
    """This agent has not taken that caller; `by` has, if anybody."""

    def __init__(self, by: str | None) -> None:
        self.by = by
        super().__init__("taken by another, or by nobody")


@dataclass(frozen=True)
class Move:
    """A call that the provider is to be asked to move; `sid` is its name there."""

    waiting: UUID
    sid: str
    way: Literal["in", "back"]


@dataclass(frozen=True)
class Arrived:
    """A caller who was fetched: their lane, and the telephone that took them."""

    conversation: UUID
    lane: int
    telephone: str
    locale: str


@dataclass(frozen=True)
class Back:
    """How the dialogue goes on; `unanswered`: the agent could not be reached."""

    question: str
    given: dict[str, Any]
    unanswered: bool = False


def take(tx: Transaction, conversation: UUID, known: Known, *, by: str, number: str, now: datetime) -> None:
    """This agent and no other gets the caller, on this telephone; again is the same.

    Raises TakenByAnother, and TelephoneInUse.
    """
    tx.alone_with("line")
    index = tx.vault.blind_index("agent", number)
    row = _in_line(tx, conversation)
    if row is not None and row.taken_by == by:
        return
    talks = _talking_with(tx, index)
    if row is not None and (row.taken_by or (row.state == "connected" and talks != row.id)):
        raise TakenByAnother(row.taken_by)
    if talks is not None and (row is None or talks != row.id):
        raise TelephoneInUse
    if row is None:
        row = begin(tx, conversation, known, now=now)
        row.fetched, row.move, row.move_at = True, "in", now
    row.taken_by, row.taken_at, row.agent_index = by, now, index
    row.seal(tx.vault, telephone=number)
    audit.record(tx, audit.Act.TAKEN_OVER, subject=conversation, by=by, at=now, asked=row.asked)
    _tell(tx)


def give_back(
    tx: Transaction, conversation: UUID, question: str, given: dict[str, Any], *, by: str, now: datetime
) -> None:
    """The caller goes on with the assistant, at this question; again is the last wish. Raises NotYours."""
    row = _in_line(tx, conversation)
    if row is None or row.taken_by != by:
        raise NotYours(row.taken_by if row else None)
    row.question, row.move, row.move_at = question, "back", now
    row.seal(tx.vault, given=json.dumps(given))
    audit.record(tx, audit.Act.HANDED_BACK, subject=conversation, by=by, at=now, question=question)
    _tell(tx)


def arrives(tx: Transaction, waiting: UUID, call_sid: str, *, dials: bool, now: datetime) -> Arrived | None:
    """The call was fetched; None when the agent has let it go meanwhile, or it is another call.

    Where the provider has no queue it `dials` the agent from here, and that is all there is.
    """
    row = tx.get(Waiting, waiting, with_for_update=True)
    if row is None or row.state not in IN_LINE or row.question or row.taken_by is None:
        return None
    if tx.get_one(Conversation, row.conversation_id).provider_sid != call_sid:
        return None
    if dials:
        row.state, row.state_at, row.in_line_at = "connected", now, now
    return Arrived(row.conversation_id, row.lane, row.unsealed(tx.vault, "telephone") or "", row.locale)


def comes_back(tx: Transaction, conversation: UUID, *, talked: bool, now: datetime) -> Back | None:
    """How the dialogue goes on with a caller who was taken; None where it does not concern one.

    A turn that is played again finds the same.
    """
    row = tx.scalars(_of(conversation).order_by(Waiting.since.desc()).with_for_update()).first()
    if row is None or row.taken_by is None:
        return None
    if row.question:
        if row.state in IN_LINE:
            close(row, "left", "given_back", now)
            _tell(tx)
        return Back(row.question, json.loads(row.unsealed(tx.vault, "given") or "{}"))
    if talked or not row.fetched:
        return None
    if row.state in IN_LINE:
        close(row, "overflow", "nobody", now)
        _tell(tx)
    return Back(SAME, {}, unanswered=True)


def moves_due(tx: Transaction, *, now: datetime) -> list[Move]:
    """The calls to move now; none of them is moved by another worker too."""
    due = select(Waiting, Conversation.provider_sid).join(
        Conversation, Conversation.id == Waiting.conversation_id
    )
    due = due.where(Waiting.move.is_not(None), Waiting.move_at <= now, Waiting.state.in_(IN_LINE))
    moves = []
    for row, sid in tx.execute(due.with_for_update(of=Waiting, skip_locked=True)):
        moves.append(Move(row.id, sid or "", "in" if row.move == "in" else "back"))
        row.move = row.move_at = None
    return moves


def not_moved(tx: Transaction, move: Move, *, now: datetime) -> None:
    """The provider did not do it: who was to be fetched noticed nothing, others are still to come back."""
    row = tx.get_one(Waiting, move.waiting, with_for_update=True)
    if row.state in IN_LINE and move.way == "back":
        row.move, row.move_at = "back", now + AGAIN
    elif row.state in IN_LINE and row.in_line_at is None:
        _fail(tx, row, now)
        close(row, "left", "nobody", now)


def let_go(tx: Transaction, row: Waiting, *, now: datetime) -> None:
    """The agent could not be reached: who was fetched goes back in the next round, others stay in line."""
    _fail(tx, row, now)
    if row.in_line_at is None:
        close(row, "left", "nobody", now)
    elif row.fetched:
        row.why, row.state_at = "nobody", now
    else:
        row.taken_by = row.taken_at = row.agent_index = row.telephone = None


def _fail(tx: Transaction, row: Waiting, now: datetime) -> None:
    audit.record(tx, audit.Act.NOT_TAKEN, subject=row.conversation_id, by=row.taken_by or "", at=now)
    _tell(tx)


def _of(conversation: UUID) -> Any:
    return select(Waiting).where(Waiting.conversation_id == conversation)


def _in_line(tx: Transaction, conversation: UUID) -> Waiting | None:
    row: Waiting | None = tx.scalars(
        _of(conversation).where(Waiting.state.in_(IN_LINE)).with_for_update()
    ).first()
    return row


def _talking_with(tx: Transaction, index: bytes) -> UUID | None:
    """Whom this telephone talks with, or hears of; one that only rings can be rung for another."""
    busy = select(AgentLeg.waiting_id).where(
        AgentLeg.agent_index == index, AgentLeg.state.in_(("listening", "talking"))
    )
    return tx.scalars(busy).first()


def _tell(tx: Transaction) -> None:
    tx.wake(AGENTS)
    tx.wake(LIVE)
