"""A hold: a place kept for a caller while it is read out and considered."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped

from models.base import Base
from models.columns import UtcDateTime, erased, kept


class Hold(Base):
    """One place of a slot, kept until `expires_at` (two minutes after the caller's last turn).

    An expired hold counts for nothing, whether or not anything has removed it.
    """

    __tablename__ = "hold"

    slot_id: Mapped[int] = kept(ForeignKey("slot.id", ondelete="CASCADE"), primary_key=True)
    conversation_id: Mapped[UUID] = erased(
        ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    expires_at: Mapped[datetime] = kept(UtcDateTime)
