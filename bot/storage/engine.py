"""The database: SQLite in a folder, or PostgreSQL by URL. Work is a function of one SQLAlchemy connection.

:meth:`Database.run` carries a function out in one transaction and commits before it returns. The functions are plain
(not async), so nothing can wait for Telegram while it holds a transaction, and the same code runs on both engines.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Engine
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.storage.set_up import explained

T = TypeVar("T")
Work = Callable[[Connection], T]

_LOG = logging.getLogger(__name__)
_SHORTEST_WAIT = 0.1
_LONGEST_WAIT = 2.0
_GROUP = 16
_LOCK_SECONDS = 0.05
_CONNECTIONS = 8
_SCRUB = "scrub"
_SQLITE_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PROTOCOL,
}
# Connection, transaction rollback (deadlock), resources (disk full), operator intervention, system error.
_POSTGRES_PASSING = ("08", "40", "53", "57", "58")
_READ_ONLY = "25006"
# What is a mistake at the start, and once it has worked will be put right: read only (after a failover), no entry, no
# such database.
_POSTGRES_REFUSING = (_READ_ONLY, "28", "3D")


class DatabaseAwayError(Exception):
    """The database cannot be reached or cannot write at present; the same work may be tried again."""


class Database(ABC):
    """One database; open it before use and close it after."""

    @abstractmethod
    async def open(self) -> None:
        """Connects and brings the tables up to date; raises DatabaseAwayError or DatabaseSetUpError."""

    @abstractmethod
    async def run(self, work: Work[T], *, durable: bool = True) -> T:
        """The result of ``work`` in a committed transaction; raises DatabaseAwayError, or what ``work`` raised.

        ``work`` may be called again if the transaction failed, so it must have no effect but on the connection. If the
        caller is cancelled, it is either carried out whole or not at all. What is not ``durable`` survives the death of
        this process at once, but that of the machine only with the next durable transaction.
        """

    @abstractmethod
    async def close(self) -> None:
        """Ends all connections."""


class SqliteDatabase(Database):
    """A SQLite file in WAL mode, used by one process.

    Transactions run in the event loop itself. They take about half a millisecond with the synchronised commit; handing
    them to a thread costs as much again in CPU, and SQLAlchemy's asyncio layer over aiosqlite, with one change of
    threads a statement, five times as much (measured). Work that comes up in the same turn of the loop shares one
    transaction, and so its commit. A lock held by another program is not waited for: that is an absence.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = _sqlite_engine(path)
        self._connection: Connection | None = None
        self._waiting: deque[tuple[Work[Any], bool, asyncio.Future[Any]]] = deque()
        self._synchronised = True

    async def open(self) -> None:
        """Makes the file if it is missing and brings its tables up to date."""
        from bot.storage.migrate import migrate

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.path.touch(mode=0o600)
        except OSError as error:
            raise DatabaseAwayError(f"{self.path}: {error.strerror}") from error
        with explained(str(self.path)):
            await self.run(migrate)

    async def run(self, work: Work[T], *, durable: bool = True) -> T:
        """See Database.run."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        if not self._waiting:
            loop.call_soon(self._carry_out)
        self._waiting.append((work, durable, done))
        return await done

    async def close(self) -> None:
        """Closes the file."""
        self._disconnect()

    def _carry_out(self) -> None:
        group = [self._waiting.popleft() for _ in range(min(_GROUP, len(self._waiting)))]
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._carry_out)
        durable = any(durable for _, durable, _ in group)
        outcomes = self._together([work for work, _, _ in group], durable)
        for (_, _, done), (result, error) in zip(group, outcomes, strict=True):
            if done.done():
                continue
            if error is not None:
                done.set_exception(error)
            else:
                done.set_result(result)

    def _together(self, works: list[Work[Any]], durable: bool) -> list[tuple[Any, Exception | None]]:
        """All in one transaction; if that fails, each in its own, so that one cannot spoil the others."""
        try:
            return [(result, None) for result in self._transact(works, durable)]
        except Exception as error:
            if len(works) == 1 or isinstance(error, DatabaseAwayError):
                return [(None, error)] * len(works)
        return [self._together([work], durable)[0] for work in works]

    def _transact(self, works: list[Work[Any]], durable: bool) -> list[Any]:
        try:
            if self._connection is None:
                self._connection, self._synchronised = self._engine.connect(), True
            self._synchronise(durable)
            with self._connection.begin():
                results = [work(self._connection) for work in works]
            self._scrub()
            return results
        except DBAPIError as error:
            if not _passing(error):
                raise
            self._disconnect()
            raise DatabaseAwayError(str(error.orig)) from None
        except sqlite3.OperationalError as error:  # from _synchronise, which SQLAlchemy knows nothing of
            self._disconnect()
            raise DatabaseAwayError(str(error)) from None

    def _synchronise(self, durable: bool) -> None:
        """Whether the next commit waits for the disk."""
        if durable != self._synchronised and self._connection is not None:
            level = "FULL" if durable else "NORMAL"
            self._connection.connection.cursor().execute(f"PRAGMA synchronous={level}")
            self._synchronised = durable

    def _scrub(self) -> None:
        """Empties the log of changes if :func:`scrub` was called: it holds pages as they were before a deletion.

        What is committed stays so if that fails, say because a backup is reading; the next time takes all.
        """
        if self._connection is None or not self._connection.info.pop(_SCRUB, False):
            return
        with contextlib.suppress(sqlite3.OperationalError):
            self._connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _disconnect(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(DBAPIError):
                self._connection.close()
            self._connection = None
        self._engine.dispose()


async def persistently(database: Database, work: Work[T], *, durable: bool = True) -> T:
    """The result of ``work``, however long the database is away."""
    wait = _SHORTEST_WAIT
    while True:
        try:
            return await database.run(work, durable=durable)
        except DatabaseAwayError as error:
            _LOG.warning("the database is away: %s", error)
            await asyncio.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)


def scrub(connection: Connection) -> None:
    """What is deleted in this transaction goes from SQLite's files as soon as it is committed, not from tables only."""
    connection.info[_SCRUB] = True


