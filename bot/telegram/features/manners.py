"""How the bot behaves in a chat: in whose language it speaks, when it keeps silent, and whom it replies to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from bot.messages import Lang, Message, Reply
from bot.storage.outbox import Outgoing
from bot.telegram.conversion import Incoming, language_of
from bot.telegram.features.chat_settings import settings_in
from bot.telegram.handling import Desk, Feature


class Manners(Feature):
    """Language, silence, the right message to reply to."""

    def adapt(self, incoming: Incoming, desk: Desk) -> Incoming:
        """The message with the group's language, and that of the person's Telegram for what tells none."""
        message = incoming.message
        if message is None:
            return incoming
        langs = {"lang": _set_lang(message, desk), "own_lang": language_of(incoming.person)}
        return replace(incoming, message=msgspec.structs.replace(message, **langs))

    def handle(self, incoming: Incoming, desk: Desk) -> list[Outgoing] | None:
        """Nothing at all in a group where the bot is not to speak."""
        message = incoming.message
        if message is None or message.chat_type != "group" or not message.addressed:
            return None
        return [] if settings_in(desk.standing.settings).mode == "silent" else None

    def after(self, incoming: Incoming, reply: Reply, messages: list[Outgoing], desk: Desk) -> list[Outgoing]:
        """In a group: as a reply to the message that is answered, and without a sound in the quiet hours."""
        del reply
        message = incoming.message
        if message is None or message.chat_type != "group":
            return messages
        quiet = settings_in(desk.standing.settings).is_quiet(desk.now)
        return [_addressed(item, incoming, quiet) for item in messages]


def _set_lang(message: Message, desk: Desk) -> Lang | None:
    return settings_in(desk.standing.settings).lang if message.chat_type == "group" else None


def _addressed(item: Outgoing, incoming: Incoming, quiet: bool) -> Outgoing:
    """A message that replies to what was asked about: somebody else's message that the asker pointed at."""
    if item.method not in ("sendMessage", "sendDocument"):
        return item
    changes: dict[str, Any] = {"disable_notification": True} if quiet else {}
    target = incoming.reference
    if target is not None and not target.from_bot and "reply_parameters" in item.payload:
        changes["reply_parameters"] = item.payload["reply_parameters"] | {"message_id": target.message_id}
    return msgspec.structs.replace(item, payload=item.payload | changes) if changes else item
