"""Who may change a group's settings: its current admins, as Telegram says at that moment."""

from __future__ import annotations

import logging
from typing import Literal

import msgspec
from msgspec import Struct
from telegram.error import TelegramError

from bot.telegram.api import Api
from bot.telegram.conversion import Incoming

_LOG = logging.getLogger(__name__)
Standing = Literal["admin", "other", "unsure"]


class _Member(Struct):
    status: str


async def standing_of(incoming: Incoming, api: Api) -> Standing:
    """Whether the update comes from an admin of its chat; ``unsure`` if Telegram does not tell.

    An anonymous admin writes as the group itself, which nobody else can. Who presses a button is always shown.
    """
    if writes_as_group(incoming):
        return "admin"
    if incoming.person is None:
        return "other"
    asked = {"chat_id": incoming.place.chat_id, "user_id": incoming.person.id}
    try:
        member = msgspec.json.decode(await api.call("getChatMember", asked), type=_Member)
    except (TelegramError, msgspec.DecodeError) as error:
        _LOG.warning("getChatMember: %s", error)
        return "unsure"
    return "admin" if member.status in ("creator", "administrator") else "other"


def writes_as_group(incoming: Incoming) -> bool:
    """Whether the message was written by an admin who stays anonymous."""
    message = incoming.wire.message if incoming.wire is not None else None
    sender = message.sender_chat if message is not None else None
    return sender is not None and message is not None and sender.id == message.chat.id
