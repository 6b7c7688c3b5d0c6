"""Methods that send, edit and delete messages."""

from __future__ import annotations

import time
from typing import Any

from . import entities
from .chats import GENERAL_TOPIC, Chat
from .checks import check_markup, outgoing_text
from .description import Upload
from .errors import bad_request
from .registry import api
from .state import State, keep

MAX_DOCUMENT = 50 * 1024 * 1024
CHAT_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
_PARTS = {"text": ("text", "entities", "link_preview_options"), "caption": ("caption", "caption_entities")}
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


def with_users(state: State, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entities with the users they mention; a mention of an unknown user is dropped, as Telegram does."""
    shown = []
    for entity in found:
        if entity["type"] == "text_mention" and "user_id" in entity:
            user = state.world.users.get(entity["user_id"])
            if user is None:
                continue
            entity = {key: value for key, value in entity.items() if key != "user_id"} | {"user": user.json()}
        shown.append(entity)
    return shown


def text_fields(state: State, text: entities.FormattedText, key: str = "text") -> dict[str, Any]:
    """`text` and `entities` of a message, or `caption` and `caption_entities`."""
    if not text.text:
        return {}
    fields: dict[str, Any] = {key: text.text}
    if text.entities:
        fields["entities" if key == "text" else "caption_entities"] = with_users(state, text.entities)
    return fields


def _text(params: dict[str, Any]) -> entities.FormattedText:
    return outgoing_text(params.get("text", ""), params.get("parse_mode"), params.get("entities"), entities.MAX_TEXT)


def _caption(params: dict[str, Any]) -> entities.FormattedText:
    return outgoing_text(
        params.get("caption", ""), params.get("parse_mode"), params.get("caption_entities"), entities.MAX_CAPTION
    )


def _check_rights(state: State, chat: Chat) -> None:
    """Whether the bot may write here at all."""
    member = state.world.bot_member(chat)
    if chat.type == "channel" and not member.is_admin:
        raise bad_request("need administrator rights in the channel chat")
    if member.status == "restricted" and not member.rights.get("can_send_messages", False):
        raise bad_request("not enough rights to send text messages to the chat")


def _thread(chat: Chat, params: dict[str, Any]) -> int | None:
    """The topic to send to; 400 if there is none of that id."""
    thread = params.get("message_thread_id")
    if thread is None:
        return None
    if not chat.is_forum and chat.type != "private":
        return None  # Telegram ignores a thread in a group without topics
    if thread not in chat.topics or thread == GENERAL_TOPIC:
        raise bad_request("message thread not found")
    if thread in chat.closed_topics:
        raise bad_request("TOPIC_CLOSED")
    return int(thread)


def _replied(state: State, chat: Chat, params: dict[str, Any]) -> dict[str, Any]:
    """How the message refers to the one it replies to; 400 if that is gone and the bot did not allow for it."""
    reply = params.get("reply_parameters") or {}
    message_id = reply.get("message_id") or params.get("reply_to_message_id")
    if not message_id:
        return {}
    source = chat
    if reply.get("chat_id") not in (None, chat.id):
        source = state.world.accessible(reply["chat_id"], write=False)
    if message_id not in source.messages:
        if reply.get("allow_sending_without_reply") or params.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    if source is not chat:
        return {}
    fields: dict[str, Any] = {"_reply_to": message_id}
    if quote := reply.get("quote"):
        original = source.messages[message_id].get("text", "")
        if quote not in original:
            raise bad_request("QUOTE_TEXT_INVALID")
        fields["quote"] = {"text": quote, "position": entities.utf16_length(original[: original.index(quote)])}
    return fields


def post(state: State, params: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    """Put a message of the bot into a chat, with all the checks that every kind of message shares."""
    world = state.world
    known = world.find(params["chat_id"])
    check_markup(params.get("reply_markup"), known.type if known else None)
    chat = world.accessible(params["chat_id"], write=True)
    _check_rights(state, chat)
    thread = _thread(chat, params)
    replied = _replied(state, chat, params)
    state.limits.take(chat.id, time.monotonic())
    message: dict[str, Any] = {"message_id": world.next_message_id(chat)}
    if chat.type == "channel":
        message["sender_chat"] = world.chat_json(chat)
    else:
        message["from"] = world.bot.json()
    message |= {"chat": world.chat_json(chat), "date": int(time.time()), **replied}
    if thread is not None:
        message |= {"message_thread_id": thread, "is_topic_message": True}
    elif chat.is_forum and "_reply_to" in replied:
        source = chat.messages[replied["_reply_to"]]
        message |= {key: source[key] for key in ("message_thread_id", "is_topic_message") if key in source}
    message |= content
    if params.get("protect_content"):
        message["has_protected_content"] = True
    markup = params.get("reply_markup")
    if markup and markup.get("inline_keyboard"):
        message["reply_markup"] = markup
    elif markup:
        message["_reply_markup"] = markup  # not part of Telegram's Message, but what the user sees
    message["_by_bot"] = True
    world.store(chat, message)
    return world.shown(chat, message)


@api("sendMessage")
def send_message(state: State, params: dict[str, Any]) -> dict[str, Any]:
    """A text."""
    content = text_fields(state, _text(params))
    if params.get("link_preview_options"):
        content["link_preview_options"] = params["link_preview_options"]
    elif params.get("disable_web_page_preview"):
        content["link_preview_options"] = {"is_disabled": True}
    return post(state, params, content)


@api("sendDocument")
def send_document(state: State, params: dict[str, Any]) -> dict[str, Any]:
    """A file, uploaded or known by its file_id."""
    caption, document = _caption(params), params["document"]
    if isinstance(document, Upload):
        if not document.data:
            raise bad_request("file must be non-empty", violation="limit")
        if len(document.data) > MAX_DOCUMENT:
            raise bad_request("Request Entity Too Large", violation="limit")
        file_id, name, data = state.new_id(), document.filename or "file", document.data
        content_type = document.content_type
        keep(state.files, file_id, (name, data), 200)
    elif document in state.files:
        file_id, (name, data) = document, state.files[document]
        content_type = "application/octet-stream"
    else:
        raise bad_request("wrong file identifier/HTTP URL specified")
    shown: dict[str, Any] = {"file_name": name, "mime_type": content_type, "file_size": len(data)}
    shown |= {"file_id": file_id, "file_unique_id": f"u{file_id}"}
    return post(state, params, {"document": shown, **text_fields(state, caption, "caption")})


@api("getFile")
def get_file(state: State, params: dict[str, Any]) -> dict[str, Any]:
    """Where a file of the bot's can be downloaded."""
    file_id = params["file_id"]
    if file_id not in state.files:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    size = len(state.files[file_id][1])
    unique, path = f"u{file_id}", f"documents/{file_id}"
    return {"file_id": file_id, "file_unique_id": unique, "file_size": size, "file_path": path}


@api("sendChatAction")
def send_chat_action(state: State, params: dict[str, Any]) -> bool:
    """ "typing…" """
    if params["action"] not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request", violation="value", detail=repr(params["action"]))
    _thread(state.world.accessible(params["chat_id"], write=True), params)
    return True


def _find(state: State, params: dict[str, Any], purpose: str) -> tuple[Chat, dict[str, Any]]:
    if "chat_id" not in params:
        raise bad_request("chat_id is empty", violation="missing")
    chat = state.world.accessible(params["chat_id"], write=True)
    message = chat.messages.get(params.get("message_id", 0))
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return chat, message


def _edit(state: State, params: dict[str, Any], part: str = "", content: dict[str, Any] | None = None) -> Any:
    """Replace a part (none: only the keyboard) of a message of the bot or one sent inline."""
    inline_id = params.get("inline_message_id")
    if inline_id is not None:
        if inline_id not in state.inline_messages:
            raise bad_request("MESSAGE_ID_INVALID")
        check_markup(params.get("reply_markup"), None, inline_only=True)
        _replace(state.inline_messages[inline_id], params, part, content)
        return True
    known = state.world.find(params.get("chat_id", 0))
    check_markup(params.get("reply_markup"), known.type if known else None, inline_only=True)
    chat, message = _find(state, params, "edit")
    if not message.get("_by_bot"):
        raise bad_request("message can't be edited")
    if part and {"text": "text", "caption": "document"}[part] not in message:
        raise bad_request(f"there is no {part} in the message to edit")
    state.limits.take(chat.id, time.monotonic())
    _replace(message, params, part, content)
    return state.world.shown(chat, message)


def _replace(message: dict[str, Any], params: dict[str, Any], part: str, content: dict[str, Any] | None) -> None:
    drop = _PARTS.get(part, ())
    content = content or {}
    markup = params.get("reply_markup") or {}
    markup = markup if markup.get("inline_keyboard") else None
    before = {key: message.get(key) for key in drop}
    if before == {key: content.get(key) for key in drop} and message.get("reply_markup") == markup:
        raise bad_request(_NOT_MODIFIED)
    for key in drop:
        message.pop(key, None)
    message.update(content)
    message.pop("reply_markup", None)
    if markup:
        message["reply_markup"] = markup
    message["edit_date"] = int(time.time())


@api("editMessageText")
def edit_message_text(state: State, params: dict[str, Any]) -> Any:
    """A new text; the keyboard goes unless it is sent again."""
    content = text_fields(state, _text(params))
    if params.get("link_preview_options"):
        content["link_preview_options"] = params["link_preview_options"]
    return _edit(state, params, "text", content)


@api("editMessageCaption")
def edit_message_caption(state: State, params: dict[str, Any]) -> Any:
    """A new caption of a document."""
    return _edit(state, params, "caption", text_fields(state, _caption(params), "caption"))


@api("editMessageReplyMarkup")
def edit_message_reply_markup(state: State, params: dict[str, Any]) -> Any:
    """Another keyboard, or none."""
    return _edit(state, params)


@api("deleteMessage")
def delete_message(state: State, params: dict[str, Any]) -> bool:
    """Delete one message: the bot's own, any in a private chat, another's where the bot is admin."""
    chat, message = _find(state, params, "delete")
    member = state.world.bot_member(chat)
    may = member.is_admin and member.rights.get("can_delete_messages", True)
    if not (message.get("_by_bot") or chat.type == "private" or may):
        raise bad_request("message can't be deleted")
    del chat.messages[message["message_id"]]
    return True


@api("deleteMessages")
def delete_messages(state: State, params: dict[str, Any]) -> bool:
    """Delete up to 100; those that are not found are skipped."""
    if not 1 <= len(params["message_ids"]) <= 100:
        raise bad_request("too many message identifiers specified", violation="limit")
    chat = state.world.accessible(params["chat_id"], write=True)
    for message_id in params["message_ids"]:
        if message_id in chat.messages:
            delete_message(state, {"chat_id": chat.id, "message_id": message_id})
    return True
