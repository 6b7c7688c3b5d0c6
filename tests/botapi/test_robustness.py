"""The server holds whatever is thrown at it, and checks what it says itself."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import Any

import aiohttp

from . import server  # noqa: F401  (fills HANDLERS)
from .client import BotApi
from .description import check_result, check_update, method
from .registry import HANDLERS


def _anything(dice: random.Random, chats: list[Any]) -> Any:
    """A value of some type, right or wrong, for some parameter."""
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    odd: list[Any] = [
        "",
        None,
        True,
        1.5,
        -5,
        2**70,
        [],
        {},
        [[]],
        [{}],
        "<b>",
        "\x00",
        "😀" * 3000,
        "https://[x",
        "@x",
    ]
    objects = [
        keyboard,
        {"inline_keyboard": [[]]},
        {"message_id": -1, "quote": "x"},
        {"type": "chat", "chat_id": chats[0]},
    ]
    lists = [[{"type": "text_link", "offset": -1, "length": 9, "url": 5}], [{"command": "a", "description": "b"}]]
    value = dice.choice([*chats * 3, *odd, *objects, *lists, "x", 1, 2])
    return json.dumps(value) if dice.random() < 0.3 and not isinstance(value, str) else value


async def test_no_request_whatever_brings_the_server_down(botapi: BotApi) -> None:
    dice = random.Random(1)
    ann = (await botapi.user(started=True))["id"]
    group = await botapi.group(is_forum=True)
    chats = [ann, group["id"], (await botapi.channel())["id"]]
    methods = [method(name) for name in sorted(HANDLERS) if name not in ("getUpdates", "setWebhook", "logOut", "close")]
    statuses: Counter[int] = Counter()
    async with aiohttp.ClientSession() as session:
        for _ in range(800):
            described = dice.choice(methods)
            needed = [key for key, info in described.model.model_fields.items() if info.is_required()]
            keys = {*needed, *dice.sample(sorted(described.kinds), min(2, len(described.kinds)))}
            params = {key: _anything(dice, chats) for key in keys if dice.random() > 0.03}
            async with session.post(f"{botapi.base_url}{botapi.token}/{described.name}", json=params) as response:
                statuses[response.status] += 1
    assert set(statuses) <= {200, 400, 403}
    assert statuses[200] > 50
    assert [v for v in await botapi.violations(take=True) if v["method"] == "server"] == []


def test_the_server_checks_itself() -> None:
    chat = {"id": 1, "type": "private", "first_name": "Ann"}
    message = {"message_id": 1, "date": 1, "chat": chat, "text": "x"}
    assert check_update({"update_id": 1, "message": message}) is None
    assert check_update({"update_id": 1, "message": {**message, "bogus": 1}}) == "message.bogus is unknown to Message"
    assert check_update({"update_id": 1, "message": {**message, "edit_date": None}}) == "message.edit_date is null"
    assert "chat" in str(check_update({"update_id": 1, "message": {"message_id": 1, "date": 1}}))
    assert check_result(method("sendMessage"), message) is None
    assert check_result(method("getMe"), True) is not None
