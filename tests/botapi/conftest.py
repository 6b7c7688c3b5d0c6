"""The fixtures of this package, for its own tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from telegram import Bot
from telegram.request import HTTPXRequest

from .client import BotApi
from .fixtures import botapi, botapi_server

__all__ = ["bot", "botapi", "botapi_server"]


@pytest_asyncio.fixture
async def bot(botapi: BotApi) -> AsyncIterator[Bot]:
    """python-telegram-bot's own Bot, over real HTTP."""
    file_url = botapi.base_url.replace("/bot", "/file/bot")
    plain = {"verify": False}  # no TLS here, and setting it up takes longer than most tests
    calls, polls = HTTPXRequest(httpx_kwargs=plain), HTTPXRequest(httpx_kwargs=plain)
    async with Bot(botapi.token, botapi.base_url, file_url, calls, polls) as ready:
        await botapi.catch_up()
        yield ready
