"""Telegram's updates turned into what the assistant reads: who wrote what, where, to whom, in reply to what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from bot.commands import COMMANDS, parse_command
from bot.messages import ChatType, Lang, Message
from bot.storage.sessions import NOBODY, Place
from bot.telegram import wire

Kind = Literal["message", "edit", "press", "inline", "chosen", "membership", "migration", "wordless"]

_GROUPS = ("group", "supergroup")
_SPACE = re.compile(r"[^\S\n]{2,}")


@dataclass(frozen=True)
class Me:
    """The bot itself."""

    id: int
    username: str
    commands: frozenset[str] = frozenset(command.name for command in COMMANDS)

    def is_named(self, name: str) -> bool:
        """Whether ``name`` (without @) is the bot's user name; case does not matter."""
        return name.lower() == self.username.lower()


@dataclass(frozen=True)
class Reference:
    """The message that a message replies to."""

    message_id: int
    text: str
    from_bot: bool
    own: bool = False
    """It was written by the person who replies to it."""


@dataclass(frozen=True)
class Incoming:
    """An update, understood. ``wordless`` is what comes to the bot alone and has no text.

    ``place.user_id`` is NOBODY for anonymous admins and channels: they share one id.
    An edited message is dated when it was first written: that is what its chat shows, and what its "today" meant.
    """

    update_id: int
    kind: Kind
    place: Place
    message: Message | None = None
    """What was written or pressed, for the assistant."""
    message_id: int | None = None
    """Of the message, or of the one with the pressed button; None if Telegram no longer shows that."""
    reference: Reference | None = None
    query_id: str | None = None
    """Of a press or an inline look-up, which must be answered."""
    person: wire.User | None = None
    command: str | None = None
    """Name of the command that the text begins with."""
    moved: tuple[int, int] | None = None
    """Old and new id of a group that became a supergroup."""
    wire: wire.Update | None = None
    """The update itself, for what only some features read."""

    @property
    def private(self) -> bool:
        """Whether it comes from a private chat."""
        return self.message is not None and self.message.chat_type == "private"

    @property
    def sender(self) -> int:
        """Who is counted: the person, or the channel or group in whose name they write; NOBODY if nobody wrote."""
        written = (self.wire.message or self.wire.edited_message) if self.wire is not None else None
        if self.place.user_id != NOBODY or written is None or written.sender_chat is None:
            return self.place.user_id
        return written.sender_chat.id


def understand(update: wire.Update, me: Me, now: datetime) -> Incoming | None:
    """What the update means, or None if there is nothing in it for the bot. ``now`` dates presses and look-ups."""
    if update.message is not None:
        return _message(update, update.message, me, "message")
    if update.edited_message is not None:
        return _message(update, update.edited_message, me, "edit")
    if update.callback_query is not None:
        return _press(update, update.callback_query, now)
    if update.inline_query is not None:
        query = update.inline_query
        message = Message(text=clean(query.query), now=now, chat_type="inline")
        place = Place(query.from_.id, 0, query.from_.id)
        return Incoming(update.update_id, "inline", place, message, query_id=query.id, person=query.from_, wire=update)
    if update.chosen_inline_result is not None:
        person = update.chosen_inline_result.from_
        return Incoming(update.update_id, "chosen", Place(person.id, 0, person.id), person=person, wire=update)
    if update.my_chat_member is not None:
        change = update.my_chat_member
        place = Place(change.chat.id, 0, change.from_.id)
        return Incoming(update.update_id, "membership", place, person=change.from_, wire=update)
    return None


def language_of(person: wire.User | None) -> Lang | None:
    """The language that the person's Telegram is set to, if it is one of ours."""
    code = (person.language_code or "").lower() if person is not None else ""
    if code.startswith("zh"):
        return "zh-hant" if any(part in code for part in ("hant", "tw", "hk", "mo")) else "zh-hans"
    return "en" if code.startswith("en") else None


