"""Fixtures for pytest: put `pytest_plugins = ["tests.botapi.fixtures"]` into tests/conftest.py."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from .client import BotApi
from .process import BotApiServer


@pytest.fixture(scope="session")
def botapi_server() -> Iterator[BotApiServer]:
    """One server process for the whole run (for each worker of pytest-xdist)."""
    with BotApiServer() as server:
        yield server


@pytest_asyncio.fixture
async def botapi(botapi_server: BotApiServer) -> AsyncIterator[BotApi]:
    """A fresh Telegram for one test; the test fails if the bot broke a rule of the Bot API in it."""
    async with botapi_server.client() as client:
        await client.reset()
        yield client
        await client.assert_no_violations()
