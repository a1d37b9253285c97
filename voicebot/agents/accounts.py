"""Accounts: made, reset and disabled by an operator; their owners change the password."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import func, select

from models import Agent, AgentCentre, AgentSession, Centre, Store, Transaction
from voicebot import audit
from voicebot.agents import passwords, pauses, sessions
from voicebot.agents.passwords import WeakPassword
from voicebot.agents.signing_in import named
from voicebot.agents.who import Role, Who

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,39}")


class AccountError(Exception):
    """Nothing was changed; the text says why, in one line for an operator."""


class WrongPassword(Exception):
    """The present password is another."""


@dataclass(frozen=True)
class Account:
    """An account as an operator sees it; `centres` are official identifiers, none for all."""

    login: str
    name: str
    role: str
    centres: tuple[str, ...]
    second_step: bool
    disabled: bool
    last_seen: datetime | None


def add(
    store: Store,
    login: str,
    *,
    name: str,
    role: Role,
    centres: Sequence[str] = (),
    now: datetime,
    password: str | None = None,
) -> str:
    """Make an account; returns its one-time password, or `password`, which stays. Raises AccountError."""
    login = named(login)
    if not _LOGIN.fullmatch(login):
        raise AccountError("a login has 2 to 40 of the letters a-z, digits and . _ @ -")
    once = password or passwords.one_time()
    agent = Agent(
        id=uuid4(),
        login=login,
        role=role,
        password=passwords.hashed(once),
        temporary=password is None,
        created_at=now,
    )
    with store.transaction() as tx:
        tx.alone_with(f"agent {login}")
        if tx.scalars(select(Agent.id).where(Agent.login == login)).first():
            raise AccountError(f"{login}: there is such an account")
        agent.seal(tx.vault, name=name)
        tx.add(agent)
        tx.flush()
        tx.add_all(AgentCentre(agent_id=agent.id, centre_id=one) for one in _centres(tx, centres))
        audit.record(tx, audit.Act.ACCOUNT_ADDED, subject=agent.id, by="operator", at=now, role=role)
    return once


def listed(store: Store) -> tuple[Account, ...]:
    """All accounts, by login."""
    seen = select(func.max(AgentSession.seen_at)).where(AgentSession.agent_id == Agent.id).scalar_subquery()
    with store.transaction() as tx:
        pairs = select(AgentCentre.agent_id, Centre.official_id)
        pairs = pairs.join(Centre, Centre.id == AgentCentre.centre_id).order_by(Centre.official_id)
        scope = tx.execute(pairs).all()
        return tuple(
            Account(
                login=agent.login,
                name=agent.unsealed(tx.vault, "name") or "",
                role=agent.role,
                centres=tuple(official for owner, official in scope if owner == agent.id),
                second_step=agent.totp is not None,
                disabled=agent.disabled_at is not None,
                last_seen=last,
            )
            for agent, last in tx.execute(select(Agent, seen).order_by(Agent.login))
        )


def disable(store: Store, login: str, *, now: datetime) -> None:
    """Nobody signs in with it any more, and whoever is signed in is out. Raises AccountError."""
    with store.transaction() as tx:
        agent = _of(tx, login)
        agent.disabled_at = agent.disabled_at or now
        sessions.end_all(tx, agent.id, now=now)
        audit.record(tx, audit.Act.ACCOUNT_DISABLED, subject=agent.id, by="operator", at=now)


def reset(store: Store, login: str, *, now: datetime) -> str:
    """A new one-time password for who lost theirs: no second step, no sessions, no pause; enabled again.

    Raises AccountError.
    """
    once = passwords.one_time()
    kept = passwords.hashed(once)
    with store.transaction() as tx:
        agent = _of(tx, login)
        agent.password, agent.temporary, agent.disabled_at = kept, True, None
        agent.totp, agent.recovery = None, []
        sessions.end_all(tx, agent.id, now=now)
        pauses.forget(tx, agent.login)
        audit.record(tx, audit.Act.ACCOUNT_RESET, subject=agent.id, by="operator", at=now)
    return once


def change_password(store: Store, who: Who, old: str, new: str, *, now: datetime) -> None:
    """Raises WrongPassword and WeakPassword; other sessions end."""
    with store.transaction() as tx:
        before = tx.get_one(Agent, who.id).password
    if not passwords.fits(before, old):
        raise WrongPassword
    if new == old:
        raise WeakPassword
    passwords.check(new, login=who.login)
    kept = passwords.hashed(new)
    with store.transaction() as tx:
        agent = tx.scalars(select(Agent).where(Agent.id == who.id).with_for_update()).one()
        agent.password, agent.temporary = kept, False
        sessions.end_all(tx, agent.id, but=who.session, now=now)
        audit.record(tx, audit.Act.PASSWORD_CHANGED, subject=agent.id, by=who.by, at=now)


def _of(tx: Transaction, login: str) -> Agent:
    agent = tx.scalars(select(Agent).where(Agent.login == named(login)).with_for_update()).first()
    if agent is None:
        raise AccountError(f"{named(login)}: there is no such account")
    return agent


def _centres(tx: Transaction, official: Sequence[str]) -> list[int]:
    rows = tx.scalars(select(Centre).where(Centre.official_id.in_(official)))
    known = {centre.official_id: centre.id for centre in rows}
    if missing := sorted(set(official) - known.keys()):
        raise AccountError(f"no such centre: {', '.join(missing)}")
    return sorted(known.values())
