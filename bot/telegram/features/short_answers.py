"""In a group a rule is said in one line: the details and one's own case are a button away, in private."""

from __future__ import annotations

import msgspec

from bot.messages import Reply
from bot.rendering.short import without_details
from bot.storage.outbox import Outgoing
from bot.telegram.conversion import Incoming
from bot.telegram.features.links import PRIVATE
from bot.telegram.features.mind import knowledge_of
from bot.telegram.features.wording import html, told
from bot.telegram.handling import Desk, Feature
from bot.telegram.markup import split_html
from bot.telegram.replies import keyboard


class ShortAnswers(Feature):
    """Shortens rules in groups and says where to go on."""

    def after(self, incoming: Incoming, reply: Reply, messages: list[Outgoing], desk: Desk) -> list[Outgoing]:
        """One message with the short rule; computed answers, whose facts were said in the group, stay as they are."""
        message = incoming.message
        if message is None or message.chat_type != "group" or reply.topic is None or not messages:
            return messages
        if messages[0].method not in ("sendMessage", "editMessageText") or reply.kind == "computed":
            return messages
        text = without_details(reply, knowledge_of(desk), message.now)
        actions = [button.action for row in reply.buttons for button in row]
        if any(action.startswith(PRIVATE) for action in actions):
            text += "\n\n" + html(told("group_private", reply.lang))
        payload = messages[0].payload | {"text": split_html(text)[0] if text else messages[0].payload["text"]}
        markup = keyboard(reply.buttons)
        if markup is not None:
            payload["reply_markup"] = markup
        return [msgspec.structs.replace(messages[0], payload=payload)]
