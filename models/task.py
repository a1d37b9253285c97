"""Something that waits for a person in the call centre."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger, String
from sqlalchemy.orm import Mapped

from models.base import Base, Sealing
from models.columns import UtcDateTime, erased, kept, sealed

KINDS = (
    "call_back", "undeliverable", "unclear_message", "incomplete_booking", "perhaps_twice",
    "to_tell", "not_reached", "wrong_number",
)  # fmt: skip
MOMENTS = ("morning", "afternoon", "any")


def _one_of(column: str, words: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(map(repr, words))})"


class Task(Base, Sealing):
    """A call-back to make, or a doubt that only a person can settle.

    `reason` is a fixed word (asked, trouble, nothing_free, not_identified …), never what was said.
    `key` keeps one conversation from asking for the same thing twice. `moment` is when somebody would
    like to be called back. `taken_by` has it; `tries` counts how often it was given back, `outcome` is what
    came of it the last time.
    """

    __tablename__ = "task"
    __table_args__ = (
        CheckConstraint(_one_of("kind", KINDS), name="kind"),
        CheckConstraint(_one_of("moment", MOMENTS), name="moment"),
        CheckConstraint("state IN ('open', 'done')", name="state"),
    )

    id: Mapped[UUID] = erased(primary_key=True)
    kind: Mapped[str] = kept(String(20))
    state: Mapped[str] = kept(String(6), index=True)
    reason: Mapped[str] = kept(String(20))
    moment: Mapped[str | None] = kept(String(12), nullable=True)
    number: Mapped[bytes | None] = sealed(nullable=True)
    key: Mapped[str] = erased(String(120), unique=True)
    conversation_id: Mapped[UUID | None] = erased(
        ForeignKey("conversation.id", ondelete="SET NULL"), nullable=True, index=True
    )
    appointment_id: Mapped[UUID | None] = erased(ForeignKey("appointment.id"), nullable=True, index=True)
    created_at: Mapped[datetime] = kept(UtcDateTime)
    taken_by: Mapped[UUID | None] = erased(ForeignKey("agent.id", ondelete="SET NULL"), nullable=True)
    taken_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
    tries: Mapped[int] = kept(SmallInteger, default=0, server_default="0")
    outcome: Mapped[str | None] = kept(String(12), nullable=True)
    done_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
