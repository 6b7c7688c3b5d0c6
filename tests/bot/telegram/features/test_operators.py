"""What had no answer, as the operators see and label it."""

from __future__ import annotations

import json

from tests.bot.telegram.features.conftest import NOON, Running, labels
from tests.bot.telegram.running import OPERATOR, outbox_rows
from tests.botapi.client import BotApi, Json

STRANGE = ("广州到义乌的物流多少钱一公斤", "怎么给店铺换个好看的背景图")


async def _operator(botapi: BotApi) -> Json:
    return await botapi.user("Op", id=OPERATOR, language_code="zh-hans", started=True)


async def _strange_questions(botapi: BotApi) -> None:
    """The first by two people, three times; the second by one, once."""
    for name, texts in (("Ann", [STRANGE[0], STRANGE[0].replace("广州", "廣州"), STRANGE[1]]), ("Ben", [STRANGE[0]])):
        person = await botapi.user(name)
        for text in texts:
            reply = await botapi.ask(person["id"], text, date=NOON)
            assert "答不上来" in reply["text"] or "答不上來" in reply["text"]


async def _shown(botapi: BotApi, message: Json) -> Json:
    await botapi.next_request("editMessageText", message["chat"]["id"], ok=True)
    now = await botapi.message(message["chat"]["id"], message["message_id"])
    assert now is not None
    return now


async def test_the_list_has_the_most_frequent_first_and_no_names(botapi: BotApi, running: Running) -> None:
    operator = await _operator(botapi)
    async with running():
        await _strange_questions(botapi)
        listed = await botapi.ask(operator["id"], "/unanswered")
        lines = listed["text"].split("\n")
        assert lines[2].endswith("（3次，2人）")
        assert lines[3] == f"2. {STRANGE[1]}（1次，1人）"
        assert "Ann" not in listed["text"]
        assert labels(listed) == ["1", "2", "导出"]


async def test_who_had_a_question_deleted_leaves_it_in_no_list_that_was_shown(botapi: BotApi, running: Running) -> None:
    operator, ann = await _operator(botapi), await botapi.user("Ann", language_code="zh-hans")
    async with running() as config:
        await botapi.ask(ann["id"], STRANGE[1], date=NOON)
        listed = await botapi.ask(operator["id"], "/unanswered")
        assert STRANGE[1] in listed["text"]
        await botapi.press(listed, "1")
        await _shown(botapi, listed)
        await botapi.ask(ann["id"], "/forget")
    assert not [row for row in await outbox_rows(config) if STRANGE[1] in row["payload"]]


