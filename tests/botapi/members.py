"""Methods that ask about chats and their members."""

from __future__ import annotations

from typing import Any

from . import emit
from .chats import NO_GIFTS, Chat, Member, permissions
from .errors import bad_request
from .registry import api
from .state import State


@api("getChat")
def get_chat(state: State, params: dict[str, Any]) -> dict[str, Any]:
    """Telegram's ChatFullInfo."""
    world = state.world
    chat = world.accessible(params["chat_id"], write=False)
    full = world.chat_json(chat) | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict(NO_GIFTS),
    }
    if chat.username:
        full["active_usernames"] = [chat.username]
    if chat.type in ("group", "supergroup"):
        full["permissions"] = permissions(True)
    if chat.linked_chat:
        full["linked_chat_id"] = chat.linked_chat
    return full


def _group(state: State, params: dict[str, Any]) -> Chat:
    chat = state.world.accessible(params["chat_id"], write=False)
    if chat.migrated_to is not None:
        state.world.accessible(chat.id, write=True)  # the member list of an upgraded group can't be read
    return chat


@api("getChatMember")
def get_chat_member(state: State, params: dict[str, Any]) -> dict[str, Any]:
    """Someone's place in the chat at this moment."""
    world = state.world
    chat = _group(state, params)
    user = world.users.get(params["user_id"])
    if user is None:
        raise bad_request("user not found")
    return world.member_json(chat, user)


@api("getChatAdministrators")
def get_chat_administrators(state: State, params: dict[str, Any]) -> list[dict[str, Any]]:
    """Creator and administrators, of the bots only this one."""
    world = state.world
    chat = _group(state, params)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    return [
        member.json(world.users[user_id], chat.type)
        for user_id, member in chat.members.items()
        if member.is_admin and (not world.users[user_id].is_bot or user_id == world.bot.id)
    ]


@api("getChatMemberCount")
def get_chat_member_count(state: State, params: dict[str, Any]) -> int:
    """How many are in the chat."""
    chat = _group(state, params)
    return 2 if chat.type == "private" else sum(member.is_present for member in chat.members.values())


@api("leaveChat")
def leave_chat(state: State, params: dict[str, Any]) -> bool:
    """The bot leaves; Telegram tells it by a my_chat_member update."""
    chat = state.world.accessible(params["chat_id"], write=True)
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    old = state.world.member_json(chat, state.world.bot)
    chat.members[state.world.bot.id] = Member("left")
    emit.membership(state, chat, state.world.bot, state.world.bot, old)
    return True
