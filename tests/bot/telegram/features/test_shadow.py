"""The shadow mode: silent in the group, suggestions to the admin who set it, verdicts counted by topic."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import msgspec
import pytest

from bot.assistant import Assistant
from bot.config import Secret
from bot.telegram.features.chat_settings import settings_in
from tests.bot.storage.databases import Postgres
from tests.bot.telegram.features.conftest import NOON, Clock, Running, labels, runner
from tests.bot.telegram.features.test_questions import QUESTION, group_in
from tests.bot.telegram.running import config_for
from tests.botapi.client import PATIENCE, BotApi


async def test_the_admin_hears_what_would_have_been_said(botapi: BotApi, running: Running) -> None:
    async with running():
        ann, ben, group = await group_in(botapi, "shadow")
        welcome = await botapi.next_message(ann["id"])
        assert welcome["text"] == "从现在起，我在“Sellers”里不说话，改在这里告诉您我本来会怎么说。"
        await botapi.catch_up()
        for text in (QUESTION, f"@policy_bot {QUESTION}"):
            await botapi.say(group["id"], text, ben["id"], date=NOON)
            suggestion = await botapi.next_message(ann["id"])
            assert suggestion["text"].startswith(
                "“Sellers”里有人说：\n\n请问主动退出VIP批发中心要提前几天申请?\n\n我本来会这样回答"
            )
            assert "要书面申请，提前15天" in suggestion["text"]
            assert labels(suggestion) == ["认可", "不认可"]
        for text in ("今天天气不错吧?", "/help", "保证金补了没"):
            await botapi.say(group["id"], text, ben["id"], date=NOON)
        await botapi.silent(group["id"])
        await botapi.silent(ann["id"])


async def test_verdicts_are_counted_once_a_suggestion_and_shown(botapi: BotApi, running: Running) -> None:
    async with running():
        ann, ben, group = await group_in(botapi, "shadow")
        await botapi.next_message(ann["id"])
        suggestions = []
        for _ in range(2):
            await botapi.say(group["id"], QUESTION, ben["id"], date=NOON)
            suggestions.append(await botapi.next_message(ann["id"]))
        said = []
        for suggestion, label in zip([*suggestions, *suggestions], ["认可", "认可", "不认可", "认可"], strict=True):
            now = await botapi.message(ann["id"], suggestion["message_id"])
            assert now is not None
            name = next(text for text in labels(now) if text.removeprefix("✓ ") == label)
            pressed = await botapi.press(now, name)
            said.append((await botapi.answer(pressed["query_id"]))["text"])
            if name == label:
                await botapi.next_request("editMessageReplyMarkup", ann["id"], ok=True)
        assert [text.partition("：")[2] for text in said] == [
            "认可1，不认可0。", "认可2，不认可0。", "认可1，不认可1。", "认可1，不认可1。",
        ]  # fmt: skip
        panel = await botapi.ask(group["id"], "/settings", ann["id"])
        assert "• 主动退出VIP批发中心：1 / 1" in panel["text"]
        assert panel["text"].count("影子模式") == 2


async def test_only_the_admin_who_set_it_judges(botapi: BotApi, running: Running) -> None:
    async with running():
        ann, ben, group = await group_in(botapi, "shadow")
        await botapi.next_message(ann["id"])
        await botapi.say(group["id"], QUESTION, ben["id"], date=NOON)
        suggestion = await botapi.next_message(ann["id"])
        action = suggestion["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        chat = {"id": ben["id"], "type": "private", "first_name": "Ben"}
        forged = {"message_id": 999, "date": int(NOON.timestamp()), "chat": chat, "text": "x"}
        query = {"id": "4711", "from": ben, "message": forged, "chat_instance": "1", "data": action}
        await botapi.update({"callback_query": query})
        sent = await botapi.next_request("answerCallbackQuery")
        assert sent["params"]["text"] == "这个按钮已经过期，请再问一次。"
        panel = await botapi.ask(group["id"], "/settings", ann["id"])
        assert "vip-exit" not in panel["text"]


async def test_an_admin_who_cannot_be_written_to_stops_nothing(botapi: BotApi, running: Running) -> None:
    async with running():
        ann, ben, group = await group_in(botapi, "shadow")
        await botapi.next_message(ann["id"])
        await botapi.block(ann["id"])
        await botapi.say(group["id"], QUESTION, ben["id"], date=NOON)
        await botapi.silent(group["id"])
        assert "提前15天" in (await botapi.ask(ben["id"], QUESTION, date=NOON))["text"]


async def test_mydata_names_the_groups_that_one_hears_of_and_nobody_who_speaks_there(
    botapi: BotApi, running: Running
) -> None:
    async with running():
        ann, ben, group = await group_in(botapi, "shadow")
        await botapi.next_message(ann["id"])
        await botapi.say(group["id"], QUESTION, ben["id"], date=NOON)
        await botapi.next_message(ann["id"])
        await botapi.ask(ben["id"], "/help")
        for own, other in ((ann, ben), (ben, ann)):
            shown = await botapi.ask(own["id"], "/mydata")
            data = json.loads(await botapi.file(shown["document"]["file_id"]))
            assert QUESTION in json.dumps(data["outbox"], ensure_ascii=False)
            assert str(other["id"]) not in json.dumps(data)
            groups = [chat["chat_id"] for chat in data["chats"]]
            assert groups == ([group["id"]] if own is ann else [])


async def test_forget_takes_the_admin_out_and_leaves_the_group_silent(botapi: BotApi, running: Running) -> None:
    async with running():
        ann, ben, group = await group_in(botapi, "shadow")
        await botapi.next_message(ann["id"])
        await botapi.ask(ann["id"], "/forget")
        await botapi.say(group["id"], f"@policy_bot {QUESTION}", ben["id"], date=NOON)
        await botapi.silent(ann["id"])
        await botapi.silent(group["id"])
        assert "什么时候说话：不说话" in (await botapi.ask(group["id"], "/settings", ann["id"]))["text"]


@pytest.mark.parametrize(
    ("does", "after"), [("judges", ("shadow", {"vip-exit": (1, 0)})), ("is forgotten", ("silent", {}))]
)
async def test_what_the_group_changes_at_the_same_moment_is_not_undone(
    botapi: BotApi, tmp_path: Path, assistant: Assistant, clock: Clock, postgres: Postgres, does: str, after: object
) -> None:
    """The admin's private chat changes the settings of the group: two lanes, two transactions, one row."""
    url = await postgres.create()
    running = runner(lambda: config_for(botapi, tmp_path, database_url=Secret(url)), assistant)
    async with running():
        ann, ben, group = await group_in(botapi, "shadow")
        await botapi.next_message(ann["id"])
        await botapi.say(group["id"], QUESTION, ben["id"], date=NOON)
        suggestion = await botapi.next_message(ann["id"])
        await botapi.catch_up()
        other = await asyncpg.connect(url.replace("+asyncpg", ""))
        async with other.transaction():
            await other.execute("SELECT pg_advisory_xact_lock($1)", group["id"])
            kept = settings_in(await other.fetchval("SELECT settings FROM chats WHERE chat_id = $1", group["id"]))
            changed = msgspec.json.encode(msgspec.structs.replace(kept, lang="en")).decode()
            await other.execute("UPDATE chats SET settings = $1 WHERE chat_id = $2", changed, group["id"])
            await (
                botapi.press(suggestion, "认可") if does == "judges" else botapi.say(ann["id"], "/forget", ann["id"])
            )
            await _somebody_waits(other)
        await botapi.next_request("answerCallbackQuery" if does == "judges" else "sendMessage")
        kept = settings_in(await other.fetchval("SELECT settings FROM chats WHERE chat_id = $1", group["id"]))
        await other.close()
    assert (kept.lang, (kept.mode, kept.counts())) == ("en", after)


async def _somebody_waits(connection: asyncpg.Connection) -> None:
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    async with asyncio.timeout(PATIENCE):
        while not await connection.fetchval(waiting):
            await asyncio.sleep(0.02)
