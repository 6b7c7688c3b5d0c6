"""Every limit and every rule of form: refused in Telegram's words and noted as a violation."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from telegram import Bot

from .client import BotApi

PORT = "Wrong port number specified in the URL"
HTTP = "inline keyboard button URL"


@pytest_asyncio.fixture
async def ann(botapi: BotApi) -> int:
    return int((await botapi.user("Ann", started=True))["id"])


async def post(botapi: BotApi, method: str, **params: Any) -> dict[str, Any]:
    """A raw request with a JSON body, past python-telegram-bot's own checks."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{botapi.base_url}{botapi.token}/{method}", json=params) as response,
    ):
        body: dict[str, Any] = await response.json()
        assert response.status == body.get("error_code", 200)
        return body


async def refused(botapi: BotApi, kind: str, method: str, **params: Any) -> str:
    """The description of a request that must fail as one violation of this kind."""
    body = await post(botapi, method, **params)
    assert not body["ok"], params
    violations = await botapi.violations(take=True)
    assert [v["kind"] for v in violations] == [kind], violations
    return str(body["description"])


def inline(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("", "Bad Request: message text is empty"),
        (" \n ", "Bad Request: text must be non-empty"),
        ("<b></b>", "Bad Request: text must be non-empty"),
        ("x" * 4097, "Bad Request: message is too long"),
        ("😀" * 2049, "Bad Request: message is too long"),
        ("政" * 11000, "Bad Request: text is too long"),
    ],
)
async def test_texts_of_wrong_length(botapi: BotApi, ann: int, text: str, description: str) -> None:
    assert await refused(botapi, "limit", "sendMessage", chat_id=ann, text=text, parse_mode="HTML") == description


@pytest.mark.parametrize("text", ["x" * 4096, "😀" * 2048, "<b>" + "政" * 4096 + "</b>", "&lt;" * 4096])
async def test_texts_of_the_greatest_length(botapi: BotApi, ann: int, text: str) -> None:
    assert (await post(botapi, "sendMessage", chat_id=ann, text=text, parse_mode="HTML"))["ok"]


