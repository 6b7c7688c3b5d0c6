"""The command menus, by the kind of chat and the reader's language."""

from __future__ import annotations

from typing import NamedTuple

from bot.commands import COMMANDS, Scope
from bot.messages import Lang
from bot.rendering.reader import script, words_of


class MenuEntry(NamedTuple):
    """A command without its slash, and what it does in one line."""

    command: str
    description: str


def menus(scope: Scope, lang: Lang) -> list[MenuEntry]:
    """The menu shown in chats of ``scope``, in the order of :data:`bot.commands.COMMANDS`."""
    chinese = words_of(lang) == "zh"
    return [
        MenuEntry(command.name, script(command.description.zh if chinese else command.description.en, lang))
        for command in COMMANDS
        if scope in command.scopes
    ]
