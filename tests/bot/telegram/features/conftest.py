"""The whole bot with the packaged knowledge base, in the test's own event loop, against the local Bot API server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.config import Config
from bot.telegram.ports import Knowledge
from bot.telegram.runtime import poll
from knowledge.model import CHINA
from tests.bot.storage.databases import database
from tests.bot.telegram.running import config_for
from tests.botapi.client import PATIENCE, BotApi

__all__ = ["database"]

NOON = datetime(2023, 5, 17, 12, 0, tzinfo=CHINA)
"""A Wednesday; "now" wherever a test does not say otherwise."""

Running = Callable[..., AbstractAsyncContextManager[Config]]


class Clock:
    """A clock that a test sets; it goes on by itself from there."""

    def __init__(self, start: datetime) -> None:
        self._offset = start - datetime.now(UTC)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def set(self, moment: datetime) -> None:
        self._offset = moment - datetime.now(UTC)

    def forward(self, **span: float) -> None:
        self._offset += timedelta(**span)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the bots that a test starts."""
    clock = Clock(NOON)
    monkeypatch.setattr("bot.telegram.start.utc_now", clock)
    return clock


@pytest.fixture
def running(botapi: BotApi, tmp_path: Path, assistant: Assistant, clock: Clock) -> Running:
    """Runs the bot: ``async with running(): ...``; always the same SQLite database within a test."""
    del clock
    return runner(lambda **changes: config_for(botapi, tmp_path, **changes), assistant)


@pytest.fixture
def running_on_both(configure: Callable[..., Config], assistant: Assistant, clock: Clock) -> Running:
    """The same; every test that uses it runs on SQLite and on PostgreSQL."""
    del clock
    return runner(configure, assistant)


def runner(configure: Callable[..., Config], assistant: Assistant) -> Running:
    """Runs the bot with the settings that ``configure`` makes."""

    @asynccontextmanager
    async def run(**changes: Any) -> AsyncIterator[Config]:
        config = configure(**changes)
        stop = asyncio.Event()
        knowledge = Knowledge(lambda: assistant, lambda answering: str(answering.kb.version))  # type: ignore[attr-defined]
        task = asyncio.create_task(poll(config, knowledge, stop))
        try:
            yield config
        finally:
            stop.set()
            await asyncio.wait_for(task, PATIENCE)

    return run


def labels(message: dict[str, Any]) -> list[str]:
    """What stands on the inline buttons of a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def link(message: dict[str, Any], label: str) -> str:
    """Where the button with this label leads."""
    rows = message["reply_markup"]["inline_keyboard"]
    return next(button["url"] for row in rows for button in row if button["text"] == label and "url" in button)
