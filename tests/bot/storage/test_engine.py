"""Transactions: committed before run() returns, all or nothing, one's fault does not spoil another's work."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, insert, inspect, make_url, select, text
from sqlalchemy.exc import IntegrityError

from bot.storage import installation
from bot.storage.engine import Database, DatabaseAwayError, PostgresDatabase, SqliteDatabase
from bot.storage.migrate import migrate
from bot.storage.tables import Base, InstallationRow, NoticeRow
from tests.bot.storage.databases import Postgres

NOW = datetime(2026, 5, 10, 8, 30, 15, 123456, tzinfo=UTC)


def _names(connection: Connection) -> list[str]:
    return sorted(connection.execute(select(InstallationRow.name)).scalars())


async def test_what_was_written_is_there_for_the_next_transaction(database: Database) -> None:
    await database.run(lambda c: installation.write(c, "a", "1"))
    assert await database.run(lambda c: installation.read(c, "a")) == "1"
    await database.run(lambda c: installation.write(c, "a", "2"))
    assert await database.run(lambda c: installation.read(c, "a")) == "2"


async def test_a_fault_undoes_its_own_transaction_and_no_other(database: Database) -> None:
    def fails(connection: Connection) -> None:
        installation.write(connection, "bad", "x")
        raise ValueError("no")

    works = [database.run(lambda c, n=n: installation.write(c, f"good {n}", "x")) for n in range(5)]
    results = await asyncio.gather(*works[:2], database.run(fails), *works[2:], return_exceptions=True)
    assert [type(result) for result in results if result is not None] == [ValueError]
    assert await database.run(_names) == [f"good {n}" for n in range(5)]


async def test_a_wrong_statement_is_a_fault_and_not_an_absence(database: Database) -> None:
    def twice(connection: Connection) -> None:
        for _ in range(2):
            connection.execute(insert(InstallationRow), {"name": "same", "value": "x"})

    with pytest.raises(IntegrityError):
        await database.run(twice)


async def test_what_a_failed_statement_was_to_write_is_not_in_its_exception(database: Database) -> None:
    rows = [{"name": "a secret", "value": "a private matter"}] * 2

    def twice(connection: Connection) -> None:
        for row in rows:
            connection.execute(insert(InstallationRow), row)

    with pytest.raises(IntegrityError) as caught:
        await database.run(twice)
    assert "a private matter" not in str(caught.value)
    assert "INSERT INTO installation" in str(caught.value)


async def test_work_of_many_at_once_is_all_done(database: Database) -> None:
    await asyncio.gather(*(database.run(lambda c, n=n: installation.write(c, f"{n:03}", "x")) for n in range(200)))
    assert await database.run(_names) == [f"{n:03}" for n in range(200)]


async def test_work_in_sqlite_is_done_even_if_the_caller_is_cancelled(tmp_path: Path) -> None:
    database = SqliteDatabase(tmp_path / "x.sqlite3")
    await database.open()
    task = asyncio.create_task(database.run(lambda c: installation.write(c, "a", "1")))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert await database.run(_names) == ["a"]
    await database.close()


async def test_the_tables_in_the_database_are_those_of_the_models(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, Base.metadata))

    assert await database.run(differences) == []


async def test_migrating_again_changes_nothing(database: Database) -> None:
    await database.run(lambda c: installation.write(c, "a", "1"))
    await asyncio.gather(*(database.run(migrate) for _ in range(3)))
    assert await database.run(_names) == ["a"]


async def test_several_processes_may_migrate_a_new_database_at_once(
    postgres: object, request: pytest.FixtureRequest
) -> None:
    url = await request.getfixturevalue("postgres").create()
    databases = [PostgresDatabase(url) for _ in range(3)]
    await asyncio.gather(*(one.open() for one in databases))
    tables = await databases[0].run(lambda c: inspect(c).get_table_names())
    assert set(Base.metadata.tables) <= set(tables)
    for one in databases:
        await one.close()


async def test_moments_come_back_as_they_went_in_to_the_millisecond(database: Database) -> None:
    far = NOW + timedelta(days=365 * 200)
    await database.run(lambda c: c.execute(insert(NoticeRow), {"user_id": 1, "told_at": NOW, "until": far}))
    row = (await database.run(lambda c: c.execute(select(NoticeRow.told_at, NoticeRow.until)).all()))[0]
    assert tuple(row) == (NOW.replace(microsecond=123000), far.replace(microsecond=123000))


async def test_only_the_owner_may_read_the_sqlite_file(tmp_path: Path) -> None:
    database = SqliteDatabase(tmp_path / "data" / "x.sqlite3")
    await database.open()
    await database.run(lambda c: installation.write(c, "a", "1"))
    for path in (tmp_path / "data").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    await database.close()


async def test_a_full_disk_is_an_absence_that_ends(tmp_path: Path) -> None:
    database = SqliteDatabase(tmp_path / "x.sqlite3")
    await database.open()
    pages = await database.run(lambda c: c.execute(text("PRAGMA page_count")).scalar_one())
    await database.run(lambda c: c.execute(text(f"PRAGMA max_page_count = {pages}")))
    with pytest.raises(DatabaseAwayError, match="full"):
        await database.run(lambda c: installation.write(c, "big", "x" * 1_000_000))
    assert await database.run(_names) == []
    await database.run(lambda c: c.execute(text("PRAGMA max_page_count = 1000000")))
    await database.run(lambda c: installation.write(c, "big", "x" * 1_000_000))
    assert await database.run(_names) == ["big"]
    await database.close()


async def test_a_database_that_cannot_be_reached_is_away(tmp_path: Path) -> None:
    nowhere = PostgresDatabase("postgresql+asyncpg://u:secret@127.0.0.1:1/x")
    with pytest.raises(DatabaseAwayError) as caught:
        await nowhere.open()
    assert "secret" not in str(caught.value)
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseAwayError):
        await SqliteDatabase(tmp_path / "file" / "x.sqlite3").open()


async def test_connections_that_the_server_ended_are_replaced(request: pytest.FixtureRequest) -> None:
    database = PostgresDatabase(await request.getfixturevalue("postgres").create())
    await database.open()
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    with pytest.raises(DatabaseAwayError):
        await database.run(lambda c: c.execute(text(others)))
    for _ in range(3):
        try:
            await database.run(lambda c: installation.write(c, "a", "1"))
        except DatabaseAwayError:
            continue
    assert await database.run(_names) == ["a"]
    await database.close()


@pytest.mark.parametrize(
    ("refuse", "allow"),
    [
        ("ALTER DATABASE {0} SET default_transaction_read_only = on", "ALTER DATABASE {0} RESET ALL"),
        ("ALTER ROLE role_{0} NOLOGIN", "ALTER ROLE role_{0} LOGIN"),
        ("ALTER DATABASE {0} RENAME TO {0}_away", "ALTER DATABASE {0}_away RENAME TO {0}"),
    ],
)
async def test_a_server_that_refuses_for_now_is_an_absence_that_ends(
    postgres: Postgres, refuse: str, allow: str
) -> None:
    url = make_url(await postgres.create())
    name = url.database or ""
    role = f"role_{name}"
    postgres.server.psql(f"CREATE ROLE {role} LOGIN")
    postgres.server.psql(f"ALTER DATABASE {name} OWNER TO {role}")
    database = PostgresDatabase(url.set(username=role).render_as_string())
    await database.open()

    def tell(statement: str) -> None:
        """Connections that are there already go on as before, so they have to end first."""
        postgres.server.psql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        postgres.server.psql(statement.format(name))

    tell(refuse)
    for _ in range(2):
        with pytest.raises(DatabaseAwayError):
            await database.run(lambda c: installation.write(c, "a", "1"))
    postgres.server.psql(allow.format(name))  # who connected read only is not told of it
    for _ in range(2):
        with contextlib.suppress(DatabaseAwayError):
            await database.run(lambda c: installation.write(c, "a", "1"))
    assert await database.run(_names) == ["a"]
    await database.close()


async def test_more_work_than_connections_waits_its_turn(request: pytest.FixtureRequest) -> None:
    database = PostgresDatabase(await request.getfixturevalue("postgres").create())
    await database.open()
    naps = [database.run(lambda c: c.execute(text("SELECT pg_sleep(0.02)"))) for _ in range(100)]
    assert len(await asyncio.gather(*naps)) == 100
    await database.close()


async def test_a_lock_of_another_program_is_an_absence_that_ends(tmp_path: Path) -> None:
    database = SqliteDatabase(tmp_path / "x.sqlite3")
    await database.open()
    other = sqlite3.connect(tmp_path / "x.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseAwayError, match="locked"):
        await database.run(lambda c: installation.write(c, "a", "1"))
    other.execute("ROLLBACK")
    other.close()
    await database.run(lambda c: installation.write(c, "a", "1"))
    assert await database.run(_names) == ["a"]
    await database.close()


async def test_only_what_is_durable_waits_for_the_disk(tmp_path: Path) -> None:
    def level(connection: Connection) -> int:
        return connection.execute(text("PRAGMA synchronous")).scalar_one()

    full, normal = 2, 1
    database = SqliteDatabase(tmp_path / "x.sqlite3")
    await database.open()
    assert await database.run(level) == full
    assert await database.run(level, durable=False) == normal
    assert await database.run(level) == full
    together = asyncio.gather(database.run(level, durable=False), database.run(level))
    assert await together == [full, full], "one that is durable makes all of its transaction so"
    await database.run(lambda c: installation.write(c, "a", "1"), durable=False)
    other = sqlite3.connect(tmp_path / "x.sqlite3")
    assert other.execute("SELECT name FROM installation").fetchall() == [("a",)], "others see it at once"
    other.close()
    await database.close()


async def test_a_transaction_begins_with_the_lock_for_writing(tmp_path: Path) -> None:
    database = SqliteDatabase(tmp_path / "x.sqlite3")
    await database.open()
    other = sqlite3.connect(tmp_path / "x.sqlite3", isolation_level=None, timeout=0)

    def read_first(connection: Connection) -> None:
        connection.execute(text("SELECT 1"))
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")

    await database.run(read_first)
    other.execute("BEGIN IMMEDIATE")
    other.close()
    await database.close()
