"""getUpdates: confirmation, long poll, conflicts; and that every update is what Telegram sends."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict

from .client import BotApi
from .description import check_update


async def raw_updates(botapi: BotApi, **params: Any) -> list[dict[str, Any]]:
    """getUpdates as plain JSON."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{botapi.base_url}{botapi.token}/getUpdates", json=params) as response,
    ):
        result: list[dict[str, Any]] = (await response.json())["result"]
        return result


async def test_an_update_stays_until_its_offset_is_passed(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user()
    sent = [(await botapi.say(ann["id"], str(n)))["update_id"] for n in range(4)]
    assert [u.update_id for u in await bot.get_updates(limit=2)] == sent[:2]
    assert [u.update_id for u in await bot.get_updates(offset=sent[1])] == sent[1:]
    assert [u.update_id for u in await bot.get_updates(offset=sent[0])] == sent[1:]  # confirmed for good
    assert (await botapi.counters())["pending"] == 3
    assert [u.update_id for u in await bot.get_updates(offset=-1)] == sent[3:]
    assert [u.update_id for u in await bot.get_updates(offset=sent[3] + 500)] == sent[3:]  # from the future: ignored
    waiting = asyncio.create_task(botapi.confirmed(sent[3]))
    assert await bot.get_updates(offset=sent[3] + 1) == ()
    await waiting
    assert sent == list(range(sent[0], sent[0] + 4))


async def test_a_long_poll_ends_when_something_arrives(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user()
    poll = asyncio.create_task(bot.get_updates(timeout=40))
    await asyncio.sleep(0.1)
    began = time.monotonic()
    await botapi.say(ann["id"], "x")
    [update] = await poll
    assert time.monotonic() - began < 20
    assert update.message is not None
    assert update.message.text == "x"
    began = time.monotonic()
    assert await bot.get_updates(offset=update.update_id + 1, timeout=1) == ()
    assert 0.9 < time.monotonic() - began < 2


async def test_a_hasty_poll_of_the_same_offset_gets_one_update(botapi: BotApi, bot: Bot) -> None:
    for pacing, second in ((True, 1), (False, 3)):
        await botapi.reset(poll_pacing=pacing)
        ann = await botapi.user()
        for text in "abc":
            await botapi.say(ann["id"], text)
        assert len(await bot.get_updates(offset=5)) == 3
        assert len(await bot.get_updates(offset=5)) == second


async def test_two_pollers_get_in_each_others_way(botapi: BotApi) -> None:
    await botapi.reset(conflict_delay=0.2)
    async with (
        Bot(botapi.token, base_url=botapi.base_url) as one,
        Bot(botapi.token, base_url=botapi.base_url) as two,
        Bot(botapi.token, base_url=botapi.base_url) as three,
    ):
        first = asyncio.create_task(one.get_updates(timeout=20))
        await asyncio.sleep(0.05)
        second = asyncio.create_task(two.get_updates(timeout=20))
        with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure that only one bot"):
            await first
        third = asyncio.create_task(three.get_updates(timeout=20))
        await asyncio.sleep(0.05)
        assert not second.done()  # the next conflicts are told late
        with pytest.raises(Conflict):
            await second
        ann = await botapi.user()
        await botapi.say(ann["id"], "x")
        assert len(await third) == 1


async def test_a_poller_that_hung_up_is_no_rival(botapi: BotApi) -> None:
    ann = await botapi.user()
    url = f"{botapi.base_url}{botapi.token}/getUpdates?timeout=30"
    async with aiohttp.ClientSession() as session:
        with pytest.raises(TimeoutError):
            await session.get(url, timeout=aiohttp.ClientTimeout(total=0.2))
    await botapi.say(ann["id"], "x")
    assert len(await raw_updates(botapi, timeout=5)) == 1
    assert "getUpdates 409" not in (await botapi.counters())["requests"]


async def test_the_subscription_is_remembered(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user()
    message = (await botapi.say(ann["id"], "x"))["message"]
    await bot.get_updates(allowed_updates=["message"])
    assert await botapi.edit(ann["id"], message["message_id"], "y") is None
    assert (await botapi.say(ann["id"], "z"))["update_id"] is not None
    assert (await bot.get_webhook_info()).allowed_updates == ("message",)
    await bot.get_updates(offset=1, allowed_updates=[])
    assert await botapi.edit(ann["id"], message["message_id"], "y") is not None
    assert (await botapi.counters())["last_poll"] == {"offset": 1, "allowed_updates": []}


async def test_chat_member_updates_must_be_asked_for(botapi: BotApi, bot: Bot) -> None:
    ann, ben = await botapi.user("Ann"), await botapi.user("Ben")
    group = await botapi.group(ann, bot_status="administrator")
    assert (await botapi.member(group["id"], ben["id"]))["update_id"] is None
    await bot.get_updates(allowed_updates=["chat_member"])
    assert (await botapi.member(group["id"], ben["id"], "left"))["update_id"] is not None
    [update] = await bot.get_updates(offset=1)
    assert update.chat_member is not None
    assert (update.chat_member.old_chat_member.status, update.chat_member.new_chat_member.status) == ("member", "left")


async def test_every_kind_of_update_is_valid_and_without_nulls(botapi: BotApi) -> None:
    ann = await botapi.user("Ann", last_name="Li", username="ann", language_code="zh-hans", is_premium=True)
    group = await botapi.group(ann, type="group")
    forum = await botapi.group(ann, is_forum=True, username="sellers")
    channel = await botapi.channel()
    topic = await botapi.topic(forum["id"], "退出", by=ann["id"])
    date = datetime(2023, 5, 20, 10, 15, tzinfo=UTC)
    asked = (await botapi.say(forum["id"], "@policy_bot 问 /ask@policy_bot", ann["id"], thread=topic, date=date))[
        "message"
    ]
    await botapi.say(forum["id"], "答", ann["id"], thread=topic, reply_to=asked["message_id"])
    await botapi.say(forum["id"], "as admin", as_chat=forum["id"])
    await botapi.say(forum["id"], "as channel", as_chat=channel["id"])
    for media in ("photo", "sticker", "document", "voice", "video", "location", "contact"):
        await botapi.say(group["id"], "caption" if media == "photo" else None, ann["id"], media=media)
    forwards: list[dict[str, Any]] = [{"user_id": ann["id"]}, {"name": "Somebody"}, {"chat_id": group["id"]}]
    for source in [*forwards, {"chat_id": channel["id"], "message_id": 7}]:
        await botapi.say(ann["id"], "通知", forward=source)
    await botapi.edit(forum["id"], asked["message_id"], "new")
    await botapi.say(channel["id"], "post")
    await botapi.do("inline", user_id=ann["id"], query="退款", chat_type="private")
    await botapi.bot_status(group["id"], "administrator", by=ann["id"])
    await botapi.bot_status(group["id"], "kicked", by=ann["id"])
    await botapi.block(ann["id"])
    found = await raw_updates(botapi)
    assert [problem for update in found if (problem := check_update(update))] == []
    assert b"null" not in str(found).replace("None", "null").encode()
    asked = next(u["message"] for u in found if u.get("message", {}).get("text", "").startswith("@policy_bot"))
    assert asked["date"] == int(date.timestamp())
    assert asked["entities"] == [
        {"offset": 0, "length": 11, "type": "mention"},
        {"offset": 14, "length": 15, "type": "bot_command"},
    ]
    assert asked["reply_to_message"]["forum_topic_created"]["name"] == "退出"
    assert {kind for update in found for kind in update if kind != "update_id"} == {
        "message",
        "edited_message",
        "channel_post",
        "inline_query",
        "my_chat_member",
    }


async def test_raw_updates_pass_unchecked(botapi: BotApi) -> None:
    await botapi.updates([{"message": None}, {"update_id": 900_000_000, "nonsense": ["😀"]}])
    assert [sorted(update) for update in await raw_updates(botapi)] == [
        ["message", "update_id"],
        ["nonsense", "update_id"],
    ]
    assert await botapi.update({}) == 900_000_001


async def test_duplicates_and_disorder_on_demand(botapi: BotApi) -> None:
    ann = await botapi.user()
    sent = [(await botapi.say(ann["id"], str(n)))["update_id"] for n in range(40)]
    await botapi.disturb_updates(duplicate=0.3, reorder=0.3, seed=1)
    first = [u["update_id"] for u in await raw_updates(botapi, limit=20)]
    second = [u["update_id"] for u in await raw_updates(botapi, offset=sent[20])]
    assert sorted(first) == sent[:20]
    assert first != sorted(first)
    assert set(second) > set(sent[20:])
    assert {number for number in second if number in sent[:20]}
    await botapi.clear_faults()
    assert [u["update_id"] for u in await raw_updates(botapi, offset=sent[20])] == sent[20:]


async def test_a_logged_out_bot_is_refused(botapi: BotApi, bot: Bot) -> None:
    assert await bot.log_out()
    with pytest.raises(BadRequest, match="Logged out"):
        await bot.get_updates()


async def test_with_privacy_mode_only_what_is_meant_for_the_bot_arrives(botapi: BotApi, bot: Bot) -> None:
    await botapi.reset(privacy_mode=True)
    ann = await botapi.user("Ann", started=True)
    group = await botapi.group(ann)
    ours = await bot.send_message(group["id"], "x")
    said = {
        "chatter": await botapi.say(group["id"], "早啊", ann["id"]),
        "command": await botapi.say(group["id"], "/ask 退出", ann["id"]),
        "ours": await botapi.say(group["id"], "/ask@policy_bot 退出", ann["id"]),
        "other": await botapi.say(group["id"], "/ask@other_bot 退出", ann["id"]),
        "mention": await botapi.say(group["id"], "😀 @Policy_Bot 退出", ann["id"]),
        "reply": await botapi.say(group["id"], "然后呢", ann["id"], reply_to=ours.message_id),
        "private": await botapi.say(ann["id"], "早"),
    }
    arrived = [name for name, result in said.items() if result["update_id"] is not None]
    assert arrived == ["command", "ours", "mention", "reply", "private"]
    await botapi.bot_status(group["id"], "administrator", by=ann["id"])
    assert (await botapi.say(group["id"], "早啊", ann["id"]))["update_id"] is not None
    assert not (await bot.get_me()).can_read_all_group_messages
