"""Limits the models do not describe: keyboards, links, commands, inline results."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import SplitResult, parse_qs, urlsplit

from . import entities
from .errors import ApiError, bad_request

MAX_BUTTONS = 100
MAX_BUTTONS_IN_ROW = 8
MAX_REPLY_BUTTONS = 300
MAX_REPLY_BUTTONS_IN_ROW = 12
MAX_INLINE_RESULTS = 50
MAX_COMMANDS = 100
START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
COMMAND = re.compile(r"[a-z0-9_]{1,32}\Z")
LANGUAGE = re.compile(r"[a-z]{2}\Z")

_HOST = re.compile(r"(?:[^\s/?#@:.]+\.)+[^\s/?#@:.]{2,}\Z")
_APP_LINK = re.compile(r"(?i)(?:tg|ton):(?://)?[A-Za-z0-9_-]+(?:[?/]\S*)?\Z")
_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)


def split_link(url: str, protocol: str = "http") -> SplitResult | None:
    """The parts of a link, of `protocol` if it names none; None for what is no link."""
    try:
        return urlsplit(url if "://" in url else f"{protocol}://{url}")
    except ValueError:
        return None


def link_problem(url: str) -> str | None:
    """Why Telegram refuses the link, or None."""
    if _APP_LINK.match(url):
        return None
    parts = split_link(url)
    if parts is None:
        return "URL host is invalid"
    if parts.scheme.lower() not in ("http", "https"):
        return "Unsupported URL protocol"
    try:
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "Wrong port number specified in the URL"
    if not host:
        return "URL host is empty"
    if re.search(r"\s", url):
        return "URL host is invalid"
    return None if _HOST.match(host) else "Wrong HTTP URL"


def check_deep_link(url: str) -> None:
    """A t.me link must carry a start parameter that Telegram hands on, or none."""
    parts = split_link(url)
    if parts is None or (parts.hostname or "").lower() not in ("t.me", "telegram.me"):
        return
    query = parse_qs(parts.query, keep_blank_values=True)
    for key in ("start", "startgroup", "startapp"):
        for value in query.get(key, []):
            if value and not START_PARAMETER.match(value):
                raise bad_request("START_PARAM_INVALID", violation="limit", detail=f"start parameter {value!r}")


def _check_url(url: str) -> None:
    problem = link_problem(url)
    if problem:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {problem}", violation="value")
    check_deep_link(url)


def _check_inline_button(button: dict[str, Any], chat_type: str | None) -> None:
    actions = [key for key in _ACTIONS if button.get(key) not in (None, "") or key in button]
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty", violation="limit")
    if not any(button.get(key) != "" or key.startswith("switch_") for key in actions):
        text = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        raise bad_request(text, violation="value")
    if len(actions) > 1:
        detail = f"button has {' and '.join(actions)}"
        raise bad_request("BUTTON_TYPE_INVALID", violation="value", detail=detail)
    if "callback_data" in button and len(button["callback_data"].encode()) > 64:
        detail = f"callback_data of {len(button['callback_data'].encode())} bytes"
        raise bad_request("BUTTON_DATA_INVALID", violation="limit", detail=detail)
    if "url" in button:
        _check_url(button["url"])
    if "web_app" in button and chat_type not in (None, "private"):
        raise bad_request("BUTTON_TYPE_INVALID", violation="value", detail="web_app outside a private chat")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID", violation="limit")
    if chat_type == "channel" and ("switch_inline_query" in button or "switch_inline_query_current_chat" in button):
        raise bad_request("can't use switch_inline_query button in a channel chat", violation="value")
    if button.get("style", "primary") not in ("danger", "success", "primary"):
        raise bad_request("invalid button style specified", violation="value")


def _check_size(rows: list[list[Any]], total: int, in_row: int) -> None:
    if sum(map(len, rows)) > total or any(len(row) > in_row for row in rows):
        raise bad_request(
            "reply markup is too long", violation="limit", detail=f"keyboard of rows {[len(r) for r in rows]}"
        )


def check_markup(markup: dict[str, Any] | None, chat_type: str | None, *, inline_only: bool = False) -> None:
    """A reply markup within Telegram's limits; `chat_type` None for a message sent inline."""
    if not markup:
        return
    if "inline_keyboard" in markup:
        rows = markup["inline_keyboard"]
        _check_size(rows, MAX_BUTTONS, MAX_BUTTONS_IN_ROW)
        for row in rows:
            for button in row:
                _check_inline_button(button, chat_type)
        return
    if inline_only:
        raise bad_request("inline keyboard expected", violation="value")
    if not 1 <= len(markup.get("input_field_placeholder", "x")) <= 64:
        raise bad_request("REPLY_MARKUP_PLACEHOLDER_INVALID", violation="limit")
    rows = markup.get("keyboard", [])
    _check_size(rows, MAX_REPLY_BUTTONS, MAX_REPLY_BUTTONS_IN_ROW)
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise bad_request("keyboard button text must be non-empty", violation="limit")


