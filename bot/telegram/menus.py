"""The command menus, for each kind of chat and in both languages; only what differs is set."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from telegram.error import TelegramError

from bot.commands import Scope
from bot.menus import menus
from bot.telegram.api import Api

_LOG = logging.getLogger(__name__)
_SCOPES: tuple[tuple[Scope, dict[str, Any]], ...] = (
    ("private", {"type": "all_private_chats"}),
    ("group", {"type": "all_group_chats"}),
    ("group_admins", {"type": "all_chat_administrators"}),
)
_LANGUAGES = ("", "en")
"""Telegram's codes; the empty one stands for all others, who get Chinese."""


async def set_menus(api: Api, operators: Iterable[int]) -> None:
    """Brings Telegram's menus up to date. A failure is only logged: the commands work without a menu."""
    for scope, where in _places(operators):
        for language in _LANGUAGES:
            try:
                await _set(api, scope, where, language)
            except TelegramError as error:
                _LOG.info("the menu for %s could not be set: %s", scope, error)


def _places(operators: Iterable[int]) -> Iterator[tuple[Scope, dict[str, Any]]]:
    yield from _SCOPES
    for operator in sorted(operators):
        yield "operators", {"type": "chat", "chat_id": operator}


async def _set(api: Api, scope: Scope, where: dict[str, Any], language: str) -> None:
    target: dict[str, Any] = {"scope": where} | ({"language_code": language} if language else {})
    wanted = [entry._asdict() for entry in menus(scope, "en" if language else "zh-hans")]
    if msgspec.json.decode(await api.call("getMyCommands", target)) != wanted:
        await api.call("setMyCommands", target | {"commands": wanted})
