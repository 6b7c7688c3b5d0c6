"""Methods about the bot itself: who it is, its command menus and descriptions, and the way out."""

from __future__ import annotations

from typing import Any

from .checks import check_commands
from .errors import bad_request
from .registry import api
from .state import State

_LIMITS = {"name": 64, "description": 512, "short_description": 120}
Scope = tuple[str, int, int, str]


@api("getMe")
def get_me(state: State, params: dict[str, Any]) -> dict[str, Any]:
    """The bot."""
    return state.world.bot.json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not state.config.privacy_mode,
        "supports_inline_queries": True,
        "supports_guest_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def _scope(state: State, params: dict[str, Any]) -> Scope:
    scope = params.get("scope") or {"type": "default"}
    chat_id, user_id = 0, scope.get("user_id", 0)
    if "chat_id" in scope:
        chat = state.world.accessible(scope["chat_id"], write=False)
        if chat.type == "channel" or (scope["type"] != "chat" and chat.type == "private"):
            raise bad_request("BOT_COMMAND_SCOPE_INVALID", violation="value", detail=f"{scope} in a {chat.type} chat")
        chat_id = chat.id
    if user_id and user_id not in state.world.users:
        raise bad_request("invalid user_id specified")
    return scope["type"], chat_id, user_id, params.get("language_code", "")


@api("setMyCommands")
def set_my_commands(state: State, params: dict[str, Any]) -> bool:
    """A menu for a scope and a language."""
    check_commands(params["commands"], params.get("language_code", ""))
    state.commands[_scope(state, params)] = params["commands"]
    return True


@api("getMyCommands")
def get_my_commands(state: State, params: dict[str, Any]) -> list[dict[str, Any]]:
    """The menu set for exactly this scope and language."""
    check_commands([], params.get("language_code", ""))
    return state.commands.get(_scope(state, params), [])


@api("deleteMyCommands")
def delete_my_commands(state: State, params: dict[str, Any]) -> bool:
    """No menu of its own for this scope and language."""
    check_commands([], params.get("language_code", ""))
    state.commands.pop(_scope(state, params), None)
    return True


def visible_menu(state: State, chat_id: int, user_id: int) -> list[dict[str, Any]]:
    """The commands a person is offered in a chat, by Telegram's order of scopes, language before none.

    https://core.telegram.org/bots/api#determining-list-of-commands
    """
    chat, user = state.world.chat(chat_id), state.world.user(user_id)
    admin = user_id in chat.members and chat.members[user_id].is_admin
    if chat.type == "private":
        scopes = [("chat", chat_id, 0), ("all_private_chats", 0, 0)]
    else:
        scopes = [("chat_member", chat_id, user_id)]
        scopes += [("chat_administrators", chat_id, 0)] if admin else []
        scopes += [("chat", chat_id, 0)]
        scopes += [("all_chat_administrators", 0, 0)] if admin else []
        scopes += [("all_group_chats", 0, 0)]
    for scope in [*scopes, ("default", 0, 0)]:
        for language in ((user.language_code or "")[:2], ""):
            if menu := state.commands.get((*scope, language)):
                return menu
    return []


def _set(state: State, params: dict[str, Any], key: str) -> bool:
    value, language = params.get(key, ""), params.get("language_code", "")
    check_commands([], language)
    if len(value) > _LIMITS[key]:
        raise bad_request(f"bot {key.replace('_', ' ')} is too long", violation="limit", detail=f"{len(value)}")
    state.profile[key][language] = value
    return True


def _get(state: State, params: dict[str, Any], key: str) -> dict[str, str]:
    texts = state.profile[key]
    default = state.config.first_name if key == "name" else ""
    return {key: texts.get(params.get("language_code", "")) or texts.get("") or default}


@api("setMyName")
def set_my_name(state: State, params: dict[str, Any]) -> bool:
    """Up to 64 characters."""
    return _set(state, params, "name")


@api("getMyName")
def get_my_name(state: State, params: dict[str, Any]) -> dict[str, str]:
    """In the language, or the one without."""
    return _get(state, params, "name")


@api("setMyDescription")
def set_my_description(state: State, params: dict[str, Any]) -> bool:
    """Up to 512 characters, shown in the empty chat."""
    return _set(state, params, "description")


@api("getMyDescription")
def get_my_description(state: State, params: dict[str, Any]) -> dict[str, str]:
    """In the language, or the one without."""
    return _get(state, params, "description")


@api("setMyShortDescription")
def set_my_short_description(state: State, params: dict[str, Any]) -> bool:
    """Up to 120 characters, shown on the profile."""
    return _set(state, params, "short_description")


@api("getMyShortDescription")
def get_my_short_description(state: State, params: dict[str, Any]) -> dict[str, str]:
    """In the language, or the one without."""
    return _get(state, params, "short_description")


@api("logOut", "close")
def leave_server(state: State, params: dict[str, Any]) -> bool:
    """The end of the session: every further request is refused until a reset."""
    state.closed = True
    return True
