"""What was done, when, by whom: the memory that outlives its subjects."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Identity, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped

from models.base import Base
from models.columns import UtcDateTime, kept


class AuditEvent(Base):
    """One act. No foreign keys: an audit row stays when what it speaks of is erased.

    `subject` is a random id, `details` holds fixed words, counts and ids, never an identity.
    """

    __tablename__ = "audit_event"

    id: Mapped[int] = kept(BigInteger, Identity(), primary_key=True)
    at: Mapped[datetime] = kept(UtcDateTime, index=True)
    act: Mapped[str] = kept(String(30))
    subject: Mapped[UUID | None] = kept(nullable=True, index=True)
    by: Mapped[str] = kept(String(40))
    details: Mapped[dict[str, Any]] = kept(JSONB, default=dict, server_default="{}")
