"""What one can do in a private chat, from the raw update to what is seen."""

from __future__ import annotations

import json
from datetime import timedelta

from icalendar import Calendar

from tests.bot.telegram.features.conftest import NOON, Clock, Running, labels
from tests.bot.telegram.running import OPERATOR, recorded
from tests.botapi.client import BotApi, Json

QUESTION = "我5月10号申请退出VIP批发中心,哪天生效?"


async def _notice(botapi: BotApi, message: Json, label: str) -> str:
    pressed = await botapi.press(message, label)
    return str((await botapi.answer(pressed["query_id"])).get("text", ""))


async def test_deep_links_open_a_topic_or_begin_its_calculation(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        await botapi.follow(ann["id"], "https://t.me/policy_bot?start=supply-grade")
        assert "供应等级" in (await botapi.next_message(ann["id"]))["text"]
        await botapi.follow(ann["id"], "https://t.me/policy_bot?start=calc_vip-removal-deposit")
        question = await botapi.next_message(ann["id"])
        assert "?" in question["text"].replace("？", "?")
        for payload in ("no-such-topic", "calc_", "a" * 64):
            await botapi.follow(ann["id"], f"https://t.me/policy_bot?start={payload}")
            assert "1688商家规则" in (await botapi.next_message(ann["id"]))["text"]


async def test_a_computed_answer_can_be_moved_and_changed(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        answer = await botapi.ask(ann["id"], QUESTION, date=NOON)
        assert {"−1天", "改一下", "+1天", "提醒我", "日历", "依据", "有用", "没用"} <= set(labels(answer))
        await botapi.press(answer, "−1天")
        await botapi.next_request("editMessageText", ann["id"], ok=True)
        moved = await botapi.message(ann["id"], answer["message_id"])
        assert moved is not None
        assert "2023年5月24日" in moved["text"]
        await botapi.press(moved, "改一下")
        assert "哪天提交" in (await botapi.next_message(ann["id"]))["text"]
        assert "2023年5月27日" in (await botapi.ask(ann["id"], "12号", date=NOON))["text"]


async def test_every_press_counts_also_one_that_comes_before_the_answer_is_changed(
    botapi: BotApi, running: Running
) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running(chat_pace=timedelta(seconds=1)):
        answer = await botapi.ask(ann["id"], QUESTION, date=NOON)
        for _ in range(3):
            await _notice(botapi, answer, "+1天")
        for _ in range(3):
            await botapi.next_request("editMessageText", ann["id"], ok=True)
        moved = await botapi.message(ann["id"], answer["message_id"])
        assert moved is not None
        assert "2023年5月28日" in moved["text"]


async def test_the_calendar_file_opens_as_one(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        await botapi.press(await botapi.ask(ann["id"], QUESTION, date=NOON), "日历")
        sent = await botapi.next_message(ann["id"])
        while "document" not in sent:
            sent = await botapi.next_message(ann["id"])
        assert sent["document"]["file_name"] == "vip-exit-2023-05-25.ics"
        [event] = Calendar.from_ical(await botapi.file(sent["document"]["file_id"])).events
        assert event.start.isoformat() == "2023-05-25"


async def test_source_letter_and_vote(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        answer = await botapi.ask(ann["id"], QUESTION, date=NOON)
        await botapi.press(answer, "依据")
        assert "淘宝学院" in (await botapi.next_message(ann["id"]))["text"]
        await botapi.press(answer, next(label for label in labels(answer) if label.startswith("草稿")))
        assert "2023年5月10日" in (await botapi.next_message(ann["id"]))["text"]
        assert await _notice(botapi, answer, "有用") == "谢谢，记下了。"


async def test_buttons_work_before_telegram_says_that_it_has_the_answer(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    operator = await botapi.user("Op", id=OPERATOR, language_code="zh-hans", started=True)
    async with running():
        await botapi.fault("hang_after", "sendMessage", chat_id=ann["id"], seconds=5, times=1)
        answer = await botapi.ask(ann["id"], QUESTION, date=NOON)
        assert await _notice(botapi, answer, "有用") == "谢谢，记下了。"
        assert "vip-exit:1 / 0" in (await botapi.ask(operator["id"], "/unanswered"))["text"]
        assert await _notice(botapi, answer, "+1天") == ""
        await botapi.next_request("editMessageText", ann["id"], ok=True)


async def test_commands_before_anything_was_written_are_in_the_language_of_the_persons_telegram(
    botapi: BotApi, running: Running
) -> None:
    beginnings = {"en": "I answer questions", "zh-hans": "我答1688商家规则的问题", "zh-hant": "我答1688商家規則的問題"}
    async with running():
        for code, beginning in beginnings.items():
            person = await botapi.user("Ann", language_code=code)
            assert (await botapi.ask(person["id"], "/start"))["text"].startswith(beginning)
            assert (await botapi.ask(person["id"], "/privacy"))["text"]
            assert "2023-" not in (await botapi.ask(person["id"], "/about"))["text"]


async def test_what_tells_no_language_is_answered_in_that_of_the_persons_telegram(
    botapi: BotApi, running: Running
) -> None:
    beginnings = {"en": "All right.", "zh-hans": "好的。还有", "zh-hant": "好的。還有"}
    async with running():
        for code, beginning in beginnings.items():
            for text in ("👍", "ok"):
                person = await botapi.user("Ann", language_code=code)
                assert (await botapi.ask(person["id"], text))["text"].startswith(beginning)
        person = await botapi.user("Ann", language_code="en")
        assert (await botapi.ask(person["id"], "?"))["text"].startswith("I ")
        assert (await botapi.ask(person["id"], "VIP保证金要补多少"))["text"].startswith("自缴保证金")
        reader = await botapi.user("Ben", language_code="zh-hant")
        assert "退款" in (await botapi.ask(reader["id"], "退款"))["text"]
        assert (await botapi.ask(reader["id"], "👍"))["text"].startswith(beginnings["zh-hant"])


async def test_a_chosen_language_stays(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        chooser = await botapi.ask(ann["id"], "/language")
        await botapi.press(chooser, "English")
        await botapi.next_message(ann["id"])
        assert "takes effect" in (await botapi.ask(ann["id"], QUESTION, date=NOON))["text"]


async def test_forget_takes_what_waits_to_be_sent_and_nothing_comes_back(
    botapi: BotApi, running: Running, clock: Clock
) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    async with running():
        await botapi.ask(ann["id"], QUESTION, date=NOON)
        asked = await botapi.say(ann["id"], "/forget", date=NOON)
        assert "已删除" in (await botapi.next_message(ann["id"]))["text"]
        message = asked["message"]
        for text in (QUESTION, "/forget"):  # Telegram delivers what it delivered before once more
            again = {"update_id": asked["update_id"], "message": message | {"text": text}}
            await botapi.update(again)
        await botapi.confirmed()
        await recorded()
        await botapi.say(ann["id"], "/mydata", date=NOON)
        sent = await botapi.next_message(ann["id"])
        kept = json.loads(await botapi.file(sent["document"]["file_id"]))
        assert not any(kept.values()), kept


async def test_the_menus_are_there_for_every_kind_of_chat(botapi: BotApi, running: Running) -> None:
    ann, ben = await botapi.user("Ann", language_code="zh-hans"), await botapi.user("Ben", language_code="en")
    operator = await botapi.user("Op", id=OPERATOR, language_code="zh-hans", started=True)
    group = await botapi.group(ann, ben)
    await botapi.member(group["id"], ann["id"], "administrator")

    async def names(chat: Json, user: Json) -> list[str]:
        return [command["command"] for command in await botapi.menu(chat["id"], user["id"])]

    async with running():
        await botapi.next_request("setMyCommands", ok=True)
        for _ in range(200):
            if "reload" in await names(operator, operator):
                break
            await botapi.confirmed()
        assert {"remind", "forget", "privacy"} <= set(await names(ann, ann))
        assert not {"settings", "unanswered"} & set(await names(ann, ann))
        assert set(await names(group, ben)) == {"help", "topics", "ask", "cancel", "about"}
        assert "settings" in await names(group, ann)
        assert {"unanswered", "reload"} <= set(await names(operator, operator))
        assert (await botapi.menu(ben["id"], ben["id"]))[0]["description"] == "Start"
    before = len(await botapi.requests("setMyCommands"))
    async with running():
        await botapi.ask(ann["id"], "/help")
    assert len(await botapi.requests("setMyCommands")) == before, "nothing has changed"


async def test_what_has_no_text_is_answered_once(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans", started=True)
    group = await botapi.group(ann)
    sender = {key: ann[key] for key in ("id", "is_bot", "first_name", "language_code") if key in ann}

    def voice(chat: Json, number: int) -> Json:
        sound = {"file_id": "v", "file_unique_id": "v", "duration": 3}
        date = int(NOON.timestamp())
        return {"message": {"message_id": number, "date": date, "chat": chat, "from": sender, "voice": sound}}

    private = {"id": ann["id"], "type": "private", "first_name": "Ann"}
    async with running():
        await botapi.update(voice({"id": group["id"], "type": "supergroup", "title": "x"}, 900))
        await botapi.silent(group["id"])
        await botapi.update(voice(private, 901))
        assert (await botapi.next_message(ann["id"]))["text"].startswith("我只看得懂文字")
        await botapi.update(voice(private, 902))
        await botapi.silent(ann["id"])
        assert "2023年5月25日" in (await botapi.ask(ann["id"], QUESTION, date=NOON))["text"]
        await botapi.ask(ann["id"], "取消", date=NOON)
        await botapi.update(voice(private, 903))
        await botapi.silent(ann["id"])
