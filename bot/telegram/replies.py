"""A Reply turned into requests to Telegram: HTML, cut to length, buttons, in the right thread, as a reply in groups."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

import msgspec

from bot.messages import Button, Reply
from bot.session import Exchange
from bot.storage.outbox import Outgoing
from bot.storage.sessions import NOBODY
from bot.telegram.conversion import Incoming
from bot.telegram.markup import split_html

Markup = dict[str, Any]
_ONLY_FOR_NEW = ("message_thread_id", "reply_parameters")
_LONGEST_NOTICE = 200
_BROWSING = ("topics", "cat")
"""Actions that turn a page; the page is turned in place."""
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


def document(
    chat_id: int, name: str, media_type: str, content: bytes, *, thread_id: int = 0, caption: str = ""
) -> Outgoing:
    """A file with this content; ``caption`` is HTML."""
    file = {"name": name, "type": media_type, "base64": base64.b64encode(content).decode()}
    payload: dict[str, Any] = {"document": file}
    if caption:
        payload |= {"caption": caption, "parse_mode": "HTML"}
    if thread_id:
        payload["message_thread_id"] = thread_id
    return Outgoing(method="sendDocument", payload=payload, chat_id=chat_id)


def fleeting(message: Outgoing) -> Outgoing:
    """The message, of which nothing is kept once it is sent, or given up."""
    return msgspec.structs.replace(message, fleeting=True)


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
    return fleeting(Outgoing(method="answerCallbackQuery", payload=payload))


def no_results(query_id: str) -> Outgoing:
    """The answer to a look-up that finds nothing this time."""
    payload = {"inline_query_id": query_id, "results": [], "cache_time": 0, "is_personal": True}
    return fleeting(Outgoing(method="answerInlineQuery", payload=payload))


def shown(incoming: Incoming, reply: Reply, exchange: Exchange | None) -> list[Outgoing]:
    """The requests that show ``reply`` as the answer to ``incoming``; its messages stand for ``exchange``.

    A notice appears over the chat; what is to be changed in place takes the place of the message whose button was
    pressed, if it fits into one and Telegram still shows that; all else is new messages, and files after them.
    """
    if incoming.kind == "press" and incoming.query_id is not None and reply.delivery == "notice":
        return [callback_answer(incoming.query_id, reply.text[:_LONGEST_NOTICE])]
    messages = _messages(incoming, reply, exchange)
    action = (incoming.message.action or "") if incoming.message is not None else ""
    in_place = reply.delivery == "edit" or action.partition(":")[0] in _BROWSING
    if incoming.kind == "press" and incoming.message_id is not None and in_place and len(messages) == 1:
        messages = [_in_place(messages[0], incoming.message_id)]
    place = incoming.place
    for file in reply.files:
        sent = document(place.chat_id, file.name, file.mime, file.content, thread_id=place.thread_id)
        messages.append(about(sent, incoming, exchange))
    return messages


def _in_place(message: Outgoing, message_id: int) -> Outgoing:
    payload = {key: value for key, value in message.payload.items() if key not in _ONLY_FOR_NEW}
    payload["message_id"] = message_id
    return msgspec.structs.replace(message, method="editMessageText", payload=payload)


def _messages(incoming: Incoming, reply: Reply, exchange: Exchange | None) -> list[Outgoing]:
    """The text cut to length, with the buttons under its last part."""
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
    return msgspec.structs.replace(
        message,
        user_id=incoming.place.user_id if incoming.place.user_id != NOBODY else None,
        question_id=incoming.message_id if incoming.kind in ("message", "edit") else None,
        exchange=exchange,
    )


def as_edits(messages: Sequence[Outgoing], earlier: Sequence[int]) -> list[Outgoing]:
    """The same messages in place of earlier ones (outbox rows): changed, added or deleted as their number demands."""
    texts = [message for message in messages if message.method == "sendMessage"]
    changed = [_instead_of(message, row) for message, row in zip(texts, earlier, strict=False)]
    added = [message for message in messages if message not in texts[: len(earlier)]]
    surplus = earlier[len(texts) :] if texts else []
    gone = [msgspec.structs.replace(texts[0], method="deleteMessage", payload={}, edits=row) for row in surplus]
    return [*changed, *gone, *added]


def _instead_of(message: Outgoing, row: int) -> Outgoing:
    payload = {key: value for key, value in message.payload.items() if key not in _ONLY_FOR_NEW}
    payload.setdefault("reply_markup", {"inline_keyboard": []})
    return msgspec.structs.replace(message, method="editMessageText", payload=payload, edits=row)
