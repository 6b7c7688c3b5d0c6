"""Links: into the private chat with the bot, into a group, and to a message in a group."""

from __future__ import annotations

from typing import Any

from bot.messages import Reply
from bot.storage.outbox import Outgoing
from bot.telegram import wire
from bot.telegram.conversion import Incoming, Me
from bot.telegram.handling import Desk, Feature

PRIVATE = "private:"
"""What the action of a button begins with that opens the private chat; the rest is the payload of its link."""

_SUPERGROUP = -1_000_000_000_000


def private_chat(me: Me, payload: str = "") -> str:
    """Opens the private chat; ``payload`` (at most 64 of A-Z a-z 0-9 _ -) comes with /start."""
    return f"https://t.me/{me.username}?start={payload}" if payload else f"https://t.me/{me.username}"


def add_to_group(me: Me) -> str:
    """Lets a person choose a group to add the bot to."""
    return f"https://t.me/{me.username}?startgroup=hello"


def message_link(chat: wire.Chat, thread_id: int, message_id: int) -> str | None:
    """Leads members to a message of a supergroup; messages of basic groups have no links."""
    if chat.type != "supergroup":
        return None
    home = chat.username or f"c/{_SUPERGROUP - chat.id}"
    return f"https://t.me/{home}/{thread_id}/{message_id}" if thread_id else f"https://t.me/{home}/{message_id}"


def url_button(label: str, url: str) -> dict[str, Any]:
    """A button that opens a link."""
    return {"text": label, "url": url}


def is_link(button: dict[str, Any]) -> bool:
    """Whether the button opens a link, or will when :class:`PrivateLinks` has seen it."""
    return "url" in button or str(button.get("callback_data", "")).startswith(PRIVATE)


class PrivateLinks(Feature):
    """Makes links of the buttons that lead into the private chat. Comes last."""

    def __init__(self, me: Me) -> None:
        self._me = me

    def after(self, incoming: Incoming, reply: Reply, messages: list[Outgoing], desk: Desk) -> list[Outgoing]:
        """The messages with links instead of those buttons' actions."""
        del incoming, reply, desk
        for message in messages:
            linked(message.payload.get("reply_markup"), self._me)
        return messages


def linked(markup: dict[str, Any] | None, me: Me) -> None:
    """Replaces the actions in an inline keyboard that lead into the private chat by links."""
    for row in (markup or {}).get("inline_keyboard", ()):
        for place, button in enumerate(row):
            payload = button.get("callback_data", "")
            if payload.startswith(PRIVATE):
                row[place] = url_button(button["text"], private_chat(me, payload.removeprefix(PRIVATE)))
