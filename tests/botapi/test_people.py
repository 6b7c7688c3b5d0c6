"""Buttons, inline look-ups, deep links, members and menus."""

from __future__ import annotations

import asyncio

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatAdministrators,
    BotCommandScopeChatMember,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest, Forbidden

from .client import BotApi, BotApiError, Json

TOO_OLD = "Query is too old and response timeout expired or query id is invalid"


async def pressed(bot: Bot) -> CallbackQuery:
    """The last callback query that waits."""
    query = (await bot.get_updates(offset=-1))[-1].callback_query
    assert query is not None
    return query


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=f"d:{label}") for label in labels]])


async def test_a_pressed_button_is_answered_once(botapi: BotApi, bot: Bot) -> None:
    ann, ben = await botapi.user("Ann", started=True), await botapi.user("Ben")
    group = await botapi.group(ann, ben)
    await bot.send_message(group["id"], "which?", reply_markup=keyboard("甲", "乙"))
    shown = await botapi.next_message(group["id"])
    press = await botapi.press(shown, "乙", ben["id"])
    query = await pressed(bot)
    assert (query.id, query.data, query.from_user.id) == (press["query_id"], "d:乙", ben["id"])
    assert query.message is not None
    assert query.message.message_id == shown["message_id"]
    waiting = asyncio.create_task(botapi.answer(press["query_id"]))
    assert await query.answer("好", show_alert=True)
    assert await waiting == {"text": "好", "show_alert": True}
    with pytest.raises(BadRequest, match=f"(?i){TOO_OLD}"):
        await query.answer()
    with pytest.raises(BotApiError, match="no button '丙'; there are: '甲', '乙'"):
        await botapi.press(shown, "丙", ben["id"])


