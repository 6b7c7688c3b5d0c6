"""A database that is not set up as it should be: said in one line, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import ProgrammingError

from bot.storage.engine import Database, PostgresDatabase, SqliteDatabase
from bot.storage.set_up import DatabaseSetUpError, explained
from tests.bot.storage.databases import Postgres


async def _refused(database: Database) -> str:
    with pytest.raises(DatabaseSetUpError) as caught:
        await database.open()
    await database.close()
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("role", "name", "said"),
    [
        ("postgres", "none_of_that_name", "there is no such database. Create it"),
        ("nobody_of_that_name", None, "does not let this user in. Check user and password"),
        ("no_rights", None, "GRANT USAGE, CREATE ON SCHEMA public"),
        ("only_reads", None, "the database is read only"),
    ],
)
async def test_what_postgresql_refuses_at_the_start_is_explained(
    postgres: Postgres, role: str, name: str | None, said: str
) -> None:
    url = make_url(await postgres.create())
    if role in ("no_rights", "only_reads"):
        postgres.server.psql(f"CREATE ROLE {role} LOGIN {'' if role == 'no_rights' else 'SUPERUSER'}")
        postgres.server.psql(f"ALTER ROLE {role} SET default_transaction_read_only = {role == 'only_reads'}")
    url = url.set(username=role, database=name or url.database)
    assert (await _refused(PostgresDatabase(url.render_as_string()))).startswith("DATABASE_URL: ")
    assert said in await _refused(PostgresDatabase(url.render_as_string()))


async def test_a_parameter_of_the_url_that_the_server_does_not_know_is_explained(postgres: Postgres) -> None:
    url = make_url(await postgres.create()).update_query_dict({"colour": "blue"})
    assert "does not know a parameter of the URL" in await _refused(PostgresDatabase(url.render_as_string()))


async def test_a_url_may_say_what_libpq_understands(postgres: Postgres) -> None:
    url = make_url(await postgres.create()).update_query_dict({"sslmode": "disable"})
    database = PostgresDatabase(url.render_as_string())
    await database.open()
    await database.close()


async def test_a_file_that_is_no_database_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "policybot.sqlite3"
    path.write_bytes(b"hello " * 1000)
    assert await _refused(SqliteDatabase(path)) == (
        f"{path}: this is no SQLite database. Move it away, or set another DATA_DIR"
    )
    assert path.read_bytes() == b"hello " * 1000


async def test_tables_of_a_newer_release_are_explained(database: Database) -> None:
    await database.run(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    assert "the tables were made by a newer release" in await _refused(database)


def test_what_is_nobodys_set_up_stays_what_it_is() -> None:
    fault = ProgrammingError("SELEC 1", {}, Exception("syntax error"))
    with pytest.raises(ProgrammingError), explained("x"):
        raise fault
    with pytest.raises(ValueError, match="other"), explained("x"):
        raise ValueError("other")