def clean(text: str) -> str:
    """The text without what no database and no JSON takes: NUL characters and halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def _message(update: wire.Update, message: wire.Message, me: Me, kind: Literal["message", "edit"]) -> Incoming | None:
    chat = message.chat
    thread = message.message_thread_id or 0 if message.is_topic_message else 0
    if message.migrate_to_chat_id is not None:
        moved = (chat.id, message.migrate_to_chat_id)
        return Incoming(update.update_id, "migration", Place(chat.id, 0, NOBODY), moved=moved, wire=update)
    if message.migrate_from_chat_id is not None:
        moved = (message.migrate_from_chat_id, chat.id)
        return Incoming(update.update_id, "migration", Place(chat.id, 0, NOBODY), moved=moved, wire=update)
    if not _from_a_person(message, me):
        return None
    written = message.text if message.text is not None else message.caption
    if written is None or message.media_group_id:
        return _wordless(update, message) if kind == "message" else None
    author = NOBODY if message.sender_chat is not None or message.from_ is None else message.from_.id
    text, command, addressed = _addressed(message, written, me)
    chat_type: ChatType = "group" if chat.type in _GROUPS else "private"
    understood = Message(
        text=text,
        now=datetime.fromtimestamp(message.date, UTC),
        chat_type=chat_type,
        addressed=addressed or chat_type == "private",
        forwarded=message.forward_origin is not None,
    )
    return Incoming(
        update.update_id,
        kind,
        Place(chat.id, thread, author),
        understood,
        message_id=message.message_id,
        reference=_reference(message, me),
        person=message.from_ if author != NOBODY else None,
        command=command,
        wire=update,
    )


def _wordless(update: wire.Update, message: wire.Message) -> Incoming | None:
    """A picture, a voice message, an album ... to the bot alone; in groups such things are none of its business."""
    if message.chat.type != "private" or message.from_ is None:
        return None
    if all(getattr(message, name) is None for name in wire.WORDLESS):
        return None
    place = Place(message.chat.id, 0, message.from_.id)
    return Incoming(
        update.update_id, "wordless", place, message_id=message.message_id, person=message.from_, wire=update
    )


def _from_a_person(message: wire.Message, me: Me) -> bool:
    """Not a channel's post, another bot's message, or our own inline result."""
    if message.chat.type not in ("private", *_GROUPS) or message.is_automatic_forward:
        return False
    if message.via_bot is not None and message.via_bot.id == me.id:
        return False
    if message.sender_chat is not None:
        return True
    return message.from_ is not None and not message.from_.is_bot


def _addressed(message: wire.Message, written: str, me: Me) -> tuple[str, str | None, bool]:
    """The text without the bot's name, the command it begins with, and whether it is meant for the bot."""
    command = parse_command(clean(written))
    if command is not None:
        named = command.addressee is not None and me.is_named(command.addressee)
        ours = named or (command.addressee is None and command.name in me.commands)
        text = f"/{command.name} {command.argument}".strip()
        return text, command.name if ours else None, ours
    entities = (message.entities if message.text is not None else message.caption_entities) or []
    text, mentioned = _without_mentions(written, entities, me)
    return text, None, mentioned or _replies_to(message, me)


def _without_mentions(written: str, entities: list[wire.Entity], me: Me) -> tuple[str, bool]:
    units = written.encode("utf-16-le", "surrogatepass")
    kept, mentioned, end = [], False, len(units)
    for entity in sorted(entities, key=lambda item: -item.offset):
        start, stop = 2 * entity.offset, 2 * (entity.offset + entity.length)
        if stop > end or not _is_mention(entity, units[start:stop], me):
            continue
        kept.append(units[stop:end])
        end, mentioned = start, True
    if not mentioned:
        return clean(written), False
    kept.append(units[:end])
    text = " ".join(part.decode("utf-16-le", "replace") for part in reversed(kept))
    return clean(_SPACE.sub(" ", text).strip()), True


def _is_mention(entity: wire.Entity, units: bytes, me: Me) -> bool:
    if entity.type == "text_mention":
        return entity.user is not None and entity.user.id == me.id
    return entity.type == "mention" and me.is_named(units.decode("utf-16-le", "replace").removeprefix("@"))


def _replies_to(message: wire.Message, me: Me) -> bool:
    replied = message.reply_to_message
    return replied is not None and replied.from_ is not None and replied.from_.id == me.id


def _reference(message: wire.Message, me: Me) -> Reference | None:
    replied = message.reply_to_message
    if replied is None or replied.message_id == message.message_thread_id:
        return None  # the first message of a forum topic stands in for a reply to nothing
    text = message.quote.text if message.quote is not None else replied.text or replied.caption or ""
    return Reference(replied.message_id, clean(text), _replies_to(message, me), own=_is_own(replied, message))


def _is_own(replied: wire.Message, message: wire.Message) -> bool:
    """Whether one person wrote both; anonymous admins and channels share one id, so nobody knows."""
    if replied.from_ is None or message.from_ is None or replied.sender_chat or message.sender_chat:
        return False
    return replied.from_.id == message.from_.id


def _press(update: wire.Update, query: wire.CallbackQuery, now: datetime) -> Incoming | None:
    pressed = query.message
    action = clean(query.data or "")
    if pressed is None:
        message = Message(text="", now=now, chat_type="inline", action=action)
        place = Place(query.from_.id, 0, query.from_.id)
        return Incoming(update.update_id, "press", place, message, query_id=query.id, person=query.from_, wire=update)
    chat_type: ChatType = "group" if pressed.chat.type in _GROUPS else "private"
    thread = pressed.message_thread_id or 0 if pressed.is_topic_message else 0
    message = Message(text="", now=now, chat_type=chat_type, action=action)
    return Incoming(
        update.update_id,
        "press",
        Place(pressed.chat.id, thread, query.from_.id),
        message,
        message_id=pressed.message_id if pressed.date else None,
        query_id=query.id,
        person=query.from_,
        wire=update,
    )
