"""A slot: a start time at a centre, with room for a number of people."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    SmallInteger,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped

from models.base import Base
from models.columns import UtcDateTime, kept


class Slot(Base):
    """Room for `capacity` people who arrive at `starts_at`.

    `taken` counts appointments that were not cancelled, whoever made them. The check below is what
    makes overselling impossible on every path; only `voicebot.booking` writes it. `vaccine` is a key of
    config/vaccines.toml; without one, what is given is the campaign's product. Since `closed_at` the
    centre cannot receive anybody then: nobody is offered it any more, who has it keeps it until they move.
    """

    __tablename__ = "slot"
    __table_args__ = (
        CheckConstraint("taken >= 0 AND taken <= capacity", name="not_oversold"),
        CheckConstraint("minutes BETWEEN 1 AND 240", name="minutes"),
        UniqueConstraint("centre_id", "starts_at"),
        # On a busy day nearly all is full: whoever looks for a second injection must not walk through it.
        Index("ix_slot_free", "centre_id", "starts_at", postgresql_where=text("taken < capacity")),
    )

    id: Mapped[int] = kept(BigInteger, Identity(), primary_key=True)
    centre_id: Mapped[int] = kept(ForeignKey("centre.id"))
    starts_at: Mapped[datetime] = kept(UtcDateTime, index=True)
    minutes: Mapped[int] = kept(SmallInteger)
    capacity: Mapped[int] = kept(SmallInteger)
    taken: Mapped[int] = kept(SmallInteger, server_default="0", default=0)
    vaccine: Mapped[str | None] = kept(String(20), nullable=True)
    closed_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
