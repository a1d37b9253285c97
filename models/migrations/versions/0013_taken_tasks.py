"""Which agent has a task, how often it was tried, and what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("task", sa.Column("taken_by", sa.Uuid(), nullable=True))
    op.add_column("task", sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("task", sa.Column("tries", sa.SmallInteger(), server_default="0", nullable=False))
    op.add_column("task", sa.Column("outcome", sa.String(length=12), nullable=True))
    op.add_column("task", sa.Column("done_at", sa.DateTime(timezone=True), nullable=True))
    op.create_foreign_key(
        op.f("fk_task_taken_by_agent"), "task", "agent", ["taken_by"], ["id"], ondelete="SET NULL"
    )


def downgrade() -> None:
    op.drop_constraint(op.f("fk_task_taken_by_agent"), "task", type_="foreignkey")
    for column in ("done_at", "outcome", "tries", "taken_at", "taken_by"):
        op.drop_column("task", column)
