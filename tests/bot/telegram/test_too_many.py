""" "Too many requests", in whatever words: who is silenced waits, and nothing is lost."""

from __future__ import annotations

import asyncio
import time

import pytest

from tests.bot.telegram.conftest import Configure
from tests.bot.telegram.running import outbox_rows, polling
from tests.botapi.client import BotApi, Json

pytestmark = pytest.mark.usefixtures("only_transport")
WAIT = 1.5


@pytest.mark.parametrize(
    "parameters",
    [
        None,
        {"retry_after": None},
        {"retry_after": "3"},
        {"retry_after": -5},
        {"retry_after": 0},
        {"retry_after": 10**15},
        {"retry_after": 10**400},
    ],
    ids=["unsaid", "null", "words", "negative", "zero", "beyond the calendar", "no number"],
)
async def test_whatever_time_is_named_one_chat_waits_for_a_sensible_one(
    botapi: BotApi, configure: Configure, monkeypatch: pytest.MonkeyPatch, parameters: Json | None
) -> None:
    for name in ("_SOME_SECONDS", "_MOST_SECONDS"):
        monkeypatch.setattr(f"bot.telegram.api.{name}", WAIT)
    ann, ben, config = await botapi.user("Ann"), await botapi.user("Ben"), configure()
    text = "Too Many Requests: retry later"
    await botapi.fault("error", "sendMessage", chat_id=ann["id"], code=429, text=text, parameters=parameters, times=1)
    async with polling(config):
        began = time.monotonic()
        await botapi.say(ann["id"], "a", ann["id"])
        assert (await botapi.ask(ben["id"], "b"))["text"] == "1. b"
        assert (await botapi.next_message(ann["id"]))["text"] == "1. a"
        assert time.monotonic() - began >= WAIT
    rows = {row["chat_id"]: row for row in await outbox_rows(config)}
    assert (rows[ann["id"]]["state"], rows[ann["id"]]["doubts"], rows[ann["id"]]["failures"]) == ("sent", 0, 0)


async def test_polling_waits_as_long_as_it_is_told_to(
    botapi: BotApi, sqlite_config: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.polling._LONGEST_WAIT", 0.1)
    ann = await botapi.user("Ann")
    await botapi.fault("retry_after", "getUpdates", seconds=2)
    await botapi.say(ann["id"], "a", ann["id"])
    async with polling(sqlite_config()):
        await asyncio.sleep(1.5)
        assert (await botapi.counters())["requests"]["getUpdates 429"] == 1
        await botapi.clear_faults()
        assert (await botapi.next_message(ann["id"]))["text"] == "1. a"
