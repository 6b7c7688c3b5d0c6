"""Reminders: promises to write to somebody at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from bot.storage.sessions import Place
from bot.storage.tables import ReminderRow

_COLUMNS = (
    ReminderRow.id,
    ReminderRow.chat_id,
    ReminderRow.thread_id,
    ReminderRow.user_id,
    ReminderRow.due_at,
    ReminderRow.details,
)


@dataclass(frozen=True)
class Reminder:
    """A reminder that waits."""

    id: int
    place: Place
    due_at: datetime
    details: dict[str, Any]


def add(connection: Connection, place: Place, due_at: datetime, details: dict[str, Any], now: datetime) -> int:
    """A new reminder; ``details`` (JSON) is what the feature needs to word it. Gives its number."""
    values = {
        "chat_id": place.chat_id,
        "thread_id": place.thread_id,
        "user_id": place.user_id,
        "state": "waiting",
        "due_at": due_at,
        "details": msgspec.json.encode(details).decode(),
        "created_at": now,
    }
    return connection.execute(insert(ReminderRow).returning(ReminderRow.id), values).scalar_one()


def due(connection: Connection, now: datetime, most: int) -> list[Reminder]:
    """Reminders whose moment has come, the earliest first; the rows are locked until the transaction ends."""
    query = (
        select(*_COLUMNS)
        .where(ReminderRow.state == "waiting", ReminderRow.due_at <= now)
        .order_by(ReminderRow.due_at, ReminderRow.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return [_reminder(row) for row in connection.execute(query)]


def waiting_of(connection: Connection, user_id: int) -> list[Reminder]:
    """A person's reminders that wait, the earliest first."""
    query = select(*_COLUMNS).where(ReminderRow.user_id == user_id, ReminderRow.state == "waiting")
    return [_reminder(row) for row in connection.execute(query.order_by(ReminderRow.due_at, ReminderRow.id))]


def mark_sent(connection: Connection, number: int) -> None:
    """Its message is in the outbox."""
    _close(connection, number, None, "sent")


def mark_failed(connection: Connection, number: int) -> None:
    """It cannot be worded, and never will be."""
    _close(connection, number, None, "failed")


def cancel(connection: Connection, number: int, user_id: int) -> bool:
    """The person no longer wants it; False if it is not theirs or no longer waits."""
    return _close(connection, number, user_id, "cancelled")


def _close(connection: Connection, number: int, user_id: int | None, state: str) -> bool:
    change = update(ReminderRow).where(ReminderRow.id == number, ReminderRow.state == "waiting")
    if user_id is not None:
        change = change.where(ReminderRow.user_id == user_id)
    return connection.execute(change.values(state=state)).rowcount == 1


def _reminder(row: Any) -> Reminder:
    place = Place(row.chat_id, row.thread_id, row.user_id)
    return Reminder(row.id, place, row.due_at, details_in(row.details))


def details_in(text: str) -> dict[str, Any]:
    """The details as they were given; empty if they cannot be read, so that one row does not keep all from being."""
    try:
        return msgspec.json.decode(text, type=dict[str, Any])
    except msgspec.DecodeError:
        return {}
