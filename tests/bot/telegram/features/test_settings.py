"""The panel behind /settings: who may use it, and what its choices do."""

from __future__ import annotations

import pytest

from tests.bot.telegram.features.conftest import NOON, Clock, Running, labels, link
from tests.botapi.client import BotApi, Json

QUESTION = "@policy_bot 主动退出VIP批发中心要提前几天申请?"


async def _group(botapi: BotApi, **fields: bool) -> tuple[Json, Json, Json]:
    """An admin, a member, and their group."""
    ann, ben = await botapi.user("Ann", language_code="zh-hans"), await botapi.user("Ben", language_code="zh-hans")
    group = await botapi.group(ann, ben, title="卖家群")
    await botapi.member(group["id"], ann["id"], "administrator", **fields)
    return ann, ben, group


async def _press(botapi: BotApi, panel: Json, label: str, user: int) -> Json:
    """Presses a button of the panel as it is now; gives the notice that answered it."""
    now = await botapi.message(panel["chat"]["id"], panel["message_id"])
    assert now is not None
    pressed = await botapi.press(now, label, user)
    return await botapi.answer(pressed["query_id"])


async def test_only_admins_see_the_panel(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi)
    async with running():
        refused = await botapi.ask(group["id"], "/settings", ben["id"])
        assert refused["text"] == "只有现在的群管理员可以改设置。"
        panel = await botapi.ask(group["id"], "/settings@policy_bot", ann["id"])
        assert panel["text"].startswith("我在本群的设置\n\n什么时候说话：点名才答\n语言：跟提问的人走")
        assert "✓ 点名才答" in labels(panel)


async def test_who_is_no_longer_an_admin_cannot_press(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi)
    async with running():
        panel = await botapi.ask(group["id"], "/settings", ann["id"])
        refused = await _press(botapi, panel, "不说话", ben["id"])
        assert refused == {"text": "只有现在的群管理员可以改设置。", "show_alert": True}
        await botapi.member(group["id"], ann["id"], "member")
        assert (await _press(botapi, panel, "不说话", ann["id"]))["text"] == "只有现在的群管理员可以改设置。"
        await botapi.member(group["id"], ben["id"], "administrator")
        assert (await _press(botapi, panel, "不说话", ben["id"]))["text"] == "已保存"
        await botapi.next_request("editMessageText", ok=True)
        now = await botapi.message(group["id"], panel["message_id"])
        assert now is not None
        assert "✓ 不说话" in labels(now)


