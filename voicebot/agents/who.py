"""Who is signed in, what they see, and what they still have to do before they may work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Role = Literal["agent", "supervisor", "administrator"]
ROLES: tuple[Role, ...] = ("agent", "supervisor", "administrator")
SECOND_STEP_REQUIRED: tuple[Role, ...] = ("supervisor", "administrator")
"""Who sees everybody's work does not sign in with a password alone."""
Missing = Literal["code", "password", "second_step"]
"""`code`: of the second step; `password`: an own one; `second_step`: to be set up."""


@dataclass(frozen=True)
class Who:
    """An agent in a session. `centres` are the ids they see, None for all."""

    id: UUID
    session: UUID
    login: str
    name: str
    role: Role
    centres: frozenset[int] | None
    second_step: bool
    missing: Missing | None

    @property
    def by(self) -> str:
        """Their name in the audit trail and on appointments."""
        return f"agent:{self.id.hex}"
