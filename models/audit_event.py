"""What was done, when, by whom: the memory that outlives its subjects."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Identity, Index, Integer, String, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped

from models.base import Base
from models.columns import UtcDateTime, kept


class AuditEvent(Base):
    """One act. No foreign keys: an audit row stays when what it speaks of is erased.

    `subject` is a random id, `details` holds fixed words, counts and ids, never an identity. Rows are never
    changed nor deleted, which a trigger refuses; only `seal`, the number of the `AuditSeal` that a row is in,
    is written once.
    """

    __tablename__ = "audit_event"
    __table_args__ = (
        Index("ix_audit_event_seal", "seal"),
        # How much one agent looked up within the hour is asked at every look-up.
        Index("ix_audit_event_by_at", "by", "at"),
        Index("ix_audit_event_unsealed", "id", postgresql_where=text("seal IS NULL")),
    )

    id: Mapped[int] = kept(BigInteger, Identity(), primary_key=True)
    at: Mapped[datetime] = kept(UtcDateTime, index=True)
    act: Mapped[str] = kept(String(30))
    subject: Mapped[UUID | None] = kept(nullable=True, index=True)
    by: Mapped[str] = kept(String(40))
    details: Mapped[dict[str, Any]] = kept(JSONB, default=dict, server_default="{}")
    seal: Mapped[int | None] = kept(Integer, nullable=True)
