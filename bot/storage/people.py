"""Everything about one person: shown to them, and deleted."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from bot.storage.engine import scrub
from bot.storage.outbox import Payload
from bot.storage.tables import (
    Base,
    ChatRow,
    FeedbackRow,
    NoticeRow,
    OutboxRow,
    ReminderRow,
    SessionRow,
    UnansweredRow,
    UpdateRow,
)

_JSON = ("state", "before", "details", "payload", "exchange", "settings", "raw")


def export(connection: Connection, user_id: int, person: str) -> dict[str, list[dict[str, Any]]]:
    """All rows about a person by table, as JSON: by user id, by private chat (whose id it is), and by hash."""
    return {
        table.__tablename__: [_readable(dict(row)) for row in connection.execute(query).mappings()]
        for table, query in (
            (table, select(*table.__table__.columns).where(condition)) for table, condition in _about(user_id, person)
        )
    } | {"updates": _kept_updates(connection, user_id)}


def erase(connection: Connection, user_id: int, person: str) -> int:
    """Deletes all rows about a person at once; gives their number.

    Ids of handled updates stay, without any content, so that nothing comes back when Telegram delivers one again; and
    a message of ours under way leaves no trace when it arrives, for its row is gone.
    """
    total = 0
    for table, condition in _about(user_id, person):
        total += connection.execute(delete(table).where(condition)).rowcount
    for row in _kept_updates(connection, user_id):
        kept = update(UpdateRow).where(UpdateRow.update_id == row["update_id"])
        total += connection.execute(kept.values(state="done", raw=None, error=None)).rowcount
    scrub(connection)
    return total


def _about(user_id: int, person: str) -> list[tuple[type[Base], Any]]:
    private = user_id
    return [
        (SessionRow, (SessionRow.user_id == user_id) | (SessionRow.chat_id == private)),
        (ChatRow, ChatRow.chat_id == private),
        (OutboxRow, (OutboxRow.user_id == user_id) | (OutboxRow.chat_id == private)),
        (ReminderRow, (ReminderRow.user_id == user_id) | (ReminderRow.chat_id == private)),
        (FeedbackRow, FeedbackRow.person == person),
        (UnansweredRow, UnansweredRow.person == person),
        (NoticeRow, NoticeRow.user_id == user_id),
    ]


def _kept_updates(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """Updates of the person that could not be handled and are kept as they came."""
    query = select(UpdateRow.update_id, UpdateRow.state, UpdateRow.raw).where(UpdateRow.raw.is_not(None))
    rows = [_readable(dict(row)) for row in connection.execute(query).mappings()]
    return [row for row in rows if _names(row["raw"], user_id)]


def _names(raw: Any, user_id: int) -> bool:
    """Whether the update, or its text where it is no JSON, holds the person's id."""
    if isinstance(raw, dict):
        return raw.get("id") == user_id or any(_names(value, user_id) for value in raw.values())
    if isinstance(raw, list):
        return any(_names(value, user_id) for value in raw)
    return isinstance(raw, str) and re.search(rf'"id"\s*:\s*{user_id}(?!\d)', raw) is not None


def _readable(row: dict[str, Any]) -> dict[str, Any]:
    for name, value in row.items():
        if isinstance(value, datetime):
            row[name] = value.isoformat()
        elif name in _JSON and isinstance(value, str):
            row[name] = _parsed(value)
    return row


def _parsed(text: str) -> Payload | str:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return value if isinstance(value, dict) else text
