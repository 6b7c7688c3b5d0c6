"""Which processes are alive, and which one leads: so that a dead process's work is taken over and only one polls.

A process is known by its owner number. On PostgreSQL it holds an advisory lock under that number for as long as its
connection lives, and the leader holds one more; the server drops both the moment the process dies. On SQLite there is
only one process, which a lock on a file beside the database makes sure of.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import secrets
from abc import ABC, abstractmethod
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]

from bot.storage.engine import plain_url

_PROCESSES = 0x706F6C69  # namespace of the owners' locks
_LEADER = (0x706F6C6A, 1)
_PULSE = 1.0
_KEEPALIVE = {
    "tcp_keepalives_idle": "3",
    "tcp_keepalives_interval": "1",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "6000",  # where an answer to the vanished was under way, no keepalive is sent
}


class DatabaseInUseError(Exception):
    """Another process already works with this SQLite database."""


class Leash(ABC):
    """The hold of this process on its owner number."""

    sweep_seconds = 1.0
    """How often to look for work that was left over."""
    patience = 3
    """How often in a row another process must be missing before its work is taken over."""

    def __init__(self) -> None:
        self.owner = secrets.randbelow(2**31 - 1) + 1

    @abstractmethod
    async def hold(self) -> None:
        """Takes hold; raises DatabaseInUseError."""

    @abstractmethod
    async def living(self) -> frozenset[int] | None:
        """Owner numbers of the processes that are alive, this one included; None if that cannot be told at present."""

    @abstractmethod
    async def lead(self) -> None:
        """Waits until this process is the leader."""

    @property
    @abstractmethod
    def leads(self) -> bool:
        """Whether it still is."""

    @abstractmethod
    async def release(self) -> None:
        """Lets go, so that others need not wait."""


class FileLeash(Leash):
    """A lock on a file: the one process of a SQLite database."""

    sweep_seconds = 5.0
    patience = 1

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: int | None = None

    async def hold(self) -> None:
        """Locks the file."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise DatabaseInUseError(f"another policybot already works in {self._path.parent}") from None
        self._file = descriptor

    async def living(self) -> frozenset[int] | None:
        """Only this process."""
        return frozenset({self.owner})

    async def lead(self) -> None:
        """At once: there is nobody else."""

    @property
    def leads(self) -> bool:
        """As long as the file is locked."""
        return self._file is not None

    async def release(self) -> None:
        """Unlocks the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


class PostgresLeash(Leash):
    """Advisory locks on a connection of their own, which is renewed when it breaks."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = plain_url(url)
        self._connection: asyncpg.Connection | None = None
        self._busy = asyncio.Lock()
        self._wants_lead = False
        self._elected = asyncio.Event()
        self._pulse: asyncio.Task[None] | None = None

    async def hold(self) -> None:
        """Connects and keeps the connection alive from now on."""
        with contextlib.suppress(*_AWAY):
            await self._beat()
        self._pulse = asyncio.create_task(self._keep())

    async def living(self) -> frozenset[int] | None:
        """Everybody whose lock the server knows."""
        async with self._busy:
            if self._connection is None:
                return None
            try:
                rows = await self._connection.fetch(
                    "SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND granted"
                    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
                    _PROCESSES,
                    timeout=5,
                )
            except _AWAY:
                return None
        return frozenset(int(row["objid"]) for row in rows)

    async def lead(self) -> None:
        """Waits for the leader's lock, asking once a second."""
        self._wants_lead = True
        await self._elected.wait()

    @property
    def leads(self) -> bool:
        """False from the moment on at which the connection is known to be broken."""
        return self._elected.is_set()

    async def release(self) -> None:
        """Closes the connection, and with it all locks."""
        if self._pulse is not None:
            self._pulse.cancel()
            await asyncio.gather(self._pulse, return_exceptions=True)
        self._drop()

    async def _keep(self) -> None:
        while True:
            try:
                await self._beat()
            except _AWAY:
                self._drop()
            await asyncio.sleep(_PULSE)

    async def _beat(self) -> None:
        async with self._busy:
            if self._connection is None:
                settings = {"application_name": "policybot leash", **_KEEPALIVE}
                connection = await asyncpg.connect(self._url, timeout=5, command_timeout=5, server_settings=settings)
                try:
                    await connection.execute("SELECT pg_advisory_lock($1::int, $2::int)", _PROCESSES, self.owner)
                except BaseException:
                    connection.terminate()
                    raise
                self._connection = connection
            if self._wants_lead and not self._elected.is_set():
                if await self._connection.fetchval("SELECT pg_try_advisory_lock($1::int, $2::int)", *_LEADER):
                    self._elected.set()
            else:
                await self._connection.fetchval("SELECT 1")

    def _drop(self) -> None:
        self._elected.clear()
        if self._connection is not None:
            self._connection.terminate()
            self._connection = None


_AWAY = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError)


def leash_of(url: str | None, data_dir: Path) -> Leash:
    """The leash that goes with database_of(url, data_dir)."""
    return PostgresLeash(url) if url else FileLeash(data_dir / "policybot.lock")
