"""A group becomes a supergroup: two service messages, in two chats, and what may still come of the old one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.storage import chats
from bot.storage.engine import database_of
from bot.storage.tables import ChatRow
from tests.bot.telegram.conftest import Configure
from tests.bot.telegram.running import polling
from tests.botapi.client import BotApi, Json

pytestmark = pytest.mark.usefixtures("only_transport")

OLD, NEW = -4_077, -1_002_000_000_077


def _message(chat: int, person: Json, **fields: object) -> Json:
    kind = "group" if chat == OLD else "supergroup"
    there = {"id": chat, "type": kind, "title": "Sellers"}
    return {"message": {"message_id": 77, "date": 1_778_000_000, "chat": there, "from": person, **fields}}


def _bot_left(person: Json) -> Json:
    bot = {"id": 123456789, "is_bot": True, "first_name": "Bot"}
    was, now = ({"status": status, "user": bot} for status in ("member", "left"))
    place = {"chat": {"id": OLD, "type": "group", "title": "Sellers"}, "from": person, "date": 1_778_000_000}
    return {"my_chat_member": {**place, "old_chat_member": was, "new_chat_member": now}}


@pytest.mark.parametrize("order", ["to left from", "left to from", "from left to", "to from left to"])
async def test_settings_are_kept_in_whatever_order_the_move_is_told(
    botapi: BotApi, configure: Configure, order: str
) -> None:
    ann, config = await botapi.user("Ann"), configure()
    told = {
        "to": _message(OLD, ann, migrate_to_chat_id=NEW),
        "from": _message(NEW, ann, migrate_from_chat_id=OLD),
        "left": _bot_left(ann),
    }
    database = database_of(config.database_url.reveal() if config.database_url else None, config.data_dir)
    await database.open()
    await database.run(lambda c: chats.save_settings(c, OLD, {"mode": "silent"}, datetime.now(UTC)))
    await database.close()
    async with polling(config):
        for name in order.split():
            await botapi.confirmed(await botapi.update(told[name]))
        await botapi.ask(ann["id"], "handled, all of it?")
    kept = select(ChatRow.chat_id, ChatRow.settings, ChatRow.unreachable_at).where(ChatRow.chat_id == NEW)
    rows = await database.run(lambda c: c.execute(kept).all())
    await database.close()
    assert [tuple(row) for row in rows] == [(NEW, '{"mode":"silent"}', None)]


async def test_what_is_said_in_the_old_group_after_the_move_goes_on_in_the_new_one(
    botapi: BotApi, configure: Configure, caplog: pytest.LogCaptureFixture
) -> None:
    ann = await botapi.user("Ann")
    group = await botapi.group(ann, type="group")
    mention = [{"type": "mention", "offset": 0, "length": 11}]
    late = _message(OLD, ann, text="@policy_bot late", entities=mention)
    late["message"]["chat"]["id"] = group["id"]
    async with polling(configure()):
        shown = await botapi.ask(group["id"], "@policy_bot buttons", ann["id"])
        new = await botapi.migrate(group["id"])
        await botapi.confirmed()
        assert (await botapi.ask(new["id"], "@policy_bot b", ann["id"]))["text"] == "2. buttons, b"
        await botapi.update(late)
        answer = await botapi.next_message(new["id"])
        assert answer["text"] == "3. buttons, b, late"
        assert "reply_to_message" not in answer
        await botapi.update(late | {"edited_message": late["message"], "message": None})
        assert (await botapi.next_message(new["id"]))["text"] == "1. late", "an edit of what is no longer known"
        await botapi.press(shown, "Page", ann["id"])
        assert (await botapi.next_message(new["id"]))["text"] == "4. buttons, b, late, [cat:vip]"
        assert (await botapi.ask(new["id"], "@policy_bot c", ann["id"]))["text"].startswith("5. buttons, b, late,")
    assert "the database is away" not in caplog.text, "the two messages that tell of the move wait for each other"
    assert not [request for request in await botapi.requests("sendMessage") if not request["ok"]]
