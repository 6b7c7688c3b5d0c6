"""Chats: settings, whether they can be reached, and their move to a new id."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, update

from bot.storage.lanes import IS_OPEN
from bot.storage.statements import lock_lane, upsert
from bot.storage.tables import ChatRow, OutboxRow, ReminderRow, SessionRow

Settings = dict[str, Any]

_SETTINGS = select(ChatRow.settings).where(ChatRow.chat_id == bindparam("chat"))
_SAVE = upsert(ChatRow, ["settings", "updated_at"])
_SILENCE = upsert(ChatRow, ["silenced_at", "silent_until", "updated_at"])
_UNREACHABLE = upsert(ChatRow, ["unreachable_at", "updated_at"])


def settings_of(connection: Connection, chat_id: int) -> Settings:
    """The chat's settings; empty if none were made."""
    text = connection.execute(_SETTINGS, {"chat": chat_id}).scalar_one_or_none()
    return {} if text is None else msgspec.json.decode(text, type=Settings)


def save_settings(connection: Connection, chat_id: int, settings: Mapping[str, Any], now: datetime) -> None:
    """Keeps the chat's settings, which must be JSON."""
    text = msgspec.json.encode(dict(settings)).decode()
    connection.execute(_SAVE.of(connection), {"chat_id": chat_id, "settings": text, "updated_at": now})


def silence(connection: Connection, chat_id: int, now: datetime, until: datetime) -> None:
    """Nothing is sent to the chat before ``until``, as Telegram asked at ``now``."""
    values = {"chat_id": chat_id, "silenced_at": now, "silent_until": until, "updated_at": now}
    connection.execute(_SILENCE.of(connection), values)


def mark_unreachable(connection: Connection, chat_id: int, now: datetime, error: str) -> int:
    """Telegram refuses messages to the chat: what waits for it fails, its reminders stop. Gives how many stopped."""
    values = {"chat_id": chat_id, "unreachable_at": now, "updated_at": now}
    connection.execute(_UNREACHABLE.of(connection), values)
    connection.execute(delete(OutboxRow).where(OutboxRow.chat_id == chat_id, IS_OPEN, OutboxRow.fleeting))
    waiting = update(OutboxRow).where(OutboxRow.chat_id == chat_id, IS_OPEN)
    connection.execute(waiting.values(state="failed", owner=None, error=error))
    reminders = update(ReminderRow).where(ReminderRow.chat_id == chat_id, ReminderRow.state == "waiting")
    return connection.execute(reminders.values(state="stopped")).rowcount


def mark_reachable(connection: Connection, chat_id: int, now: datetime) -> None:
    """The chat wrote to us again."""
    connection.execute(_UNREACHABLE.of(connection), {"chat_id": chat_id, "unreachable_at": None, "updated_at": now})


def move(connection: Connection, old: int, new: int) -> None:
    """A group became a supergroup: everything of the old chat belongs to the new one.

    Where the new chat has a conversation or settings already, the newer ones stay. Message ids begin anew in a
    supergroup, so what was sent to the old chat can no longer be replied to or edited.
    """
    for lane in sorted((old, new)):
        lock_lane(connection, lane)
    _keep_newer(connection, ChatRow, old, new)
    _keep_newer(connection, SessionRow, old, new)
    connection.execute(update(SessionRow).where(SessionRow.chat_id == new).values(question_id=None))
    sent = OutboxRow.chat_id == old
    connection.execute(update(OutboxRow).where(sent).values(chat_id=new, message_id=None, question_id=None))
    connection.execute(update(ReminderRow).where(ReminderRow.chat_id == old).values(chat_id=new))


def _keep_newer(connection: Connection, table: type[ChatRow] | type[SessionRow], old: int, new: int) -> None:
    """Moves rows of the old chat unless the new chat has a newer one with the same further key."""
    rest = [column.name for column in table.__table__.primary_key if column.name != "chat_id"]

    def read(chat: int) -> dict[tuple[Any, ...], datetime]:
        columns = [getattr(table, name) for name in rest]
        rows = connection.execute(select(table.updated_at, *columns).where(table.chat_id == chat))
        return {tuple(row[1:]): row[0] for row in rows}

    theirs, ours = read(new), read(old)
    for key, moment in ours.items():
        own = [getattr(table, name) == value for name, value in zip(rest, key, strict=True)]
        loser = new if theirs.get(key, moment) <= moment else old
        if key in theirs:
            connection.execute(delete(table).where(table.chat_id == loser, *own))
        if loser == new:
            connection.execute(update(table).where(table.chat_id == old, *own).values(chat_id=new))