async def test_a_late_answer_or_one_to_nothing_is_refused(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user("Ann", started=True)
    await bot.send_message(ann["id"], "x", reply_markup=keyboard("a"))
    shown = await botapi.next_message(ann["id"])
    await botapi.press(shown, "a")
    await botapi.expire_queries()
    with pytest.raises(BadRequest, match=f"(?i){TOO_OLD}"):
        await (await pressed(bot)).answer()
    with pytest.raises(BadRequest, match=f"(?i){TOO_OLD}"):
        await bot.answer_callback_query("17")
    await botapi.reset(query_lifetime=0.05)
    ann = await botapi.user("Ann", started=True)
    await bot.send_message(ann["id"], "x", reply_markup=keyboard("a"))
    await botapi.press(await botapi.next_message(ann["id"]), "a")
    await asyncio.sleep(0.1)
    with pytest.raises(BadRequest, match=f"(?i){TOO_OLD}"):
        await (await pressed(bot)).answer()
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await bot.answer_callback_query("17", text="x" * 201)
    assert len(await botapi.violations(take=True)) == 1


async def test_a_button_under_a_message_that_is_gone(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user("Ann", started=True)
    sent = await bot.send_message(ann["id"], "x", reply_markup=keyboard("a"))
    shown = await botapi.next_message(ann["id"])
    await botapi.delete(ann["id"], sent.message_id)
    await botapi.press(shown, data="d:a", gone=True)
    query = await pressed(bot)
    assert query.message is not None
    assert not query.message.is_accessible
    assert query.data == "d:a"


async def test_a_link_button_leads_to_the_private_chat(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user("Ann")
    group = await botapi.group(ann)
    link = InlineKeyboardButton("算我的", url="https://t.me/policy_bot?start=vip-exit")
    await bot.send_message(group["id"], "x", reply_markup=InlineKeyboardMarkup([[link]]))
    press = await botapi.press(await botapi.next_message(group["id"]), "算我的", ann["id"])
    followed = await botapi.follow(ann["id"], press["button"]["url"])
    assert followed["message"]["text"] == "/start vip-exit"
    assert followed["message"]["entities"] == [{"offset": 0, "length": 6, "type": "bot_command"}]
    await bot.send_message(ann["id"], "hello")  # possible from now on
    with pytest.raises(BotApiError, match="leads somewhere else"):
        await botapi.follow(ann["id"], "https://t.me/other_bot?start=x")


def article(number: int, reply_markup: InlineKeyboardMarkup | None = None) -> InlineQueryResultArticle:
    content = InputTextMessageContent(f"<b>{number}</b>", parse_mode="HTML")
    return InlineQueryResultArticle(str(number), f"title {number}", content, reply_markup)


async def look_up(botapi: BotApi, bot: Bot, user: int) -> tuple[Update, Json]:
    waiting = asyncio.create_task(botapi.inline(user, "退款 24小时"))
    [update] = await bot.get_updates(offset=-1, timeout=5)
    assert update.inline_query is not None
    button = InlineQueryResultsButton("私聊计算", start_parameter="refund")
    results = [article(1), article(2, reply_markup=keyboard("a"))]
    await update.inline_query.answer(results, cache_time=7, is_personal=True, button=button)
    return update, await waiting


async def test_an_inline_look_up_from_query_to_chosen_message(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user("Ann")
    group = await botapi.group(ann)
    update, found = await look_up(botapi, bot, ann["id"])
    assert update.inline_query is not None
    assert (update.inline_query.query, update.inline_query.chat_type) == ("退款 24小时", "supergroup")
    assert (found["cache_time"], found["is_personal"]) == (7, True)
    assert found["button"] == {"text": "私聊计算", "start_parameter": "refund"}
    assert [result["id"] for result in found["results"]] == ["1", "2"]
    with pytest.raises(BadRequest, match=f"(?i){TOO_OLD}"):
        await update.inline_query.answer([])
    chosen = await botapi.choose(found["query_id"], "2", group["id"])
    updates = await bot.get_updates(offset=update.update_id + 1)
    assert updates[0].chosen_inline_result is not None
    assert updates[0].chosen_inline_result.inline_message_id == chosen["inline_message_id"]
    assert updates[1].message is not None
    assert updates[1].message.via_bot == bot.bot
    assert updates[1].message.text == "2"
    await botapi.press_inline(chosen["inline_message_id"], "a", ann["id"])
    query = await pressed(bot)
    assert query.inline_message_id == chosen["inline_message_id"]
    assert await query.edit_message_text("new") is True
    with pytest.raises(BadRequest, match=r"(?i)message_id_invalid"):
        await bot.edit_message_text("new", inline_message_id="5")


@pytest.mark.parametrize(
    ("results", "button", "reason"),
    [
        ([article(n) for n in range(51)], None, "Too many inline query results specified"),
        ([article(1), article(1)], None, "(?i)result_id_duplicate"),
        ([InlineQueryResultArticle("x" * 65, "t", InputTextMessageContent("x"))], None, "(?i)result_id_invalid"),
        ([InlineQueryResultArticle("1", "t", InputTextMessageContent(""))], None, "Message text is empty"),
        ([InlineQueryResultArticle("1", " ", InputTextMessageContent("x"))], None, "(?i)result_title_invalid"),
        ([InlineQueryResultArticle("1", "t", InputTextMessageContent("x" * 4097))], None, "Message is too long"),
        ([InlineQueryResultArticle("1", "t", InputTextMessageContent("<b>", "HTML"))], None, "Can't parse entities"),
        ([article(1, reply_markup=keyboard("x" * 65))], None, "(?i)button_data_invalid"),
        ([], InlineQueryResultsButton("x", start_parameter="退款"), "Unallowed characters in start_parameter are used"),
        ([], InlineQueryResultsButton("x", start_parameter="x" * 65), "Too long start_parameter specified"),
        ([], InlineQueryResultsButton("x", start_parameter=""), "Can't use empty start_parameter"),
        ([], InlineQueryResultsButton("x"), "exactly one optional field"),
    ],
)
async def test_inline_results_telegram_refuses(
    botapi: BotApi,
    bot: Bot,
    results: list[InlineQueryResultArticle],
    button: InlineQueryResultsButton | None,
    reason: str,
) -> None:
    with pytest.raises(BadRequest, match=reason):
        await bot.answer_inline_query("1", results, button=button)
    assert len(await botapi.violations(take=True)) == 1


async def test_members_are_asked_for_at_that_moment(botapi: BotApi, bot: Bot) -> None:
    ann, ben = await botapi.user("Ann"), await botapi.user("Ben")
    group = await botapi.group(ann, ben)
    await botapi.member(group["id"], ann["id"], "creator", is_anonymous=True)
    assert (await bot.get_chat_member(group["id"], ann["id"])).status == "creator"
    assert (await bot.get_chat_member(group["id"], ben["id"])).status == "member"
    await botapi.member(group["id"], ben["id"], "administrator", rights={"can_change_info": False}, custom_title="值班")
    admins = {admin.user.first_name: admin for admin in await bot.get_chat_administrators(group["id"])}
    assert set(admins) == {"Ann", "Ben"}
    assert admins["Ben"].to_dict()["can_change_info"] is False
    assert admins["Ann"].to_dict()["is_anonymous"] is True
    assert await bot.get_chat_member_count(group["id"]) == 3
    await botapi.member(group["id"], ben["id"], "kicked")
    assert (await bot.get_chat_member(group["id"], ben["id"])).status == "kicked"
    assert await bot.get_chat_member_count(group["id"]) == 2
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(group["id"], 5)
    chat = await bot.get_chat(group["id"])
    assert (chat.type, chat.title) == ("supergroup", "Sellers")
    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        await bot.get_chat_administrators(ann["id"])


async def test_an_anonymous_admin_writes_as_the_group(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user("Ann")
    group = await botapi.group(ann)
    await botapi.say(group["id"], "/settings", as_chat=group["id"])
    [update] = await bot.get_updates()
    assert update.message is not None
    assert update.message.from_user is not None
    assert update.message.from_user.id == 1087968824
    assert update.message.sender_chat is not None
    assert update.message.sender_chat.id == group["id"]


async def test_leaving_a_group(botapi: BotApi, bot: Bot) -> None:
    group = await botapi.group(await botapi.user("Ann"))
    assert await bot.leave_chat(group["id"])
    [update] = await bot.get_updates()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "left"
    with pytest.raises(Forbidden, match="bot is not a member"):
        await bot.send_message(group["id"], "x")


async def test_menus_are_found_by_telegrams_order_of_scopes(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user("Ann", language_code="zh-hans")
    ben = await botapi.user("Ben", language_code="en")
    group = await botapi.group(ann, ben)
    await botapi.member(group["id"], ann["id"], "administrator")
    scopes = {
        "default": None,
        "private": BotCommandScopeAllPrivateChats(),
        "groups": BotCommandScopeAllGroupChats(),
        "admins": BotCommandScopeAllChatAdministrators(),
    }
    for name, scope in scopes.items():
        assert await bot.set_my_commands([BotCommand(name, "x")], scope)
        assert await bot.set_my_commands([BotCommand(name, "中文")], scope, language_code="zh")

    async def seen(chat: int, user: int) -> tuple[str, str]:
        [command] = await botapi.menu(chat, user)
        return command["command"], command["description"]

    assert await seen(ann["id"], ann["id"]) == ("private", "中文")
    assert await seen(ben["id"], ben["id"]) == ("private", "x")
    assert await seen(group["id"], ann["id"]) == ("admins", "中文")
    assert await seen(group["id"], ben["id"]) == ("groups", "x")
    await bot.set_my_commands([BotCommand("chat", "x")], BotCommandScopeChat(group["id"]))
    assert await seen(group["id"], ben["id"]) == ("chat", "x")
    await bot.set_my_commands([BotCommand("staff", "x")], BotCommandScopeChatAdministrators(group["id"]))
    assert await seen(group["id"], ann["id"]) == ("staff", "x")
    await bot.set_my_commands([BotCommand("ben", "x")], BotCommandScopeChatMember(group["id"], ben["id"]))
    assert await seen(group["id"], ben["id"]) == ("ben", "x")
    assert await bot.get_my_commands(scopes["private"], "zh") == (BotCommand("private", "中文"),)
    assert await bot.delete_my_commands(scopes["private"])
    assert await bot.get_my_commands(scopes["private"]) == ()
    assert await seen(ben["id"], ben["id"]) == ("default", "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([BotCommand("a", "x")], BotCommandScopeChat(5))


async def test_descriptions_by_language(botapi: BotApi, bot: Bot) -> None:
    await bot.set_my_description("policies")
    await bot.set_my_description("政策", "zh")
    await bot.set_my_short_description("short")
    await bot.set_my_name("Bot", "en")
    assert (await bot.get_my_description("zh")).description == "政策"
    assert (await bot.get_my_description("fr")).description == "policies"
    assert (await bot.get_my_short_description()).short_description == "short"
    assert (await bot.get_my_name()).name == "Policy Bot"
