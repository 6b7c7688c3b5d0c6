from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.config import Config, Secret
from bot.storage.identity import Identity
from bot.telegram.conversion import Me
from bot.telegram.features.personal import PersonalData
from bot.telegram.features.reload import Reload
from bot.telegram.handling import Feature
from bot.telegram.ports import Knowledge
from tests.bot.storage.databases import Postgres, database, postgres
from tests.bot.telegram.running import config_for
from tests.botapi.client import BotApi
from tests.botapi.fixtures import botapi, botapi_server

__all__ = ["botapi", "botapi_server", "database", "postgres"]

Configure = Callable[..., Config]


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def configure(request: pytest.FixtureRequest, botapi: BotApi, tmp_path: Path) -> Configure:
    """Makes settings with a fresh database; every test that uses it runs on both engines."""
    url = None
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        url = Secret(await server.create())
    return lambda **changes: config_for(botapi, tmp_path, database_url=url, **changes)


@pytest.fixture
def sqlite_config(botapi: BotApi, tmp_path: Path) -> Configure:
    """Makes settings with a fresh SQLite database."""
    return lambda **changes: config_for(botapi, tmp_path, **changes)


@pytest.fixture
def only_transport(monkeypatch: pytest.MonkeyPatch) -> None:
    """No features but the transport's own: what is told here is about the way of a message, not about what is said."""

    def features(config: Config, _me: Me, knowledge: Knowledge, identity: Identity) -> Sequence[Feature]:
        return (PersonalData(identity), Reload(knowledge, config.operators))

    monkeypatch.setattr("bot.telegram.start.all_features", features)


def texts(messages: list[dict[str, Any]]) -> list[str]:
    """What the messages of a chat say."""
    return [message["text"] for message in messages]