class ImmediateSqlite(SQLiteDialect_pysqlite):
    """SQLite whose transactions begin with the lock for writing.

    A dialect of its own instead of a listener to the engine's "begin": with any listener SQLAlchemy looks for more
    around every statement, which costs a tenth of handling an update (measured).
    """

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: DBAPIConnection) -> None:
        """Begins; the driver itself begins nothing, see _prepare."""
        dbapi_connection.cursor().execute("BEGIN IMMEDIATE")


registry.register("sqlite.immediate", __name__, ImmediateSqlite.__name__)


def _sqlite_engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite+immediate:///{path}", hide_parameters=True, connect_args={"timeout": _LOCK_SECONDS})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    return engine


class PostgresDatabase(Database):
    """A PostgreSQL database, through asyncpg. Every work has its own transaction; works run side by side."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._places = asyncio.Semaphore(_CONNECTIONS)
        self._engine = create_async_engine(
            "postgresql+asyncpg://",
            async_creator=partial(_connected, url),
            hide_parameters=True,  # they are people's words, and exceptions are logged
            pool_size=_CONNECTIONS,
            max_overflow=0,
        )

    async def open(self) -> None:
        """Connects and brings the tables up to date; of several processes one does it, the others wait."""
        from bot.storage.migrate import migrate

        with explained("DATABASE_URL"):
            await self._waited_for(migrate, _POSTGRES_PASSING)

    async def run(self, work: Work[T], *, durable: bool = True) -> T:
        """See Database.run; here all is durable at once."""
        del durable
        return await self._waited_for(work, _POSTGRES_PASSING + _POSTGRES_REFUSING)

    async def _waited_for(self, work: Work[T], passing: tuple[str, ...]) -> T:
        try:
            # Waiting for a place here, in order and for as long as it takes, instead of in the pool.
            async with self._places, self._engine.begin() as connection:
                return await connection.run_sync(work)
        except DBAPIError as error:
            if not _passing(error, passing):
                raise
            state = getattr(error.orig, "sqlstate", None)
            if state == _READ_ONLY:  # a new connection may find the server that is written to now
                await self._engine.dispose()
            raise DatabaseAwayError(f"{type(error.orig).__name__} {state or ''}".rstrip()) from None
        except (OSError, TimeoutError) as error:
            raise DatabaseAwayError(str(error) or type(error).__name__) from None

    async def close(self) -> None:
        """Closes the pool."""
        await self._engine.dispose()


async def _connected(url: str) -> Any:
    """A connection made by asyncpg itself: SQLAlchemy does not know all that the URL may say, such as ``sslmode``."""
    import asyncpg  # type: ignore[import-untyped]

    settings = {"application_name": "policybot"}
    return await asyncpg.connect(plain_url(url), timeout=5, command_timeout=10, server_settings=settings)


def plain_url(url: str) -> str:
    """The URL without the name of a driver."""
    return url.replace("postgresql+asyncpg://", "postgresql://", 1)


def _passing(error: DBAPIError, states: tuple[str, ...] = ()) -> bool:
    """Whether the fault lies with the database and may pass, not with the statement."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return (code & 0xFF) in _SQLITE_PASSING
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return str(state).startswith(states)
    return error.connection_invalidated or isinstance(error, InterfaceError)


def database_of(url: str | None, data_dir: Path) -> Database:
    """The database of a PostgreSQL URL (postgresql+asyncpg://...), else SQLite in ``data_dir``."""
    return PostgresDatabase(url) if url else SqliteDatabase(data_dir / "policybot.sqlite3")
