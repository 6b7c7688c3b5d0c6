"""What nobody knows of whether Telegram has it: sent once more, then under a line that says so, then owned up to."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot.config import Config
from bot.storage import outbox
from bot.storage.engine import database_of
from bot.storage.outbox import Outgoing, Send
from bot.storage.tables import OutboxRow
from bot.telegram import verdicts
from bot.telegram.notices import REPEAT, UNSURE, marked_as_repeat
from tests.bot.telegram.conftest import Configure, texts
from tests.bot.telegram.running import OPERATOR, outbox_rows, polling
from tests.botapi.client import BotApi

pytestmark = pytest.mark.usefixtures("only_transport")

NOW = datetime(2026, 5, 10, 8, tzinfo=UTC)
DEAD = 4711


async def _answers(botapi: BotApi, chat: int) -> list[str]:
    return texts([message for message in await botapi.messages(chat) if message["from"]["is_bot"]])


async def _owned_up(botapi: BotApi, chat: int) -> dict[str, Any]:
    async with asyncio.timeout(15):
        while True:
            for message in await botapi.messages(chat):
                if message.get("text") == UNSURE:
                    return message
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("fault", ["hang_after", "cut_after", "bad_gateway_after"])
async def test_an_answer_whose_arrival_nobody_reported_is_sent_once_more_and_then_says_so(
    botapi: BotApi, configure: Configure, fault: str
) -> None:
    ann, ben, config = await botapi.user("Ann"), await botapi.user("Ben"), configure(request_timeout=0.3)
    operator = await botapi.user("Operator", id=OPERATOR, started=True)
    await botapi.fault(fault, "sendMessage", chat_id=ann["id"], seconds=5, times=4)
    async with polling(config):
        await botapi.say(ann["id"], "a", ann["id"])
        assert (await botapi.ask(ben["id"], "b"))["text"] == "1. b", "others are not held up"
        assert "unclear" in (await botapi.next_message(operator["id"]))["text"]
        await _owned_up(botapi, ann["id"])
    assert await _answers(botapi, ann["id"]) == ["1. a", "1. a", f"{REPEAT}1. a", f"{REPEAT}1. a", UNSURE]
    (row,) = [row for row in await outbox_rows(config) if row["chat_id"] == ann["id"]]
    assert (row["state"], row["doubts"]) == ("unclear", 3)


async def test_an_answer_cut_off_twice_still_comes_in_its_place(botapi: BotApi, configure: Configure) -> None:
    ann, config = await botapi.user("Ann"), configure(request_timeout=0.3)
    await botapi.fault("cut_before", "sendMessage", chat_id=ann["id"], times=2)
    async with polling(config):
        await botapi.say(ann["id"], "a", ann["id"])
        await botapi.say(ann["id"], "b", ann["id"])
        async with asyncio.timeout(15):
            while len(await _answers(botapi, ann["id"])) < 2:
                await asyncio.sleep(0.05)
    assert await _answers(botapi, ann["id"]) == [f"{REPEAT}1. a", "2. a, b"]


def test_what_may_be_a_repeat_says_so_where_there_is_room() -> None:
    assert marked_as_repeat({"text": "a", "parse_mode": "HTML"}) == {"text": f"{REPEAT}a", "parse_mode": "HTML"}
    assert marked_as_repeat({"document": "d"}) == {"document": "d", "caption": REPEAT}
    assert marked_as_repeat({"text": "a" * 4090}) == {"text": "a" * 4090}


async def test_in_a_group_it_is_owned_up_to_by_a_reply_in_the_thread(botapi: BotApi, configure: Configure) -> None:
    ann, config = await botapi.user("Ann"), configure(request_timeout=0.3)
    group = await botapi.group(ann, is_forum=True)
    thread = await botapi.topic(group["id"], "one", ann["id"])
    await botapi.fault("cut_before", "sendMessage", chat_id=group["id"], times=4)
    async with polling(config):
        asked = await botapi.say(group["id"], "@policy_bot a", ann["id"], thread=thread)
        said = await _owned_up(botapi, group["id"])
    assert said["message_thread_id"] == thread
    assert said["reply_to_message"]["message_id"] == asked["message"]["message_id"]


async def test_what_does_no_harm_twice_is_tried_until_it_is_clear(botapi: BotApi, sqlite_config: Configure) -> None:
    ann, config = await botapi.user("Ann"), sqlite_config()
    async with polling(config):
        asked = await botapi.say(ann["id"], "a", ann["id"])
        answer = await botapi.next_message(ann["id"])
        await botapi.fault("bad_gateway", "editMessageText", times=3)
        await botapi.edit(ann["id"], asked["message"]["message_id"], "b")
        async with asyncio.timeout(15):
            while (shown := await botapi.message(ann["id"], answer["message_id"])) is None or shown["text"] != "1. b":
                await asyncio.sleep(0.05)


def _begun_again(connection: Connection, chat: int) -> None:
    """As if a process had died at the last try to send this."""
    message = Outgoing(method="sendMessage", payload={"text": "x"}, chat_id=chat, question_id=5)
    outbox.place(connection, [message], NOW)
    assert isinstance(outbox.claim(connection, chat, DEAD, NOW, outbox.Limits()), Send)
    doubts = verdicts.most_doubts("sendMessage") - 1
    connection.execute(update(OutboxRow).values(failures=doubts, doubts=doubts))


async def _left_over(config: Config, chat: int) -> None:
    database = database_of(config.database_url.reveal() if config.database_url else None, config.data_dir)
    await database.open()
    await database.run(lambda c: _begun_again(c, chat))
    await database.close()


async def test_what_processes_died_of_again_and_again_is_given_up_and_owned_up_to(
    botapi: BotApi, configure: Configure
) -> None:
    ann, config = await botapi.user("Ann", started=True), configure()
    await _left_over(config, ann["id"])
    async with polling(config):
        await _owned_up(botapi, ann["id"])
    assert await _answers(botapi, ann["id"]) == [UNSURE]
    (row,) = [row for row in await outbox_rows(config) if row["chat_id"] == ann["id"]]
    assert row["state"] == "unclear"


async def test_a_stop_while_telegram_does_not_answer_costs_no_try(botapi: BotApi, sqlite_config: Configure) -> None:
    ann, config = await botapi.user("Ann"), sqlite_config(stop_timeout=9.0)
    async with polling(config):
        await botapi.ask(ann["id"], "a")
        await botapi.fault("cut_before", "sendMessage")
        await botapi.fault("cut_before", "getMe")
        await botapi.say(ann["id"], "b", ann["id"])
        await botapi.next_request("getMe", ok=False)
    assert [(row["state"], row["doubts"]) for row in await outbox_rows(config)] == [("sent", 0), ("pending", 1)]
    await botapi.clear_faults()
    async with polling(config):
        await botapi.next_message(ann["id"])
    assert await _answers(botapi, ann["id"]) == ["1. a", "2. a, b"]
