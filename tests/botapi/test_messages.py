"""Sending, editing and deleting, driven by python-telegram-bot's Bot over real HTTP."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden

from .client import BotApi, BotApiError


async def test_a_sent_text_is_what_telegram_parses_from_it(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user("Ann", started=True)
    html = f"<b>结果</b>😀 &lt;x&gt; <a href='tg://user?id={ann['id']}'>她</a> /help"
    message = await bot.send_message(ann["id"], html, ParseMode.HTML)
    assert message.text == "结果😀 <x> 她 /help"
    assert [(e.type, e.offset, e.length) for e in message.entities] == [
        ("bold", 0, 2),
        ("text_mention", 9, 1),
        ("bot_command", 11, 5),
    ]
    assert message.entities[1].user is not None
    assert message.entities[1].user.first_name == "Ann"
    assert (await botapi.messages(ann["id"]))[0]["text"] == message.text


async def test_white_space_around_a_text_is_cut_and_entities_move_with_it(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user(started=True)
    message = await bot.send_message(ann["id"], " \n x <b>y</b>  \n", ParseMode.HTML)
    assert message.text == "x y"
    assert message.parse_entities() == {message.entities[0]: "y"}


async def test_entities_can_be_given_instead_of_a_parse_mode(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user(started=True)
    message = await bot.send_message(ann["id"], "😀 ab", entities=[MessageEntity("bold", 3, 2)])
    assert message.parse_entities() == {message.entities[0]: "ab"}


async def test_buttons_link_previews_and_reply_keyboards_reach_the_user(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user(started=True)
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("详细", callback_data="more")]])
    preview = LinkPreviewOptions(is_disabled=True)
    message = await bot.send_message(ann["id"], "x", reply_markup=keyboard, link_preview_options=preview)
    assert message.reply_markup == keyboard
    assert message.link_preview_options == preview
    await bot.send_message(ann["id"], "which?", reply_markup=ReplyKeyboardMarkup([["买家", "卖家"]]))
    seen = await botapi.next_message(ann["id"])
    assert seen["reply_markup"] == message.reply_markup.to_dict()  # the first of the two
    seen = await botapi.next_message(ann["id"])
    assert (await botapi.press(seen, "卖家"))["message"]["text"] == "卖家"
    await bot.send_message(ann["id"], "gone", reply_markup=ReplyKeyboardRemove())
    await bot.send_message(ann["id"], "reply", reply_markup=ForceReply())


async def test_a_reply_quotes_or_fails_or_goes_without(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user(started=True)
    asked = (await botapi.say(ann["id"], "how to leave?"))["message"]
    message = await bot.send_message(ann["id"], "so", reply_parameters=ReplyParameters(asked["message_id"]))
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "how to leave?"
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(ann["id"], "so", reply_parameters=ReplyParameters(999))
    lenient = ReplyParameters(999, allow_sending_without_reply=True)
    assert (await bot.send_message(ann["id"], "so", reply_parameters=lenient)).reply_to_message is None


async def test_an_edit_replaces_text_and_keyboard_once(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user(started=True)
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="1")]])
    message = await bot.send_message(ann["id"], "<b>old</b>", ParseMode.HTML, reply_markup=keyboard)
    edited = await bot.edit_message_text("new", ann["id"], message.message_id)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.entities, edited.reply_markup) == ("new", (), None)
    assert edited.edit_date is not None
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content"):
        await bot.edit_message_text("new", ann["id"], message.message_id)
    await bot.edit_message_reply_markup(ann["id"], message.message_id, reply_markup=keyboard)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(ann["id"], message.message_id, reply_markup=keyboard)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("new", ann["id"], 999)
    theirs = (await botapi.say(ann["id"], "mine"))["message"]["message_id"]
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("new", ann["id"], theirs)


async def test_deleting_follows_telegrams_rights(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user(started=True)
    group = await botapi.group(ann)
    mine = await bot.send_message(group["id"], "x")
    theirs = (await botapi.say(group["id"], "y", ann["id"]))["message"]["message_id"]
    assert await bot.delete_message(group["id"], mine.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(group["id"], mine.message_id)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(group["id"], theirs)
    await botapi.bot_status(group["id"], "administrator", by=ann["id"])
    assert await bot.delete_messages(group["id"], [theirs, 12345])
    assert await botapi.messages(group["id"]) == []


async def test_a_document_is_uploaded_captioned_and_can_be_fetched(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user(started=True)
    calendar = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    sent = await bot.send_document(
        ann["id"], calendar, caption="<b>截止</b>", parse_mode=ParseMode.HTML, filename="期限.ics"
    )
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ("期限.ics", len(calendar))
    assert sent.parse_caption_entities() == {sent.caption_entities[0]: "截止"}
    assert await botapi.file(sent.document.file_id) == calendar
    assert bytes(await (await bot.get_file(sent.document.file_id)).download_as_bytearray()) == calendar
    again = await bot.send_document(ann["id"], sent.document.file_id)
    assert again.document is not None
    edited = await bot.edit_message_caption(ann["id"], sent.message_id, caption="new")
    assert not isinstance(edited, bool)
    assert edited.caption == "new"


async def test_who_cannot_be_written_to_is_told_in_telegrams_words(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user("Ann")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(ann["id"], "x")
    await botapi.say(ann["id"], "/start")
    await bot.send_message(ann["id"], "x")
    await botapi.block(ann["id"])
    with pytest.raises(Forbidden, match=r"Forbidden: bot was blocked by the user"):
        await bot.send_message(ann["id"], "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(123, "x")
    group = await botapi.group(ann)
    await botapi.bot_status(group["id"], "kicked", by=ann["id"])
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group["id"], "x")
    await botapi.bot_status(group["id"], "left", by=ann["id"])
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_chat_action(group["id"], ChatAction.TYPING)


async def test_a_group_that_became_a_supergroup_names_the_new_id(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user("Ann")
    group = await botapi.group(ann, type="group")
    await bot.send_message(group["id"], "before")
    new = await botapi.migrate(group["id"])
    with pytest.raises(ChatMigrated) as error:
        await bot.send_message(group["id"], "after")
    assert error.value.new_chat_id == new["id"]
    await bot.send_message(new["id"], "after")
    away, here = await bot.get_updates()
    assert away.message is not None
    assert here.message is not None
    assert (away.message.migrate_to_chat_id, here.message.migrate_from_chat_id) == (new["id"], group["id"])
    with pytest.raises(BotApiError, match="nobody can write in it"):
        await botapi.say(group["id"], "x", ann["id"])


async def test_topics_must_exist_and_be_open(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user("Ann")
    forum = await botapi.group(ann, is_forum=True)
    topic = await botapi.topic(forum["id"], "退出", by=ann["id"])
    sent = await bot.send_message(forum["id"], "x", message_thread_id=topic)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic, True)
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.forum_topic_created is not None
    asked = (await botapi.say(forum["id"], "y", ann["id"], thread=topic))["message"]
    replied = await bot.send_message(forum["id"], "z", reply_parameters=ReplyParameters(asked["message_id"]))
    assert replied.message_thread_id == topic
    for missing in (topic + 50, 1):
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(forum["id"], "x", message_thread_id=missing)
    await botapi.do("close_topic", chat_id=forum["id"], thread=topic)
    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await bot.send_message(forum["id"], "x", message_thread_id=topic)


async def test_a_restricted_bot_may_not_write(botapi: BotApi, bot: Bot) -> None:
    ann = await botapi.user("Ann")
    group = await botapi.group(ann)
    await botapi.bot_status(group["id"], "restricted", by=ann["id"], rights={"can_send_messages": False})
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(group["id"], "x")


async def test_a_channel_post_has_no_author(botapi: BotApi, bot: Bot) -> None:
    channel = await botapi.channel(username="notices")
    sent = await bot.send_message("@notices", "x")
    assert (sent.chat.id, sent.from_user) == (channel["id"], None)
    assert sent.sender_chat is not None


async def test_old_messages_are_forgotten(botapi: BotApi) -> None:
    await botapi.reset(keep_messages=5)
    ann = await botapi.user(started=True)
    for number in range(8):
        await botapi.say(ann["id"], str(number))
    assert [m["text"] for m in await botapi.messages(ann["id"])] == ["3", "4", "5", "6", "7"]
