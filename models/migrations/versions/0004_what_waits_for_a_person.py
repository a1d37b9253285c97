"""More that waits for a person, and when somebody would like to be called back."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BEFORE = "kind IN ('call_back', 'undeliverable', 'unclear_message')"
AFTER = "kind IN ('call_back', 'undeliverable', 'unclear_message', 'incomplete_booking', 'perhaps_twice')"


def upgrade() -> None:
    op.drop_constraint(op.f("ck_task_kind"), "task", type_="check")
    op.create_check_constraint(op.f("ck_task_kind"), "task", AFTER)
    op.add_column("task", sa.Column("moment", sa.String(length=12), nullable=True))
    op.create_check_constraint(op.f("ck_task_moment"), "task", "moment IN ('morning', 'afternoon', 'any')")


def downgrade() -> None:
    op.drop_constraint(op.f("ck_task_moment"), "task", type_="check")
    op.drop_column("task", "moment")
    op.execute("DELETE FROM task WHERE kind IN ('incomplete_booking', 'perhaps_twice')")
    op.drop_constraint(op.f("ck_task_kind"), "task", type_="check")
    op.create_check_constraint(op.f("ck_task_kind"), "task", BEFORE)
