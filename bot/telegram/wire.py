"""The parts of Telegram's updates that the bot reads; the rest is skipped. https://core.telegram.org/bots/api#update"""

from __future__ import annotations

import json
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Raw, Struct

Id = Annotated[int, Meta(ge=-(2**63) + 1, le=2**63 - 1)]
Seconds = Annotated[int, Meta(ge=0, le=2**33)]
Units = Annotated[int, Meta(ge=0, le=2**20)]


class User(Struct):
    """A person or a bot."""

    id: Id
    is_bot: bool = False
    first_name: str | None = None
    username: str | None = None
    language_code: str | None = None


class Chat(Struct):
    """A chat of any type."""

    id: Id
    type: str
    title: str | None = None
    username: str | None = None


class Entity(Struct):
    """A special part of a text; offset and length count UTF-16 code units."""

    type: str
    offset: Units
    length: Units
    user: User | None = None


class Quote(Struct):
    """The part of a message that the person marked when replying."""

    text: str = ""


class Message(Struct, rename={"from_": "from"}):
    """A message. ``date`` 0 means that Telegram no longer shows it to bots."""

    message_id: Id
    date: Seconds
    chat: Chat
    from_: User | None = None
    sender_chat: Chat | None = None
    message_thread_id: Id | None = None
    is_topic_message: bool | None = None
    is_automatic_forward: bool | None = None
    forward_origin: dict[str, Any] | None = None
    via_bot: User | None = None
    media_group_id: str | None = None
    text: str | None = None
    caption: str | None = None
    entities: list[Entity] | None = None
    caption_entities: list[Entity] | None = None
    reply_to_message: Message | None = None
    quote: Quote | None = None
    animation: Any = None
    audio: Any = None
    contact: Any = None
    document: Any = None
    location: Any = None
    photo: Any = None
    sticker: Any = None
    video: Any = None
    video_note: Any = None
    voice: Any = None
    migrate_to_chat_id: Id | None = None
    migrate_from_chat_id: Id | None = None


class CallbackQuery(Struct, rename={"from_": "from"}):
    """A pressed button."""

    id: str
    from_: User
    message: Message | None = None
    data: str | None = None


class InlineQuery(Struct, rename={"from_": "from"}):
    """Something typed after the bot's name in any chat."""

    id: str
    from_: User
    query: str


class ChosenInlineResult(Struct, rename={"from_": "from"}):
    """The result a person picked."""

    from_: User


class Member(Struct):
    """Somebody's standing in a chat."""

    status: str


class MemberUpdate(Struct, rename={"from_": "from"}):
    """A change of the bot's own standing in a chat."""

    chat: Chat
    from_: User
    new_chat_member: Member


class Update(Struct):
    """One update: exactly one of the fields after ``update_id`` is there."""

    update_id: Id
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: CallbackQuery | None = None
    inline_query: InlineQuery | None = None
    chosen_inline_result: ChosenInlineResult | None = None
    my_chat_member: MemberUpdate | None = None


WORDLESS = (
    "animation", "audio", "contact", "document", "location", "photo", "sticker", "video", "video_note", "voice",
)  # fmt: skip
"""What a message may hold besides text; the bot looks at none of it."""

KINDS = tuple(name for name in Update.__struct_fields__ if name != "update_id")
"""What the bot asks Telegram for (``allowed_updates``)."""


def mended(body: bytes) -> bytes | None:
    """JSON with its broken UTF-8 and halves of surrogate pairs replaced, or None if it is no JSON at all."""
    try:
        return json.dumps(json.loads(body.decode("utf-8", "replace")), ensure_ascii=False).encode("utf-8", "replace")
    except (ValueError, RecursionError):
        return None


class _Numbered(Struct):
    update_id: Id


_decode_update = msgspec.json.Decoder(Update).decode
_decode_number = msgspec.json.Decoder(_Numbered).decode
_decode_list = msgspec.json.Decoder(list[Raw]).decode


def read_update(raw: bytes) -> Update:
    """The update in this JSON; raises msgspec.DecodeError (ValidationError for a wrong type or a missing field)."""
    return _decode_update(raw)


def read_number(raw: bytes) -> int:
    """The update's id alone; raises msgspec.DecodeError."""
    return _decode_number(raw).update_id


def read_list(raw: bytes) -> list[bytes]:
    """The updates of a poll, each as its own JSON; raises msgspec.DecodeError."""
    return [bytes(item) for item in _decode_list(raw)]
