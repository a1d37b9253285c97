"""What is known of a telephone number beyond its digits: who must not be written to, and who cannot."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped

from models.base import Base
from models.columns import BlindIndex, Privacy, UtcDateTime, column, kept


class Reachability(Base):
    """What a number has told us, or its network; each since when, none of it while None.

    `stopped_at`: it asked for silence (STOP), only START takes that back. `no_texts_at`: the network says
    that no text can be read there. `stranger_at`: somebody else answers there than the one who booked.
    """

    __tablename__ = "reachability"

    number_index: Mapped[bytes] = column(BlindIndex(), privacy=Privacy.SCRUB, primary_key=True)
    stopped_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
    no_texts_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
    stranger_at: Mapped[datetime | None] = kept(UtcDateTime, nullable=True)
