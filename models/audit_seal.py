"""The links of the audit trail's chain: each seals a batch of events and all that was sealed before."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Integer, LargeBinary
from sqlalchemy.orm import Mapped

from models.base import Base
from models.columns import UtcDateTime, kept


class AuditSeal(Base):
    """One link: `digest` is over the digest before it and over the `events` events that carry its number.

    Numbers run from 1 without a gap. Its key is not in the database (setting AUDIT_KEY).
    """

    __tablename__ = "audit_seal"

    number: Mapped[int] = kept(Integer, primary_key=True, autoincrement=False)
    events: Mapped[int] = kept(Integer)
    digest: Mapped[bytes] = kept(LargeBinary)
    sealed_at: Mapped[datetime] = kept(UtcDateTime)
