"""One walk through everything that features keep, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from tests.bot.telegram.features.conftest import NOON, Clock, Running, labels
from tests.bot.telegram.features.test_questions import QUESTION, group_in
from tests.bot.telegram.features.test_reminders import DUE, _promised
from tests.bot.telegram.running import OPERATOR, recorded
from tests.botapi.client import BotApi


async def test_groups(botapi: BotApi, running_on_both: Running) -> None:
    async with running_on_both():
        ann, ben, group = await group_in(botapi)
        await botapi.ask(group["id"], QUESTION, ann["id"], date=NOON)
        await recorded()
        assert "刚刚答过" in (await botapi.ask(group["id"], QUESTION, ben["id"], date=NOON))["text"]
        panel = await botapi.ask(group["id"], "/settings", ann["id"])
        await botapi.press(panel, data="set:mode:shadow", user=ann["id"])
        await botapi.next_message(ann["id"])
        await botapi.say(group["id"], QUESTION, ben["id"], date=NOON)
        suggestion = await botapi.next_message(ann["id"])
        pressed = await botapi.press(suggestion, "认可")
        assert "认可1" in (await botapi.answer(pressed["query_id"]))["text"]
        await botapi.ask(ann["id"], "/forget")
        assert "不说话" in (await botapi.ask(group["id"], "/settings", ann["id"]))["text"]


async def test_reminders(botapi: BotApi, running_on_both: Running, clock: Clock) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running_on_both():
        await _promised(botapi, ann["id"])
        await _promised(botapi, ann["id"], "当天")
        clock.set(DUE)
        reminder = await botapi.next_message(ann["id"])
        pressed = await botapi.press(reminder, labels(reminder)[0])
        assert "另外1个" in (await botapi.answer(pressed["query_id"]))["text"]
        await botapi.next_request("editMessageReplyMarkup", ann["id"], ok=True)
    clock.forward(days=2)
    async with running_on_both():
        await botapi.silent(ann["id"], grace=1.5)


async def test_statistics(botapi: BotApi, running_on_both: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.features.asked.Asked.tick_seconds", 0.1)
    operator = await botapi.user("Op", id=OPERATOR, language_code="zh-hans", started=True)
    ann, ben = await botapi.user("Ann", language_code="zh-hans"), await botapi.user("Ben", language_code="zh-hans")
    async with running_on_both():
        answer = await botapi.ask(ann["id"], "1688供应等级还有吗?", date=NOON)
        await botapi.press(answer, "没用")
        offer = await botapi.ask(ben["id"], "批发中心", date=NOON)
        listed = await botapi.ask(operator["id"], "/unanswered")
        assert "1. 批发中心（1次，1人）" in listed["text"]
        assert "• supply-grade:0 / 1" in listed["text"]
        await botapi.press(offer, labels(offer)[0])
        await botapi.next_message(ben["id"])
        assert "批发中心（" not in (await botapi.ask(operator["id"], "/unanswered"))["text"]
        await asyncio.sleep(0.3)
        assert (await botapi.inline(ann["id"], ""))["results"][0]["id"] == "supply-grade"


async def test_a_button_is_old_when_the_answer_is_forgotten(
    botapi: BotApi, running_on_both: Running, clock: Clock
) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    changes = {"session_retention": timedelta(hours=24)}
    async with running_on_both(**changes):
        answer = await botapi.ask(ann["id"], "我5月10号申请退出VIP批发中心,哪天生效?", date=NOON)
    clock.forward(days=2)
    async with running_on_both(**changes):
        pressed = await botapi.press(answer, "+1天")
        assert "过期" in (await botapi.answer(pressed["query_id"]))["text"]
