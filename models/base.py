"""The root of the tables, with constraint names that migrations can rely on."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

from models.crypto import Vault


class Base(DeclarativeBase):
    """Every table; constraints are named by rule so that a migration can find them again."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Sealing:
    """For rows with sealed columns: each value is bound to its table, column and row.

    A sealed value copied to another row or column does not open, so nobody who can write to the
    database can swap two people's identities.
    """

    def seal(self, vault: Vault, **values: str | None) -> None:
        """Keep these texts in the sealed columns of the same names; the row's id must be set."""
        for column, value in values.items():
            sealed = None if value is None else vault.seal(value, self._context(column))
            setattr(self, column, sealed)

    def unsealed(self, vault: Vault, column: str) -> str | None:
        """The text in this sealed column; raises SealBroken when it was tampered with."""
        sealed: bytes | None = getattr(self, column)
        return None if sealed is None else vault.unseal(sealed, self._context(column))

    def _context(self, column: str) -> str:
        return f"{self.__tablename__}.{column}:{self.id}"  # type: ignore[attr-defined]
