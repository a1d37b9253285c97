"""The outbox: messages promised to people."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped

from models.base import Base, Sealing
from models.columns import UtcDateTime, erased, indexed_blind, kept, sealed

_STATES = (
    "state IN ('planned', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'withdrawn', 'unclear')"
)


class Message(Base, Sealing):
    """A promise to tell somebody something; its words are made only when it is sent.

    `dedupe_key` (appointment, purpose, due day) keeps a promise from being made twice. `marked_at` is
    written before the provider is called: a row that is marked and has no `provider_sid` may or may not
    have been accepted, and is never sent again blindly. `provider` is the gateway it was marked for, and
    where it is looked up; `again` counts how often it was found missing there, and planned once more.
    `priority` 0 answers what somebody has just done, 1 reminds, 2 is told to many: the lowest leaves first.
    `because` is why a notice is sent, in one word.
    """

    __tablename__ = "message"
    __table_args__ = (
        CheckConstraint(_STATES, name="state"),
        Index("ix_message_due", "medium", "priority", "due_at", postgresql_where=text("state = 'planned'")),
        Index("ix_message_under_way", "marked_at", postgresql_where=text("state = 'sending'")),
    )

    id: Mapped[UUID] = erased(primary_key=True)
    appointment_id: Mapped[UUID | None] = erased(ForeignKey("appointment.id"), index=True, nullable=True)
    purpose: Mapped[str] = kept(String(20))
    dedupe_key: Mapped[str] = erased(String(120), unique=True)
    medium: Mapped[str] = kept(String(5))
    locale: Mapped[str] = kept(String(2))
    recipient: Mapped[bytes | None] = sealed(nullable=True)
    recipient_index: Mapped[bytes | None] = indexed_blind(nullable=True)
    body: Mapped[bytes | None] = sealed(nullable=True)
    because: Mapped[str | None] = kept(String(20), nullable=True)
    priority: Mapped[int] = kept(SmallInteger, default=0, server_default="0")
    state: Mapped[str] = kept(String(12))
    attempts: Mapped[int] = kept(SmallInteger, default=0, server_default="0")
    due_at: Mapped[datetime] = kept(UtcDateTime)
    expires_at: Mapped[datetime] = kept(UtcDateTime)
    marked_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
    provider: Mapped[str | None] = kept(String(12), nullable=True)
    again: Mapped[int] = kept(SmallInteger, default=0, server_default="0")
    provider_sid: Mapped[str | None] = erased(String(64), unique=True, nullable=True)
    fault: Mapped[str | None] = kept(String(40), nullable=True)
    created_at: Mapped[datetime] = kept(UtcDateTime)
    state_at: Mapped[datetime] = kept(UtcDateTime)


class Gateway(Base):
    """One provider's account, as all workers see it: when it may be called next, and whether it answers.

    `next_at` is the instant from which its rate has room again. `failures` counts those in a row; with
    `open_until` set it is left alone until then, and after that asked by one message at a time.
    """

    __tablename__ = "gateway"

    name: Mapped[str] = kept(String(12), primary_key=True)
    next_at: Mapped[datetime] = kept(UtcDateTime)
    failures: Mapped[int] = kept(SmallInteger, default=0, server_default="0")
    open_until: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
