"""Users, chats, their members, topics and messages, as one bot sees them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

from .errors import ApiError, bad_request

GROUP_ANONYMOUS_BOT = 1087968824
CHANNEL_BOT = 136817688
TELEGRAM = 777000
GENERAL_TOPIC = 1

_COMMON_RIGHTS = (
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
_TYPE_RIGHTS = {
    "group": ("can_pin_messages", "can_manage_tags"),
    "supergroup": ("can_pin_messages", "can_manage_topics", "can_manage_tags"),
    "channel": ("can_post_messages", "can_edit_messages", "can_manage_direct_messages"),
}
_PERMISSIONS = (
    "can_send_messages",
    "can_send_media_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


def permissions(allowed: bool) -> dict[str, bool]:
    """ChatPermissions with everything allowed or nothing."""
    return dict.fromkeys(_PERMISSIONS, allowed)


@dataclass
class User:
    """A person or a bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    is_premium: bool = False

    def json(self) -> dict[str, Any]:
        """Telegram's User; absent fields are left out."""
        shown: dict[str, Any] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for key in ("last_name", "username", "language_code"):
            if value := getattr(self, key):
                shown[key] = value
        if self.is_premium:
            shown["is_premium"] = True
        return shown


@dataclass
class Member:
    """A user's place in a chat: `status` in Telegram's words, `rights` that differ from all granted."""

    status: str = "member"
    is_anonymous: bool = False
    custom_title: str | None = None
    rights: dict[str, bool] = field(default_factory=dict)

    @property
    def is_admin(self) -> bool:
        """Creator or administrator."""
        return self.status in ("creator", "administrator")

    @property
    def is_present(self) -> bool:
        """In the chat."""
        return self.status in ("creator", "administrator", "member") or (
            self.status == "restricted" and self.rights.get("is_member", True)
        )

    def json(self, user: User, chat_type: str) -> dict[str, Any]:
        """Telegram's ChatMember."""
        shown: dict[str, Any] = {"user": user.json(), "status": self.status}
        if self.status == "creator":
            shown["is_anonymous"] = self.is_anonymous
        elif self.status == "administrator":
            shown["can_be_edited"] = False
            names = _COMMON_RIGHTS + _TYPE_RIGHTS.get(chat_type, ())
            shown |= {name: self.rights.get(name, True) for name in names}
            shown["is_anonymous"] = self.is_anonymous
        elif self.status == "restricted":
            shown |= {"until_date": 0, **permissions(False), **self.rights}
            shown["is_member"] = self.is_present
        elif self.status == "kicked":
            shown["until_date"] = 0
        if self.custom_title and self.is_admin:
            shown["custom_title"] = self.custom_title
        return shown


@dataclass
class Chat:
    """A chat with what the bot may know of it."""

    id: int
    type: str
    title: str | None = None
    username: str | None = None
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    closed_topics: set[int] = field(default_factory=set)
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    last_message_id: int = 0
    started: bool = False
    blocked: bool = False
    migrated_to: int | None = None
    linked_chat: int | None = None


def without_empty(values: dict[str, Any]) -> dict[str, Any]:
    """The mapping without None: Telegram sends no nulls."""
    return {key: value for key, value in values.items() if value is not None}


