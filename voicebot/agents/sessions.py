"""Sessions: a random token in the browser, its index here; they end idle, old, or when somebody ends them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select, update

from models import Agent, AgentCentre, AgentSession, Store, Transaction
from voicebot import audit
from voicebot.agents.who import ROLES, SECOND_STEP_REQUIRED, Missing, Who

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=12)
_WORTH_WRITING = timedelta(seconds=20)
"""A request is a sign of life; not each of them is worth a row change."""


def begin(tx: Transaction, agent: Agent, *, proved: bool, now: datetime) -> str:
    """A new session; returns the token for the browser."""
    token = secrets.token_urlsafe(32)
    tx.add(
        AgentSession(
            id=uuid4(),
            agent_id=agent.id,
            token_index=_index(tx, token),
            proved=proved,
            started_at=now,
            seen_at=now,
        )
    )
    return token


def who(store: Store, token: str, *, now: datetime, active: bool = True) -> Who | None:
    """Whose session this is; None when it has ended. Not `active`: what a page does by itself."""
    alive = (
        AgentSession.ended_at.is_(None),
        AgentSession.seen_at > now - IDLE,
        AgentSession.started_at > now - LONGEST,
        Agent.disabled_at.is_(None),
    )
    with store.transaction() as tx:
        query = select(AgentSession, Agent).join(Agent, Agent.id == AgentSession.agent_id)
        found = tx.execute(query.where(AgentSession.token_index == _index(tx, token), *alive)).first()
        if found is None:
            return None
        session, agent = found
        if active and now - session.seen_at > _WORTH_WRITING:
            session.seen_at = now
        centres = tx.scalars(select(AgentCentre.centre_id).where(AgentCentre.agent_id == agent.id)).all()
        return _who(tx, session, agent, centres)


def end(store: Store, who: Who, *, now: datetime) -> None:
    """Sign out."""
    with store.transaction() as tx:
        ended = update(AgentSession).where(AgentSession.id == who.session, AgentSession.ended_at.is_(None))
        if tx.change(ended.values(ended_at=now, offered=None)):
            audit.record(tx, audit.Act.SIGNED_OUT, subject=who.id, by=who.by, at=now)


def end_one(tx: Transaction, session: UUID, *, now: datetime) -> None:
    """This session is over."""
    tx.execute(update(AgentSession).where(AgentSession.id == session).values(ended_at=now, offered=None))


def end_all(tx: Transaction, agent: UUID, *, but: UUID | None = None, now: datetime) -> None:
    """Every session of this agent is over, except this one."""
    theirs = update(AgentSession).where(AgentSession.agent_id == agent, AgentSession.ended_at.is_(None))
    if but:
        theirs = theirs.where(AgentSession.id != but)
    tx.execute(theirs.values(ended_at=now, offered=None))


def _who(tx: Transaction, session: AgentSession, agent: Agent, centres: Sequence[int]) -> Who:
    return Who(
        id=agent.id,
        session=session.id,
        login=agent.login,
        name=agent.unsealed(tx.vault, "name") or agent.login,
        role=next(role for role in ROLES if role == agent.role),
        centres=frozenset(centres) or None,
        second_step=agent.totp is not None,
        missing=_missing(session, agent),
    )


def _missing(session: AgentSession, agent: Agent) -> Missing | None:
    if agent.totp is not None and not session.proved:
        return "code"
    if agent.temporary:
        return "password"
    return "second_step" if agent.role in SECOND_STEP_REQUIRED and agent.totp is None else None


def _index(tx: Transaction, token: str) -> bytes:
    return tx.vault.blind_index("agent session", token)