async def test_only_operators_see_it(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann")
    async with running():
        await _strange_questions(botapi)
        assert STRANGE[0] not in (await botapi.ask(ann["id"], "/unanswered"))["text"]
        shown = await botapi.ask(ann["id"], "/topics")
        pressed = await botapi.press(shown, data="ua:export", gone=True)
        assert "过期" in (await botapi.answer(pressed["query_id"]))["text"]


async def test_questions_are_answered_dismissed_and_exported(botapi: BotApi, running: Running) -> None:
    operator = await _operator(botapi)
    async with running():
        await _strange_questions(botapi)
        listed = await botapi.ask(operator["id"], "/unanswered")
        nothing = await botapi.press(listed, "导出")
        await botapi.answer(nothing["query_id"])
        assert "没有写下答案" in (await botapi.next_message(operator["id"]))["text"]

        await botapi.press(listed, "1")
        panel = await _shown(botapi, listed)
        assert panel["text"].startswith(STRANGE[0])
        assert "问了3次，2人" in panel["text"]
        told = await botapi.ask(operator["id"], "supply-grade", reply_to=panel["message_id"])
        assert told["text"] == "已记下答案（3次提问）"
        again = await botapi.ask(operator["id"], "supply-grade", reply_to=panel["message_id"])
        assert again["text"] == "这个问题已经处理过了。"

        listed = await botapi.ask(operator["id"], "/unanswered")
        assert STRANGE[0] not in listed["text"]
        await botapi.press(listed, "1")
        panel = await _shown(botapi, listed)
        pressed = await botapi.press(panel, "忽略")
        assert (await botapi.answer(pressed["query_id"]))["text"] == "已忽略（1次提问）"
        assert (await _shown(botapi, listed))["text"] == "没有没答上来的问题。"

        await botapi.press(await botapi.ask(operator["id"], "/unanswered"), "导出")
        sent = await botapi.next_message(operator["id"])
        lines = (await botapi.file(sent["document"]["file_id"])).decode().split("\n")
        label = json.loads(lines[0])
        assert lines[1:] == [""]
        assert fold_width(label["q"]) == STRANGE[0]
        assert label["topic"] == "supply-grade"


def fold_width(text: str) -> str:
    return text.replace("廣州", "广州")


async def test_a_text_as_answer_and_a_picked_topic(botapi: BotApi, running: Running) -> None:
    operator = await _operator(botapi)
    async with running():
        await _strange_questions(botapi)
        listed = await botapi.ask(operator["id"], "/unanswered")
        await botapi.press(listed, "2")
        panel = await _shown(botapi, listed)
        await botapi.ask(operator["id"], "这个不归规则管,看店铺装修帮助", reply_to=panel["message_id"])
        await botapi.press(listed := await botapi.ask(operator["id"], "/unanswered"), "导出")
        sent = await botapi.next_message(operator["id"])
        label = json.loads((await botapi.file(sent["document"]["file_id"])).decode().split("\n")[0])
        assert (label["topic"], label["answer"]) == (None, "这个不归规则管,看店铺装修帮助")


async def test_an_offer_counts_until_one_of_its_topics_is_picked(botapi: BotApi, running: Running) -> None:
    operator, ann = await _operator(botapi), await botapi.user("Ann", language_code="zh-hans")
    async with running():
        offer = await botapi.ask(ann["id"], "批发中心", date=NOON)
        assert "哪一个" in offer["text"]
        assert "1. 批发中心（1次，1人）" in (await botapi.ask(operator["id"], "/unanswered"))["text"]
        await botapi.press(offer, labels(offer)[0])
        await botapi.next_message(ann["id"])
        assert (await botapi.ask(operator["id"], "/unanswered"))["text"] == "没有没答上来的问题。"


async def test_forget_takes_a_persons_questions_out(botapi: BotApi, running: Running) -> None:
    operator, ann = await _operator(botapi), await botapi.user("Ann")
    async with running():
        await botapi.ask(ann["id"], STRANGE[0], date=NOON)
        await botapi.ask(ann["id"], "/forget")
        assert (await botapi.ask(operator["id"], "/unanswered"))["text"] == "没有没答上来的问题。"


async def test_votes_are_counted_by_topic_one_a_person_and_answer(botapi: BotApi, running: Running) -> None:
    operator = await _operator(botapi)
    ann, ben = await botapi.user("Ann", language_code="zh-hans"), await botapi.user("Ben", language_code="zh-hans")
    async with running():
        hers = await botapi.ask(ann["id"], "1688供应等级还有吗?", date=NOON)
        his = await botapi.ask(ben["id"], "1688供应等级还有吗?", date=NOON)
        for message, label in ((hers, "有用"), (hers, "没用"), (hers, "有用"), (his, "没用")):
            pressed = await botapi.press(message, label)
            assert (await botapi.answer(pressed["query_id"]))["text"]
        assert "• supply-grade:1 / 1" in (await botapi.ask(operator["id"], "/unanswered"))["text"]


async def test_reload_is_for_operators(botapi: BotApi, running: Running) -> None:
    operator, ann = await _operator(botapi), await botapi.user("Ann")
    async with running():
        assert (await botapi.ask(operator["id"], "/reload"))["text"].startswith("知识库已经换成")
        assert "知识库已经换成" not in (await botapi.ask(ann["id"], "/reload"))["text"]
        await botapi.ask(operator["id"], "When does an exit from the VIP wholesale centre take effect?")
        assert "is in use" in (await botapi.ask(operator["id"], "/reload"))["text"]
