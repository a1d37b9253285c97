"""The second step: codes of the moment (TOTP, RFC 6238) from a telephone, and recovery codes on paper."""

from __future__ import annotations

import hmac
from datetime import datetime

import pyotp
from sqlalchemy import select

from models import Agent, AgentSession, Store, Transaction
from voicebot import audit
from voicebot.agents import passwords, sessions
from voicebot.agents.who import Who

ISSUER = "Allô Vaccin"
RECOVERY_CODES = 10
_RECOVERY_LETTERS = 12
_STEP = 30
_DRIFT = (-1, 0, 1)
"""Steps: telephones are up to half a minute off, and people need time to type."""


class WrongCode(Exception):
    """The code does not belong to the secret and the moment."""


def offer(store: Store, who: Who) -> str:
    """The secret to be put into a telephone; the same until it is taken into use or the session ends."""
    with store.transaction() as tx:
        its = select(AgentSession).where(AgentSession.id == who.session).with_for_update()
        session = tx.scalars(its).one()
        offered = session.unsealed(tx.vault, "offered")
        if offered is None:
            offered = pyotp.random_base32()
            session.seal(tx.vault, offered=offered)
        return offered


def address(who: Who, secret: str) -> str:
    """What the QR code says (`otpauth://`)."""
    return pyotp.TOTP(secret).provisioning_uri(name=who.login, issuer_name=ISSUER)


def set_up(store: Store, who: Who, code: str, *, now: datetime) -> tuple[str, ...]:
    """Take the offered secret into use: a code proves that it arrived. Returns the recovery codes.

    Other sessions end. Raises WrongCode.
    """
    with store.transaction() as tx:
        agent = tx.scalars(select(Agent).where(Agent.id == who.id).with_for_update()).one()
        session = tx.get_one(AgentSession, who.session)
        offered = session.unsealed(tx.vault, "offered")
        step = _step_of(offered or "", code, now) if offered else None
        if step is None:
            raise WrongCode
        codes = tuple(passwords.readable(_RECOVERY_LETTERS) for _ in range(RECOVERY_CODES))
        agent.seal(tx.vault, totp=offered)
        agent.totp_step, agent.recovery = step, [_digest(tx, agent, one) for one in codes]
        session.proved, session.offered = True, None
        sessions.end_all(tx, agent.id, but=session.id, now=now)
        audit.record(tx, audit.Act.SECOND_STEP_SET_UP, subject=agent.id, by=who.by, at=now)
        return codes


def spend(tx: Transaction, agent: Agent, code: str, *, now: datetime) -> bool:
    """Whether this code is right and was not used; `agent` is locked, and the code is used from here on."""
    step = _step_of(agent.unsealed(tx.vault, "totp") or "", code, now) if agent.totp else None
    if step is not None and step > agent.totp_step:
        agent.totp_step = step
        return True
    digest = _digest(tx, agent, code)
    if digest not in agent.recovery:
        return False
    agent.recovery = [one for one in agent.recovery if one != digest]
    left = len(agent.recovery)
    audit.record(tx, audit.Act.RECOVERY_CODE_USED, subject=agent.id, by="console", at=now, left=left)
    return True


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    """The time step that this code is of."""
    typed = "".join(code.split()).encode()
    one, current = pyotp.TOTP(secret), int(now.timestamp()) // _STEP
    steps = [current + drift for drift in _DRIFT]
    right = [step for step in steps if hmac.compare_digest(one.generate_otp(step).encode(), typed)]
    return right[-1] if right else None


def _digest(tx: Transaction, agent: Agent, code: str) -> str:
    bare = "".join(letter for letter in code.casefold() if letter.isalnum())
    return tx.vault.blind_index("recovery", agent.id.hex, bare).hex()
