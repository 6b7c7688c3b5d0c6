"""The webhook: who may post what, 200 only after the commit, and several processes at once."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.config import Config, Secret
from bot.storage import inbox
from bot.storage.engine import database_of
from bot.telegram.api import Api
from bot.telegram.webhook import command
from tests.bot.storage.databases import Postgres
from tests.bot.telegram.conftest import Configure, texts
from tests.bot.telegram.running import config_for, free_port, recorded, serving, wait_for_port
from tests.botapi.client import PATIENCE, BotApi

pytestmark = pytest.mark.usefixtures("only_transport")

SECRET = "not-a-real-secret-0123"
PACKED = gzip.compress(b'{"update_id": 1}', mtime=0)
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


def _settings(port: int) -> dict[str, Any]:
    return {
        "webhook_url": f"http://127.0.0.1:{port}/hook",
        "webhook_secret": Secret(SECRET),
        "listen_port": port,
    }


@asynccontextmanager
async def _served(config: Config) -> AsyncIterator[aiohttp.ClientSession]:
    async with serving(config), aiohttp.ClientSession(f"http://127.0.0.1:{config.listen_port}") as session:
        await wait_for_port(config.listen_port)
        yield session


@pytest_asyncio.fixture
async def config(configure: Configure) -> Config:
    return configure(**_settings(free_port()))


async def test_updates_come_by_webhook_and_are_answered(botapi: BotApi, config: Config) -> None:
    ann = await botapi.user("Ann")
    async with _served(config):
        await command(config, "set")
        for number, text in enumerate("abc", start=1):
            assert (await botapi.ask(ann["id"], text))["text"] == f"{number}. {', '.join('abc'[:number])}"
        await command(config, "delete")


async def test_what_a_poller_kept_and_did_not_come_to_is_answered(botapi: BotApi, config: Config) -> None:
    """Confirmed to Telegram, which posts it no more: the change from polling to the webhook must not lose it."""
    ann = await botapi.user("Ann")
    said = await botapi.say(ann["id"], "a", ann["id"])
    number, raw = said["update_id"], json.dumps(said)
    database = database_of(config.database_url.reveal() if config.database_url else None, config.data_dir)
    await database.open()
    await database.run(lambda c: inbox.remember(c, number, raw, datetime.now(UTC)))
    async with _served(config):
        assert (await botapi.next_message(ann["id"]))["text"] == "1. a"
        await recorded()
    assert not await database.run(inbox.waiting)
    await database.close()


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (401, {}, b"{}"),
        (401, {"X-Telegram-Bot-Api-Secret-Token": SECRET[:-1]}, b"{}"),
        (401, {"X-Telegram-Bot-Api-Secret-Token": SECRET + "x"}, b"{}"),
        (415, HEADERS | {"Content-Type": "text/plain"}, b'{"update_id": 1}'),
        (415, HEADERS | {"Content-Type": "application/x-www-form-urlencoded"}, b"update_id=1"),
        (400, HEADERS | {"Content-Type": "application/json"}, b"{not json"),
        (400, HEADERS | {"Content-Type": "application/json"}, b'{"message": {}}'),
        (400, HEADERS | {"Content-Type": "application/json"}, b"[" * 100_000),
        (400, HEADERS | {"Content-Type": "application/json", "Content-Encoding": "gzip"}, PACKED),
        (413, HEADERS | {"Content-Type": "application/json"}, b" " * (1024 * 1024 + 1)),
        (200, HEADERS | {"Content-Type": "application/json"}, b'{"update_id": 1}'),
        (200, HEADERS | {"Content-Type": "application/json"}, b'{"update_id": 2, "message": {"text": 5}}'),
        (200, HEADERS | {"Content-Type": "application/json"}, b'{"update_id": 3, "x": "\xff \\ud800"}'),
    ],
)
async def test_only_updates_with_the_secret_are_let_in(
    botapi: BotApi, sqlite_config: Configure, status: int, headers: dict[str, str], body: bytes
) -> None:
    config = sqlite_config(**_settings(free_port()))
    async with _served(config) as session, session.post("/hook", data=body, headers=headers) as response:
        assert response.status == status


@pytest.mark.parametrize("path", ["/{a", "/{a}", "/a%20b", "/a/"])
async def test_the_path_of_the_webhook_is_taken_literally(botapi: BotApi, sqlite_config: Configure, path: str) -> None:
    settings = _settings(free_port())
    config = sqlite_config(**settings | {"webhook_url": settings["webhook_url"].replace("/hook", path)})
    headers = HEADERS | {"Content-Type": "application/json"}
    async with _served(config) as session:
        for posted, status in ((path, 200), ("/other", 404)):
            async with session.post(posted, data=b'{"update_id": 1}', headers=headers) as response:
                assert response.status == status


@pytest.mark.parametrize(
    "sent",
    [
        b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Encoding: gzip\r\n\r\nabcd",
        b"\x16\x03\x01 hello\r\n\r\n",
        b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 20_000 + b"\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\n no name\r\n\r\n",
        b"POST /hook HTTP/1.1\r\nHost: x\r\n%sContent-Length: 4\r\nContent-Encoding: gzip\r\n\r\nabcd",
        b"POST /hook HTTP/1.1\r\nHost: x\r\n%sTransfer-Encoding: chunked\r\n\r\nzz\r\nabcd\r\n",
    ],
)
async def test_what_is_no_proper_http_is_refused_and_fills_no_log(
    botapi: BotApi, sqlite_config: Configure, caplog: pytest.LogCaptureFixture, sent: bytes
) -> None:
    config = sqlite_config(**_settings(free_port()))
    headers = "".join(
        f"{name}: {value}\r\n" for name, value in (HEADERS | {"Content-Type": "application/json"}).items()
    )
    async with _served(config):
        for _ in range(2):
            reader, writer = await asyncio.open_connection("127.0.0.1", config.listen_port)
            writer.write(sent.replace(b"%s", headers.encode()))
            assert (await asyncio.wait_for(reader.readline(), PATIENCE)).startswith((b"HTTP/1.0 40", b"HTTP/1.1 40"))
            writer.close()
    assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD"])
async def test_only_posts_are_let_in(botapi: BotApi, sqlite_config: Configure, method: str) -> None:
    config = sqlite_config(**_settings(free_port()))
    async with _served(config) as session, session.request(method, "/hook", headers=HEADERS) as response:
        assert response.status == 405


async def test_who_sends_the_head_of_a_request_too_slowly_is_cut_off(
    sqlite_config: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.health._IDLE_SECONDS", 1.0)
    config = sqlite_config(**_settings(free_port()))
    async with _served(config), asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection("127.0.0.1", config.listen_port)
        writer.write(b"POST /hook HTTP/1.1\r\nHost: x\r\n")
        while not reader.at_eof() and not writer.is_closing():
            writer.write(b"X-Slow: 1\r\n")
            with contextlib.suppress(TimeoutError, ConnectionError):
                await asyncio.wait_for(reader.read(1), 0.1)
        writer.close()


async def test_a_post_is_confirmed_only_after_the_commit(
    botapi: BotApi, sqlite_config: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = await botapi.user("Ann", started=True)
    config = sqlite_config(**_settings(free_port()))
    chat = {"id": ann["id"], "type": "private"}
    update = {"update_id": 7, "message": {"message_id": 1, "date": 1, "chat": chat, "from": ann, "text": "boom"}}
    monkeypatch.setattr("bot.telegram.intake.Intake.take", _refuses)
    headers = HEADERS | {"Content-Type": "application/json"}
    async with _served(config) as session:
        async with session.post("/hook", data=json.dumps(update), headers=headers) as response:
            assert response.status == 503
        monkeypatch.undo()
        update["message"]["text"] = "a"  # type: ignore[index]
        for _ in range(2):
            async with session.post("/hook", data=json.dumps(update), headers=headers) as response:
                assert response.status == 200
        await botapi.next_message(ann["id"])
        await asyncio.sleep(0.3)
    assert texts(await botapi.messages(ann["id"])) == ["1. a"]


async def _refuses(*_: object) -> None:
    raise RuntimeError("no commit")


async def test_health_and_metrics(botapi: BotApi, config: Config) -> None:
    ann = await botapi.user("Ann")
    async with _served(config) as session:
        await command(config, "set")
        await botapi.ask(ann["id"], "a")
        async with session.get("/healthz") as response:
            assert response.status == 200
            assert await response.json() == {"knowledge": "parrot 1", "parked": 0, "database": "ok", "status": "ok"}
        async with session.get("/metrics") as response:
            metrics = await response.text()
        assert 'policybot_updates_total{result="answered"} 1.0' in metrics
        assert 'policybot_sends_total{method="sendMessage",outcome="delivered"} 1.0' in metrics
        assert str(ann["id"]) not in metrics
        assert "last_poll_age" not in metrics
        await command(config, "delete")


async def test_three_processes_share_the_work_and_keep_the_order(
    botapi: BotApi, postgres: Postgres, tmp_path: Path
) -> None:
    url, ports = Secret(await postgres.create()), [free_port() for _ in range(3)]
    await botapi.reset(balancer=[f"http://127.0.0.1:{port}" for port in ports], webhook_retry_scale=0.01)
    people = [await botapi.user(f"P{n}") for n in range(10)]
    configs = [config_for(botapi, tmp_path, database_url=url, **_settings(port)) for port in ports]
    async with AsyncExitStack() as stack:
        for config in configs:
            await stack.enter_async_context(serving(config))
        for port in ports:
            await wait_for_port(port)
        await command(configs[0], "set")
        await botapi.disturb_updates(duplicate=0.2)
        for text in "abcd":
            await asyncio.gather(*(botapi.say(person["id"], text, person["id"]) for person in people))
        for person in people:
            async with asyncio.timeout(PATIENCE):
                while len(await _answers(botapi, person["id"])) < 4:
                    await asyncio.sleep(0.05)
        deliveries = (await botapi.counters())["webhook"]
        await command(configs[0], "delete")
    for person in people:
        assert await _answers(botapi, person["id"]) == ["1. a", "2. a, b", "3. a, b, c", "4. a, b, c, d"]
    assert deliveries


async def _answers(botapi: BotApi, chat: int) -> list[str]:
    return texts([message for message in await botapi.messages(chat) if message["from"]["is_bot"]])


async def test_the_webhook_is_set_shown_and_deleted(
    botapi: BotApi, sqlite_config: Configure, capsys: pytest.CaptureFixture[str]
) -> None:
    config = sqlite_config(**_settings(free_port()))
    for action, said in (
        ("info", "No webhook is set; 0 updates wait"),
        ("set", f"posts updates to {config.webhook_url}"),
        ("info", f"Updates go to {config.webhook_url}"),
        ("delete", "keeps updates"),
    ):
        await command(config, action)
        assert said in capsys.readouterr().out
    assert SECRET in str((await botapi.requests("setWebhook"))[0]["params"])


async def test_a_poller_sees_that_a_webhook_is_in_its_way(botapi: BotApi, sqlite_config: Configure) -> None:
    from bot.telegram.runtime import poll
    from bot.telegram.start import StartError
    from tests.bot.telegram.running import knowledge

    config = sqlite_config(**_settings(free_port()))
    await command(config, "set")
    with pytest.raises(StartError, match="webhook delete"):
        await poll(config, knowledge(), asyncio.Event())
    async with Api(config.token, config.api_url, 1.0) as api:
        await api.call("deleteWebhook", {})
