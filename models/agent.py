"""The people of the call centre: their accounts, which centres they see, and their sessions."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, CheckConstraint, ForeignKey, SmallInteger, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped

from models.base import Base, Sealing
from models.columns import BlindIndex, Privacy, UtcDateTime, column, erased, kept, sealed

ROLES = ("agent", "supervisor", "administrator")


class Agent(Base, Sealing):
    """An account of the console.

    `password` is an Argon2 hash, `temporary` that it was made by somebody else and has to be changed.
    `totp` is the sealed secret of the second step, `totp_step` the last step whose code was used (a code
    serves once). `recovery` holds keyed digests of the recovery codes that are left.
    """

    __tablename__ = "agent"
    __table_args__ = (CheckConstraint(f"role IN {ROLES!r}", name="role"),)

    id: Mapped[UUID] = erased(primary_key=True)
    login: Mapped[str] = erased(String(40), unique=True)
    name: Mapped[bytes | None] = sealed(nullable=True)
    role: Mapped[str] = kept(String(13))
    password: Mapped[str] = erased(String(200))
    temporary: Mapped[bool] = kept(Boolean)
    totp: Mapped[bytes | None] = sealed(nullable=True)
    totp_step: Mapped[int] = kept(BigInteger, default=0, server_default="0")
    recovery: Mapped[list[str]] = erased(JSONB, default=list, server_default="[]")
    created_at: Mapped[datetime] = kept(UtcDateTime)
    disabled_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)


class AgentCentre(Base):
    """A centre that an agent sees; an agent without any sees all."""

    __tablename__ = "agent_centre"

    agent_id: Mapped[UUID] = erased(ForeignKey("agent.id", ondelete="CASCADE"), primary_key=True)
    centre_id: Mapped[int] = kept(ForeignKey("centre.id", ondelete="CASCADE"), primary_key=True)


class AgentSession(Base, Sealing):
    """One sign-in. The browser has the token, here is its index: who reads this table cannot sign in.

    `proved` tells that the second step was passed, where there is one; `offered` is a secret for it that
    was shown, and not taken into use yet.
    """

    __tablename__ = "agent_session"

    id: Mapped[UUID] = erased(primary_key=True)
    agent_id: Mapped[UUID] = erased(ForeignKey("agent.id", ondelete="CASCADE"), index=True)
    token_index: Mapped[bytes] = column(BlindIndex(), privacy=Privacy.SCRUB, unique=True)
    proved: Mapped[bool] = kept(Boolean, default=False, server_default="false")
    offered: Mapped[bytes | None] = sealed(nullable=True)
    started_at: Mapped[datetime] = kept(UtcDateTime)
    seen_at: Mapped[datetime] = kept(UtcDateTime)
    ended_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)


class SignInPause(Base):
    """Failed sign-ins of one login (known or not), or from one address; neither is readable here."""

    __tablename__ = "sign_in_pause"

    key_index: Mapped[bytes] = column(BlindIndex(), privacy=Privacy.SCRUB, primary_key=True)
    failures: Mapped[int] = kept(SmallInteger)
    last_at: Mapped[datetime] = kept(UtcDateTime)
    until: Mapped[datetime] = kept(UtcDateTime)
