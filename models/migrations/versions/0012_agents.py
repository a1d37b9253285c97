"""Accounts of the console, their sessions, and pauses after failed sign-ins."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "agent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("login", sa.String(length=40), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("role", sa.String(length=13), nullable=False),
        sa.Column("password", sa.String(length=200), nullable=False),
        sa.Column("temporary", sa.Boolean(), nullable=False),
        sa.Column("totp", sa.LargeBinary(), nullable=True),
        sa.Column("totp_step", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("recovery", postgresql.JSONB(), server_default="[]", nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("disabled_at", INSTANT, nullable=True),
        sa.CheckConstraint("role IN ('agent', 'supervisor', 'administrator')", name=op.f("ck_agent_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agent")),
        sa.UniqueConstraint("login", name=op.f("uq_agent_login")),
    )
    op.create_table(
        "agent_centre",
        sa.Column("agent_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["agent.id"], name=op.f("fk_agent_centre_agent_id_agent"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centre.id"], name=op.f("fk_agent_centre_centre_id_centre"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("agent_id", "centre_id", name=op.f("pk_agent_centre")),
    )
    op.create_table(
        "agent_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agent_id", sa.Uuid(), nullable=False),
        sa.Column("token_index", sa.LargeBinary(), nullable=False),
        sa.Column("proved", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("offered", sa.LargeBinary(), nullable=True),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["agent.id"], name=op.f("fk_agent_session_agent_id_agent"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agent_session")),
        sa.UniqueConstraint("token_index", name=op.f("uq_agent_session_token_index")),
    )
    op.create_index(op.f("ix_agent_session_agent_id"), "agent_session", ["agent_id"])
    op.create_table(
        "sign_in_pause",
        sa.Column("key_index", sa.LargeBinary(), nullable=False),
        sa.Column("failures", sa.SmallInteger(), nullable=False),
        sa.Column("last_at", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("key_index", name=op.f("pk_sign_in_pause")),
    )
    op.create_index(op.f("ix_audit_event_by_at"), "audit_event", ["by", "at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_audit_event_by_at"), table_name="audit_event")
    for table in ("sign_in_pause", "agent_session", "agent_centre", "agent"):
        op.drop_table(table)