class World:
    """All that exists on this server's Telegram, for one bot."""

    def __init__(self, bot: User, keep_messages: int = 1000) -> None:
        self.bot = bot
        self.keep_messages = keep_messages
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self._ids = itertools.count(1)
        self._account_message_ids = itertools.count(1)
        for user_id, name, username in (
            (GROUP_ANONYMOUS_BOT, "Group", "GroupAnonymousBot"),
            (CHANNEL_BOT, "Channel", "Channel_Bot"),
        ):
            self.users[user_id] = User(user_id, name, username=username, is_bot=True)
        self.users[TELEGRAM] = User(TELEGRAM, "Telegram")

    def add_user(self, first_name: str, id: int | None = None, started: bool = False, **fields: Any) -> User:
        """A new user with the private chat that exists between everyone and the bot."""
        user = User(id or 700_000_000 + next(self._ids), first_name, **fields)
        self.users[user.id] = user
        self.chats[user.id] = Chat(user.id, "private", started=started)
        return user

    def add_chat(self, type: str, title: str, id: int | None = None, bot_status: str = "member", **fields: Any) -> Chat:
        """A new group, supergroup or channel of which the bot is a member (or has `bot_status`)."""
        number = next(self._ids)
        if id is None:
            id = -4_000_000_000 - number if type == "group" else -1_002_000_000_000 - number
        chat = Chat(id, type, title, **fields)
        chat.members[self.bot.id] = Member("administrator" if type == "channel" else bot_status)
        chat.last_message_id = 0 if type == "group" else 1  # 1 is the message that the chat was created
        if chat.is_forum:
            chat.topics[GENERAL_TOPIC] = "General"
        self.chats[chat.id] = chat
        return chat

    def user(self, user_id: int) -> User:
        """The user; KeyError with a clear text if a test names one that was not created."""
        if user_id not in self.users:
            raise KeyError(f"no user {user_id} was created on the test server")
        return self.users[user_id]

    def chat(self, chat_id: int | str) -> Chat:
        """The chat by id or @username; KeyError with a clear text if there is none."""
        found = self.find(chat_id)
        if found is None:
            raise KeyError(f"no chat {chat_id} was created on the test server")
        return found

    def find(self, chat_id: int | str) -> Chat | None:
        """The chat by id or @username."""
        if isinstance(chat_id, int):
            return self.chats.get(chat_id)
        name = chat_id.removeprefix("@").lower()
        return next((chat for chat in self.chats.values() if (chat.username or "").lower() == name), None)

    def bot_member(self, chat: Chat) -> Member:
        """The bot's own place in a group or channel."""
        return chat.members.get(self.bot.id, Member("left"))

    def member_json(self, chat: Chat, user: User) -> dict[str, Any]:
        """Telegram's ChatMember; in a private chat the bot is a member, or kicked when it was blocked."""
        if chat.type == "private":
            return Member("kicked" if chat.blocked else "member").json(user, chat.type)
        return chat.members.get(user.id, Member("left")).json(user, chat.type)

    def accessible(self, chat_id: int | str, *, write: bool) -> Chat:
        """The chat, if the bot may read it (or write in it); ApiError in Telegram's words if not."""
        if chat_id == "":
            raise bad_request("chat_id is empty", violation="missing")
        chat = self.find(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        if chat.type == "private":
            if write and chat.blocked:
                raise ApiError(403, "bot was blocked by the user")
            if write and not chat.started:
                raise ApiError(403, "bot can't initiate conversation with a user")
            return chat
        if chat.migrated_to is not None and write:
            raise ApiError(
                400,
                "group chat was upgraded to a supergroup chat",
                parameters={"migrate_to_chat_id": chat.migrated_to},
            )
        member = self.bot_member(chat)
        kind = "group chat" if chat.type == "group" else f"{chat.type} chat"
        if member.status == "kicked":
            raise ApiError(403, f"bot was kicked from the {kind}")
        if not member.is_present:
            raise ApiError(403, f"bot is not a member of the {kind}")
        return chat

    def chat_json(self, chat: Chat) -> dict[str, Any]:
        """Telegram's Chat."""
        shown: dict[str, Any] = {"id": chat.id}
        if chat.type == "private":
            user = self.users[chat.id]
            names = {"first_name": user.first_name, "last_name": user.last_name, "username": user.username}
            return shown | without_empty(names) | {"type": "private"}
        shown |= without_empty({"title": chat.title, "username": chat.username})
        if chat.is_forum:
            shown["is_forum"] = True
        shown["type"] = chat.type
        if chat.type == "group":
            shown["all_members_are_administrators"] = False
        return shown

    def next_message_id(self, chat: Chat) -> int:
        """Message ids count per account in private chats and groups, per chat in supergroups and channels."""
        if chat.type in ("private", "group"):
            chat.last_message_id = next(self._account_message_ids)
        else:
            chat.last_message_id += 1
        return chat.last_message_id

    def store(self, chat: Chat, message: dict[str, Any]) -> None:
        """Keep the message; the oldest of a chat are forgotten beyond `keep_messages`."""
        chat.messages[message["message_id"]] = message
        while len(chat.messages) > self.keep_messages:
            del chat.messages[next(iter(chat.messages))]

    def shown(self, chat: Chat, message: dict[str, Any]) -> dict[str, Any]:
        """Telegram's Message of a stored one: with the message it replies to (or its topic's first), one deep."""
        replied = chat.messages.get(message.get("_reply_to") or message.get("message_thread_id", 0))
        shown = {key: value for key, value in message.items() if not key.startswith("_")}
        if replied is not None and replied is not message:
            shown["reply_to_message"] = {key: value for key, value in replied.items() if not key.startswith("_")}
        return shown
