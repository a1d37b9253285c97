"""People born on one day are found together; whether two of them are one, their names tell."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Nothing was ever written there: nobody had a name yet.
    op.drop_index(op.f("ix_person_birth_name_index"), table_name="person")
    op.alter_column("person", "birth_name_index", new_column_name="birth_index")
    op.create_index(op.f("ix_person_birth_index"), "person", ["birth_index"])


def downgrade() -> None:
    op.execute("UPDATE person SET birth_index = NULL")
    op.drop_index(op.f("ix_person_birth_index"), table_name="person")
    op.alter_column("person", "birth_index", new_column_name="birth_name_index")
    op.create_index(op.f("ix_person_birth_name_index"), "person", ["birth_name_index"])
