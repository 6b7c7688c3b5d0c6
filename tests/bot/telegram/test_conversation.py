"""From the raw update to the sent reply, over HTTP, on both engines."""

from __future__ import annotations

import asyncio

import pytest

from tests.bot.telegram.conftest import Configure, texts
from tests.bot.telegram.running import polling
from tests.botapi.client import PATIENCE, BotApi

pytestmark = pytest.mark.usefixtures("only_transport")


async def test_a_private_conversation_is_answered_in_order_and_remembered(botapi: BotApi, configure: Configure) -> None:
    ann = await botapi.user("Ann")
    async with polling(configure()):
        for number, text in enumerate("abc", start=1):
            reply = await botapi.ask(ann["id"], text)
            assert reply["text"] == f"{number}. {', '.join('abc'[:number])}"
            assert reply["entities"][0]["type"] == "bold"
            assert "reply_to_message" not in reply


async def test_two_people_never_share_a_conversation(botapi: BotApi, configure: Configure) -> None:
    ann, ben = await botapi.user("Ann"), await botapi.user("Ben")
    group = await botapi.group(ann, ben)
    async with polling(configure()):
        await botapi.ask(ann["id"], "secret")
        assert (await botapi.ask(ben["id"], "x"))["text"] == "1. x"
        assert (await botapi.ask(group["id"], "@policy_bot y", ann["id"]))["text"] == "1. y"
        assert (await botapi.ask(group["id"], "@policy_bot z", ben["id"]))["text"] == "1. z"
        assert (await botapi.ask(ann["id"], "w"))["text"] == "2. secret, w"


async def test_the_conversation_survives_a_restart(botapi: BotApi, configure: Configure) -> None:
    ann, config = await botapi.user("Ann"), configure()
    async with polling(config):
        await botapi.ask(ann["id"], "a")
    async with polling(config):
        assert (await botapi.ask(ann["id"], "b"))["text"] == "2. a, b"


async def test_a_group_message_is_answered_when_it_is_addressed_to_the_bot(
    botapi: BotApi, configure: Configure
) -> None:
    ann = await botapi.user("Ann")
    group = await botapi.group(ann)
    async with polling(configure()):
        for text in ("hello all", "@policy_bot2 hi", "/ban x", "/help@other_bot", "policy_bot hi", "a@policy_bot.com"):
            await botapi.say(group["id"], text, ann["id"])
        await botapi.silent(group["id"])
        asked = await botapi.say(group["id"], "😀 hey @Policy_Bot how are you", ann["id"])
        reply = await botapi.next_message(group["id"])
        assert reply["text"] == "1. 😀 hey how are you"
        assert reply["reply_to_message"]["message_id"] == asked["message"]["message_id"]
        assert (await botapi.ask(group["id"], "/ask@policy_bot why", ann["id"]))["text"].endswith(", /ask why")
        assert (await botapi.ask(group["id"], "/topics", ann["id"]))["text"].endswith(", /topics")
        answered = await botapi.ask(group["id"], "and?", ann["id"], reply_to=reply["message_id"])
        assert "topic=😀 hey how are you own=True" in answered["text"]


async def test_a_reply_to_the_bot_brings_back_what_its_message_stood_for(botapi: BotApi, configure: Configure) -> None:
    ann, ben = await botapi.user("Ann"), await botapi.user("Ben")
    group = await botapi.group(ann, ben)
    async with polling(configure()):
        first = await botapi.ask(group["id"], "@policy_bot a", ann["id"])
        await botapi.ask(group["id"], "@policy_bot b", ann["id"])
        answer = await botapi.ask(group["id"], "why?", ben["id"], reply_to=first["message_id"])
        assert "(re: '1. a' bot=True topic=a own=False)" in answer["text"]
        said = await botapi.say(group["id"], "my question", ann["id"])
        answer = await botapi.ask(group["id"], "@policy_bot", ben["id"], reply_to=said["message"]["message_id"])
        assert "(re: 'my question' bot=False topic=None own=False)" in answer["text"]


async def test_forum_topics_are_kept_apart_and_answered_in_place(botapi: BotApi, configure: Configure) -> None:
    ann = await botapi.user("Ann")
    group = await botapi.group(ann, is_forum=True)
    one, two = [await botapi.topic(group["id"], name, ann["id"]) for name in ("exit", "refunds")]
    async with polling(configure()):
        for thread in (one, two):
            reply = await botapi.ask(group["id"], "@policy_bot a", ann["id"], thread=thread)
            assert (reply["text"], reply["message_thread_id"]) == ("1. a", thread)


async def test_anonymous_admins_have_no_conversation_because_they_share_an_id(
    botapi: BotApi, configure: Configure
) -> None:
    ann = await botapi.user("Ann")
    group = await botapi.group(ann)
    await botapi.member(group["id"], ann["id"], "administrator", is_anonymous=True)
    async with polling(configure()):
        for text in ("a", "b"):
            reply = await botapi.ask(group["id"], f"@policy_bot {text}", ann["id"], as_chat=group["id"])
            assert reply["text"] == f"1. {text}"


async def test_an_edited_question_gets_its_answer_edited(botapi: BotApi, configure: Configure) -> None:
    ann = await botapi.user("Ann")
    async with polling(configure()):
        await botapi.ask(ann["id"], "a")
        asked = await botapi.say(ann["id"], "b", ann["id"])
        answer = await botapi.next_message(ann["id"])
        await botapi.edit(ann["id"], asked["message"]["message_id"], "c")
        await botapi.next_request("editMessageText", ok=True)
        changed = await botapi.message(ann["id"], answer["message_id"])
        assert changed is not None
        assert changed["text"] == "2. a, c", "as if b had never been said"
        assert (await botapi.ask(ann["id"], "d"))["text"] == "3. a, c, d"
        await botapi.edit(ann["id"], asked["message"]["message_id"], "late")
        await botapi.next_request("editMessageText", ok=True)
        changed = await botapi.message(ann["id"], answer["message_id"])
        assert changed is not None
        assert changed["text"] == "1. late", "an older message stands on its own"
        assert (await botapi.ask(ann["id"], "e"))["text"] == "4. a, c, d, e", "and leaves the conversation as it was"


