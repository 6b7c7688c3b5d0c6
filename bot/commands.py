"""The commands people type: names, descriptions for the menus, and how a text is recognised as one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bot.patterns import pattern
from knowledge.model import Text

Scope = Literal["private", "group", "group_admins", "operators"]

_EVERYWHERE: tuple[Scope, ...] = ("private", "group", "group_admins", "operators")
_PRIVATE: tuple[Scope, ...] = ("private", "operators")


@dataclass(frozen=True)
class Command:
    """A command, where its menu entry is shown, and what it does in one line."""

    name: str
    description: Text
    scopes: tuple[Scope, ...] = _EVERYWHERE


COMMANDS: tuple[Command, ...] = (
    Command("start", Text("开始", "Start"), _PRIVATE),
    Command("help", Text("能问什么,怎么问", "What to ask and how")),
    Command("topics", Text("按类别看全部主题", "Browse all topics")),
    Command("ask", Text("提问,或回复别人的消息来问", "Ask, or reply to a message with it")),
    Command("cancel", Text("放弃当前问题", "Drop the current question")),
    Command("remind", Text("给算出来的期限设提醒", "Set a reminder for a computed deadline"), _PRIVATE),
    Command("reminders", Text("查看和取消提醒", "List and cancel reminders"), _PRIVATE),
    Command("language", Text("选择回答的语言", "Choose the language"), _PRIVATE),
    Command("settings", Text("群里怎么用我", "How I behave in this group"), ("group_admins",)),
    Command("privacy", Text("我保存什么、保存多久", "What is stored and for how long"), _PRIVATE),
    Command("mydata", Text("看我存了您的什么", "What is stored about you"), _PRIVATE),
    Command("forget", Text("删除我存的您的一切", "Delete everything about you"), _PRIVATE),
    Command("about", Text("知识库版本、来源与日期", "Version, sources and dates")),
    Command("unanswered", Text("没答上来的问题", "Questions that were not answered"), ("operators",)),
    Command("reload", Text("重新载入知识库", "Reload the knowledge base"), ("operators",)),
)  # fmt: skip

_COMMAND = pattern(r"^/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?=\s|$)\s*(.*)", re.DOTALL)


class TypedCommand(NamedTuple):
    """A command as typed: its name in lower case, the bot it names (or None) and the rest of the text."""

    name: str
    addressee: str | None
    argument: str


def parse_command(text: str) -> TypedCommand | None:
    """The command that ``text`` begins with, or None."""
    match = _COMMAND.match(text.strip())
    return TypedCommand(match[1].lower(), match[2], match[3].strip()) if match else None
