"""Whose button it is: one works only for the person it was made for, and only as long as the answer is remembered."""

from __future__ import annotations

import msgspec

from bot.messages import Reply
from bot.storage.memory import memory_of
from bot.storage.outbox import Outgoing
from bot.storage.sessions import NOBODY
from bot.telegram.conversion import Incoming
from bot.telegram.features.links import is_link
from bot.telegram.features.reader import lang_for
from bot.telegram.features.wording import told
from bot.telegram.handling import Desk, Feature
from bot.telegram.replies import callback_answer

_ALWAYS = frozenset({"topic", "topics", "cat", "lang"})
"""Actions that mean the same at any time; in a private chat they never expire."""


class Buttons(Feature):
    """Turns away presses by others and on old messages, kindly and without an error."""

    def handle(self, incoming: Incoming, desk: Desk) -> list[Outgoing] | None:
        """A notice where the button is not this person's or no longer stands for anything; else None."""
        message = incoming.message
        if incoming.kind != "press" or message is None or incoming.query_id is None:
            return None
        always = (message.action or "").partition(":")[0] in _ALWAYS
        if incoming.private and always:
            return None
        notice = self._objection(incoming, desk)
        if notice is None:
            return None
        return [callback_answer(incoming.query_id, told(notice, lang_for(incoming, desk)), alert=False)]

    def after(self, incoming: Incoming, reply: Reply, messages: list[Outgoing], desk: Desk) -> list[Outgoing]:
        """No buttons for somebody who cannot be told apart from others (anonymous admins); links stay."""
        del reply, desk
        if incoming.place.user_id != NOBODY:
            return messages
        return [_only_links(message) for message in messages]

    def _objection(self, incoming: Incoming, desk: Desk) -> str | None:
        if incoming.message_id is None:  # under a message sent inline, or one that Telegram no longer shows
            return "button_expired"
        place = incoming.place
        _, exchange, asker = memory_of(desk.connection, place.chat_id, incoming.message_id)
        if incoming.private:
            return "button_expired" if exchange is None else None
        if asker is None:
            return "button_expired"
        return "button_foreign" if asker != place.user_id else None


def _only_links(message: Outgoing) -> Outgoing:
    rows = message.payload.get("reply_markup", {}).get("inline_keyboard", [])
    kept = [[button for button in row if is_link(button)] for row in rows]
    payload = {key: value for key, value in message.payload.items() if key != "reply_markup"}
    if any(kept):
        payload["reply_markup"] = {"inline_keyboard": [row for row in kept if row]}
    return msgspec.structs.replace(message, payload=payload)
