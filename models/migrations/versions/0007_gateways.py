"""What a message said, through which gateway it left and what leaves first; how each gateway fares."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

PLANNED = sa.text("state = 'planned'")


def upgrade() -> None:
    op.add_column("message", sa.Column("body", sa.LargeBinary(), nullable=True))
    op.add_column("message", sa.Column("priority", sa.SmallInteger(), server_default="0", nullable=False))
    op.add_column("message", sa.Column("provider", sa.String(length=12), nullable=True))
    op.add_column("message", sa.Column("again", sa.Boolean(), server_default="false", nullable=False))
    op.drop_index("ix_message_due", "message")
    op.create_index("ix_message_due", "message", ["medium", "priority", "due_at"], postgresql_where=PLANNED)
    op.create_table(
        "gateway",
        sa.Column("name", sa.String(length=12), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("failures", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("open_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_gateway")),
    )


def downgrade() -> None:
    op.drop_table("gateway")
    op.drop_index("ix_message_due", "message")
    op.create_index("ix_message_due", "message", ["due_at"], postgresql_where=PLANNED)
    for column in ("again", "provider", "priority", "body"):
        op.drop_column("message", column)
