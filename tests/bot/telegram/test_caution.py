"""An update that ends the process: found after some starts and parked, so that the others are answered again."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from bot.config import Config
from bot.storage import trials
from bot.storage.engine import Database, database_of
from tests.bot.telegram.conftest import Configure
from tests.bot.telegram.running import config_for, polling
from tests.bot.telegram.test_cli import environment_for
from tests.bot.telegram.test_intake import updates_in
from tests.botapi.client import BotApi

MORTAL = """
import os, signal, sys
from bot.config import load_config
from bot.telegram import run_polling
from tests.bot.telegram.parrot import Parrot

class Mortal(Parrot):
    def respond(self, message, session, quoted=None):
        if message.text == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().respond(message, session, quoted)

sys.exit(run_polling(load_config(), Mortal))
"""


async def test_an_update_that_kills_every_process_is_parked_and_the_others_are_answered(
    botapi: BotApi, tmp_path: Path
) -> None:
    ann, ben = await botapi.user("Ann"), await botapi.user("Ben")
    for person, text in ((ann, "a"), (ben, "die"), (ann, "b")):
        await botapi.say(person["id"], text, person["id"])
    ends: list[int] = []
    while True:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", MORTAL, env=environment_for(botapi, tmp_path)
        )
        ended, confirmed = asyncio.create_task(process.wait()), asyncio.create_task(botapi.confirmed(timeout=30))
        await asyncio.wait([ended, confirmed], return_when=asyncio.FIRST_COMPLETED)
        confirmed.cancel()
        await asyncio.gather(confirmed, return_exceptions=True)
        if not ended.done():
            break
        ends.append(ended.result())
        assert len(ends) < 9
    assert ends == [-signal.SIGKILL] * 4
    answers = [(await botapi.next_message(ann["id"]))["text"]]
    while answers[-1] == "1. a":  # which may have been on its way when the process died
        answers.append((await botapi.next_message(ann["id"]))["text"])
    assert answers[-1] == "2. a, b"
    process.send_signal(signal.SIGTERM)
    assert await ended == 0
    states = [state for _, state, _ in await updates_in(config_for(botapi, tmp_path))]
    assert states == ["done", "parked", "done"]


async def _died(config: Config) -> bool:
    """What a poller that starts now would hear of the one before."""
    database = database_of(config.database_url.reveal() if config.database_url else None, config.data_dir)
    try:
        return await database.run(trials.begin)
    finally:
        await database.close()


@pytest.mark.usefixtures("only_transport")
async def test_after_an_orderly_stop_nothing_is_tried_one_at_a_time(botapi: BotApi, configure: Configure) -> None:
    ann, config = await botapi.user("Ann"), configure()
    async with polling(config):
        await botapi.ask(ann["id"], "a")
    assert not await _died(config)
    assert await _died(config), "that one did not say that it stops"
    async with polling(config):  # with caution
        assert (await botapi.ask(ann["id"], "b"))["text"] == "2. a, b"
    assert not await _died(config)


async def test_tries_are_on_record_until_an_orderly_end(database: Database) -> None:
    assert not await database.run(trials.begin)
    assert await database.run(trials.tried) == {}
    await database.run(lambda c: trials.note(c, {7: 2, 8: 1}))
    assert await database.run(trials.begin)
    assert await database.run(trials.tried) == {7: 2, 8: 1}
    await database.run(trials.end)
    assert not await database.run(trials.begin)
    assert await database.run(trials.tried) == {}