async def test_without_telegrams_word_nobody_may_press(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    async with running():
        panel = await botapi.ask(group["id"], "/settings", ann["id"])
        await botapi.fault("bad_gateway", "getChatMember")
        refused = await _press(botapi, panel, "不说话", ann["id"])
        assert refused["text"] == "现在没法向Telegram核实您是不是管理员，请稍后再试。"
        await botapi.clear_faults()
        assert (await _press(botapi, panel, "不说话", ann["id"]))["text"] == "已保存"


async def test_an_anonymous_admin_opens_the_panel_and_presses_with_their_own_name(
    botapi: BotApi, running: Running
) -> None:
    ann, _, group = await _group(botapi, is_anonymous=True)
    async with running():
        panel = await botapi.ask(group["id"], "/settings", ann["id"], as_chat=group["id"])
        assert panel["text"].startswith("My settings") or panel["text"].startswith("我在本群的设置")
        assert (await _press(botapi, panel, "也答明确的规则问题", ann["id"]))["text"] == "已保存"


async def test_a_channel_that_writes_in_the_group_is_no_admin(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    channel = await botapi.channel()
    async with running():
        refused = await botapi.ask(group["id"], "/settings", ann["id"], as_chat=channel["id"])
        assert refused["text"] == "只有现在的群管理员可以改设置。"


async def test_silent_means_silent_but_for_settings(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi)
    async with running():
        answer = await botapi.ask(group["id"], QUESTION, ben["id"], date=NOON)
        panel = await botapi.ask(group["id"], "/settings", ann["id"])
        await _press(botapi, panel, "不说话", ann["id"])
        await botapi.next_request("editMessageText", ok=True)
        await botapi.say(group["id"], QUESTION, ben["id"], date=NOON)
        await botapi.say(group["id"], "/help", ann["id"])
        await botapi.say(group["id"], "那要多久?", ben["id"], reply_to=answer["message_id"])
        await botapi.silent(group["id"])
        await botapi.say(group["id"], "/settings", ben["id"])
        await botapi.next_request("getChatMember")
        await botapi.silent(group["id"])
        assert "我在本群的设置" in (await botapi.ask(group["id"], "/settings", ann["id"]))["text"]


async def test_the_language_of_the_group_overrules_the_askers(botapi: BotApi, running: Running) -> None:
    ann, ben, group = await _group(botapi)
    async with running():
        panel = await botapi.ask(group["id"], "/settings", ann["id"])
        await _press(botapi, panel, "语言", ann["id"])
        await botapi.next_request("editMessageText", ok=True)
        await _press(botapi, panel, "English", ann["id"])
        await botapi.next_request("editMessageText", ok=True)
        now = await botapi.message(group["id"], panel["message_id"])
        assert now is not None
        assert now["text"].startswith("My settings in this group")
        answer = await botapi.ask(group["id"], QUESTION, ben["id"], date=NOON)
        assert "15 days" in answer["text"]


@pytest.mark.parametrize(("hour", "silently"), [(23, True), (3, True), (8, False), (12, False)])
async def test_quiet_hours_are_chinas(
    botapi: BotApi, running: Running, clock: Clock, hour: int, silently: bool
) -> None:
    ann, ben, group = await _group(botapi)
    async with running():
        panel = await botapi.ask(group["id"], "/settings", ann["id"])
        await _press(botapi, panel, "安静时段", ann["id"])
        await botapi.next_request("editMessageText", ok=True)
        await _press(botapi, panel, "22:00–08:00", ann["id"])
        await botapi.next_request("editMessageText", ok=True)
        clock.set(NOON.replace(hour=hour))
        await botapi.say(group["id"], QUESTION, ben["id"], date=NOON.replace(hour=hour))
        sent = await botapi.next_request("sendMessage", group["id"], ok=True)
        assert sent["params"].get("disable_notification", False) is silently


async def test_closing_and_pages(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    async with running():
        panel = await botapi.ask(group["id"], "/settings", ann["id"])
        for label in ("同一主题", "1小时", "语言", "返回", "收起"):
            await _press(botapi, panel, label, ann["id"])
            await botapi.next_request("editMessageText", ok=True)
        now = await botapi.message(group["id"], panel["message_id"])
        assert now is not None
        assert now["text"] == "设置已收起。/settings 再打开。"
        assert labels(now) == []
        again = await botapi.ask(group["id"], "/settings", ann["id"])
        assert "同一主题：1小时内别人再问" in again["text"]


async def test_choosing_what_is_chosen_changes_nothing(botapi: BotApi, running: Running) -> None:
    ann, _, group = await _group(botapi)
    async with running():
        panel = await botapi.ask(group["id"], "/settings", ann["id"])
        assert (await _press(botapi, panel, "✓ 点名才答", ann["id"]))["text"] == "已保存"
        forged = await botapi.press(panel, data="set:mode:loud", user=ann["id"], gone=True)
        assert await botapi.answer(forged["query_id"]) == {}
        await botapi.catch_up()
        await botapi.silent(group["id"])


async def test_the_panel_stays_in_its_forum_topic(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann")
    group = await botapi.group(ann, is_forum=True)
    await botapi.member(group["id"], ann["id"], "administrator")
    thread = await botapi.topic(group["id"], "规则", ann["id"])
    async with running():
        panel = await botapi.ask(group["id"], "/settings", ann["id"], thread=thread)
        assert panel["message_thread_id"] == thread


async def test_in_private_it_says_where_the_settings_are(botapi: BotApi, running: Running) -> None:
    ann = await botapi.user("Ann", language_code="en")
    async with running():
        said = await botapi.ask(ann["id"], "/settings")
        assert "Add me to a group" in said["text"]
        assert link(said, "Add me to a group") == "https://t.me/policy_bot?startgroup=hello"


async def test_settings_move_with_the_group(botapi: BotApi, running: Running) -> None:
    ann, ben = await botapi.user("Ann"), await botapi.user("Ben")
    group = await botapi.group(ann, ben, type="group")
    await botapi.member(group["id"], ann["id"], "administrator")
    async with running():
        panel = await botapi.ask(group["id"], "/settings", ann["id"])
        await botapi.press(panel, data="set:mode:silent", user=ann["id"])
        await botapi.next_request("editMessageText", ok=True)
        new = await botapi.migrate(group["id"])
        await botapi.say(new["id"], QUESTION, ben["id"], date=NOON)
        await botapi.silent(new["id"])
