"""What a test makes the people of this Telegram do: write, join, leave, block. Verbs of the control interface."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from . import emit, entities
from .chats import CHANNEL_BOT, GROUP_ANONYMOUS_BOT, Chat, Member
from .state import State

Action = Callable[..., Any]
ACTIONS: dict[str, Action] = {}

_FILE = {"file_id": "AgADfakefile", "file_unique_id": "AQADfake"}
MEDIA: dict[str, dict[str, Any]] = {
    "photo": {"photo": [{**_FILE, "file_size": 1000, "width": 90, "height": 67}]},
    "sticker": {
        "sticker": {
            **_FILE,
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "👍",
        }
    },
    "document": {"document": {**_FILE, "file_name": "notice.pdf", "mime_type": "application/pdf", "file_size": 1000}},
    "voice": {"voice": {**_FILE, "duration": 3, "mime_type": "audio/ogg", "file_size": 1000}},
    "video": {"video": {**_FILE, "width": 320, "height": 240, "duration": 5}},
    "location": {"location": {"latitude": 30.27, "longitude": 120.15}},
    "contact": {"contact": {"phone_number": "+10000000000", "first_name": "Contact"}},
}


def action(function: Action) -> Action:
    """Register a verb under the function's name."""
    ACTIONS[function.__name__] = function
    return function


@action
def create_user(state: State, first_name: str, **fields: Any) -> dict[str, Any]:
    """A person; `started=True` if they have already opened the private chat with the bot."""
    return state.world.add_user(first_name, **fields).json()


@action
def create_chat(state: State, type: str, title: str, members: list[int] | None = None, **fields: Any) -> dict[str, Any]:
    """A group, supergroup (`is_forum` with topics) or channel, the bot in it as `bot_status`."""
    chat = state.world.add_chat(type, title, **fields)
    for user_id in members or []:
        chat.members[state.world.user(user_id).id] = Member()
    return state.world.chat_json(chat)


@action
def set_member(
    state: State, chat_id: int, user_id: int, status: str, by: int | None = None, **fields: Any
) -> dict[str, Any]:
    """Make someone (or the bot) creator, administrator, member, restricted, left or kicked; tells the bot."""
    world = state.world
    chat, user = world.chat(chat_id), world.user(user_id)
    old = world.member_json(chat, user)
    chat.members[user.id] = Member(status, **fields)
    update_id = emit.membership(state, chat, user, world.user(by) if by else user, old)
    return {"member": world.member_json(chat, user), "update_id": update_id}


@action
def set_bot(state: State, chat_id: int, status: str, by: int, **fields: Any) -> dict[str, Any]:
    """Add the bot to a chat, promote it, remove it."""
    result: dict[str, Any] = set_member(state, chat_id, state.world.bot.id, status, by, **fields)
    return result


@action
def block(state: State, user_id: int, blocked: bool = True) -> int | None:
    """The person blocks the bot, or unblocks it."""
    world = state.world
    chat = world.chat(user_id)
    old = world.member_json(chat, world.bot)
    chat.blocked = blocked
    return emit.membership(state, chat, world.bot, world.user(user_id), old)


@action
def create_topic(state: State, chat_id: int, name: str, user_id: int) -> int:
    """A forum topic; its id is the id of the service message that opens it."""
    chat = state.world.chat(chat_id)
    if not chat.is_forum:
        raise ValueError(f"chat {chat_id} has no topics")
    message = _envelope(state, chat, user_id, None, None)
    thread = int(message["message_id"])
    chat.topics[thread] = name
    message |= {"message_thread_id": thread, "is_topic_message": True}
    message["forum_topic_created"] = {"name": name, "icon_color": 0x6FB9F0}
    state.world.store(chat, message)
    emit.message(state, chat, message)
    return thread


@action
def close_topic(state: State, chat_id: int, thread: int, closed: bool = True) -> None:
    """Nobody but admins may write in it: TOPIC_CLOSED."""
    topics = state.world.chat(chat_id).closed_topics
    (topics.add if closed else topics.discard)(thread)


def _envelope(state: State, chat: Chat, user_id: int | None, as_chat: int | None, date: int | None) -> dict[str, Any]:
    """Id, sender, chat and date. `as_chat`: the chat itself (an anonymous admin) or a channel of the sender's."""
    world = state.world
    message: dict[str, Any] = {"message_id": world.next_message_id(chat)}
    if chat.type == "channel":
        message["sender_chat"] = world.chat_json(chat)
    elif as_chat is not None:
        message["from"] = world.user(GROUP_ANONYMOUS_BOT if as_chat == chat.id else CHANNEL_BOT).json()
        message["sender_chat"] = world.chat_json(world.chat(as_chat))
    elif user_id is not None:
        message["from"] = world.user(user_id).json()
    else:
        raise ValueError("a message needs a sender: user_id or as_chat")
    return message | {"chat": world.chat_json(chat), "date": int(date or time.time())}


