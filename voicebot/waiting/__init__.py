"""The line of callers who wait for a person: who is next, who takes them, how waiting ended.

Every change is one conditional row change: two agents who press their key at once cannot both get a caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import case, func, null, select, update

from models import AgentLeg, Conversation, Transaction, Waiting
from models.waiting import IN_LINE

AGENTS = "agents"
"""The channel on which the worker hears that a telephone has to be rung, or a call moved."""
Why = Literal["hung_up", "call_back", "too_long", "nobody", "given_back"]


@dataclass(frozen=True)
class Known:
    """What an agent may hear before taking a caller: fixed words, no identity.

    `wish` as in docs/vocabulary.md, None when it never came to one; `asked` the question at which the
    conversation stopped, after `tries` answers in a row that were not understood.
    """

    locale: str
    wish: str | None
    for_other: bool
    asked: str
    tries: int


@dataclass(frozen=True)
class Place:
    """A caller's place in line: `ahead` others come before; `new` when the line was reached just now.

    `taken`: one agent has taken them, and is being rung.
    """

    ahead: int
    new: bool
    locale: str
    taken: bool = False


def enter(tx: Transaction, conversation: UUID, known: Known, *, most: int, now: datetime) -> int | None:
    """Put the caller in line; their lane, or None when `most` are waiting already. Again: the same lane."""
    tx.alone_with("line")
    in_line = tx.scalars(select(Waiting).where(Waiting.state.in_(IN_LINE))).all()
    mine = next((one for one in in_line if one.conversation_id == conversation), None)
    if mine:
        return mine.lane
    if sum(one.state == "waiting" and one.taken_by is None for one in in_line) >= most:
        return None
    return begin(tx, conversation, known, now=now).lane


def begin(tx: Transaction, conversation: UUID, known: Known, *, now: datetime) -> Waiting:
    """A row in line with a lane that nobody is in; the transaction is alone with the line."""
    lanes = set(tx.scalars(select(Waiting.lane).where(Waiting.state.in_(IN_LINE))))
    lane = next(number for number in range(1, len(lanes) + 2) if number not in lanes)
    told = {name: getattr(known, name) for name in ("locale", "wish", "for_other", "asked", "tries")}
    row = Waiting(id=uuid4(), conversation_id=conversation, lane=lane, state="waiting", **told)
    row.since = row.state_at = now
    tx.add(row)
    tx.flush()
    return row


def place(tx: Transaction, call_sid: str, *, limit: timedelta, now: datetime) -> Place | None:
    """Where this caller stands; None when there is nothing to wait for any more.

    Whoever has waited for `limit` leaves the line here. An agent who took the caller and was gone before
    they were connected has not taken them.
    """
    row = _of_call(tx, call_sid)
    if row is None or row.state not in IN_LINE:
        return None
    if row.state == "connected" and not _is_being_taken(tx, row):
        row.state = "waiting"
    new = row.in_line_at is None
    if row.in_line_at is None:
        row.in_line_at = now
        tx.wake(AGENTS)
    elif row.state == "waiting" and (row.why or (not row.taken_by and now - row.in_line_at >= limit)):
        close(row, "overflow", "nobody" if row.why else "too_long", now)
        return None
    before_me = (Waiting.since < row.since, Waiting.taken_by.is_(None))
    earlier = select(func.count()).where(Waiting.state == "waiting", *before_me)
    taken = row.taken_by is not None
    return Place(ahead=0 if taken else tx.scalar(earlier) or 0, new=new, locale=row.locale, taken=taken)


def call_back(tx: Transaction, call_sid: str, *, now: datetime) -> None:
    """The caller would rather be called back than wait."""
    row = _of_call(tx, call_sid)
    if row is not None and row.state == "waiting" and row.taken_by is None:
        close(row, "left", "call_back", now)


def give_up(tx: Transaction, waiting: UUID, *, now: datetime) -> None:
    """Every agent was rung for this caller, and nobody took them.

    Their lane stays theirs until they leave it, in the next round: whoever got it now would be mistaken for
    them.
    """
    free = (Waiting.id == waiting, Waiting.state == "waiting")
    tx.execute(update(Waiting).where(*free).values(why="nobody", state_at=now))


def leave(tx: Transaction, conversation: UUID, *, why: Why | None, now: datetime) -> None:
    """The call is over, or goes on without a person: its place is free. No `why`: a person took it."""
    state = "overflow" if why in ("too_long", "nobody") else "left"
    mine = (Waiting.conversation_id == conversation, Waiting.state.in_(IN_LINE))
    reason = case((Waiting.state == "connected", null()), else_=why)
    tx.execute(update(Waiting).where(*mine).values(state=state, why=reason, state_at=now, move=None))
    all_of_it = update(Waiting).where(Waiting.conversation_id == conversation)
    tx.execute(all_of_it.values(telephone=None, given=None))


def outcome(tx: Transaction, conversation: UUID) -> str | None:
    """How waiting ended the last time (`why`), None where nobody waited."""
    rows = select(Waiting.why).where(Waiting.conversation_id == conversation)
    return tx.scalars(rows.order_by(Waiting.since.desc())).first()


def known(row: Waiting) -> Known:
    """What may be told of this caller."""
    return Known(row.locale, row.wish, row.for_other, row.asked, row.tries)


def lane_name(lane: int) -> str:
    """The provider's name for this lane; lanes are used again, so queues there do not pile up."""
    return f"person-{lane}"


def _of_call(tx: Transaction, sid: str) -> Waiting | None:
    rows = select(Waiting).join(Conversation, Conversation.id == Waiting.conversation_id)
    rows = rows.where(Conversation.provider_sid == sid).order_by(Waiting.since.desc())
    return tx.scalars(rows.with_for_update(of=Waiting)).first()


def _is_being_taken(tx: Transaction, row: Waiting) -> bool:
    """Whether the agent who pressed the key is still there."""
    talking = select(AgentLeg.id).where(AgentLeg.waiting_id == row.id, AgentLeg.state == "talking")
    return tx.scalars(talking).first() is not None


def close(row: Waiting, state: str, why: Why | None, now: datetime) -> None:
    """This row is in line no longer, and nobody is asked to move it."""
    row.state, row.why, row.state_at, row.move = state, why, now, None
