"""Delivery to the bot's own URL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from telegram import Bot
from telegram.error import Conflict

from .client import BotApi

SECRET = "not-a-real_secret"


@dataclass
class Receiver:
    """A bot's webhook that answers by a list of statuses, then 200."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    reply: Any = None
    updates: list[dict[str, Any]] = field(default_factory=list)
    secrets: set[str | None] = field(default_factory=set)
    running: int = 0
    most_running: int = 0
    pause: float = 0.0
    got: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: web.Request) -> web.Response:
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        await asyncio.sleep(self.pause)
        self.running -= 1
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.updates.append(await request.json())
        self.got.set()
        status = self.statuses.pop(0) if self.statuses else 200
        return web.json_response(self.reply, status=status) if self.reply else web.Response(status=status)

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.updates]


@pytest_asyncio.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def test_updates_come_with_the_secret_and_are_confirmed_by_200(
    botapi: BotApi, bot: Bot, receiver: Receiver
) -> None:
    ann = await botapi.user("Ann")
    await botapi.say(ann["id"], "before")
    await bot.set_webhook(receiver.url, secret_token=SECRET, max_connections=3, allowed_updates=["message"])
    await botapi.say(ann["id"], "after")
    await botapi.confirmed()
    assert receiver.texts() == ["before", "after"]
    assert receiver.secrets == {SECRET}
    info = await bot.get_webhook_info()
    assert (info.url, info.max_connections, info.allowed_updates) == (receiver.url, 3, ("message",))
    assert (info.pending_update_count, info.last_error_date) == (0, None)
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active; use deleteWebhook"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()
    assert (await bot.get_webhook_info()).url == ""


async def test_what_is_not_taken_is_sent_again_in_order(botapi: BotApi, bot: Bot, receiver: Receiver) -> None:
    await botapi.reset(webhook_retry_scale=0.01)
    ann = await botapi.user("Ann")
    receiver.statuses = [500, 503, 401, 200]
    await bot.set_webhook(receiver.url)
    for text in "abc":
        await botapi.say(ann["id"], text)
    await botapi.confirmed()
    assert receiver.texts() == ["a", "a", "a", "a", "b", "c"]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 401 Unauthorized"
    assert (await botapi.counters())["webhook"] == {"200": 3, "500": 1, "503": 1, "401": 1}


async def test_a_receiver_that_is_away_gets_everything_later(botapi: BotApi, bot: Bot, receiver: Receiver) -> None:
    await botapi.reset(webhook_retry_scale=0.01, balancer=["http://127.0.0.1:9"])
    ann = await botapi.user("Ann")
    await bot.set_webhook(receiver.url)
    await botapi.say(ann["id"], "x")
    await asyncio.sleep(0.2)
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message) == (1, "Connection refused")
    await bot.delete_webhook()
    assert len(await bot.get_updates()) == 1


async def test_chats_are_served_side_by_side_each_in_order(botapi: BotApi, bot: Bot, receiver: Receiver) -> None:
    users = [(await botapi.user())["id"] for _ in range(5)]
    receiver.pause = 0.02
    await bot.set_webhook(receiver.url, max_connections=3)
    for number in range(6):
        for user in users:
            await botapi.say(user, f"{user}:{number}")
    await botapi.confirmed()
    assert receiver.most_running == 3
    for user in users:
        mine = [text for text in receiver.texts() if text.startswith(f"{user}:")]
        assert mine == [f"{user}:{number}" for number in range(6)]


async def test_replicas_take_turns_behind_the_balancer(botapi: BotApi, bot: Bot, receiver: Receiver) -> None:
    base = receiver.url.removesuffix("/hook")
    await botapi.reset(balancer=[base, "http://127.0.0.1:9", base], webhook_retry_scale=0.01)
    ann = await botapi.user("Ann")
    await bot.set_webhook("https://bot.example.com/hook")
    for text in "abcd":
        await botapi.say(ann["id"], text)
    await botapi.confirmed()
    assert receiver.texts() == list("abcd")
    assert (await botapi.counters())["webhook"]["refused"] >= 1


async def test_a_delivery_can_be_doubled(botapi: BotApi, bot: Bot, receiver: Receiver) -> None:
    ann = await botapi.user("Ann")
    await botapi.disturb_updates(duplicate=1.0)
    await bot.set_webhook(receiver.url)
    await botapi.say(ann["id"], "x")
    await botapi.confirmed()
    assert receiver.texts() == ["x", "x"]


async def test_a_method_in_the_answer_is_carried_out_and_checked(botapi: BotApi, bot: Bot, receiver: Receiver) -> None:
    ann = await botapi.user("Ann")
    receiver.reply = {"method": "sendMessage", "chat_id": ann["id"], "text": "quick"}
    await bot.set_webhook(receiver.url)
    await botapi.say(ann["id"], "x")
    assert (await botapi.next_message(ann["id"]))["text"] == "quick"
    receiver.reply = {"method": "sendMessage", "chat_id": ann["id"], "text": "quick", "bogus": 1}
    await botapi.say(ann["id"], "y")
    await botapi.confirmed()
    assert [v["kind"] for v in await botapi.violations(take=True)] == ["unknown key"]


async def test_setting_a_webhook_ends_a_poll_and_can_drop_what_waits(
    botapi: BotApi, bot: Bot, receiver: Receiver
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    await bot.set_webhook(receiver.url)
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll
    await bot.delete_webhook()
    ann = await botapi.user("Ann")
    await botapi.say(ann["id"], "old")
    await bot.set_webhook(receiver.url, drop_pending_updates=True)
    await botapi.say(ann["id"], "new")
    await botapi.confirmed()
    assert receiver.texts() == ["new"]
