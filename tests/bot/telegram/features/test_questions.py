"""The mode "questions": clear policy questions to all are answered, and nothing else that is said in a group."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from tests.bot.telegram.features.conftest import NOON, Clock, Running
from tests.bot.telegram.running import recorded
from tests.botapi.client import BotApi, Json

TALK = [json.loads(line) for line in Path(__file__).with_name("talk.jsonl").read_text("utf-8").split("\n") if line]
"""Lines said in a group; ``topic`` is None where silence is due."""

QUESTION = "请问主动退出VIP批发中心要提前几天申请?"


async def group_in(botapi: BotApi, mode: str = "questions") -> tuple[Json, Json, Json]:
    """An admin, a member, and their group in a mode; the bot must be running."""
    ann = await botapi.user("Ann", language_code="zh-hans", started=True)
    ben = await botapi.user("Ben", language_code="zh-hans", started=True)
    group = await botapi.group(ann, ben)
    await botapi.member(group["id"], ann["id"], "administrator")
    panel = await botapi.ask(group["id"], "/settings", ann["id"])
    await recorded()  # so that the panel is changed at once, before the admin is told anything in private
    pressed = await botapi.press(panel, data=f"set:mode:{mode}", user=ann["id"])
    assert (await botapi.answer(pressed["query_id"]))["text"] == "已保存"
    await botapi.next_request("editMessageText", group["id"], ok=True)
    return ann, ben, group


async def test_a_question_to_all_is_answered_as_a_reply_and_can_be_followed_up(
    botapi: BotApi, running: Running
) -> None:
    async with running():
        _, ben, group = await group_in(botapi)
        asked = await botapi.say(group["id"], QUESTION, ben["id"], date=NOON)
        answer = await botapi.next_message(group["id"])
        assert "提前15天" in answer["text"]
        assert answer["reply_to_message"]["message_id"] == asked["message"]["message_id"]
        result = await botapi.ask(group["id"], "我5月10号申请的", ben["id"], reply_to=answer["message_id"], date=NOON)
        assert "2023年5月25日" in result["text"]


async def test_the_same_question_is_left_alone_where_it_is_not_put_to_all(botapi: BotApi, running: Running) -> None:
    async with running():
        ann, ben, group = await group_in(botapi)
        said = await botapi.say(group["id"], "早", ann["id"], date=NOON)
        await botapi.say(group["id"], QUESTION, ben["id"], reply_to=said["message"]["message_id"], date=NOON)
        await botapi.say(group["id"], QUESTION, ben["id"], forward={"name": "别的群"}, date=NOON)
        await botapi.say(group["id"], f"@xiaomei {QUESTION}", ben["id"], date=NOON)
        await botapi.say(group["id"], f"老周,{QUESTION}", ben["id"], date=NOON)
        await botapi.say(group["id"], f"{QUESTION} https://example.org", ben["id"], date=NOON)
        await botapi.say(group["id"], QUESTION, ann["id"], as_chat=(await botapi.channel())["id"], date=NOON)
        await botapi.say(group["id"], QUESTION, ben["id"], media="photo", date=NOON)
        await botapi.silent(group["id"])


async def test_in_other_modes_and_in_quiet_hours_nobody_is_answered_unasked(
    botapi: BotApi, running: Running, clock: Clock
) -> None:
    async with running():
        _, ben, group = await group_in(botapi, "silent")
        await botapi.say(group["id"], QUESTION, ben["id"], date=NOON)
        await botapi.silent(group["id"])
        untouched = await botapi.group(ben)
        await botapi.say(untouched["id"], QUESTION, ben["id"], date=NOON)
        await botapi.silent(untouched["id"])
        ann, ben, group = await group_in(botapi)
        panel = await botapi.ask(group["id"], "/settings", ann["id"])
        await botapi.press(panel, data="set:page:quiet", user=ann["id"])
        await botapi.next_request("editMessageText", group["id"], ok=True)
        await botapi.press(panel, data="set:quiet:22-8", user=ann["id"])
        await botapi.next_request("editMessageText", group["id"], ok=True)
        clock.set(NOON.replace(hour=23))
        await botapi.say(group["id"], QUESTION, ben["id"], date=NOON.replace(hour=23))
        await botapi.silent(group["id"])
        answer = await botapi.ask(group["id"], f"@policy_bot {QUESTION}", ben["id"], date=NOON.replace(hour=23))
        assert "提前15天" in answer["text"], "who asks the bot itself is answered"


async def test_an_edit_of_an_answered_question_changes_the_answer(botapi: BotApi, running: Running) -> None:
    question = "请问我2023年5月10号提交了VIP批发中心退出申请,哪天生效?"
    async with running():
        _, ben, group = await group_in(botapi)
        asked = await botapi.say(group["id"], question, ben["id"], date=NOON)
        answer = await botapi.next_message(group["id"])
        assert "2023年5月25日" in answer["text"]
        number = asked["message"]["message_id"]
        await botapi.edit(group["id"], number, question.replace("10号", "12号"), date=NOON)
        await botapi.next_request("editMessageText", group["id"], ok=True)
        changed = await botapi.message(group["id"], answer["message_id"])
        assert changed is not None
        assert "2023年5月27日" in changed["text"]
        chatter = await botapi.say(group["id"], "早上好各位", ben["id"], date=NOON)
        await botapi.edit(group["id"], chatter["message"]["message_id"], QUESTION, date=NOON)
        await botapi.silent(group["id"])


async def test_overheard_talk_does_not_count_as_flood(botapi: BotApi, running: Running) -> None:
    async with running(flood_messages=3):
        _, ben, group = await group_in(botapi)
        for number in range(10):
            await botapi.say(group["id"], f"第{number}个问题来了,有人吗?", ben["id"], date=NOON)
        await botapi.silent(group["id"])
        assert "提前15天" in (await botapi.ask(group["id"], QUESTION, ben["id"], date=NOON))["text"]


async def test_who_asks_all_too_often_is_no_longer_answered_unasked(botapi: BotApi, running: Running) -> None:
    async with running(flood_messages=2):
        _, ben, group = await group_in(botapi)
        for _ in range(4):
            await botapi.say(group["id"], QUESTION, ben["id"], date=NOON)
        await botapi.confirmed()
        await recorded()
        await botapi.ask(group["id"], "/help", ben["id"], date=NOON)
        said = [message for message in await botapi.messages(group["id"]) if "提前15天" in message.get("text", "")]
    assert len([message for message in said if message["from"]["is_bot"]]) == 2


async def test_talk_in_a_group(botapi: BotApi, running: Running) -> None:
    """Everything in talk.jsonl through the transport: at least 98 % silent when due, 90 % answered when due."""
    said: dict[int, Json] = {}
    async with running():
        _, _, group = await group_in(botapi)
        for line in TALK:  # everybody asks once, so that no cool-down and no earlier talk is in play
            asker = await botapi.user("P")
            await botapi.member(group["id"], asker["id"])
            sent = await botapi.say(group["id"], line["text"], asker["id"], date=NOON)
            said[sent["message"]["message_id"]] = line
        last = await botapi.say(group["id"], "/help", asker["id"], date=NOON)
        while (await botapi.next_message(group["id"]))["reply_to_message"] != last["message"]:
            continue  # it is sent after everything else in this chat
        answers = [m for m in await botapi.messages(group["id"]) if m["from"]["is_bot"] and "reply_to_message" in m]
    answered = {m["reply_to_message"]["message_id"] for m in answers}
    counts = Counter((line["topic"] is not None, number in answered) for number, line in said.items())
    wrong = [line["text"] for number, line in said.items() if line["topic"] is None and number in answered]
    assert counts[False, False] >= 0.98 * (counts[False, False] + counts[False, True]), wrong
    assert counts[True, True] >= 0.9 * (counts[True, True] + counts[True, False])
