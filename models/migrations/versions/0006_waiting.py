"""Who waits in line for a person, and the telephones of agents that ring for them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

IN_LINE = sa.text("state IN ('waiting', 'connected')")
LIVE = sa.text("state != 'over'")


def upgrade() -> None:
    op.create_table(
        "waiting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("why", sa.String(length=10), nullable=True),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("wish", sa.String(length=20), nullable=True),
        sa.Column("for_other", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("asked", sa.String(length=20), nullable=False),
        sa.Column("tries", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("in_line_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'connected', 'left', 'overflow')", name=op.f("ck_waiting_state")
        ),
        sa.CheckConstraint(
            "why IN ('hung_up', 'call_back', 'too_long', 'nobody')", name=op.f("ck_waiting_why")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_waiting_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting")),
    )
    op.create_index(op.f("ix_waiting_conversation_id"), "waiting", ["conversation_id"], unique=False)
    op.create_index(op.f("ix_waiting_since"), "waiting", ["since"], unique=False)
    op.create_index("uq_waiting_one_lane_each", "waiting", ["lane"], unique=True, postgresql_where=IN_LINE)
    op.create_index(
        "uq_waiting_once_a_conversation",
        "waiting",
        ["conversation_id"],
        unique=True,
        postgresql_where=IN_LINE,
    )
    op.create_table(
        "agent_leg",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("waiting_id", sa.Uuid(), nullable=False),
        sa.Column("agent_index", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("provider_sid", sa.String(length=64), nullable=True),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('planned', 'placing', 'ringing', 'listening', 'talking', 'over')",
            name=op.f("ck_agent_leg_state"),
        ),
        sa.ForeignKeyConstraint(
            ["waiting_id"], ["waiting.id"], name=op.f("fk_agent_leg_waiting_id_waiting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agent_leg")),
        sa.UniqueConstraint("provider_sid", name=op.f("uq_agent_leg_provider_sid")),
    )
    op.create_index(op.f("ix_agent_leg_waiting_id"), "agent_leg", ["waiting_id"], unique=False)
    op.create_index(op.f("ix_agent_leg_state"), "agent_leg", ["state"], unique=False)
    op.create_index(
        "uq_agent_leg_one_at_a_time", "agent_leg", ["agent_index"], unique=True, postgresql_where=LIVE
    )


def downgrade() -> None:
    op.drop_table("agent_leg")
    op.drop_table("waiting")
