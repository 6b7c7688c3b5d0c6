"""Updates as Telegram makes them, each in the lane within which a webhook keeps their order."""

from __future__ import annotations

import time
from typing import Any

from .chats import Chat, User
from .description import check_update
from .state import State

# Lanes of tdlib/telegram-bot-api's webhook queues: order is kept per chat for messages, per user for presses.


def push(state: State, kind: str, payload: dict[str, Any], lane: tuple[str, int]) -> int | None:
    """Queue an update, checked against aiogram's Update first; None if the bot did not subscribe to the kind."""
    update = state.queue.push(kind, payload, lane)
    if update is None:
        return None
    if state.config.self_check and (problem := check_update(update)):
        state.journal.violate("server", "self check", f"{kind}: {problem}", update)
    return int(update["update_id"])


def _reaches_private_bot(state: State, chat: Chat, message: dict[str, Any]) -> bool:
    """With privacy mode on, only what is meant for the bot reaches it in a group."""
    if chat.type not in ("group", "supergroup") or state.world.bot_member(chat).is_admin:
        return True
    text = message.get("text", message.get("caption"))
    if text is None:
        return "from" not in message or not any(key in message for key in ("photo", "sticker", "document", "voice"))
    if chat.messages.get(message.get("_reply_to", 0), {}).get("_by_bot"):
        return True
    name = f"@{state.config.username}".lower()
    units = text.encode("utf-16-le")
    for entity in message.get("entities", message.get("caption_entities", [])):
        start, end = entity["offset"], entity["offset"] + entity["length"]
        word = units[2 * start : 2 * end].decode("utf-16-le").lower()
        if entity["type"] == "mention" and word == name:
            return True
        if entity["type"] == "bot_command" and ("@" not in word or word.endswith(name)):
            return True
    return False


def message(state: State, chat: Chat, message: dict[str, Any], *, edited: bool = False) -> int | None:
    """A message (or channel post), new or edited, if it reaches the bot."""
    if chat.type != "private" and not state.world.bot_member(chat).is_present:
        return None
    if state.config.privacy_mode and not _reaches_private_bot(state, chat, message):
        return None
    kind = "channel_post" if chat.type == "channel" else "message"
    return push(state, f"edited_{kind}" if edited else kind, state.world.shown(chat, message), ("chat", chat.id))


def membership(state: State, chat: Chat, user: User, by: User, old: dict[str, Any]) -> int | None:
    """my_chat_member for the bot, chat_member for others where the bot is admin."""
    world = state.world
    new = world.member_json(chat, user)
    payload = {"chat": world.chat_json(chat), "from": by.json(), "date": int(time.time())}
    payload |= {"old_chat_member": old, "new_chat_member": new}
    if user.id == world.bot.id:
        return push(state, "my_chat_member", payload, ("my_member", chat.id))
    if not world.bot_member(chat).is_admin:
        return None
    return push(state, "chat_member", payload, ("member", user.id))


def callback(state: State, user: User, place: dict[str, Any], data: str) -> dict[str, Any]:
    """A pressed button; `place` is the message or the inline_message_id. Gives query_id and update_id."""
    message = place.get("message", {})
    chat_id = message.get("chat", {}).get("id")
    query = state.add_query("callback", user.id, data, chat_id=chat_id, message_id=message.get("message_id"))
    payload = {"id": query.id, "from": user.json(), **place}
    payload |= {"chat_instance": str(hash((chat_id, state.world.bot.id)) & 0x7FFFFFFFFFFFFFFF), "data": data}
    return {"query_id": query.id, "update_id": push(state, "callback_query", payload, ("callback", user.id))}


def inline(state: State, user: User, query: str, offset: str, chat_type: str) -> dict[str, Any]:
    """Someone typing @bot in a chat. Gives query_id and update_id."""
    known = state.add_query("inline", user.id, query)
    payload = {"id": known.id, "from": user.json(), "chat_type": chat_type, "query": query, "offset": offset}
    return {"query_id": known.id, "update_id": push(state, "inline_query", payload, ("inline", user.id))}
