"""In groups: who is answered, where, with what; whose facts are whose."""

from __future__ import annotations

from datetime import timedelta

from tests.bot.telegram.features.conftest import NOON, Clock, Running, labels, link
from tests.bot.telegram.running import recorded
from tests.botapi.client import BotApi, Json

RULE = "@policy_bot 主动退出VIP批发中心要提前几天申请?"
ASK = "@policy_bot 我要退出VIP批发中心,几号算正式退出?"
COMPUTED = "@policy_bot 我5月10号申请退出VIP批发中心,哪天生效?"


async def _group(botapi: BotApi, **fields: object) -> tuple[Json, Json, Json]:
    ann, ben = await botapi.user("Ann", language_code="zh-hans"), await botapi.user("Ben", language_code="zh-hans")
    return ann, ben, await botapi.group(ann, ben, **fields)  # type: ignore[arg-type]


async def test_a_rule_is_said_shortly_as_a_reply_to_the_question(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    async with running():
        asked = await botapi.say(group["id"], RULE, ann["id"], date=NOON)
        answer = await botapi.next_message(group["id"])
        assert answer["reply_to_message"]["message_id"] == asked["message"]["message_id"]
        assert answer["text"].startswith("要提前15天递交书面申请。\n\n依据"), (
            "the point that was asked about, in one line"
        )
        assert "打电话" not in answer["text"], "the details are for the private chat"
        assert link(answer, "私聊里算") == "https://t.me/policy_bot?start=calc_vip-exit"


async def test_what_needs_facts_leads_into_the_private_chat_and_goes_on_there(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    async with running():
        answer = await botapi.ask(group["id"], ASK, ann["id"], date=NOON)
        assert "提前15天" in answer["text"]
        assert labels(answer) == ["私聊里算"], "no quick replies in front of everybody"
        await botapi.follow(ann["id"], link(answer, "私聊里算"))
        question = await botapi.next_message(ann["id"])
        assert "哪天提交" in question["text"]
        result = await botapi.ask(ann["id"], "5月10号", date=NOON)
        assert "2023年5月25日" in result["text"]
        assert not [m for m in await botapi.messages(group["id"]) if "5月25日" in m.get("text", "")]


async def test_facts_said_in_the_group_are_answered_in_the_group(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    async with running():
        answer = await botapi.ask(group["id"], COMPUTED, ann["id"], date=NOON)
        assert "您的退出在2023年5月25日（周四）生效" in answer["text"]


async def test_a_reply_fills_only_the_askers_own_question(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi)
    async with running():
        hers = await botapi.ask(group["id"], ASK, ann["id"], date=NOON)
        his = await botapi.ask(group["id"], "@policy_bot 我的VIP批发中心保证金要补多少", ben["id"], date=NOON)
        await botapi.say(group["id"], "哈哈好的", ben["id"], reply_to=hers["message_id"], date=NOON)
        await botapi.silent(group["id"])
        result = await botapi.ask(group["id"], "5月10号申请的", ann["id"], reply_to=hers["message_id"], date=NOON)
        assert "2023年5月25日" in result["text"]
        result = await botapi.ask(group["id"], "4200", ben["id"], reply_to=his["message_id"], date=NOON)
        assert "1800" in result["text"]
        assert "5月25日" not in result["text"]


async def test_somebody_elses_message_is_answered_as_a_reply_to_it(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi)
    async with running():
        said = await botapi.say(group["id"], "VIP批发中心自缴保证金只剩4200了", ann["id"], date=NOON)
        for text in ("@policy_bot 这种要补多少?", "/ask 这种要补多少?"):
            answer = await botapi.ask(group["id"], text, ben["id"], reply_to=said["message"]["message_id"], date=NOON)
            assert answer["reply_to_message"]["message_id"] == said["message"]["message_id"]
            assert "1800" in answer["text"]
        question = await botapi.say(group["id"], RULE.removeprefix("@policy_bot "), ann["id"], date=NOON)
        for text in ("@policy_bot", "/ask@policy_bot"):
            answer = await botapi.ask(
                group["id"], text, ben["id"], reply_to=question["message"]["message_id"], date=NOON
            )
            assert answer["reply_to_message"]["message_id"] == question["message"]["message_id"]
            assert "提前15天" in answer["text"]


async def test_what_is_not_meant_for_the_bot_is_ignored(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi)
    async with running():
        said = await botapi.say(group["id"], "主动退出VIP批发中心要提前几天申请?", ann["id"], date=NOON)
        await botapi.say(group["id"], "这个要问客服", ben["id"], reply_to=said["message"]["message_id"], date=NOON)
        for text in ("/ask@other_bot 主动退出要提前几天", "/start@other_bot", "@policy_bot2 怎么退出", "/weather"):
            await botapi.say(group["id"], text, ann["id"], date=NOON)
        await botapi.say(group["id"], RULE, ann["id"], forward={"name": "别的群"}, date=NOON)
        await botapi.say(group["id"], None, ann["id"], media="sticker", date=NOON)
        for media in ("photo", "photo"):
            extra = {"media_group_id": "7"}
            await botapi.say(group["id"], RULE, ann["id"], media=media, extra=extra, date=NOON)
        await botapi.silent(group["id"])
        captioned = await botapi.ask(group["id"], RULE, ann["id"], media="photo", date=NOON)
        assert "提前15天" in captioned["text"]


async def test_a_button_works_only_for_the_person_it_was_made_for(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi)
    async with running():
        answer = await botapi.ask(group["id"], COMPUTED, ann["id"], date=NOON)
        pressed = await botapi.press(answer, "+1天", ben["id"])
        assert (await botapi.answer(pressed["query_id"]))["text"] == "这个按钮是给提问的人用的。您可以自己问我一次。"
        await botapi.silent(group["id"])
        pressed = await botapi.press(answer, "+1天", ann["id"])
        await botapi.answer(pressed["query_id"])
        await botapi.next_request("editMessageText", group["id"], ok=True)
        changed = await botapi.message(group["id"], answer["message_id"])
        assert changed is not None
        assert "2023年5月26日" in changed["text"]
        pressed = await botapi.press(changed, "+1天", ben["id"])
        assert "给提问的人" in (await botapi.answer(pressed["query_id"]))["text"]


async def test_old_buttons_have_expired(botapi: BotApi, running: Running, clock: Clock) -> None:
    ann, _, group = await _group(botapi)
    config = {"session_retention": timedelta(hours=24)}
    async with running(**config):
        answer = await botapi.ask(group["id"], COMPUTED, ann["id"], date=NOON)
        private = await botapi.ask(ann["id"], COMPUTED, date=NOON)
        gone = await botapi.press(private, data="shift:application_date:+1", gone=True)
        assert (await botapi.answer(gone["query_id"]))["text"] == "这个按钮已经过期，请再问一次。"
    clock.forward(days=3)
    async with running(**config):
        for message in (answer, private):
            pressed = await botapi.press(message, "+1天", ann["id"])
            assert (await botapi.answer(pressed["query_id"]))["text"] == "这个按钮已经过期，请再问一次。"
        await botapi.silent(group["id"])
        await botapi.silent(ann["id"])


async def test_anonymous_admins_get_answers_without_buttons_of_their_own(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    await botapi.member(group["id"], ann["id"], "administrator", is_anonymous=True)
    async with running():
        answer = await botapi.ask(group["id"], COMPUTED, ann["id"], as_chat=group["id"], date=NOON)
        assert "2023年5月25日" in answer["text"]
        assert labels(answer) == []
        follow_up = await botapi.ask(group["id"], ASK, ann["id"], as_chat=group["id"], date=NOON)
        assert "5月25日" not in follow_up["text"], "all anonymous admins share one id, so nothing is remembered"


async def test_the_second_asker_is_pointed_at_the_answer(botapi: BotApi, running: Running, clock: Clock) -> None:
    ann, ben, group = await _group(botapi)
    cat = await botapi.user("Cat")
    await botapi.member(group["id"], cat["id"])
    async with running():
        first = await botapi.ask(group["id"], RULE, ann["id"], date=NOON)
        await recorded()
        pointer = await botapi.ask(group["id"], RULE, ben["id"], date=NOON)
        assert pointer["text"] == "刚刚答过，请看上面那条"
        number = group["id"] + 1_000_000_000_000
        assert link(pointer, "看上面的回答") == f"https://t.me/c/{-number}/{first['message_id']}"
        assert "提前15天" in (await botapi.ask(group["id"], RULE, ann["id"], date=NOON))["text"], "the same asker again"
        result = await botapi.ask(group["id"], "我5月10号申请的", ben["id"], reply_to=pointer["message_id"], date=NOON)
        assert "2023年5月25日" in result["text"]
        await recorded()
        assert (await botapi.ask(group["id"], RULE, cat["id"], date=NOON))["text"] == "刚刚答过，请看上面那条"
        clock.forward(minutes=11)
        assert "提前15天" in (await botapi.ask(group["id"], RULE, cat["id"], date=NOON))["text"], "the window is over"


async def test_in_a_basic_group_the_pointer_is_a_reply_to_the_answer(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi, type="group")
    async with running():
        first = await botapi.ask(group["id"], RULE, ann["id"], date=NOON)
        await recorded()
        pointer = await botapi.ask(group["id"], RULE, ben["id"], date=NOON)
        assert pointer["text"] == "Ben，这个刚刚答过，请看这里回复的那条。"
        assert pointer["reply_to_message"]["message_id"] == first["message_id"]


async def test_results_of_anybodys_own_facts_are_never_pointed_at(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi)
    async with running():
        await botapi.ask(group["id"], COMPUTED, ann["id"], date=NOON)
        assert "提前15天" in (await botapi.ask(group["id"], RULE, ben["id"], date=NOON))["text"]
        answer = await botapi.ask(group["id"], COMPUTED.replace("10号", "12号"), ben["id"], date=NOON)
        assert "2023年5月27日" in answer["text"]


async def test_forum_topics_keep_answer_and_pointer_in_place(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi, is_forum=True)
    thread = await botapi.topic(group["id"], "退出", ann["id"])
    async with running():
        first = await botapi.ask(group["id"], RULE, ann["id"], thread=thread, date=NOON)
        assert first["message_thread_id"] == thread
        await recorded()
        pointer = await botapi.ask(group["id"], RULE, ben["id"], thread=thread, date=NOON)
        assert pointer["message_thread_id"] == thread
        assert link(pointer, "看上面的回答").endswith(f"/{thread}/{first['message_id']}")


async def test_commands_about_ones_own_things_are_for_the_private_chat(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    async with running():
        for command in ("/mydata", "/forget", "/reminders", "/remind@policy_bot"):
            said = await botapi.ask(group["id"], command, ann["id"], date=NOON)
            assert said["text"] == "这个请在私聊里用。"
            assert link(said, "打开私聊") == "https://t.me/policy_bot"
        assert "policy" not in (await botapi.ask(group["id"], "/help", ann["id"], date=NOON))["text"]


async def test_an_edited_question_changes_the_answer(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    async with running():
        asked = await botapi.say(group["id"], COMPUTED, ann["id"], date=NOON)
        answer = await botapi.next_message(group["id"])
        await botapi.edit(group["id"], asked["message"]["message_id"], COMPUTED.replace("5月10号", "2023年5月12号"))
        await botapi.next_request("editMessageText", group["id"], ok=True)
        changed = await botapi.message(group["id"], answer["message_id"])
        assert changed is not None
        assert "2023年5月27日" in changed["text"]
        assert "5月25日" not in changed["text"]
        result = await botapi.ask(
            group["id"], "那什么时候能再加入?", ann["id"], reply_to=answer["message_id"], date=NOON
        )
        assert "2023年8月28日" in result["text"]


async def test_a_person_without_a_name(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi, type="group")
    nameless = {**ben, "first_name": ""}
    async with running():
        await botapi.ask(group["id"], RULE, ann["id"], date=NOON)
        await recorded()
        chat = {"id": group["id"], "type": "group", "title": "x"}
        entities = [{"type": "mention", "offset": 0, "length": 11}]
        message = {"message_id": 77, "date": int(NOON.timestamp()), "chat": chat, "from": nameless}
        await botapi.update({"message": message | {"text": RULE, "entities": entities}})
        pointer = await botapi.next_message(group["id"])
        assert pointer["text"] == "您好，这个刚刚答过，请看这里回复的那条。"


async def test_a_removed_bot_comes_back_as_it_was(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    async with running():
        await botapi.ask(group["id"], RULE, ann["id"], date=NOON)
        await botapi.bot_status(group["id"], "left", ann["id"])
        await botapi.confirmed()
        await botapi.bot_status(group["id"], "member", ann["id"])
        assert "提前15天" in (await botapi.ask(group["id"], RULE, ann["id"], date=NOON))["text"]


async def test_a_message_deleted_meanwhile_is_answered_without_the_reply(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    asked = await botapi.say(group["id"], RULE, ann["id"], date=NOON)
    await botapi.delete(group["id"], asked["message"]["message_id"])
    async with running():
        answer = await botapi.next_message(group["id"])
        assert "提前15天" in answer["text"]
        assert "reply_to_message" not in answer


async def test_posts_of_channels_are_not_questions(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    channel = await botapi.channel()
    async with running():
        await botapi.say(channel["id"], RULE, date=NOON)
        await botapi.silent(channel["id"])
        answer = await botapi.ask(group["id"], RULE, ann["id"], as_chat=channel["id"], date=NOON)
        assert "提前15天" in answer["text"], "but a member may ask as one of their channels"
        assert labels(answer) == ["私聊里算"]


async def test_a_pointer_never_leads_into_another_forum_topic_or_to_a_changed_answer(
    botapi: BotApi, running: Running
) -> None:
    ann, ben, group = await _group(botapi, is_forum=True)
    one, two = [await botapi.topic(group["id"], name, ann["id"]) for name in ("退出", "其他")]
    async with running():
        asked = await botapi.say(group["id"], RULE, ann["id"], thread=one, date=NOON)
        await botapi.next_message(group["id"])
        assert "提前15天" in (await botapi.ask(group["id"], RULE, ben["id"], thread=two, date=NOON))["text"]
        await botapi.edit(group["id"], asked["message"]["message_id"], "@policy_bot 1688供应等级还有吗?", date=NOON)
        await botapi.next_request("editMessageText", group["id"], ok=True)
        cat = await botapi.user("Cat")
        await botapi.member(group["id"], cat["id"])
        assert "提前15天" in (await botapi.ask(group["id"], RULE, cat["id"], thread=one, date=NOON))["text"]


async def test_browsing_turns_pages_in_place_for_the_one_who_browses(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi)
    async with running():
        shelf = await botapi.ask(group["id"], "/topics", ann["id"], date=NOON)
        pressed = await botapi.press(shelf, labels(shelf)[0], ben["id"])
        assert "给提问的人" in (await botapi.answer(pressed["query_id"]))["text"]
        await botapi.press(shelf, labels(shelf)[0], ann["id"])
        await botapi.next_request("editMessageText", group["id"], ok=True)
        page = await botapi.message(group["id"], shelf["message_id"])
        assert page is not None
        await botapi.press(page, labels(page)[0], ann["id"])
        assert (await botapi.next_message(group["id"]))["text"]


async def test_forged_buttons_are_turned_away(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    actions = (
        "judge:-1:x:yes",
        "ua:show:",
        "ua:pick:0:x",
        f"unremind:{'9' * 18}",
        "set:mode:silent",
        "shift::",
        "x" * 64,
    )
    async with running():
        for chat in (group, ann):
            answer = await botapi.ask(chat["id"], COMPUTED, ann["id"], date=NOON)
            for action in actions:
                pressed = await botapi.press(answer, data=action, user=ann["id"], gone=True)
                assert (await botapi.answer(pressed["query_id"]))["text"], action
        await botapi.confirmed()
        assert (await botapi.ask(group["id"], RULE, ann["id"], date=NOON))["text"], "the group was not silenced"


DEPOSIT = "@policy_bot 保证金剩4500,最晚哪天补?"


async def test_what_one_told_in_the_group_goes_on_in_private(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    async with running():
        answer = await botapi.ask(group["id"], DEPOSIT, ann["id"], date=NOON)
        await botapi.follow(ann["id"], link(answer, "私聊里算"))
        question = await botapi.next_message(ann["id"])
        assert question["text"].startswith("接着您在群里说的算。")
        assert "4500元" in question["text"]
        result = await botapi.ask(ann["id"], "昨天", date=NOON)
        assert "1500" in result["text"]
        assert "2023年5月19日" in result["text"]


async def test_what_somebody_else_told_in_the_group_stays_there(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi)
    async with running():
        answer = await botapi.ask(group["id"], DEPOSIT, ann["id"], date=NOON)
        await botapi.follow(ben["id"], link(answer, "私聊里算"))
        assert "4500" not in (await botapi.next_message(ben["id"]))["text"]
        said = await botapi.say(group["id"], "VIP批发中心自缴保证金只剩4200了", ann["id"], date=NOON)
        asked = "@policy_bot 这种最晚哪天补?"
        answer = await botapi.ask(group["id"], asked, ben["id"], reply_to=said["message"]["message_id"], date=NOON)
        await botapi.follow(ben["id"], link(answer, "私聊里算"))
        assert "4200" not in (await botapi.next_message(ben["id"]))["text"]


async def test_two_groups_that_were_told_different_things_lend_neither(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi)
    other = await botapi.group(ann, ben)
    async with running():
        answer = await botapi.ask(group["id"], DEPOSIT, ann["id"], date=NOON)
        await botapi.ask(other["id"], DEPOSIT.replace("4500", "5200"), ann["id"], date=NOON)
        await botapi.follow(ann["id"], link(answer, "私聊里算"))
        question = (await botapi.next_message(ann["id"]))["text"]
        assert "4500" not in question
        assert "5200" not in question
