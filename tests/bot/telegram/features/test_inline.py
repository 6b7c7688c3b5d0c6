"""The look-up in any chat."""

from __future__ import annotations

import asyncio

import pytest

from tests.bot.telegram.features.conftest import NOON, Running
from tests.bot.telegram.running import OPERATOR, outbox_rows, recorded
from tests.botapi.client import BotApi


async def test_words_list_topics_that_can_be_posted(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    group = await botapi.group(ann)
    async with running():
        found = await botapi.inline(ann["id"], "退款 24小时")
        assert 1 <= len(found["results"]) <= 10
        first = found["results"][0]
        assert first["id"] == "refund-response"
        assert first["description"].startswith("退货金额在300元内"), "what the rule says comes first"
        assert first["description"].endswith(" · 施行中")
        assert found["is_personal"] is False
        assert found["cache_time"] == 300
        posted = (await botapi.choose(found["query_id"], first["id"], group["id"]))["posted"]["message"]
        assert "24小时" in posted["text"]
        assert len(posted["text"].partition("依据")[0].strip().split("\n")) <= 3, "one line of rule, as in groups"
        button = posted["reply_markup"]["inline_keyboard"][0][0]
        assert button["url"].startswith("https://t.me/policy_bot?start=calc_refund-response")
        await botapi.silent(group["id"])
        await botapi.follow(ann["id"], button["url"])
        assert "?" in (await botapi.next_message(ann["id"]))["text"].replace("？", "?")


async def test_a_complete_question_gives_its_computed_answer_first_and_to_nobody_else(
    botapi: BotApi, running: Running
) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        found = await botapi.inline(ann["id"], "2023年5月10号申请退出VIP批发中心,哪天生效?")
        assert "2023年5月25日" in found["results"][0]["title"]
        assert (found["is_personal"], found["cache_time"]) == (True, 0)
        assert "button" not in found, "nothing is missing"


async def test_where_facts_are_missing_a_button_leads_into_private(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        found = await botapi.inline(ann["id"], "我要退出VIP批发中心,几号算正式退出?")
        button = found["button"]
        assert button["text"] == "到私聊里算自己的结果"
        await botapi.say(ann["id"], f"/start {button['start_parameter']}", date=NOON)
        assert "哪天提交" in (await botapi.next_message(ann["id"]))["text"]


async def test_nothing_typed_shows_the_most_asked(
    botapi: BotApi, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.features.asked.Asked.tick_seconds", 0.1)
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        before = await botapi.inline(ann["id"], "")
        assert len(before["results"]) == 10
        assert before["is_personal"] is True, "it is in the language of their Telegram"
        assert before["results"][0]["id"] != "supply-grade"
        for _ in range(3):
            await botapi.ask(ann["id"], "1688供应等级还有吗?", date=NOON)
        assert (await botapi.inline(ann["id"], ""))["results"][0]["id"] == "supply-grade"
        await asyncio.sleep(0.3)
    async with running():
        assert (await botapi.inline(ann["id"], ""))["results"][0]["id"] == "supply-grade", "kept over a restart"


async def test_what_no_longer_holds_says_so_first(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        found = await botapi.inline(ann["id"], "店小蜜 退款")
        row = next(item for item in found["results"] if item["id"] == "dianxiaomi-refund")
        assert row["description"].startswith("已结束 · ")


async def test_nothing_found_offers_the_private_chat(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann", language_code="en")
    async with running():
        found = await botapi.inline(ann["id"], "xyzzy plugh")
        assert found["results"] == []
        assert found["button"]["text"] == "Nothing found. Ask in private"
        await botapi.say(ann["id"], f"/start {found['button']['start_parameter']}")
        assert "1688" in (await botapi.next_message(ann["id"]))["text"]


async def test_a_language_of_ones_own_is_for_oneself(botapi: BotApi, running: Running) -> None:
    ann, ben = await botapi.user("Ann"), await botapi.user("Ben")
    async with running():
        chooser = await botapi.ask(ann["id"], "/language")
        await botapi.press(chooser, "English")
        await botapi.next_message(ann["id"])
        hers = await botapi.inline(ann["id"], "退款 24小时")
        assert "refund" in hers["results"][0]["title"].lower()
        assert hers["is_personal"] is True
        his = await botapi.inline(ben["id"], "退款 24小时")
        assert "退款" in his["results"][0]["title"]


@pytest.mark.parametrize("query", ["<b>&\"'", "退款" * 120, "\u202e@policy_bot", "/start", "🙂"])
async def test_whatever_is_typed_gets_a_valid_answer(botapi: BotApi, running: Running, query: str) -> None:
    ann = await botapi.user("Ann")
    async with running():
        assert len((await botapi.inline(ann["id"], query[:256]))["results"]) <= 10


async def test_results_whose_markup_telegram_refuses_are_given_as_plain_text(
    botapi: BotApi, running_on_both: Running
) -> None:
    ann, operator = await botapi.user("Ann"), await botapi.user("Op", id=OPERATOR, started=True)
    await botapi.fault("cant_parse", "answerInlineQuery", times=1)
    async with running_on_both():
        found = await botapi.inline(ann["id"], "退款 24小时")
        said = [result["input_message_content"] for result in found["results"]]
        assert said
        assert not [text for text in said if "parse_mode" in text or "<b>" in text["message_text"]]
        assert "plain text" in (await botapi.next_message(operator["id"]))["text"]


async def test_what_is_looked_up_is_not_kept(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        await botapi.inline(ann["id"], "2023年5月10号申请退出VIP批发中心,哪天生效?")
        await recorded()
        await botapi.say(ann["id"], "/mydata")
        sent = await botapi.next_message(ann["id"])
        content = (await botapi.file(sent["document"]["file_id"])).decode()
        assert "2023-05-25" not in content
        assert "VIP" not in content


async def test_what_is_looked_up_is_not_kept_either_if_telegram_no_longer_wants_the_answer(
    botapi: BotApi, running: Running
) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    await botapi.fault("error", "answerInlineQuery", text="query is too old and response timeout expired", times=1)
    async with running() as config:
        await botapi.do("inline", user_id=ann["id"], query="2023年5月10号申请退出VIP批发中心,哪天生效?")
        await botapi.next_request("answerInlineQuery", ok=False)
        shown = await botapi.ask(ann["id"], "/topics")
        await botapi.press(shown, data="topics", gone=True)
        await botapi.next_request("answerCallbackQuery", ok=True)
    assert [row["method"] for row in await outbox_rows(config)] == ["sendMessage", "sendMessage"]


async def test_a_flood_of_look_ups_is_answered_with_nothing_and_stops_no_message(
    botapi: BotApi, running_on_both: Running
) -> None:
    ann, ben = await botapi.user("Ann"), await botapi.user("Ben")
    async with running_on_both(flood_messages=1):
        found = [bool((await botapi.inline(ann["id"], "保证金"))["results"]) for _ in range(5)]
        assert found == [True, True, True, False, False]
        assert (await botapi.inline(ben["id"], "保证金"))["results"]
        assert "歇一会儿" not in (await botapi.ask(ann["id"], "保证金", date=NOON))["text"]
