"""What is known of a number, not its silence alone; why a notice is sent; what nobody could be told."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BEFORE = ("call_back", "undeliverable", "unclear_message", "incomplete_booking", "perhaps_twice")
NEW = ("to_tell", "not_reached", "wrong_number")
LEARNT = ("no_texts_at", "stranger_at")


def upgrade() -> None:
    op.rename_table("opt_out", "reachability")
    op.execute("ALTER TABLE reachability RENAME CONSTRAINT pk_opt_out TO pk_reachability")
    op.alter_column("reachability", "since", new_column_name="stopped_at", nullable=True)
    for column in LEARNT:
        op.add_column("reachability", sa.Column(column, sa.DateTime(timezone=True), nullable=True))
    op.add_column("message", sa.Column("because", sa.String(length=20), nullable=True))
    _tasks(BEFORE + NEW)


def downgrade() -> None:
    # What waits for a person stays: the nearest of the kinds that there were is a message not delivered.
    task = sa.table("task", sa.column("kind"))
    op.execute(task.update().where(task.c.kind.in_(NEW)).values(kind="undeliverable"))
    _tasks(BEFORE)
    op.drop_column("message", "because")
    op.execute("DELETE FROM reachability WHERE stopped_at IS NULL")
    for column in LEARNT:
        op.drop_column("reachability", column)
    op.alter_column("reachability", "stopped_at", new_column_name="since", nullable=False)
    op.execute("ALTER TABLE reachability RENAME CONSTRAINT pk_reachability TO pk_opt_out")
    op.rename_table("reachability", "opt_out")


def _tasks(kinds: tuple[str, ...]) -> None:
    op.drop_constraint(op.f("ck_task_kind"), "task")
    op.create_check_constraint(op.f("ck_task_kind"), "task", f"kind IN {kinds!r}")
