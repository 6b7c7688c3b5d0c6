"""What the bot's messages stand for, read from the outbox: also of one that is only just on its way.

A person may press a button, or reply, before the word that a message was sent or changed is written down; or that word
is lost, and Telegram has the message all the same.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, exists, select
from sqlalchemy.orm import aliased

from bot.session import Exchange, decode_exchange
from bot.storage.lanes import IS_OPEN
from bot.storage.outbox import Payload
from bot.storage.tables import OutboxRow


class Memory(NamedTuple):
    """What is known of a message of the bot: its row, what it stands for, and whose question it answered."""

    row: int | None
    exchange: Exchange | None
    asker: int | None


_IN_CHAT = OutboxRow.chat_id == bindparam("chat")
_COLUMNS = (OutboxRow.id, OutboxRow.exchange, OutboxRow.user_id)
_REPORTED = (
    select(*_COLUMNS)
    .where(_IN_CHAT, OutboxRow.message_id == bindparam("message"))
    .order_by(OutboxRow.id.desc())
    .limit(1)
)
_NOT_BEFORE = (
    select(*_COLUMNS, OutboxRow.state, OutboxRow.doubts, OutboxRow.question_id)
    .where(
        _IN_CHAT,
        OutboxRow.method == "sendMessage",
        OutboxRow.edits.is_(None),
        (OutboxRow.message_id > bindparam("message")) | (OutboxRow.message_id.is_(None) & IS_OPEN),
    )
    .order_by(OutboxRow.id)
    .limit(1)
)
_ANY_BEFORE = select(exists().where(_IN_CHAT, OutboxRow.message_id < bindparam("message")))
_CHANGED = aliased(OutboxRow)
_CHANGES = (
    select(*_COLUMNS, OutboxRow.edits, OutboxRow.payload, _CHANGED.message_id)
    .outerjoin(_CHANGED, _CHANGED.id == OutboxRow.edits)
    .where(_IN_CHAT, IS_OPEN, OutboxRow.method == "editMessageText")
    .order_by(OutboxRow.id.desc())
)


def memory_of(connection: Connection, chat_id: int, message_id: int) -> Memory:
    """What is known of a message of the bot, as it stands with all changes that are decided on; Nones if nothing is."""
    where = {"chat": chat_id, "message": message_id}
    row = connection.execute(_REPORTED, where).one_or_none() or _unreported(connection, where)
    row = _change(connection, where, row) or row
    if row is None:
        return Memory(None, None, None)
    return Memory(row.id, None if row.exchange is None else decode_exchange(row.exchange), row.user_id)


def _unreported(connection: Connection, where: dict[str, int]) -> Any | None:
    """The row that became the message, if it can be told though nobody has reported it.

    In a chat one is sent after the other, and each has a greater number than the one before and than its question. So
    it is the first that has not a smaller number, if that has begun to be sent or there are copies of it. Of a message
    from before all that is remembered nobody knows whether it was there already: it is none of ours.
    """
    row = connection.execute(_NOT_BEFORE, where).one_or_none()
    if row is None or not (row.state == "sending" or row.doubts):
        return None
    if row.question_id is not None:
        return row if row.question_id < where["message"] else None
    return row if connection.execute(_ANY_BEFORE, where).scalar_one() else None


def _change(connection: Connection, where: dict[str, int], row: Any | None) -> Any | None:
    """The latest change of the message that is still to be made, or reported."""
    for change in connection.execute(_CHANGES, where):
        named = msgspec.json.decode(change.payload, type=Payload).get("message_id")
        if where["message"] in (named, change.message_id) or (row is not None and change.edits == row.id):
            return change
    return None
