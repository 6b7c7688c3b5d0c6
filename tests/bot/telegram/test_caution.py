"""An update that ends the process: found after some starts and parked, so that the others are answered again."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.config import Config, Secret
from bot.storage import trials
from bot.storage.engine import Database, database_of
from bot.storage.leash import PostgresLeash
from bot.telegram.webhook import command
from tests.bot.storage.databases import Postgres
from tests.bot.telegram.conftest import Configure
from tests.bot.telegram.running import config_for, free_port, polling, serving, wait_for_port
from tests.bot.telegram.test_cli import environment_for
from tests.bot.telegram.test_intake import updates_in
from tests.botapi.client import PATIENCE, BotApi

MORTAL = """
import os, signal, sys
from bot.config import load_config
from bot.telegram import run_polling, serve_webhook
from tests.bot.telegram.parrot import Parrot

class Mortal(Parrot):
    def respond(self, message, session, quoted=None):
        if message.text == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().respond(message, session, quoted)

sys.exit((serve_webhook if sys.argv[1] == 'serve' else run_polling)(load_config(), Mortal))
"""


def _environment(botapi: BotApi, config: Config, **settings: str) -> dict[str, str]:
    """For processes with the database of ``config``, which all have a key of their own folder."""
    url = config.database_url.reveal().replace("+asyncpg", "") if config.database_url else ""
    return environment_for(botapi, config.data_dir.parent, DATABASE_URL=url, **settings)


async def _mortal(command: str, environment: dict[str, str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(sys.executable, "-c", MORTAL, command, env=environment)


@asynccontextmanager
async def _until_all_is_confirmed(
    botapi: BotApi, command: str, environment: dict[str, str]
) -> AsyncIterator[tuple[list[int], asyncio.subprocess.Process]]:
    """Starts processes, one after the other dies; gives how they ended, and the one that did not. None is left over."""
    ends: list[int] = []
    confirmed = asyncio.create_task(botapi.confirmed(timeout=3 * PATIENCE))
    while True:
        process = await _mortal(command, environment)
        try:
            ended = asyncio.create_task(process.wait())
            await asyncio.wait([ended, confirmed], return_when=asyncio.FIRST_COMPLETED)
            if confirmed.done():
                await confirmed
                yield ends, process
                return
        finally:
            if process.returncode is None:
                process.kill()
            await ended
        ends.append(ended.result())
        assert len(ends) < 9


async def _goes_on(botapi: BotApi, person: dict[str, Any]) -> None:
    """Both of the person's questions were taken in, each once and in order.

    What became of the answers is another matter: each death may have come while they were on their way.
    """
    message = await botapi.ask(person["id"], "c")
    while not message["text"].endswith("3. a, b, c"):
        message = await botapi.next_message(person["id"])


async def _say_all(botapi: BotApi) -> dict[str, Any]:
    """Somebody asks before and after somebody else says what kills; gives the former."""
    ann, ben = await botapi.user("Ann"), await botapi.user("Ben")
    for person, text in ((ann, "a"), (ben, "die"), (ann, "b")):
        await botapi.say(person["id"], text, person["id"])
    return ann


async def test_an_update_that_kills_every_poller_is_parked_and_the_others_are_answered(
    botapi: BotApi, sqlite_config: Configure
) -> None:
    ann, config = await _say_all(botapi), sqlite_config()
    async with _until_all_is_confirmed(botapi, "run", _environment(botapi, config)) as (ends, process):
        assert ends == [-signal.SIGKILL] * 4
        await _goes_on(botapi, ann)
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
    assert [state for _, state, _ in await updates_in(config)] == ["done", "parked", "done", "done"]


async def test_an_update_that_kills_every_webhook_process_is_parked_and_the_others_are_answered(
    botapi: BotApi, configure: Configure
) -> None:
    await botapi.reset(webhook_retry_scale=0.01)
    port, secret = free_port(), "not-a-real-secret-0123"
    url = f"http://127.0.0.1:{port}/hook"
    config = configure(webhook_url=url, webhook_secret=Secret(secret), listen_port=port)
    await command(config, "set")
    ann = await _say_all(botapi)
    environment = _environment(botapi, config, WEBHOOK_URL=url, WEBHOOK_SECRET=secret, LISTEN_PORT=str(port))
    async with _until_all_is_confirmed(botapi, "serve", environment) as (ends, process):
        assert ends == [-signal.SIGKILL] * 4
        await _goes_on(botapi, ann)
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
    assert [state for _, state, _ in await updates_in(config)] == ["done", "parked", "done", "done"]
    assert not await _died(config), "the last one said that it stops"
    await command(config, "delete")


OTHER = 1
"""The number of some process."""


async def _died(config: Config) -> bool:
    """What a process that starts now would hear of the one before."""
    database = database_of(config.database_url.reveal() if config.database_url else None, config.data_dir)
    try:
        return await database.run(lambda c: trials.begin(c, OTHER, frozenset({OTHER})))
    finally:
        await database.close()


@pytest.mark.usefixtures("only_transport")
async def test_after_an_orderly_stop_nothing_is_tried_one_at_a_time(
    botapi: BotApi, configure: Configure, caplog: pytest.LogCaptureFixture
) -> None:
    ann, config = await botapi.user("Ann"), configure()
    async with polling(config):
        await botapi.ask(ann["id"], "a")
    assert not await _died(config)
    assert "one at a time" not in caplog.text
    async with polling(config):  # with caution, for the process that _died() stood for said nothing
        assert (await botapi.ask(ann["id"], "b"))["text"] == "2. a, b"
    assert "one at a time" in caplog.text
    assert not await _died(config)


@pytest.mark.usefixtures("only_transport")
async def test_a_webhook_process_is_careful_for_a_while(
    botapi: BotApi, configure: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it counts no tries any more; another one's, of an update that is still to come, stay on record."""
    monkeypatch.setattr("bot.telegram.caution._CAREFUL_SECONDS", 0.0)
    ann, port = await botapi.user("Ann"), free_port()
    settings = {"webhook_url": f"http://127.0.0.1:{port}/hook", "webhook_secret": Secret("not-a-real-secret-0123")}
    config = configure(listen_port=port, **settings)
    async with serving(config):
        await wait_for_port(port)
    assert not await _died(config)
    counted: list[int] = []
    monkeypatch.setattr(trials, "begun", lambda _connection, number, _ended: counted.append(number) or 0)
    async with serving(config):
        await wait_for_port(port)
        await command(config, "set")
        await botapi.ask(ann["id"], "a")
        await command(config, "delete")
    assert not counted


