"""How Alembic reaches the database; called by `models.migrations`, never by hand."""

from alembic import context
from sqlalchemy import create_engine, text

from models import Base

engine = create_engine(context.config.attributes["url"])
with engine.connect() as connection:
    # Two releases started at once must not both migrate; and a migration that cannot get its lock
    # gives up rather than queue every caller behind it.
    connection.execute(text("SELECT pg_advisory_lock(hashtext('allo-vaccin-migrations'))"))
    connection.execute(text("SET lock_timeout = '5s'"))
    connection.commit()
    context.configure(connection=connection, target_metadata=Base.metadata, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.execute(text("SELECT pg_advisory_unlock(hashtext('allo-vaccin-migrations'))"))
    connection.commit()
engine.dispose()
