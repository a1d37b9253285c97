"""Two injections booked and moved as one: what a slot gives, what follows what, and who was told."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ACTIVE = sa.text("state IN ('booked', 'confirmed')")


def upgrade() -> None:
    op.add_column("slot", sa.Column("vaccine", sa.String(length=20), nullable=True))
    for column in (
        sa.Column("follows_id", sa.Uuid(), nullable=True),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        sa.Column("last_dose_on", sa.Date(), nullable=True),
        sa.Column("declared", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("moved_key", sa.String(length=120), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name_asked", sa.Boolean(), server_default="false", nullable=False),
    ):
        op.add_column("appointment", column)
    op.create_foreign_key(
        op.f("fk_appointment_follows_id_appointment"), "appointment", "appointment", ["follows_id"], ["id"]
    )
    op.create_unique_constraint(op.f("uq_appointment_moved_key"), "appointment", ["moved_key"])
    op.create_index(op.f("ix_appointment_follows_id"), "appointment", ["follows_id"])
    op.create_index(op.f("ix_appointment_conversation_id"), "appointment", ["conversation_id"])
    op.create_index(
        "uq_appointment_one_active_second",
        "appointment",
        ["follows_id"],
        unique=True,
        postgresql_where=ACTIVE,
    )
    op.create_index(op.f("ix_appointment_reference_index"), "appointment", ["reference_index"])
    op.create_index(
        "uq_appointment_reference",
        "appointment",
        ["reference_index"],
        unique=True,
        postgresql_where=sa.text("follows_id IS NULL"),
    )
    op.drop_constraint(op.f("uq_appointment_reference_index"), "appointment", type_="unique")


def downgrade() -> None:
    # The older schema knows one code for one appointment: of two booked together the first keeps it.
    op.execute("UPDATE appointment SET reference_index = NULL WHERE follows_id IS NOT NULL")
    op.create_unique_constraint(op.f("uq_appointment_reference_index"), "appointment", ["reference_index"])
    op.drop_index("uq_appointment_reference", table_name="appointment")
    op.drop_index(op.f("ix_appointment_reference_index"), table_name="appointment")
    op.drop_index("uq_appointment_one_active_second", table_name="appointment")
    op.drop_index(op.f("ix_appointment_conversation_id"), table_name="appointment")
    op.drop_index(op.f("ix_appointment_follows_id"), table_name="appointment")
    op.drop_constraint(op.f("uq_appointment_moved_key"), "appointment", type_="unique")
    op.drop_constraint(op.f("fk_appointment_follows_id_appointment"), "appointment", type_="foreignkey")
    for name in (
        "name_asked",
        "told_at",
        "moved_at",
        "moved_key",
        "declared",
        "last_dose_on",
        "conversation_id",
        "follows_id",
    ):
        op.drop_column("appointment", name)
    op.drop_column("slot", "vaccine")
