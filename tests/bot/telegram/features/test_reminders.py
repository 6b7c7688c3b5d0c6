"""Reminders: promised, listed, cancelled, sent once when due, over restarts."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from sqlalchemy import Connection, select, update

from bot.messages import ReminderRequest
from bot.storage import reminders
from bot.storage.engine import Database, database_of
from bot.storage.sessions import Place
from bot.storage.tables import ReminderRow
from bot.telegram.features.reminders import Reminders
from tests.bot.telegram.features.conftest import NOON, Clock, Running, labels
from tests.botapi.client import BotApi, Json

QUESTION = "我5月10号申请退出VIP批发中心,哪天生效?"
DUE = NOON.replace(day=24, hour=9, minute=0)
"""Nine in the morning of the day before the 25th."""


async def _promised(botapi: BotApi, user: int, label: str = "提前1天") -> Json:
    """The message that promises a reminder, after the question and two buttons."""
    result = await botapi.ask(user, QUESTION, date=NOON)
    await botapi.press(result, "提醒我")
    choice = await botapi.next_message(user)
    await botapi.press(choice, next(text for text in labels(choice) if text.startswith(label)))
    await botapi.next_request("editMessageText", user, ok=True)
    promise = await botapi.message(user, choice["message_id"])
    assert promise is not None
    return promise


async def _reminders(botapi: BotApi, user: int) -> list[str]:
    return [m["text"] for m in await botapi.messages(user) if m["from"]["is_bot"] and m["text"].startswith("提醒")]


async def test_a_reminder_is_sent_once_when_it_is_due(botapi: BotApi, running: Running, clock: Clock) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        promise = await _promised(botapi, ann["id"])
        assert "2023年5月24日（周三） 09:00" in promise["text"].replace("\u00a0", " ")
        clock.set(DUE - timedelta(seconds=4))
        await botapi.silent(ann["id"], grace=1.5)
        clock.set(DUE)
        reminder = await botapi.next_message(ann["id"])
        assert "2023年5月25日" in reminder["text"]
        assert "发晚" not in reminder["text"]
        assert len(labels(reminder)) == 1
        await botapi.silent(ann["id"], grace=1.5)
    async with running():
        await botapi.silent(ann["id"], grace=2.5)


async def test_what_fell_due_while_the_bot_was_down_comes_late_and_says_so(
    botapi: BotApi, running: Running, clock: Clock
) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        await _promised(botapi, ann["id"])
    clock.set(DUE + timedelta(hours=5))
    async with running():
        reminder = await botapi.next_message(ann["id"])
        assert "2023年5月25日" in reminder["text"]
        assert "本该在2023年5月24日（周三） 09:00发给您" in reminder["text"]
        await botapi.silent(ann["id"], grace=1.5)


async def test_reminders_are_listed_and_cancelled(botapi: BotApi, running: Running, clock: Clock) -> None:
    ann, ben = await botapi.user("Ann", language_code="zh-hans"), await botapi.user("Ben", language_code="zh-hans")
    async with running():
        await _promised(botapi, ann["id"])
        await _promised(botapi, ann["id"], "当天")
        listed = await botapi.ask(ann["id"], "/reminders")
        assert listed["text"].count("— 提醒") == 2
        assert "2023年5月25日" not in (await botapi.ask(ben["id"], "/reminders"))["text"]
        pressed = await botapi.press(listed, labels(listed)[0])
        assert (await botapi.answer(pressed["query_id"]))["text"] == "已取消"
        await botapi.next_request("editMessageText", ann["id"], ok=True)
        left = await botapi.message(ann["id"], listed["message_id"])
        assert left is not None
        assert len(labels(left)) == 1
        clock.set(DUE + timedelta(minutes=1))
        await botapi.silent(ann["id"], grace=1.5)
        clock.set(DUE + timedelta(days=1))
        assert "2023年5月25日" in (await botapi.next_message(ann["id"]))["text"]


async def test_the_same_promise_twice_is_one_reminder(botapi: BotApi, running: Running, clock: Clock) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        await _promised(botapi, ann["id"])
        await _promised(botapi, ann["id"])
        assert (await botapi.ask(ann["id"], "/reminders"))["text"].count("— 提醒") == 1
        clock.set(DUE)
        await botapi.next_message(ann["id"])
        await botapi.silent(ann["id"], grace=1.5)


async def test_the_button_on_a_reminder_stops_the_others_of_the_same_matter(
    botapi: BotApi, running: Running, clock: Clock
) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        await _promised(botapi, ann["id"])
        await _promised(botapi, ann["id"], "当天")
        clock.set(DUE)
        reminder = await botapi.next_message(ann["id"])
        pressed = await botapi.press(reminder, labels(reminder)[0])
        assert (await botapi.answer(pressed["query_id"]))["text"] == "已停掉这件事的另外1个提醒"
        await botapi.next_request("editMessageReplyMarkup", ann["id"], ok=True)
        clock.set(DUE + timedelta(days=2))
        await botapi.silent(ann["id"], grace=1.5)


async def test_a_time_in_words_and_the_command(botapi: BotApi, running: Running, clock: Clock) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        await botapi.ask(ann["id"], QUESTION, date=NOON)
        asked = await botapi.ask(ann["id"], "/remind", date=NOON)
        assert "提醒" in asked["text"]
        promise = await botapi.ask(ann["id"], "5月20号下午3点", date=NOON)
        assert "15:00" in promise["text"]
        clock.set(NOON.replace(day=20, hour=15))
        assert "2023年5月25日" in (await botapi.next_message(ann["id"]))["text"]


async def test_nobody_else_can_stop_a_reminder(botapi: BotApi, running: Running, clock: Clock) -> None:
    ann, ben = await botapi.user("Ann", language_code="zh-hans"), await botapi.user("Ben", language_code="zh-hans")
    async with running():
        await _promised(botapi, ann["id"])
        listed = await botapi.ask(ann["id"], "/reminders")
        action = listed["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        his = await botapi.ask(ben["id"], "/reminders")
        pressed = await botapi.press(his, data=action, gone=True)
        assert (await botapi.answer(pressed["query_id"]))["text"] == "这个按钮已经过期，请再问一次。"
        clock.set(DUE)
        assert "2023年5月25日" in (await botapi.next_message(ann["id"]))["text"]


async def test_a_blocked_chat_stops_its_reminders(botapi: BotApi, running: Running, clock: Clock) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        await _promised(botapi, ann["id"])
        await botapi.block(ann["id"])
        await botapi.confirmed()
        clock.set(DUE)
        await botapi.silent(ann["id"], grace=1.5)
        await botapi.block(ann["id"], blocked=False)
        assert "2023年5月25日" not in (await botapi.ask(ann["id"], "/reminders"))["text"]


async def test_forget_takes_the_reminders_along(botapi: BotApi, running: Running, clock: Clock) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        await _promised(botapi, ann["id"])
        await botapi.ask(ann["id"], "/forget")
        clock.set(DUE)
        await botapi.silent(ann["id"], grace=1.5)


async def test_a_group_is_no_place_for_reminders(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    group = await botapi.group(ann)
    async with running():
        answer = await botapi.ask(group["id"], f"@policy_bot {QUESTION}", ann["id"], date=NOON)
        assert "提醒我" not in labels(answer)


def _one_good_and_two_bad(connection: Connection) -> None:
    good = ReminderRequest(
        topic="vip-exit",
        result="effective_date",
        deadline="2023-05-25",
        remind_at=NOON,
        text="提醒：……",
        lang="zh-hans",
    )
    details = msgspec.to_builtins(good)
    bad, strange, _ = (reminders.add(connection, Place(7, 0, 7), NOON, it, NOON) for it in ({}, {"topic": 5}, details))
    assert strange > bad
    connection.execute(update(ReminderRow).where(ReminderRow.id == bad).values(details='{"topic": "vip'))


async def test_one_that_cannot_be_read_keeps_no_other_from_being_sent(database: Database) -> None:
    feature, operator = Reminders([9]), 9
    await database.run(_one_good_and_two_bad)
    sent = await database.run(lambda c: feature.tick(c, NOON))
    assert [message.chat_id for message in sent] == [7, operator]
    assert sent[1].payload["text"].endswith(": 1, 2")
    assert await database.run(lambda c: feature.tick(c, NOON)) == []
    states = select(ReminderRow.state).order_by(ReminderRow.id)
    assert await database.run(lambda c: list(c.execute(states).scalars())) == ["failed", "failed", "sent"]


async def test_one_that_cannot_be_read_keeps_no_other_from_being_shown(
    botapi: BotApi, running_on_both: Running, clock: Clock
) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running_on_both() as config:
        await _promised(botapi, ann["id"])
        other = database_of(config.database_url.reveal() if config.database_url else None, config.data_dir)
        await other.run(lambda c: reminders.add(c, Place(ann["id"], 0, ann["id"]), DUE, {}, NOON))
        await other.close()
        assert "2023年5月25日" in (await botapi.ask(ann["id"], "/reminders"))["text"]
