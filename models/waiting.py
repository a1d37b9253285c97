"""Who waits in line for a person, and the telephones of agents that ring for them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped

from models.base import Base, Sealing
from models.columns import BlindIndex, Privacy, UtcDateTime, column, erased, kept, sealed

IN_LINE = ("waiting", "connected")
"""States in which somebody takes a lane."""
_IN_LINE = text("state IN ('waiting', 'connected')")


class Waiting(Base, Sealing):
    """One caller in line for a person, and in fixed words what is known of the wish; no identity.

    `lane` is the provider's queue that is theirs alone. `since` is when the person was promised,
    `in_line_at` when the queue was reached: nobody rings for them before. `why` tells how waiting ended:
    hung_up, call_back (their wish), too_long, nobody (told while the caller is still in the lane),
    given_back (to the assistant).

    `taken_by` is the agent who wants this caller and nobody else gets; `telephone` theirs, sealed, and its
    index; `fetched` a caller who had not asked for a person. `move` is what the provider has still to be
    asked: bring the call in, or back to the dialogue. Handed back, it goes on at `question`, with what is
    `given` (a sealed JSON object).
    """

    __tablename__ = "waiting"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'connected', 'left', 'overflow')", name="state"),
        CheckConstraint("why IN ('hung_up', 'call_back', 'too_long', 'nobody', 'given_back')", name="why"),
        CheckConstraint("move IN ('in', 'back')", name="move"),
        Index("uq_waiting_one_lane_each", "lane", unique=True, postgresql_where=_IN_LINE),
        Index("uq_waiting_once_a_conversation", "conversation_id", unique=True, postgresql_where=_IN_LINE),
    )

    id: Mapped[UUID] = erased(primary_key=True)
    conversation_id: Mapped[UUID] = erased(ForeignKey("conversation.id", ondelete="CASCADE"), index=True)
    lane: Mapped[int] = kept(SmallInteger)
    state: Mapped[str] = kept(String(10))
    why: Mapped[str | None] = kept(String(10), nullable=True)
    locale: Mapped[str] = kept(String(2))
    wish: Mapped[str | None] = kept(String(20), nullable=True)
    for_other: Mapped[bool] = kept(Boolean, default=False, server_default="false")
    asked: Mapped[str] = kept(String(20))
    tries: Mapped[int] = kept(SmallInteger, default=0, server_default="0")
    since: Mapped[datetime] = kept(UtcDateTime, index=True)
    in_line_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
    state_at: Mapped[datetime] = kept(UtcDateTime)
    taken_by: Mapped[str | None] = erased(String(40), nullable=True)
    taken_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
    fetched: Mapped[bool] = kept(Boolean, default=False, server_default="false")
    agent_index: Mapped[bytes | None] = column(BlindIndex(), privacy=Privacy.SCRUB, nullable=True)
    telephone: Mapped[bytes | None] = sealed(nullable=True)
    move: Mapped[str | None] = kept(String(4), nullable=True, index=True)
    move_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
    question: Mapped[str | None] = kept(String(20), nullable=True)
    given: Mapped[bytes | None] = sealed(nullable=True)


class AgentLeg(Base):
    """One call to one agent for one caller in line; the number stays in the settings, here is its index.

    States: planned, placing (the provider is being asked), ringing, listening (to what is known of the
    caller), talking, over. An agent has one leg at a time.
    """

    __tablename__ = "agent_leg"
    __table_args__ = (
        CheckConstraint(
            "state IN ('planned', 'placing', 'ringing', 'listening', 'talking', 'over')", name="state"
        ),
        Index(
            "uq_agent_leg_one_at_a_time",
            "agent_index",
            unique=True,
            postgresql_where=text("state != 'over'"),
        ),
    )

    id: Mapped[UUID] = erased(primary_key=True)
    waiting_id: Mapped[UUID] = erased(ForeignKey("waiting.id", ondelete="CASCADE"), index=True)
    agent_index: Mapped[bytes] = column(BlindIndex(), privacy=Privacy.SCRUB)
    state: Mapped[str] = kept(String(10), index=True)
    provider_sid: Mapped[str | None] = erased(String(64), unique=True, nullable=True)
    state_at: Mapped[datetime] = kept(UtcDateTime)
