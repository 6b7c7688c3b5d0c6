"""A Reply turned into requests to Telegram: HTML, cut to length, buttons, in the right thread, as a reply in groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.messages import Button, Reply
from bot.session import Exchange
from bot.storage.outbox import Outgoing
from bot.storage.sessions import NOBODY
from bot.telegram.conversion import Incoming
from bot.telegram.markup import split_html

Markup = dict[str, Any]
_NO_PREVIEW = {"is_disabled": True}


def text_message(
    chat_id: int, html: str, *, thread_id: int = 0, reply_to: int | None = None, markup: Markup | None = None
) -> Outgoing:
    """One HTML message, which must not be too long (see split_html)."""
    payload: dict[str, Any] = {"text": html, "parse_mode": "HTML", "link_preview_options": _NO_PREVIEW}
    if thread_id:
        payload["message_thread_id"] = thread_id
    if reply_to is not None:
        payload["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    if markup is not None:
        payload["reply_markup"] = markup
    return Outgoing(method="sendMessage", payload=payload, chat_id=chat_id)


def keyboard(rows: Sequence[Sequence[Button]]) -> Markup | None:
    """Inline buttons, or None for none."""
    if not rows:
        return None
    return {"inline_keyboard": [[{"text": b.label, "callback_data": b.action} for b in row] for row in rows]}


def callback_answer(query_id: str, text: str | None = None, *, alert: bool = False) -> Outgoing:
    """Ends the waiting circle on a pressed button, with a short text if there is one."""
    payload: dict[str, Any] = {"callback_query_id": query_id}
    if text is not None:
        payload |= {"text": text, "show_alert": alert}
    return Outgoing(method="answerCallbackQuery", payload=payload)


def reply_messages(incoming: Incoming, reply: Reply, exchange: Exchange | None) -> list[Outgoing]:
    """The messages that answer ``incoming``: the buttons under the last one, each standing for ``exchange``."""
    parts = split_html(reply.html)
    place = incoming.place
    grouped = incoming.message is not None and incoming.message.chat_type == "group" and incoming.kind != "press"
    messages = []
    for number, part in enumerate(parts):
        message = text_message(
            place.chat_id,
            part,
            thread_id=place.thread_id,
            reply_to=incoming.message_id if grouped and number == 0 else None,
            markup=keyboard(reply.buttons) if number == len(parts) - 1 else None,
        )
        messages.append(about(message, incoming, exchange))
    return messages


def about(message: Outgoing, incoming: Incoming, exchange: Exchange | None = None) -> Outgoing:
    """The message marked as the answer to ``incoming``: whose it is, and what it stands for."""
    return Outgoing(
        method=message.method,
        payload=message.payload,
        chat_id=message.chat_id,
        user_id=incoming.place.user_id if incoming.place.user_id != NOBODY else None,
        question_id=incoming.message_id if incoming.kind in ("message", "edit") else None,
        edits=message.edits,
        exchange=exchange,
    )


def as_edits(messages: Sequence[Outgoing], earlier: Sequence[int]) -> list[Outgoing]:
    """The same messages put in place of earlier ones (outbox rows): changed, added or deleted as their number demands."""
    changed = []
    for number, message in enumerate(messages):
        if number >= len(earlier):
            changed.append(message)
            continue
        payload = {key: value for key, value in message.payload.items() if key not in _ONLY_FOR_NEW}
        payload.setdefault("reply_markup", {"inline_keyboard": []})
        changed.append(_like(message, "editMessageText", payload, earlier[number]))
    for row in earlier[len(messages) :]:
        changed.append(_like(messages[0], "deleteMessage", {}, row))
    return changed


_ONLY_FOR_NEW = ("message_thread_id", "reply_parameters")


def _like(message: Outgoing, method: str, payload: dict[str, Any], edits: int) -> Outgoing:
    return Outgoing(
        method=method,
        payload=payload,
        chat_id=message.chat_id,
        user_id=message.user_id,
        question_id=message.question_id,
        edits=edits,
        exchange=message.exchange if method == "editMessageText" else None,
    )