@pytest.mark.parametrize(
    ("text", "mode", "reason"),
    [
        ("<b>x", "HTML", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a < b", "HTML", 'Unsupported start tag "" at byte offset 2'),
        ("<p>x</p>", "HTML", 'Unsupported start tag "p" at byte offset 0'),
        ("<b>x</i>", "HTML", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("1. x", "MarkdownV2", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a *b", "Markdown", "Can't find end of the entity starting at byte offset 2"),
    ],
)
async def test_texts_telegram_cannot_parse(botapi: BotApi, ann: int, text: str, mode: str, reason: str) -> None:
    description = await refused(botapi, "entities", "sendMessage", chat_id=ann, text=text, parse_mode=mode)
    assert description == f"Bad Request: can't parse entities: {reason}"


async def test_an_unknown_parse_mode(botapi: BotApi, ann: int) -> None:
    description = await refused(botapi, "value", "sendMessage", chat_id=ann, text="x", parse_mode="BBCode")
    assert description == "Bad Request: unsupported parse_mode"


@pytest.mark.parametrize(
    ("button", "kind", "description"),
    [
        ({"text": "", "callback_data": "x"}, "limit", "inline keyboard button text must be non-empty"),
        ({"text": "a", "callback_data": "x" * 65}, "limit", "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "政" * 22}, "limit", "BUTTON_DATA_INVALID"),
        (
            {"text": "a"},
            "value",
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"text": "a", "callback_data": "x", "url": "https://a.cn"}, "value", "BUTTON_TYPE_INVALID"),
        ({"text": "a", "url": "nonsense"}, "value", f"{HTTP} 'nonsense' is invalid: Wrong HTTP URL"),
        ({"text": "a", "url": "ftp://a.cn"}, "value", f"{HTTP} 'ftp://a.cn' is invalid: Unsupported URL protocol"),
        ({"text": "a", "url": "https://[x"}, "value", f"{HTTP} 'https://[x' is invalid: URL host is invalid"),
        (
            {"text": "a", "url": "a.cn:x"},
            "value",
            f"{HTTP} 'a.cn:x' is invalid: Wrong port number specified in the URL",
        ),
        ({"text": "a", "url": "https://"}, "value", f"{HTTP} 'https://' is invalid: URL host is empty"),
        ({"text": "a", "url": "https://t.me/policy_bot?start=vip%20exit"}, "limit", "START_PARAM_INVALID"),
        ({"text": "a", "url": "https://t.me/policy_bot?start=" + "x" * 65}, "limit", "START_PARAM_INVALID"),
        ({"text": "a", "copy_text": {"text": "x" * 257}}, "limit", "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "a", "callback_data": "x", "style": "blue"}, "value", "invalid button style specified"),
    ],
)
async def test_buttons_telegram_refuses(
    botapi: BotApi, ann: int, button: dict[str, Any], kind: str, description: str
) -> None:
    found = await refused(botapi, kind, "sendMessage", chat_id=ann, text="x", reply_markup=inline(button))
    assert found == f"Bad Request: {description}"


@pytest.mark.parametrize(
    "button",
    [
        {"text": "a", "callback_data": "x" * 64},
        {"text": "a", "callback_data": "政" * 21},
        {"text": "a", "url": "https://rule.1688.com/?x=1#政"},
        {"text": "a", "url": "1688.com"},
        {"text": "a", "url": "tg://user?id=5"},
        {"text": "a", "url": "https://t.me/policy_bot?start=" + "x" * 64},
        {"text": "a", "switch_inline_query_current_chat": ""},
        {"text": "a", "copy_text": {"text": "x"}},
    ],
)
async def test_buttons_telegram_takes(botapi: BotApi, ann: int, button: dict[str, Any]) -> None:
    assert (await post(botapi, "sendMessage", chat_id=ann, text="x", reply_markup=inline(button)))["ok"]


@pytest.mark.parametrize(
    "markup",
    [
        {"inline_keyboard": [[{"text": "a", "callback_data": "x"}]] * 101},
        {"inline_keyboard": [[{"text": "a", "callback_data": "x"}] * 9]},
        {"keyboard": [[{"text": "a"}]] * 301},
        {"keyboard": [[{"text": "a"}] * 13]},
    ],
)
async def test_keyboards_that_are_too_large(botapi: BotApi, ann: int, markup: dict[str, Any]) -> None:
    found = await refused(botapi, "limit", "sendMessage", chat_id=ann, text="x", reply_markup=markup)
    assert found == "Bad Request: reply markup is too long"


@pytest.mark.parametrize(
    ("params", "kind", "detail"),
    [
        ({"text": "x", "bogus": 1}, "unknown key", "bogus is unknown to sendMessage"),
        (
            {"text": "x", "reply_markup": inline({"text": "a", "callback_data": "b", "colour": "red"})},
            "unknown key",
            "reply_markup.inline_keyboard[0][0].colour is unknown to InlineKeyboardButton",
        ),
        (
            {"text": "x", "reply_parameters": {"message_id": 1, "allow": True}},
            "unknown key",
            "reply_parameters.allow is unknown to ReplyParameters",
        ),
        (
            {"text": "x", "reply_markup": inline({"text": "a", "callback_data": None})},
            "type",
            "reply_markup.inline_keyboard[0][0].callback_data is null",
        ),
        (
            {"text": "x", "reply_markup": inline({"text": "a", "callback_data": 5})},
            "type",
            "inline_keyboard.0.0.callback_data: Input should be a valid string",
        ),
        (
            {"text": "x", "reply_parameters": {"message_id": "1"}},
            "type",
            "reply_parameters.message_id='1' has the wrong type",
        ),
        (
            {"text": "x", "reply_parameters": {"message_id": 1, "allow_sending_without_reply": 1}},
            "type",
            "reply_parameters.allow_sending_without_reply=1 has the wrong type",
        ),
        ({"text": 5}, "type", "text=5 is no String"),
        ({"text": "x", "message_thread_id": "five"}, "type", "message_thread_id='five' is no Integer"),
        ({"text": "x", "disable_notification": "perhaps"}, "type", "disable_notification='perhaps' is no Boolean"),
        ({"text": "x", "reply_markup": "{"}, "type", "Input data was truncated"),
        ({}, "missing", "text is missing"),
        ({"text": "x", "business_connection_id": "b"}, "not simulated", "sendMessage: business_connection_id"),
    ],
)
async def test_requests_of_the_wrong_form(
    botapi: BotApi, ann: int, params: dict[str, Any], kind: str, detail: str
) -> None:
    body = await post(botapi, "sendMessage", chat_id=ann, **params)
    assert body["error_code"] == 400
    [violation] = await botapi.violations(take=True)
    assert (violation["kind"], violation["detail"]) == (kind, detail)
    assert await botapi.messages(ann) == []


async def test_a_missing_chat_id_and_an_unknown_method(botapi: BotApi) -> None:
    assert await refused(botapi, "missing", "sendMessage", text="x") == "Bad Request: chat_id is empty"
    assert await refused(botapi, "unknown method", "sendTelepathy") == "Not Found: method not found"
    assert await refused(botapi, "not simulated", "createForumTopic", chat_id=1, name="x")


async def test_the_fixture_fails_a_test_that_broke_a_rule(botapi: BotApi, ann: int) -> None:
    await post(botapi, "sendMessage", chat_id=ann, text="<b>x", parse_mode="HTML")
    with pytest.raises(AssertionError, match="sendMessage: entities: Bad Request: can't parse entities"):
        await botapi.assert_no_violations()
    await botapi.violations(take=True)


async def test_captions_documents_and_actions(botapi: BotApi, ann: int, bot: Bot) -> None:
    document = (await bot.send_document(ann, b"x", filename="a.txt")).document
    assert document is not None
    file_id = document.file_id
    found = await refused(botapi, "limit", "sendDocument", chat_id=ann, document=file_id, caption="x" * 1025)
    assert found == "Bad Request: message caption is too long"
    assert (await post(botapi, "sendDocument", chat_id=ann, document=file_id, caption="x" * 1024))["ok"]
    assert not (await post(botapi, "sendDocument", chat_id=ann, document="unknown"))["ok"]
    found = await refused(botapi, "value", "sendChatAction", chat_id=ann, action="dancing")
    assert found == "Bad Request: wrong parameter action in request"


@pytest.mark.parametrize(
    ("commands", "kind", "description"),
    [
        ([{"command": "Ask", "description": "x"}], "value", "BOT_COMMAND_INVALID"),
        ([{"command": "退出", "description": "x"}], "value", "BOT_COMMAND_INVALID"),
        ([{"command": "a" * 33, "description": "x"}], "limit", "command length must not exceed 32"),
        ([{"command": "", "description": "x"}], "limit", "command must be non-empty"),
        ([{"command": "ask", "description": ""}], "limit", "command description must be non-empty"),
        ([{"command": "ask", "description": "x" * 257}], "limit", "command description length must not exceed 256"),
        ([{"command": f"c{n}", "description": "x"} for n in range(101)], "limit", "BOT_COMMANDS_TOO_MUCH"),
        ([{"command": "ask", "description": "x"}] * 2, "value", "BOT_COMMAND_INVALID"),
    ],
)
async def test_command_menus_telegram_refuses(
    botapi: BotApi, commands: list[dict[str, str]], kind: str, description: str
) -> None:
    assert await refused(botapi, kind, "setMyCommands", commands=commands) == f"Bad Request: {description}"


async def test_a_language_must_be_a_two_letter_code(botapi: BotApi) -> None:
    found = await refused(botapi, "value", "setMyCommands", commands=[], language_code="zh-hans")
    assert found == "Bad Request: invalid language code specified"


async def test_descriptions_that_are_too_long(botapi: BotApi) -> None:
    assert await refused(botapi, "limit", "setMyDescription", description="x" * 513)
    assert await refused(botapi, "limit", "setMyShortDescription", short_description="x" * 121)
    assert await refused(botapi, "limit", "setMyName", name="x" * 65)


async def test_an_unfit_secret_or_webhook(botapi: BotApi) -> None:
    url = "http://127.0.0.1:9/x"
    for secret, text in (
        ("a b", "secret token contains unallowed characters"),
        ("x" * 257, "secret token is too long"),
    ):
        body = await post(botapi, "setWebhook", url=url, secret_token=secret)
        assert body["description"] == f"Bad Request: {text}"
    body = await post(botapi, "setWebhook", url="http://example.com/x")
    assert body["description"] == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    assert not (await post(botapi, "setWebhook", url=url, allowed_updates=["messages"]))["ok"]
    assert len(await botapi.violations(take=True)) == 4


async def test_every_encoding_of_parameters_telegram_takes(botapi: BotApi, ann: int) -> None:
    markup = json.dumps(inline({"text": "a", "callback_data": "x"}))
    params = {"chat_id": str(ann), "text": "x", "disable_notification": "true", "reply_markup": markup}
    url = f"{botapi.base_url}{botapi.token}/SENDMESSAGE"
    form = aiohttp.FormData(params, default_to_multipart=True)
    async with aiohttp.ClientSession() as session:
        for sent in ({"data": params}, {"json": params}, {"params": params}, {"data": form}):
            async with session.post(url, **sent) as response:
                assert (await response.json())["result"]["reply_markup"] == json.loads(markup)
        async with session.get(url, params=params) as response:
            assert (await response.json())["ok"]
        async with session.post(url, data=b"[1]", headers={"Content-Type": "application/json"}) as response:
            assert response.status == 400
    assert len(await botapi.violations(take=True)) == 1


@pytest.mark.parametrize(
    ("token", "status", "description"),
    [("123:wrong", 401, "Unauthorized"), ("nonsense", 404, "Not Found"), ("", 404, "Not Found")],
)
async def test_a_wrong_token(botapi: BotApi, token: str, status: int, description: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{botapi.base_url}{token}/getMe") as response:
        assert await response.json() == {"ok": False, "error_code": status, "description": description}
        assert response.status == status
