"""A bot running in the test's own event loop, against the local Bot API server."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from bot.config import Config, Secret
from bot.storage.engine import database_of
from bot.storage.tables import OutboxRow
from bot.telegram.ports import Knowledge
from bot.telegram.runtime import poll, serve
from tests.bot.telegram.parrot import Parrot
from tests.botapi.client import PATIENCE, BotApi

OPERATOR = 900_000_001
_SENDING = ("Sender._deliver", "Sender._advance", "Sender._place")


def config_for(botapi: BotApi, folder: Path, **changes: Any) -> Config:
    """Settings for the local server: everything as in real use, but for a hurried pace."""
    settings: dict[str, Any] = {
        "token": Secret(botapi.token),
        "api_url": botapi.base_url.removesuffix("/bot"),
        "data_dir": folder / "data",
        "operators": frozenset({OPERATOR}),
        "chat_pace": timedelta(0),
        "group_limit": 10_000,
        "send_rate": 1000.0,
        "flood_messages": 10_000,
        "poll_timeout": 5,
        "poll_pace": 0.0,
        "request_timeout": 15.0,
        "stop_timeout": 3.0,
    }
    return Config(**settings | changes)


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


async def wait_for_port(port: int) -> None:
    """Waits until somebody listens there."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
                continue
            writer.close()
            return


def knowledge(parrot: Parrot | None = None) -> Knowledge:
    """A parrot in place of the assistant."""
    return Knowledge(lambda: parrot or Parrot(), lambda answering: str(getattr(answering, "version", "")))


@asynccontextmanager
async def polling(config: Config, parrot: Parrot | None = None) -> AsyncIterator[Parrot]:
    """``policybot run`` with a parrot; stopped in the end, which must be orderly."""
    parrot = parrot or Parrot()
    async with _running(lambda known, stop: poll(config, known, stop), parrot):
        yield parrot


@asynccontextmanager
async def serving(config: Config, parrot: Parrot | None = None) -> AsyncIterator[Parrot]:
    """``policybot serve`` with a parrot."""
    parrot = parrot or Parrot()
    async with _running(lambda known, stop: serve(config, known, stop), parrot):
        yield parrot


@asynccontextmanager
async def _running(work: Callable[..., Any], parrot: Parrot) -> AsyncIterator[None]:
    stop = asyncio.Event()
    task = asyncio.create_task(work(knowledge(parrot), stop))
    try:
        yield
    finally:
        if not task.done():
            stop.set()
        await asyncio.wait_for(task, PATIENCE)


async def recorded() -> None:
    """Waits until the bots of this event loop have written down what became of all that they have sent."""
    async with asyncio.timeout(PATIENCE):
        while any(name in repr(task.get_coro()) for task in asyncio.all_tasks() for name in _SENDING):
            await asyncio.sleep(0.01)


async def outbox_rows(config: Config) -> list[RowMapping]:
    """What a stopped bot left in its outbox."""

    def work(connection: Connection) -> list[RowMapping]:
        rows = connection.execute(select(*OutboxRow.__table__.columns).order_by(OutboxRow.id))
        return list(rows.mappings())

    database = database_of(config.database_url.reveal() if config.database_url else None, config.data_dir)
    try:
        return await database.run(work)
    finally:
        await database.close()
