"""How often a message was found missing at its provider and planned once more, not only that it was."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("message", "again", server_default=None)
    op.alter_column(
        "message", "again", type_=sa.SmallInteger(), postgresql_using="again::integer", server_default="0"
    )


def downgrade() -> None:
    op.alter_column("message", "again", server_default=None)
    op.alter_column(
        "message", "again", type_=sa.Boolean(), postgresql_using="again > 0", server_default="false"
    )
