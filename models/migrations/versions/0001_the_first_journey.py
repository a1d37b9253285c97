"""The first journey: centres, slots, persons, appointments, conversations, outbox."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_event",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(length=30), nullable=False),
        sa.Column("subject", sa.Uuid(), nullable=True),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("details", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
    )
    op.create_index(op.f("ix_audit_event_at"), "audit_event", ["at"], unique=False)
    op.create_index(op.f("ix_audit_event_subject"), "audit_event", ["subject"], unique=False)
    op.create_table(
        "centre",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("official_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("postal_code", sa.String(length=5), nullable=False),
        sa.Column("insee_code", sa.String(length=5), nullable=False),
        sa.Column("town", sa.String(length=120), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=False),
        sa.Column("longitude", sa.Float(), nullable=False),
        sa.Column("time_zone", sa.String(length=40), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("opening", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("professionals_only", sa.Boolean(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("latitude BETWEEN -90 AND 90", name=op.f("ck_centre_latitude")),
        sa.CheckConstraint("longitude BETWEEN -180 AND 180", name=op.f("ck_centre_longitude")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_centre")),
        sa.UniqueConstraint("official_id", name=op.f("uq_centre_official_id")),
    )
    op.create_index(op.f("ix_centre_insee_code"), "centre", ["insee_code"], unique=False)
    op.create_index("ix_centre_position", "centre", ["latitude", "longitude"], unique=False)
    op.create_index(op.f("ix_centre_postal_code"), "centre", ["postal_code"], unique=False)
    op.create_table(
        "conversation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(length=5), nullable=False),
        sa.Column("provider_sid", sa.String(length=64), nullable=True),
        sa.Column("caller", sa.LargeBinary(), nullable=True),
        sa.Column("caller_index", sa.LargeBinary(), nullable=True),
        sa.Column("facts", sa.LargeBinary(), nullable=True),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("slow", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("asked", sa.String(length=20), nullable=False),
        sa.Column("trouble", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("turns", sa.Integer(), server_default="0", nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_turn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("channel IN ('voice', 'sms')", name=op.f("ck_conversation_channel")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
        sa.UniqueConstraint("provider_sid", name=op.f("uq_conversation_provider_sid")),
    )
    op.create_index(op.f("ix_conversation_caller_index"), "conversation", ["caller_index"], unique=False)
    op.create_index(op.f("ix_conversation_last_turn_at"), "conversation", ["last_turn_at"], unique=False)
    op.create_table(
        "opt_out",
        sa.Column("number_index", sa.LargeBinary(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number_index", name=op.f("pk_opt_out")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("birth_date", sa.LargeBinary(), nullable=True),
        sa.Column("family_name", sa.LargeBinary(), nullable=True),
        sa.Column("given_name", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("contact", sa.LargeBinary(), nullable=True),
        sa.Column("identity_index", sa.LargeBinary(), nullable=True),
        sa.Column("phone_index", sa.LargeBinary(), nullable=True),
        sa.Column("birth_name_index", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("identity_index", name=op.f("uq_person_identity_index")),
    )
    op.create_index(op.f("ix_person_birth_name_index"), "person", ["birth_name_index"], unique=False)
    op.create_index(op.f("ix_person_phone_index"), "person", ["phone_index"], unique=False)
    op.create_table(
        "slot",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), nullable=False),
        sa.Column("capacity", sa.SmallInteger(), nullable=False),
        sa.Column("taken", sa.SmallInteger(), server_default="0", nullable=False),
        sa.CheckConstraint("minutes BETWEEN 1 AND 240", name=op.f("ck_slot_minutes")),
        sa.CheckConstraint("taken >= 0 AND taken <= capacity", name=op.f("ck_slot_not_oversold")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_slot_centre_id_centre")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot")),
        sa.UniqueConstraint("centre_id", "starts_at", name=op.f("uq_slot_centre_id_starts_at")),
    )
    op.create_index(op.f("ix_slot_starts_at"), "slot", ["starts_at"], unique=False)
    op.create_table(
        "turn",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("dialogue", sa.LargeBinary(), nullable=True),
        sa.Column("reply", sa.LargeBinary(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_turn_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turn")),
        sa.UniqueConstraint("key", name=op.f("uq_turn_key")),
    )
    op.create_index(op.f("ix_turn_conversation_id"), "turn", ["conversation_id"], unique=False)
    op.create_table(
        "appointment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("slot_id", sa.BigInteger(), nullable=False),
        sa.Column("dose", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("code", sa.LargeBinary(), nullable=True),
        sa.Column("reference_index", sa.LargeBinary(), nullable=True),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("booked_by", sa.String(length=40), nullable=False),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('booked', 'confirmed', 'cancelled', 'attended', 'missed')",
            name=op.f("ck_appointment_state"),
        ),
        sa.CheckConstraint("dose BETWEEN 1 AND 9", name=op.f("ck_appointment_dose")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_appointment_person_id_person")),
        sa.ForeignKeyConstraint(["slot_id"], ["slot.id"], name=op.f("fk_appointment_slot_id_slot")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sa.UniqueConstraint("key", name=op.f("uq_appointment_key")),
        sa.UniqueConstraint("reference_index", name=op.f("uq_appointment_reference_index")),
    )
    op.create_index(op.f("ix_appointment_person_id"), "appointment", ["person_id"], unique=False)
    op.create_index(op.f("ix_appointment_slot_id"), "appointment", ["slot_id"], unique=False)
    op.create_index(
        "uq_appointment_one_active_per_dose",
        "appointment",
        ["person_id", "dose"],
        unique=True,
        postgresql_where=sa.text("state IN ('booked', 'confirmed')"),
    )
    op.create_table(
        "hold",
        sa.Column("slot_id", sa.BigInteger(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_hold_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["slot_id"], ["slot.id"], name=op.f("fk_hold_slot_id_slot"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("slot_id", "conversation_id", name=op.f("pk_hold")),
    )
    op.create_index(op.f("ix_hold_conversation_id"), "hold", ["conversation_id"], unique=False)
    op.create_table(
        "message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("dedupe_key", sa.String(length=120), nullable=False),
        sa.Column("medium", sa.String(length=5), nullable=False),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("recipient", sa.LargeBinary(), nullable=True),
        sa.Column("recipient_index", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("provider_sid", sa.String(length=64), nullable=True),
        sa.Column("fault", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('planned', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'withdrawn', 'unclear')",
            name=op.f("ck_message_state"),
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_message_appointment_id_appointment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_message_dedupe_key")),
        sa.UniqueConstraint("provider_sid", name=op.f("uq_message_provider_sid")),
    )
    op.create_index(op.f("ix_message_appointment_id"), "message", ["appointment_id"], unique=False)
    op.create_index(
        "ix_message_due", "message", ["due_at"], unique=False, postgresql_where=sa.text("state = 'planned'")
    )
    op.create_index(op.f("ix_message_recipient_index"), "message", ["recipient_index"], unique=False)
    op.create_index(
        "ix_message_under_way",
        "message",
        ["marked_at"],
        unique=False,
        postgresql_where=sa.text("state = 'sending'"),
    )
    op.create_table(
        "task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=6), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("number", sa.LargeBinary(), nullable=True),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('call_back', 'undeliverable', 'unclear_message')", name=op.f("ck_task_kind")
        ),
        sa.CheckConstraint("state IN ('open', 'done')", name=op.f("ck_task_state")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_task_appointment_id_appointment")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_task_conversation_id_conversation"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("key", name=op.f("uq_task_key")),
    )
    op.create_index(op.f("ix_task_appointment_id"), "task", ["appointment_id"], unique=False)
    op.create_index(op.f("ix_task_conversation_id"), "task", ["conversation_id"], unique=False)
    op.create_index(op.f("ix_task_state"), "task", ["state"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_task_state"), table_name="task")
    op.drop_index(op.f("ix_task_conversation_id"), table_name="task")
    op.drop_index(op.f("ix_task_appointment_id"), table_name="task")
    op.drop_table("task")
    op.drop_index("ix_message_under_way", table_name="message", postgresql_where=sa.text("state = 'sending'"))
    op.drop_index(op.f("ix_message_recipient_index"), table_name="message")
    op.drop_index("ix_message_due", table_name="message", postgresql_where=sa.text("state = 'planned'"))
    op.drop_index(op.f("ix_message_appointment_id"), table_name="message")
    op.drop_table("message")
    op.drop_index(op.f("ix_hold_conversation_id"), table_name="hold")
    op.drop_table("hold")
    op.drop_index(
        "uq_appointment_one_active_per_dose",
        table_name="appointment",
        postgresql_where=sa.text("state IN ('booked', 'confirmed')"),
    )
    op.drop_index(op.f("ix_appointment_slot_id"), table_name="appointment")
    op.drop_index(op.f("ix_appointment_person_id"), table_name="appointment")
    op.drop_table("appointment")
    op.drop_index(op.f("ix_turn_conversation_id"), table_name="turn")
    op.drop_table("turn")
    op.drop_index(op.f("ix_slot_starts_at"), table_name="slot")
    op.drop_table("slot")
    op.drop_index(op.f("ix_person_phone_index"), table_name="person")
    op.drop_index(op.f("ix_person_birth_name_index"), table_name="person")
    op.drop_table("person")
    op.drop_table("opt_out")
    op.drop_index(op.f("ix_conversation_last_turn_at"), table_name="conversation")
    op.drop_index(op.f("ix_conversation_caller_index"), table_name="conversation")
    op.drop_table("conversation")
    op.drop_index(op.f("ix_centre_postal_code"), table_name="centre")
    op.drop_index("ix_centre_position", table_name="centre")
    op.drop_index(op.f("ix_centre_insee_code"), table_name="centre")
    op.drop_table("centre")
    op.drop_index(op.f("ix_audit_event_subject"), table_name="audit_event")
    op.drop_index(op.f("ix_audit_event_at"), table_name="audit_event")
    op.drop_table("audit_event")
