from __future__ import annotations

from tests.bot.storage.databases import database, postgres

__all__ = ["database", "postgres"]
