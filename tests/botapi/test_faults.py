"""Faults by list and by chance, flood limits, and waiting for what the bot does."""

from __future__ import annotations

import asyncio
import time
from collections import Counter

import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from .client import PATIENCE, BotApi, BotApiError
from .errors import ApiError
from .limits import FloodLimits

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


async def outcome(bot: Bot, chat: int, text: str = "x") -> str:
    """What became of one sendMessage, as the bot sees it."""
    try:
        await bot.send_message(chat, text, read_timeout=PATIENCE)
    except TelegramError as error:
        return type(error).__name__
    return "ok"


@pytest.mark.parametrize(
    ("kind", "seen", "reason", "effect"),
    [
        ("retry_after", RetryAfter, "Retry in 7 seconds", False),
        ("blocked", Forbidden, "Forbidden: bot was blocked by the user", False),
        ("kicked", Forbidden, "Forbidden: bot was kicked from the supergroup chat", False),
        ("unauthorized", InvalidToken, "Unauthorized", False),
        ("conflict", Conflict, "terminated by other getUpdates request", False),
        ("cant_parse", BadRequest, "Can't parse entities: can't find end tag", False),
        ("not_found", BadRequest, "Chat not found", False),
        ("bad_gateway", NetworkError, "Bad Gateway", False),
        ("bad_gateway_after", NetworkError, "Bad Gateway", True),
        ("garbage", TelegramError, "Invalid server response", True),
        ("hang_before", TimedOut, "Timed out", False),
        ("hang_after", TimedOut, "Timed out", True),
        ("cut_before", NetworkError, "httpx.Re|httpx.Remote", False),
        ("cut_after", NetworkError, "httpx.Re|httpx.Remote", True),
    ],
)
async def test_each_fault_once(
    botapi: BotApi, bot: Bot, kind: str, seen: type[TelegramError], reason: str, effect: bool
) -> None:
    ann = await botapi.user(started=True)
    await botapi.fault(kind, "sendMessage", times=1, seconds=7)
    with pytest.raises(seen, match=f"(?i){reason}"):
        await bot.send_message(ann["id"], "x", read_timeout=0.3 if seen is TimedOut else PATIENCE)
    assert len(await botapi.messages(ann["id"])) == (1 if effect else 0)
    assert (await botapi.counters())["faults"] == {kind: 1}
    [request] = await botapi.requests("sendMessage")
    assert (request["fault"], request["ok"]) == (kind, effect)
    assert await outcome(bot, ann["id"]) == "ok"


