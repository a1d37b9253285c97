"""How Alembic reaches the database; called by `models.migrations`, never by hand."""

from alembic import context
from sqlalchemy import NullPool, create_engine, text

from models import Base

# Without a pool, the end of the block ends the session and its lock, whatever happened in it.
engine = create_engine(context.config.attributes["url"], poolclass=NullPool)
with engine.connect() as connection:
    # Two releases started at once must not both migrate; and a migration that cannot get its lock
    # gives up rather than queue every caller behind it.
    connection.execute(text("SELECT pg_advisory_lock(hashtext('allo-vaccin-migrations'))"))
    connection.execute(text("SET lock_timeout = '5s'"))
    connection.commit()
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()