@pytest.mark.usefixtures("only_transport")
@pytest.mark.parametrize("says_so", [True, False])
async def test_a_webhook_process_that_lives_hears_of_the_death_of_another(
    botapi: BotApi, tmp_path: Path, postgres: Postgres, monkeypatch: pytest.MonkeyPatch, says_so: bool
) -> None:
    """Telegram posts to it what the other one died of: that try is counted too."""
    monkeypatch.setattr("bot.storage.leash.Leash.sweep_seconds", 0.1)
    port, url = free_port(), await postgres.create()
    hook = f"http://127.0.0.1:{port}/hook"
    secret = Secret("not-a-real-secret-0123")
    changes: dict[str, Any] = {"webhook_url": hook, "webhook_secret": secret, "listen_port": port}
    config = config_for(botapi, tmp_path, database_url=Secret(url), **changes)
    counted: list[int] = []
    monkeypatch.setattr(trials, "begun", lambda _connection, number, _ended: counted.append(number) or 0)
    ann, database, other = await botapi.user("Ann"), database_of(url, tmp_path), PostgresLeash(url)
    looks, living = list[frozenset[int]](), PostgresLeash.living

    async def look(leash: PostgresLeash) -> frozenset[int] | None:
        looks.append(await living(leash) or frozenset())
        return looks[-1]

    async def looked_again(owner: int, *, lives: bool) -> None:
        """Waits until all who look have found so, and gone on."""
        looks.clear()
        async with asyncio.timeout(PATIENCE):
            while [owner in found for found in looks].count(lives) < 6:
                await asyncio.sleep(0.05)

    monkeypatch.setattr(PostgresLeash, "living", look)
    async with serving(config):
        await wait_for_port(port)
        await other.hold()
        await database.run(lambda c: trials.begin(c, other.owner, None))
        await command(config, "set")
        await botapi.ask(ann["id"], "a")
        assert not counted
        await looked_again(other.owner, lives=True)
        if says_so:
            await database.run(lambda c: trials.end(c, other.owner, frozenset()))
        await other.release()
        await looked_again(other.owner, lives=False)
        await botapi.ask(ann["id"], "b")
        await command(config, "delete")
    await database.close()
    assert len(counted) == (0 if says_so else 1)


async def test_who_died_is_known_by_who_lives_and_said_nothing(database: Database) -> None:
    async def begin(owner: int, living: set[int] | None) -> bool:
        known = None if living is None else frozenset(living)
        return await database.run(lambda c: trials.begin(c, owner, known))

    assert not await begin(1, {1})
    assert not await begin(2, {1, 2}), "the first one lives"
    assert not await begin(1, {1, 2}), "and begins again"
    await database.run(lambda c: trials.end(c, 1, frozenset()))
    assert not await begin(3, {2, 3}), "the first one said that it stops"
    assert await begin(4, {3, 4}), "the second one died"
    assert not await begin(5, {3, 4, 5}), "which was heard"
    assert await begin(6, None), "nobody knows"
    assert not await begin(7, {3, 4, 5, 6, 7}), "nobody was forgotten"


async def test_tries_are_on_record_until_they_end(database: Database) -> None:
    async def begun(number: int, *ended: int) -> int:
        return await database.run(lambda c: trials.begun(c, number, frozenset(ended)))

    assert [await begun(7), await begun(7), await begun(8), await begun(7)] == [0, 1, 0, 2]
    assert [await begun(8, 7), await begun(7)] == [1, 0]
    await database.run(lambda c: trials.end(c, 1, frozenset({7})))
    assert [await begun(7), await begun(8)] == [0, 2]


async def test_tries_are_counted_by_several_processes_at_once(database: Database) -> None:
    before = await asyncio.gather(*(database.run(lambda c: trials.begun(c, 7)) for _ in range(20)))
    assert sorted(before) == list(range(20))


async def test_only_the_latest_tries_are_remembered(database: Database) -> None:
    def work(connection: Connection) -> list[int]:
        for number in range(150):
            trials.begun(connection, number)
        return [trials.begun(connection, number) for number in (149, 0)]

    assert await database.run(work) == [1, 0]
