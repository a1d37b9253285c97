"""The audit trail: no event is changed or deleted, and batches of them are sealed in a chain."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

REFUSE = """
CREATE FUNCTION audit_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.seal IS NULL
       AND to_jsonb(NEW) - 'seal' = to_jsonb(OLD) - 'seal' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an audit event is neither changed nor deleted' USING ERRCODE = 'restrict_violation';
END $$
"""
GUARD = """
CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE ON audit_event
FOR EACH ROW EXECUTE FUNCTION audit_event_stays()
"""


def upgrade() -> None:
    op.create_table(
        "audit_seal",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_seal")),
    )
    op.add_column("audit_event", sa.Column("seal", sa.Integer(), nullable=True))
    op.create_index("ix_audit_event_seal", "audit_event", ["seal"])
    op.create_index(
        "ix_audit_event_unsealed", "audit_event", ["id"], postgresql_where=sa.text("seal IS NULL")
    )
    op.execute(REFUSE)
    op.execute(GUARD)


def downgrade() -> None:
    op.execute("DROP TRIGGER audit_event_stays ON audit_event")
    op.execute("DROP FUNCTION audit_event_stays")
    op.drop_index("ix_audit_event_unsealed", "audit_event")
    op.drop_index("ix_audit_event_seal", "audit_event")
    op.drop_column("audit_event", "seal")
    op.drop_table("audit_seal")
