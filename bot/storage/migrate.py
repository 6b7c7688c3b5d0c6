"""Brings the tables to the newest version; safe to run at every start, by several processes at once."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from bot.storage.statements import lock_lane

MIGRATIONS = Path(__file__).parent / "migrations"
_LANE = -0x706F6C696379  # "policy": no chat has such an id


def migrate(connection: Connection) -> None:
    """Applies the missing migrations within the transaction of ``connection``."""
    lock_lane(connection, _LANE)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
