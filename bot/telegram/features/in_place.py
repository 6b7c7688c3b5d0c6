"""A message of the bot's changed where it stands."""

from __future__ import annotations

from bot.storage.outbox import Outgoing
from bot.telegram.replies import Markup, text_message


def edited(chat_id: int, message_id: int, html: str, markup: Markup | None = None) -> Outgoing:
    """The message with another text and other buttons (None: without any)."""
    message = text_message(chat_id, html, markup=markup)
    return Outgoing(method="editMessageText", payload=message.payload | {"message_id": message_id}, chat_id=chat_id)
