"""Slots that still have a place are found without walking through the full ones."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_slot_free", "slot", ["centre_id", "starts_at"], postgresql_where=sa.text("taken < capacity")
    )


def downgrade() -> None:
    op.drop_index("ix_slot_free", table_name="slot")
