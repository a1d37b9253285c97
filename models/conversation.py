"""A conversation (one call, or one thread of texts) and its turns."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped

from models.base import Base, Sealing
from models.columns import UtcDateTime, erased, indexed_blind, kept, sealed


class Conversation(Base, Sealing):
    """One call, or one thread of texts; its id is random and the only name that Rasa knows.

    `facts` is a sealed JSON object: what was said that identifies somebody (birth date, number, code).
    `asked` is the pending question, `trouble` how many answers in a row gave nothing usable.
    """

    __tablename__ = "conversation"
    __table_args__ = (CheckConstraint("channel IN ('voice', 'sms')", name="channel"),)

    id: Mapped[UUID] = erased(primary_key=True)
    channel: Mapped[str] = kept(String(5))
    provider_sid: Mapped[str | None] = erased(String(64), unique=True, nullable=True)
    caller: Mapped[bytes | None] = sealed(nullable=True)
    caller_index: Mapped[bytes | None] = indexed_blind(nullable=True)
    facts: Mapped[bytes | None] = sealed(nullable=True)
    locale: Mapped[str] = kept(String(2))
    slow: Mapped[bool] = kept(Boolean, default=False, server_default="false")
    asked: Mapped[str] = kept(String(20))
    trouble: Mapped[int] = kept(SmallInteger, default=0, server_default="0")
    turns: Mapped[int] = kept(Integer, default=0, server_default="0")
    started_at: Mapped[datetime] = kept(UtcDateTime)
    last_turn_at: Mapped[datetime] = kept(UtcDateTime, index=True)
    ended_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)


class Turn(Base, Sealing):
    """One exchange: what came in once is answered once, however often the provider asks.

    `key` is the provider's name for it (CallSid + turn number, or MessageSid). `reply` is the sealed
    answer; while it is missing the turn is half done and may be played again from `dialogue`,
    the sealed state of the dialogue before it.
    """

    __tablename__ = "turn"

    id: Mapped[UUID] = erased(primary_key=True)
    conversation_id: Mapped[UUID] = erased(ForeignKey("conversation.id", ondelete="CASCADE"), index=True)
    number: Mapped[int] = kept(Integer)
    key: Mapped[str] = erased(String(120), unique=True)
    dialogue: Mapped[bytes | None] = sealed(nullable=True)
    reply: Mapped[bytes | None] = sealed(nullable=True)
    started_at: Mapped[datetime] = kept(UtcDateTime)
    done_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
