"""The schema's history: `upgrade` brings a database to the newest, `downgrade` takes steps back."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from models.store import driver_url


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database behind `url` to this revision."""
    command.upgrade(_config(url), revision)


def downgrade(url: str, revision: str) -> None:
    """Take the database back to this revision (`base` is empty)."""
    command.downgrade(_config(url), revision)


def _config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["url"] = driver_url(url)
    return config
