"""The cool-down in a group: who asks what somebody else was just told is shown that answer instead of a repeat."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import select

from bot.messages import Reply
from bot.storage.memory import memory_of
from bot.storage.outbox import Outgoing
from bot.storage.tables import OutboxRow
from bot.telegram import wire
from bot.telegram.conversion import Incoming
from bot.telegram.features.chat_settings import settings_in
from bot.telegram.features.links import PRIVATE, message_link, url_button
from bot.telegram.features.wording import html, told
from bot.telegram.handling import Desk, Feature

_LOOKED_AT = 200


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

    def _earlier(self, incoming: Incoming, topic: str, desk: Desk) -> int | None:
        """The message in which somebody else was told the rule of the topic within the window."""
        place, minutes = incoming.place, settings_in(desk.standing.settings).cooldown
        answers = (
            select(OutboxRow.message_id, OutboxRow.user_id, OutboxRow.payload)
            .where(
                OutboxRow.chat_id == place.chat_id,
                OutboxRow.created_at > desk.now - timedelta(minutes=minutes),
                OutboxRow.created_at <= desk.now,
                OutboxRow.method == "sendMessage",
                OutboxRow.message_id.is_not(None),
                OutboxRow.exchange.is_not(None),
            )
            .order_by(OutboxRow.id.desc())
            .limit(_LOOKED_AT)
        )
        for row in desk.connection.execute(answers) if minutes else ():
            if row.user_id == place.user_id or _thread_in(row.payload) != place.thread_id:
                continue
            # As it stands now: the question may have been edited since.
            exchange = memory_of(desk.connection, place.chat_id, row.message_id).exchange
            if exchange is not None and exchange.topic == topic and exchange.question and not exchange.facts:
                return int(row.message_id)
        return None


def _thread_in(payload: str) -> int:
    """The forum topic in which a message was sent."""
    return int(msgspec.json.decode(payload, type=dict[str, Any]).get("message_thread_id", 0))


def _pointer(incoming: Incoming, reply: Reply, message: Outgoing, earlier: int) -> Outgoing:
    """The message as a pointer: a link where messages have links, else as a reply to the earlier answer.

    It stands for the same topic, but for no question, which tells it from a rule that was said.
    """
    payload = {key: value for key, value in message.payload.items() if key != "reply_markup"}
    written = incoming.wire.message if incoming.wire is not None else None
    url = message_link(written.chat, incoming.place.thread_id, earlier) if written is not None else None
    rows: list[list[dict[str, Any]]] = []
    if url is not None:
        payload["text"] = html(told("group_earlier", reply.lang))
        rows.append([url_button(told("button_earlier", reply.lang), url)])
    else:
        name = _name(incoming.person) or told("group_somebody", reply.lang)
        payload["text"] = html(told("group_earlier_for", reply.lang, name=name))
        payload["reply_parameters"] = {"message_id": earlier, "allow_sending_without_reply": True}
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
