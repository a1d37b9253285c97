"""Sessions that cannot take place: their slots stay, and are offered to nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("slot", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    # Without the column a closed slot would be open again: it is full instead.
    op.execute("UPDATE slot SET capacity = taken WHERE closed_at IS NOT NULL")
    op.drop_column("slot", "closed_at")
