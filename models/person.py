"""A person to be vaccinated; everything that identifies them is sealed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean
from sqlalchemy.orm import Mapped

from models.base import Base, Sealing
from models.columns import BlindIndex, Privacy, UtcDateTime, column, erased, indexed_blind, kept, sealed


class Person(Base, Sealing):
    """Someone with appointments. Provisional until named: then birth date + number tell them apart.

    `identity_index` makes a person unique: birth date + name key + phone, or, while provisional,
    birth date + calling number (the conversation itself when the number is withheld). `phone` is the
    number that the network reported; `contact` one that was only said, and proves nothing. Named people
    who were born on one day are found by `birth_index`; whether two of them are one, their names tell.
    """

    __tablename__ = "person"

    id: Mapped[UUID] = erased(primary_key=True)
    provisional: Mapped[bool] = kept(Boolean)
    birth_date: Mapped[bytes | None] = sealed(nullable=True)
    family_name: Mapped[bytes | None] = sealed(nullable=True)
    given_name: Mapped[bytes | None] = sealed(nullable=True)
    phone: Mapped[bytes | None] = sealed(nullable=True)
    contact: Mapped[bytes | None] = sealed(nullable=True)
    identity_index: Mapped[bytes | None] = column(
        BlindIndex(), privacy=Privacy.SCRUB, unique=True, nullable=True
    )
    phone_index: Mapped[bytes | None] = indexed_blind(nullable=True)
    birth_index: Mapped[bytes | None] = indexed_blind(nullable=True)
    created_at: Mapped[datetime] = kept(UtcDateTime)
