"""Signing in: a login and a password, then the second step where there is one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from models import Agent, Store
from voicebot import audit
from voicebot.agents import passwords, pauses, second_step, sessions
from voicebot.agents.pauses import Tried
from voicebot.agents.who import Who


class NotSignedIn(Exception):
    """Login and password do not belong together, or the code is not right; which, is not told."""


def sign_in(store: Store, login: str, password: str, *, address: str, now: datetime) -> str:
    """The token of a new session; raises NotSignedIn, and Paused after too many failures.

    An unknown login, a disabled one and a wrong password take as long and are told the same.
    """
    tried = Tried(named(login), address)
    with store.transaction() as tx:
        pauses.attempt(tx, tried, now=now)
        agent = tx.scalars(select(Agent).where(Agent.login == tried.login)).first()
        kept = agent.password if agent and agent.disabled_at is None else None
    if not passwords.fits(kept, password) or agent is None:
        with store.transaction() as tx:
            whose = agent.id if agent else None
            audit.record(tx, audit.Act.SIGN_IN_FAILED, subject=whose, by="console", at=now)
        raise NotSignedIn
    better = passwords.hashed(password) if passwords.is_outdated(agent.password) else None
    with store.transaction() as tx:
        agent = tx.get_one(Agent, agent.id)
        agent.password = better or agent.password
        if agent.totp is None:
            # With a second step, the tries count until that is passed.
            pauses.settle(tx, tried, tries=1)
            audit.record(tx, audit.Act.SIGNED_IN, subject=agent.id, by="console", at=now)
        return sessions.begin(tx, agent, proved=False, now=now)


def prove(store: Store, who: Who, code: str, *, address: str, now: datetime) -> str:
    """Pass the second step with a code of the moment, or a recovery code; each serves once.

    Returns the token of the session that follows: what was known before the proof does not open it.
    Raises NotSignedIn, and Paused.
    """
    tried = Tried(who.login, address)
    with store.transaction() as tx:
        pauses.attempt(tx, tried, now=now)
    with store.transaction() as tx:
        agent = tx.scalars(select(Agent).where(Agent.id == who.id).with_for_update()).one()
        token = None
        if second_step.spend(tx, agent, code, now=now):
            pauses.settle(tx, tried, tries=2)
            sessions.end_one(tx, who.session, now=now)
            token = sessions.begin(tx, agent, proved=True, now=now)
        act = audit.Act.SIGNED_IN if token else audit.Act.SIGN_IN_FAILED
        audit.record(tx, act, subject=who.id, by="console", at=now, step=2)
    if token is None:
        raise NotSignedIn
    return token


def named(login: str) -> str:
    """A login as it is kept: case and blanks around it do not matter."""
    return login.strip().casefold()
