"""What a test makes people tap on: buttons, links, inline look-ups. Verbs of the control interface."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from . import emit
from .actions import action, send
from .messages import text_fields
from .state import State, keep


def _button(markup: dict[str, Any], text: str | None, data: str | None) -> dict[str, Any]:
    buttons = [button for row in markup.get("inline_keyboard", markup.get("keyboard", [])) for button in row]
    for button in buttons:
        if (text is not None and button["text"] == text) or (data is not None and button.get("callback_data") == data):
            return dict(button)
    shown = ", ".join(repr(button["text"]) for button in buttons)
    raise ValueError(f"no button {text or data!r}; there are: {shown or 'none'}")


@action
def press(
    state: State,
    user_id: int,
    chat_id: int | None = None,
    message_id: int | None = None,
    text: str | None = None,
    data: str | None = None,
    *,
    inline_message_id: str | None = None,
    gone: bool = False,
) -> dict[str, Any]:
    """Press a button by its text or data. A callback gives query_id; a link its button; a reply button sends text.

    `gone`: the message is too old or deleted, Telegram sends an inaccessible one and `data` as the client kept it.
    """
    user = state.world.user(user_id)
    if inline_message_id is not None:
        button = _button(state.inline_messages[inline_message_id].get("reply_markup", {}), text, data)
        return {
            "button": button,
            **emit.callback(state, user, {"inline_message_id": inline_message_id}, button["callback_data"]),
        }
    chat = state.world.chat(chat_id or user_id)
    if gone:
        place = {"chat": state.world.chat_json(chat), "message_id": message_id, "date": 0}
        return emit.callback(state, user, {"message": place}, data or "")
    message = chat.messages[message_id or 0]
    if "_reply_markup" in message:
        button = _button(message["_reply_markup"], text, data)
        return {"button": button, **send(state, chat.id, user_id, button["text"])}
    button = _button(message.get("reply_markup", {}), text, data)
    if "callback_data" not in button:
        return {"button": button}
    shown = state.world.shown(chat, message)
    return {"button": button, **emit.callback(state, user, {"message": shown}, button["callback_data"])}


@action
def follow(state: State, user_id: int, url: str) -> dict[str, Any]:
    """Open a t.me link to the bot: the person presses START and /start with the payload arrives."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    if parts.hostname != "t.me" or parts.path.strip("/").lower() != state.config.username.lower():
        raise ValueError(f"{url} leads somewhere else than to @{state.config.username}")
    payload = parse_qs(parts.query).get("start", [""])[0]
    result: dict[str, Any] = send(state, user_id, user_id, f"/start {payload}".strip())
    return result


@action
def inline(state: State, user_id: int, query: str, offset: str = "", chat_type: str = "supergroup") -> dict[str, Any]:
    """Type @bot and a query in any chat."""
    return emit.inline(state, state.world.user(user_id), query, offset, chat_type)


@action
def choose(state: State, query_id: str, result_id: str, chat_id: int | None = None) -> dict[str, Any]:
    """Pick an inline result: it is posted to the chat, and the bot hears of it."""
    query = state.queries[query_id]
    results = (query.answer or {}).get("results", [])
    result = next((result for result in results if result["id"] == result_id), None)
    if result is None:
        raise ValueError(f"query {query_id} has no result {result_id}: {[r['id'] for r in results]}")
    user = state.world.user(query.user_id)
    message: dict[str, Any] = {"via_bot": state.world.bot.json(), **text_fields(state, query.texts[result_id])}
    chosen: dict[str, Any] = {"from": user.json(), "query": query.data, "result_id": result_id}
    if "reply_markup" in result:
        chosen["inline_message_id"] = state.new_id()
        message["reply_markup"] = result["reply_markup"]
        keep(state.inline_messages, chosen["inline_message_id"], message, 1000)
    update_id = emit.push(state, "chosen_inline_result", chosen, ("chosen", user.id))
    posted = send(state, chat_id, user.id, extra=message) if chat_id is not None else None
    return {"update_id": update_id, "inline_message_id": chosen.get("inline_message_id"), "posted": posted}


@action
def expire_queries(state: State) -> int:
    """All open callback and inline queries are too old from now on."""
    for query in state.queries.values():
        query.born = float("-inf")
    return len(state.queries)
