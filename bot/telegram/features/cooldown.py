"""The cool-down in a group: who asks what somebody else was just told is shown that answer instead of a repeat."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import select

from bot.messages import Reply
from bot.session import Exchange, decode_exchange
from bot.storage.outbox import Outgoing
from bot.storage.tables import OutboxRow
from bot.telegram import wire
from bot.telegram.conversion import Incoming
from bot.telegram.features.chat_settings import settings_in
from bot.telegram.features.links import PRIVATE, message_link, url_button
from bot.telegram.features.wording import html, told
from bot.telegram.handling import Desk, Feature

_LOOKED_AT = 200


class _Earlier(NamedTuple):
    """An answer that stands in the chat."""

    message_id: int
    exchange: Exchange


class CoolDown(Feature):
    """Points at the earlier answer. Only rules are alike for everybody: results of anybody's own facts never count."""

    def after(self, incoming: Incoming, reply: Reply, messages: list[Outgoing], desk: Desk) -> list[Outgoing]:
        """A pointer instead of the same rule again."""
        message = incoming.message
        if message is None or message.chat_type != "group" or incoming.kind != "message" or len(messages) != 1:
            return messages
        same_for_all = reply.kind in ("answer", "ask") and reply.also is None and not reply.heard
        follows_up = incoming.reference is not None
        if reply.topic is None or not same_for_all or follows_up:
            return messages
        earlier = self._earlier(incoming, reply.topic, desk)
        return messages if earlier is None else [_pointer(incoming, reply, messages[0], earlier)]

    def _earlier(self, incoming: Incoming, topic: str, desk: Desk) -> _Earlier | None:
        """The rule of the topic as somebody else was told it within the window."""
        minutes = settings_in(desk.standing.settings).cooldown
        since = desk.now - timedelta(minutes=minutes)
        answers = (
            select(OutboxRow.message_id, OutboxRow.user_id, OutboxRow.exchange)
            .where(
                OutboxRow.chat_id == incoming.place.chat_id,
                OutboxRow.created_at > since,
                OutboxRow.created_at <= desk.now,
                OutboxRow.method == "sendMessage",
                OutboxRow.message_id.is_not(None),
                OutboxRow.exchange.is_not(None),
            )
            .order_by(OutboxRow.id.desc())
            .limit(_LOOKED_AT)
        )
        for row in desk.connection.execute(answers) if minutes else ():
            exchange = decode_exchange(row.exchange)
            is_rule = exchange.topic == topic and exchange.question and not exchange.facts
            if is_rule and row.user_id != incoming.place.user_id:
                return _Earlier(row.message_id, exchange)
        return None


def _pointer(incoming: Incoming, reply: Reply, message: Outgoing, earlier: _Earlier) -> Outgoing:
    """The message as a pointer: a link where messages have links, else as a reply to the earlier answer.

    It stands for the same topic, but for no question, which tells it from a rule that was said.
    """
    payload = {key: value for key, value in message.payload.items() if key != "reply_markup"}
    written = incoming.wire.message if incoming.wire is not None else None
    url = message_link(written.chat, incoming.place.thread_id, earlier.message_id) if written is not None else None
    rows: list[list[dict[str, Any]]] = []
    if url is not None:
        payload["text"] = html(told("group_earlier", reply.lang))
        rows.append([url_button(told("button_earlier", reply.lang), url)])
    else:
        name = _name(incoming.person) or told("group_somebody", reply.lang)
        payload["text"] = html(told("group_earlier_for", reply.lang, name=name))
        payload["reply_parameters"] = {"message_id": earlier.message_id, "allow_sending_without_reply": True}
    own_case = [button for row in reply.buttons for button in row if button.action.startswith(PRIVATE)]
    rows += [[{"text": button.label, "callback_data": button.action}] for button in own_case]
    if rows:
        payload["reply_markup"] = {"inline_keyboard": rows}
    exchange = message.exchange
    if exchange is not None:
        exchange = msgspec.structs.replace(exchange, question="")
    return msgspec.structs.replace(message, payload=payload, exchange=exchange)


def _name(person: wire.User | None) -> str:
    return (person.first_name or "").strip()[:64] if person is not None else ""
