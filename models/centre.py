"""A vaccination centre, as the official list describes it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Date, Float, Identity, Index, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped

from models.base import Base
from models.columns import UtcDateTime, kept

Week = dict[str, list[list[str]]]
"""Local hours by ISO weekday, as kept in `Centre.opening`."""


class Centre(Base):
    """A place where people are vaccinated.

    `opening` holds local hours by ISO weekday: `{"1": [["09:00", "12:00"], ["14:00", "17:00"]]}`;
    a weekday that is not there is closed. `opens_on` and `closes_on` bound its life (the last day included).
    """

    __tablename__ = "centre"
    __table_args__ = (
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        Index("ix_centre_position", "latitude", "longitude"),
    )

    id: Mapped[int] = kept(BigInteger, Identity(), primary_key=True)
    official_id: Mapped[str] = kept(String(40), unique=True)
    name: Mapped[str] = kept(String(300))
    address: Mapped[str] = kept(String(300))
    postal_code: Mapped[str] = kept(String(5), index=True)
    insee_code: Mapped[str] = kept(String(5), index=True)
    town: Mapped[str] = kept(String(120))
    latitude: Mapped[float] = kept(Float)
    longitude: Mapped[float] = kept(Float)
    time_zone: Mapped[str] = kept(String(40))
    phone: Mapped[str | None] = kept(String(20), nullable=True)
    opening: Mapped[Week] = kept(JSONB)
    opens_on: Mapped[date | None] = kept(Date, nullable=True)
    closes_on: Mapped[date | None] = kept(Date, nullable=True)
    closed: Mapped[bool] = kept(Boolean)
    professionals_only: Mapped[bool] = kept(Boolean)
    imported_at: Mapped[datetime] = kept(UtcDateTime)