def _forward(state: State, source: dict[str, Any], date: int) -> dict[str, Any]:
    """forward_origin and the older fields Telegram still sends; `source`: user_id, name or chat_id (+ message_id)."""
    world = state.world
    if "user_id" in source:
        user = world.user(source["user_id"]).json()
        origin = {"type": "user", "sender_user": user, "date": date}
        return {"forward_origin": origin, "forward_from": user, "forward_date": date}
    if "name" in source:
        origin = {"type": "hidden_user", "sender_user_name": source["name"], "date": date}
        return {"forward_origin": origin, "forward_sender_name": source["name"], "forward_date": date}
    chat = world.chat(source["chat_id"])
    shown, number = world.chat_json(chat), source.get("message_id", 1)
    if chat.type != "channel":
        origin = {"type": "chat", "sender_chat": shown, "date": date}
        return {"forward_origin": origin, "forward_from_chat": shown, "forward_date": date}
    origin = {"type": "channel", "chat": shown, "message_id": number, "date": date}
    older = {"forward_from_chat": shown, "forward_from_message_id": number, "forward_date": date}
    return {"forward_origin": origin, **older}


def _check_place(state: State, chat: Chat) -> None:
    if chat.migrated_to is not None:
        raise ValueError(f"chat {chat.id} became {chat.migrated_to}; nobody can write in it")
    if chat.type == "private":
        if chat.blocked:
            raise ValueError(f"user {chat.id} blocked the bot and can't write to it")
        chat.started = True


@action
def send(
    state: State,
    chat_id: int,
    user_id: int | None = None,
    text: str | None = None,
    *,
    as_chat: int | None = None,
    reply_to: int | None = None,
    thread: int | None = None,
    date: int | None = None,
    forward: dict[str, Any] | None = None,
    media: str | None = None,
    entities: list[dict[str, Any]] | None = None,
    extra: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """A message of a person (in a private chat `chat_id` alone says who), or a channel post.

    `media`: one of MEDIA, `text` is then its caption; `extra` is laid over the finished message.
    """
    chat = state.world.chat(chat_id)
    _check_place(state, chat)
    message = _envelope(state, chat, user_id or (chat.id if chat.type == "private" else None), as_chat, date)
    if thread is not None:
        if thread not in chat.topics:
            raise ValueError(f"chat {chat_id} has no topic {thread}")
        message |= {"message_thread_id": thread, "is_topic_message": True}
    if reply_to is not None:
        if reply_to not in chat.messages:
            raise ValueError(f"chat {chat_id} has no message {reply_to} to reply to")
        message["_reply_to"] = reply_to
    if forward is not None:
        message |= _forward(state, forward, message["date"])
    message |= MEDIA[media] if media else {}
    message |= _content(text, entities, "caption" if media else "text")
    message |= extra or {}
    state.world.store(chat, message)
    return {"update_id": emit.message(state, chat, message), "message": state.world.shown(chat, message)}


def _content(text: str | None, given: list[dict[str, Any]] | None, key: str) -> dict[str, Any]:
    if text is None:
        return {}
    found = sorted([*(given or []), *entities.detect(text)], key=lambda entity: entity["offset"])
    content: dict[str, Any] = {key: text}
    return content | ({"entities" if key == "text" else "caption_entities": found} if found else {})


@action
def edit(state: State, chat_id: int, message_id: int, text: str, date: int | None = None) -> int | None:
    """A person edits the text of their message."""
    chat = state.world.chat(chat_id)
    message = chat.messages[message_id]
    if message.get("_by_bot"):
        raise ValueError("people can't edit the bot's messages")
    message.pop("entities", None)
    message |= _content(text, None, "text") | {"edit_date": int(date or time.time())}
    return emit.message(state, chat, message, edited=True)


@action
def delete(state: State, chat_id: int, message_id: int) -> None:
    """A message disappears; Telegram tells bots nothing."""
    del state.world.chat(chat_id).messages[message_id]


@action
def migrate(state: State, chat_id: int) -> dict[str, Any]:
    """The group becomes a supergroup: two service messages, and the old id answers with the new one."""
    world = state.world
    old = world.chat(chat_id)
    if old.type != "group":
        raise ValueError(f"chat {chat_id} is no basic group")
    new = world.add_chat("supergroup", old.title or "")
    new.members = dict(old.members)
    owner = next((u for u, m in old.members.items() if m.status == "creator"), None) or next(iter(old.members))
    away = _envelope(state, old, owner, None, None) | {"migrate_to_chat_id": new.id}
    here = _envelope(state, new, None, new.id, None) | {"migrate_from_chat_id": old.id}
    world.store(old, away)
    world.store(new, here)
    updates = [emit.message(state, old, away), emit.message(state, new, here)]
    old.migrated_to = new.id
    return {"chat": world.chat_json(new), "update_ids": updates}


@action
def update(state: State, update: dict[str, Any], lane: int = 0) -> int:
    """Any JSON as an update, unchecked: for hostile input."""
    return state.queue.push_raw(update, ("raw", lane))


@action
def updates(state: State, updates: list[dict[str, Any]]) -> int:
    """Many of them."""
    for item in updates:
        state.queue.push_raw(item)
    return len(updates)