async def test_a_script_of_faults_and_a_made_up_error(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user(started=True)
    made_up = {"kind": "error", "code": 400, "text": "PEER_ID_INVALID", "parameters": None}
    await botapi.script("sendMessage", [None, "cut_before", made_up, {"kind": "retry_after", "seconds": 3}])
    expected = ["ok", "NetworkError", "BadRequest", "RetryAfter", "ok"]
    assert [await outcome(bot, ann["id"]) for _ in range(5)] == expected


async def test_faults_by_chance_are_the_same_for_a_seed(botapi: BotApi, bot: Bot) -> None:
    runs = []
    for _ in range(2):
        await botapi.reset()
        ann = await botapi.user(started=True)
        await botapi.fault("retry_after", probability=0.3, seed=5)
        await botapi.fault("bad_gateway", "sendMessage", probability=0.2, seed=6)
        runs.append([await outcome(bot, ann["id"]) for _ in range(60)])
    assert runs[0] == runs[1]
    found = Counter(runs[0])
    assert 8 <= found["RetryAfter"] <= 28
    assert 2 <= found["NetworkError"] <= 20


async def test_a_fault_for_one_chat_or_method_only(botapi: BotApi, bot: Bot) -> None:
    ann, ben = await botapi.user(started=True), await botapi.user(started=True)
    await botapi.fault("retry_after", chat_id=ann["id"])
    await botapi.fault("conflict", "getUpdates", times=1)
    assert [await outcome(bot, user["id"]) for user in (ann, ben)] == ["RetryAfter", "ok"]
    with pytest.raises(Conflict):
        await bot.get_updates()
    assert await bot.get_updates() == ()
    await botapi.clear_faults()
    assert await outcome(bot, ann["id"]) == "ok"
    with pytest.raises(BotApiError, match="unknown fault 'earthquake'"):
        await botapi.fault("earthquake")


async def test_a_delay_is_only_slow(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user(started=True)
    await botapi.fault("delay", "sendMessage", times=1, seconds=0.2)
    began = time.monotonic()
    assert await outcome(bot, ann["id"]) == "ok"
    assert time.monotonic() - began > 0.2


def passed(limits: FloodLimits, chats: list[int], now: float) -> int:
    """How many of these messages, all at one moment, are let through."""
    count = 0
    for chat in chats:
        try:
            limits.take(chat, now)
        except ApiError:
            continue
        count += 1
    return count


def test_the_published_flood_limits() -> None:
    limits = FloodLimits(True)
    assert [passed(limits, [7] * 5, now) for now in (0, 1, 1.5, 2)] == [3, 1, 0, 1]  # 1 a second to a chat
    limits = FloodLimits(True)
    assert [passed(limits, [-7] * 25, now) for now in (0, 2, 3, 63)] == [20, 0, 1, 20]  # 20 a minute to a group
    limits = FloodLimits(True)
    assert [passed(limits, list(range(1, 50)), now) for now in (0, 0.5, 1.5)] == [30, 15, 30]  # 30 a second


async def test_flood_limits_when_switched_on(botapi: BotApi, bot: Bot) -> None:
    await botapi.reset(flood_limits={"chat": [0.01, 2]})
    ann, ben = await botapi.user(started=True), await botapi.user(started=True)
    assert [await outcome(bot, ann["id"]) for _ in range(4)] == ["ok", "ok", "RetryAfter", "RetryAfter"]
    assert await outcome(bot, ben["id"]) == "ok"
    with pytest.raises(RetryAfter, match=r"Retry in (99|100) seconds"):
        await bot.send_message(ann["id"], "x")
    await botapi.reset(flood_limits=True)
    ann = await botapi.user(started=True)
    assert "RetryAfter" in [await outcome(bot, ann["id"]) for _ in range(20)]


async def test_waiting_is_answered_at_once_or_ends_with_a_clear_error(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user(started=True)
    waiting = asyncio.create_task(botapi.next_message(ann["id"]))
    await bot.send_chat_action(ann["id"], "typing")
    await bot.send_message(ann["id"], "first")
    assert (await waiting)["text"] == "first"
    await bot.send_message(ann["id"], "second")
    request = await botapi.next_request("sendMessage", chat=ann["id"])
    assert request["params"] == {"chat_id": ann["id"], "text": "second"}
    with pytest.raises(BotApiError, match=r"a request to chat any did not come within 0\.05 s"):
        await botapi.next_request(timeout=0.05)
    await botapi.silent(ann["id"], grace=0.05)
    await bot.send_message(ann["id"], "third")
    with pytest.raises(BotApiError, match="was to be silent"):
        await botapi.silent(ann["id"], grace=0.05)
    await botapi.say(ann["id"], "x")
    with pytest.raises(BotApiError, match="the confirmation of updates did not come"):
        await botapi.silent(ann["id"], timeout=0.05)


async def test_ask_gives_the_next_message_and_not_an_earlier_one(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user(started=True)
    await bot.send_message(ann["id"], "earlier")

    async def echo() -> None:
        [update] = await bot.get_updates(timeout=5)
        assert update.message is not None
        assert update.message.text is not None
        await bot.send_message(ann["id"], update.message.text.upper())

    answering = asyncio.create_task(echo())
    assert (await botapi.ask(ann["id"], "hello"))["text"] == "HELLO"
    await answering