async def test_an_edit_that_changes_the_number_of_messages(botapi: BotApi, configure: Configure) -> None:
    ann = await botapi.user("Ann")
    async with polling(configure()):
        asked = await botapi.say(ann["id"], "long 600", ann["id"])
        parts = [await botapi.next_message(ann["id"]) for _ in range(3)]
        assert all(len(part["text"]) <= 4096 for part in parts)
        await botapi.edit(ann["id"], asked["message"]["message_id"], "short")
        for _ in range(2):
            await botapi.next_request("deleteMessage", ok=True)
        assert [m["text"] for m in await botapi.messages(ann["id"]) if m["from"]["is_bot"]] == ["1. short"]
        await botapi.edit(ann["id"], asked["message"]["message_id"], "long 300")
        await botapi.next_message(ann["id"])
        left = [m["text"] for m in await botapi.messages(ann["id"]) if m["from"]["is_bot"]]
        assert "".join(left).replace(" ", "") == "Anhonestsentence." * 300


async def test_buttons_are_answered_change_pages_in_place_and_give_notices(
    botapi: BotApi, configure: Configure
) -> None:
    ann = await botapi.user("Ann")
    async with polling(configure()):
        shown = await botapi.ask(ann["id"], "buttons")
        pressed = await botapi.press(shown, "Psst")
        notice = await botapi.answer(pressed["query_id"])
        assert notice["text"] == "2. buttons, [notice:hush] (re: '' bot=True topic=buttons own=True)"
        pressed = await botapi.press(shown, "Yes")
        assert await botapi.answer(pressed["query_id"]) == {}
        reply = await botapi.next_message(ann["id"])
        assert reply["text"].startswith("3. buttons, [notice:hush], [say:yes]")
        pressed = await botapi.press(shown, "Page")
        await botapi.answer(pressed["query_id"])
        await botapi.next_request("editMessageText", ok=True)
        turned = await botapi.message(ann["id"], shown["message_id"])
        assert turned is not None
        assert turned["text"].startswith("4. ")


async def test_a_message_is_known_by_its_buttons_and_replies_before_telegram_says_that_it_has_it(
    botapi: BotApi, configure: Configure
) -> None:
    """Who is quick presses before we hear that the message was sent, or while the word of that is lost."""
    ann = await botapi.user("Ann")
    await botapi.fault("hang_after", "sendMessage", seconds=5, times=1)
    async with polling(configure()):
        shown = await botapi.ask(ann["id"], "buttons")
        pressed = await botapi.press(shown, "Psst")
        notice = await botapi.answer(pressed["query_id"])
        assert notice["text"] == "2. buttons, [notice:hush] (re: '' bot=True topic=buttons own=True)"
        await botapi.say(ann["id"], "why?", reply_to=shown["message_id"])
        async with asyncio.timeout(PATIENCE):
            while not (answers := [text for text in await _answers(botapi, ann["id"]) if "why?" in text]):
                await asyncio.sleep(0.05)
        assert "topic=buttons own=True" in answers[0]


async def test_a_button_of_a_message_that_telegram_no_longer_shows(botapi: BotApi, configure: Configure) -> None:
    ann = await botapi.user("Ann")
    async with polling(configure()):
        shown = await botapi.ask(ann["id"], "buttons")
        pressed = await botapi.press(shown, data="cat:vip", gone=True)
        assert await botapi.answer(pressed["query_id"]) == {}
        assert (await botapi.next_message(ann["id"]))["text"] == "2. buttons, [cat:vip]"


async def test_files_come_after_the_text(botapi: BotApi, configure: Configure) -> None:
    ann = await botapi.user("Ann")
    async with polling(configure()):
        await botapi.ask(ann["id"], "file")
        sent = await botapi.next_message(ann["id"])
        assert sent["document"]["file_name"] == "day.ics"
        assert await botapi.file(sent["document"]["file_id"]) == b"BEGIN:VCALENDAR"


async def test_what_nobody_wrote_to_the_bot_is_ignored(botapi: BotApi, configure: Configure) -> None:
    ann = await botapi.user("Ann")
    channel = await botapi.channel()
    async with polling(configure()):
        for media in ("sticker", "photo", "voice", "location"):
            await botapi.say(ann["id"], None, ann["id"], media=media)
        await botapi.say(channel["id"], "@policy_bot news")
        for chat in (ann, channel):
            await botapi.silent(chat["id"])
        captioned = await botapi.ask(ann["id"], "what is this", media="photo")
        assert captioned["text"] == "1. what is this"


async def test_many_people_at_once_each_get_their_own_answer(botapi: BotApi, configure: Configure) -> None:
    people = [await botapi.user(f"P{n}") for n in range(30)]
    async with polling(configure()):
        for text in ("a", "b", "c"):
            await asyncio.gather(*(botapi.say(p["id"], text, p["id"]) for p in people))
        await botapi.confirmed()
        for person in people:
            async with asyncio.timeout(PATIENCE):
                while len(answers := await _answers(botapi, person["id"])) < 3:
                    await asyncio.sleep(0.05)
            assert answers == ["1. a", "2. a, b", "3. a, b, c"]


async def _answers(botapi: BotApi, chat: int) -> list[str]:
    return texts([message for message in await botapi.messages(chat) if message["from"]["is_bot"]])
