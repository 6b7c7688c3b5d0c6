"""/healthz of a polling process: whether Telegram and the database answer, and which part it plays."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.config import Config
from bot.storage.engine import DatabaseAwayError, SqliteDatabase
from bot.telegram.metrics import Metrics
from tests.bot.telegram.conftest import Configure
from tests.bot.telegram.running import free_port, polling, wait_for_port
from tests.botapi.client import PATIENCE, BotApi

pytestmark = pytest.mark.usefixtures("only_transport")


@pytest_asyncio.fixture
async def config(sqlite_config: Configure) -> AsyncIterator[Config]:
    config = sqlite_config(health_port=free_port(), poll_timeout=1)
    async with polling(config):
        await wait_for_port(config.health_port)
        yield config


async def _health(config: Config) -> tuple[int, dict[str, Any]]:
    url = f"http://127.0.0.1:{config.health_port}/healthz"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.json()


async def _becomes(config: Config, status: int) -> dict[str, Any]:
    async with asyncio.timeout(PATIENCE):
        while True:
            found, body = await _health(config)
            if found == status:
                return body
            await asyncio.sleep(0.1)


async def test_all_is_well(botapi: BotApi, config: Config) -> None:
    ann = await botapi.user("Ann")
    await botapi.ask(ann["id"], "a")
    status, body = await _health(config)
    assert 0 <= body.pop("last_poll_age") < 3
    expected = {"knowledge": "parrot 1", "database": "ok", "parked": 0, "role": "poller", "status": "ok"}
    assert (status, body) == (200, expected)


async def test_polls_that_keep_failing_show(botapi: BotApi, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = await botapi.user("Ann")
    await botapi.ask(ann["id"], "a")  # a poll has succeeded
    await botapi.fault("bad_gateway", "getUpdates")
    monkeypatch.setattr("bot.telegram.health._LATE_SECONDS", 0.5)
    failing = await _becomes(config, 503)
    assert failing["status"] == "failing"
    assert failing["last_poll_age"] > 1.5
    await botapi.clear_faults()
    assert (await _becomes(config, 200))["last_poll_age"] < 1.5


async def test_a_database_that_is_away_shows(botapi: BotApi, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    async def away(self: SqliteDatabase, work: Any, **_: Any) -> Any:
        raise DatabaseAwayError("for a test")

    with monkeypatch.context() as patch:
        patch.setattr(SqliteDatabase, "run", away)
        status, body = await _health(config)
    assert (status, body["database"], body["status"]) == (503, "away", "failing")
    assert (await _becomes(config, 200))["database"] == "ok"


async def test_a_database_that_hangs_shows_as_well(
    botapi: BotApi, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hangs(self: SqliteDatabase, work: Any, **_: Any) -> Any:
        await asyncio.Event().wait()

    with monkeypatch.context() as patch:
        patch.setattr(SqliteDatabase, "run", hangs)
        patch.setattr("bot.telegram.health._DATABASE_SECONDS", 0.1)
        status, body = await asyncio.wait_for(_health(config), 10)
    assert (status, body["database"]) == (503, "away")


def test_the_age_of_the_last_poll_is_shown_only_where_there_is_one() -> None:
    metrics = Metrics()
    assert b"last_poll_age" not in metrics.text()
    assert b"\npolicybot_last_poll_age_seconds 4.5\n" in metrics.text(4.5)
    assert b"last_poll_age" not in metrics.text()