def check_commands(commands: list[dict[str, Any]], language_code: str) -> None:
    """Names, descriptions, number and language of a command menu."""
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH", violation="limit", detail=f"{len(commands)} commands")
    if language_code and not LANGUAGE.match(language_code):
        raise bad_request("invalid language code specified", violation="value", detail=repr(language_code))
    for command in commands:
        name, description = command["command"], command["description"]
        if not name.removeprefix("/"):
            raise bad_request("command must be non-empty", violation="limit")
        if len(name) > 32:
            raise bad_request("command length must not exceed 32", violation="limit", detail=repr(name))
        if not COMMAND.match(name):
            raise bad_request("BOT_COMMAND_INVALID", violation="value", detail=repr(name))
        if not description.strip():
            raise bad_request("command description must be non-empty", violation="limit", detail=repr(name))
        if len(description) > 256:
            text = "command description length must not exceed 256"
            raise bad_request(text, violation="limit", detail=repr(name))
    names = [command["command"] for command in commands]
    if len(set(names)) < len(names):
        raise bad_request("BOT_COMMAND_INVALID", violation="value", detail="a command is given twice")


def check_inline_results(results: list[dict[str, Any]]) -> dict[str, entities.FormattedText]:
    """Number, ids, texts and keyboards of inline results; gives the text of each by its id."""
    if len(results) > MAX_INLINE_RESULTS:
        detail = f"{len(results)} results"
        raise bad_request("too many inline query results specified", violation="limit", detail=detail)
    texts: dict[str, entities.FormattedText] = {}
    for result in results:
        identifier = result["id"]
        if not 1 <= len(identifier.encode()) <= 64:
            raise bad_request("RESULT_ID_INVALID", violation="limit", detail=repr(identifier))
        if identifier in texts:
            raise bad_request("RESULT_ID_DUPLICATE", violation="value", detail=repr(identifier))
        try:
            texts[identifier] = _inline_text(result)
        except ApiError as error:
            error.detail = f"inline result {identifier}: {error.detail}"
            raise
    return texts


def _inline_text(result: dict[str, Any]) -> entities.FormattedText:
    if "title" in result and not result["title"].strip():
        raise bad_request("RESULT_TITLE_INVALID", violation="limit")
    check_markup(result.get("reply_markup"), None, inline_only=True)
    content = result.get("input_message_content", {})
    if "message_text" not in content:
        return entities.FormattedText("")
    return outgoing_text(content["message_text"], content.get("parse_mode"), content.get("entities"), entities.MAX_TEXT)


def check_inline_button(button: dict[str, Any] | None) -> None:
    """The button above inline results."""
    if button is None:
        return
    if not button["text"]:
        raise bad_request("BUTTON_TEXT_INVALID", violation="limit")
    actions = [key for key in ("start_parameter", "web_app") if key in button]
    if len(actions) != 1:
        text = "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field"
        raise bad_request(text, violation="value")
    parameter = button.get("start_parameter")
    if parameter == "":
        raise bad_request("can't use empty start_parameter", violation="limit")
    if parameter is not None and len(parameter) > 64:
        raise bad_request("too long start_parameter specified", violation="limit", detail=repr(parameter))
    if parameter is not None and not START_PARAMETER.match(parameter):
        text = "unallowed characters in start_parameter are used"
        raise bad_request(text, violation="limit", detail=repr(parameter))


def outgoing_text(
    text: str, parse_mode: str | None, given: list[dict[str, Any]] | None, limit: int
) -> entities.FormattedText:
    """A non-empty text (or a caption, if `limit` says so) with checked links."""
    if limit == entities.MAX_TEXT and not text:
        raise bad_request("message text is empty", violation="limit")
    formatted = entities.formatted(text, parse_mode, given, limit)
    if limit == entities.MAX_TEXT and not formatted.text:
        raise bad_request("text must be non-empty", violation="limit", detail=f"{text[:40]!r} shows nothing")
    for entity in formatted.entities:
        if "url" in entity:
            check_deep_link(entity["url"])
    return formatted
