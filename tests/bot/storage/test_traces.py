"""What is deleted is gone from SQLite's files too, while they are in use."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest_asyncio
from sqlalchemy import Connection, update

from bot.session import Exchange, Session
from bot.storage import inbox, outbox, people, retention, unanswered
from bot.storage.engine import SqliteDatabase
from bot.storage.outbox import Outgoing
from bot.storage.retention import Retention
from bot.storage.sessions import Place, save_session
from bot.storage.tables import OutboxRow

NOW = datetime(2026, 5, 10, 8, tzinfo=UTC)
ANN = 501
WORD = "zebra-striped"


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    database = SqliteDatabase(tmp_path / "policybot.sqlite3")
    await database.open()
    await database.run(_fill)
    assert _traces(database)
    yield database
    await database.close()


def _fill(connection: Connection) -> None:
    """What Ann said, in small rows and in such as take pages of their own; and others' rows between."""
    for number in range(40):
        user = ANN if number % 2 else 900 + number
        words = f"{WORD if user == ANN else 'plain'} {number} " * (1 if number % 3 else 400)
        current = Exchange(at=NOW, topic="x", question=words)
        save_session(connection, Place(-number, 0, user), Session(current=current), Session(), 1, NOW)
        message = Outgoing(method="sendMessage", payload={"text": words}, chat_id=user, user_id=user)
        outbox.place(connection, [message], NOW)
        unanswered.add(connection, words, "en", f"hash of {user}", NOW)
        inbox.park(
            connection, number, f'{{"update_id": {number}, "from": {{"id": {user}}}, "text": "{words}"}}', "x", NOW
        )


def _traces(database: SqliteDatabase) -> list[str]:
    """The files in which Ann's words are found."""
    return sorted(path.name for path in database.path.parent.iterdir() if WORD.encode() in path.read_bytes())


async def test_what_a_person_said_is_in_no_file_once_it_is_forgotten(database: SqliteDatabase) -> None:
    await database.run(lambda c: people.erase(c, ANN, f"hash of {ANN}"))
    assert _traces(database) == []
    assert b"plain 2 " in database.path.read_bytes()


async def test_what_was_kept_long_enough_is_in_no_file(database: SqliteDatabase) -> None:
    await database.run(lambda c: c.execute(update(OutboxRow).values(state="sent")))
    await database.run(lambda c: retention.clear(c, Retention(), NOW + timedelta(days=91)))
    assert _traces(database) == []


async def test_while_somebody_reads_it_is_forgotten_and_gone_with_the_next_clearing(database: SqliteDatabase) -> None:
    reader = sqlite3.connect(database.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM unanswered").fetchone()
    await database.run(lambda c: people.erase(c, ANN, f"hash of {ANN}"))
    assert not any((await database.run(lambda c: people.export(c, ANN, f"hash of {ANN}"))).values())
    assert _traces(database), "the reader still sees it, so it is still there"
    reader.close()
    await database.run(lambda c: retention.clear(c, Retention(), NOW))
    assert _traces(database) == []
