"""Callers whom an agent takes, before or after they ask for a person, and gives back to the assistant."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
BEFORE = ("hung_up", "call_back", "too_long", "nobody")
COLUMNS: dict[str, Any] = {
    "taken_by": sa.String(length=40),
    "taken_at": INSTANT,
    "agent_index": sa.LargeBinary(),
    "telephone": sa.LargeBinary(),
    "move": sa.String(length=4),
    "move_at": INSTANT,
    "question": sa.String(length=20),
    "given": sa.LargeBinary(),
}


def upgrade() -> None:
    for name, kind in COLUMNS.items():
        op.add_column("waiting", sa.Column(name, kind, nullable=True))
    op.add_column("waiting", sa.Column("fetched", sa.Boolean(), server_default="false", nullable=False))
    op.create_check_constraint(op.f("ck_waiting_move"), "waiting", "move IN ('in', 'back')")
    op.create_index(op.f("ix_waiting_move"), "waiting", ["move"])
    _ends((*BEFORE, "given_back"))


def downgrade() -> None:
    # Who was given back had talked with a person: that is an end without a reason.
    op.execute("UPDATE waiting SET why = NULL WHERE why = 'given_back'")
    _ends(BEFORE)
    op.drop_index(op.f("ix_waiting_move"), "waiting")
    op.drop_constraint(op.f("ck_waiting_move"), "waiting")
    for name in ("fetched", *COLUMNS):
        op.drop_column("waiting", name)


def _ends(whys: tuple[str, ...]) -> None:
    op.drop_constraint(op.f("ck_waiting_why"), "waiting")
    op.create_check_constraint(op.f("ck_waiting_why"), "waiting", f"why IN {whys!r}")
