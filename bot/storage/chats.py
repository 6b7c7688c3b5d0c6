"""Chats: settings, whether they can be reached, and their move to a new id."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, update

from bot.storage.lanes import IS_OPEN
from bot.storage.outbox import Payload, as_new
from bot.storage.statements import lock_lanes, upsert
from bot.storage.tables import ChatRow, OutboxRow, ReminderRow, SessionRow

Settings = dict[str, Any]

_SETTINGS = select(ChatRow.settings).where(ChatRow.chat_id == bindparam("chat"))
_SAVE = upsert(ChatRow, ["settings", "updated_at"])
_SILENCE = upsert(ChatRow, ["silenced_at", "silent_until", "updated_at"])
_UNREACHABLE = upsert(ChatRow, ["unreachable_at", "updated_at"])
_MOVED = upsert(ChatRow, ["settings", "unreachable_at", "silenced_at", "silent_until", "moved_to", "updated_at"])


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


def move(connection: Connection, old: int, new: int, now: datetime) -> None:
    """A group became a supergroup: everything of the old chat belongs to the new one. Told again, changes nothing.

    What the new chat has already stays: settings, and newer conversations. Message ids begin anew in a supergroup, so
    what was sent to the old chat can no longer be replied to or edited.
    """
    if old == new:
        return
    lock_lanes(connection, (old, new))
    settings = settings_of(connection, old)
    if settings and not settings_of(connection, new):
        save_settings(connection, new, settings, now)
    # Whether the old id can be written to says nothing of the new one.
    connection.execute(_MOVED.of(connection), {"chat_id": old, "settings": "{}", "moved_to": new, "updated_at": now})
    _move_sessions(connection, old, new)
    _rewrite_what_waits(connection, old)
    sent = OutboxRow.chat_id == old
    connection.execute(update(OutboxRow).where(sent).values(chat_id=new, message_id=None, question_id=None))
    connection.execute(update(ReminderRow).where(ReminderRow.chat_id == old).values(chat_id=new))


def _move_sessions(connection: Connection, old: int, new: int) -> None:
    """Moves the conversations of the old chat, but for those that the new chat has newer ones of."""

    def read(chat: int) -> dict[tuple[int, int], datetime]:
        columns = (SessionRow.thread_id, SessionRow.user_id, SessionRow.updated_at)
        rows = connection.execute(select(*columns).where(SessionRow.chat_id == chat))
        return {(row.thread_id, row.user_id): row.updated_at for row in rows}

    theirs = read(new)
    for (thread, user), moment in read(old).items():
        own = (SessionRow.thread_id == thread, SessionRow.user_id == user)
        loser = new if theirs.get((thread, user), moment) <= moment else old
        connection.execute(delete(SessionRow).where(SessionRow.chat_id == loser, *own))
        if loser == new:
            connection.execute(update(SessionRow).where(SessionRow.chat_id == old, *own).values(chat_id=new))
    connection.execute(update(SessionRow).where(SessionRow.chat_id == new).values(question_id=None))


def _rewrite_what_waits(connection: Connection, old: int) -> None:
    """What is still to be sent replies to no message of the old chat, and changes none."""
    waiting = select(OutboxRow.id, OutboxRow.method, OutboxRow.payload).where(OutboxRow.chat_id == old, IS_OPEN)
    for row in connection.execute(waiting).all():
        payload = msgspec.json.decode(row.payload, type=Payload)
        payload.pop("reply_parameters", None)
        method = row.method
        if method == "editMessageText" and "message_id" in payload:
            del payload["message_id"]
            method, payload = "sendMessage", as_new(payload)
        values = {"method": method, "payload": msgspec.json.encode(payload).decode()}
        connection.execute(update(OutboxRow).where(OutboxRow.id == row.id).values(values))
