"""Everything about one person: shown to them, and deleted."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.storage.engine import scrub
from bot.storage.outbox import Payload
from bot.storage.statements import lock_lanes
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

_GROUPS_OF = (
    select(SessionRow.chat_id).where(SessionRow.user_id == bindparam("user"), SessionRow.chat_id < 0).distinct()
)
_JSON = ("state", "before", "details", "payload", "exchange", "settings")


def export(connection: Connection, user_id: int, person: str) -> dict[str, list[dict[str, Any]]]:
    """All rows about a person by table, as JSON: by user id, by private chat (whose id it is), and by hash.

    Nobody else's id is among them: a message to an admin about what somebody wrote belongs to both.
    """
    return {
        table.__tablename__: [_own(_readable(dict(row)), user_id) for row in connection.execute(query).mappings()]
        for table, query in (
            (table, select(*table.__table__.columns).where(condition)) for table, condition in _about(user_id, person)
        )
    } | {"updates": [row for row in _kept_updates(connection, user_id) if _wrote(row["raw"], user_id)]}


def erase(connection: Connection, user_id: int, person: str) -> int:
    """Deletes all rows about a person at once; gives their number.

    Ids of handled updates stay, without any content, so that nothing comes back when Telegram delivers one again; and
    a message of ours under way leaves no trace when it arrives, for its row is gone. Nor does what the person says in a
    group at that moment bring back what they said there before: it is waited for.
    """
    lock_lanes(connection, connection.execute(_GROUPS_OF, {"user": user_id}).scalars().all())
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


def _own(row: dict[str, Any], user_id: int) -> dict[str, Any]:
    """The row without the ids of others, and without a file of which nothing is kept once it is sent.

    That may be a copy like the one that is being made: each would hold all that still wait to be sent.
    """
    if row.get("user_id") not in (None, user_id):
        row["user_id"] = None
    if (row.get("chat_id") or 0) > 0 and row["chat_id"] != user_id:  # groups have negative ids
        row["chat_id"] = None
    if row.get("fleeting") and isinstance(row["payload"], dict):
        row["payload"].pop("document", None)
    return row


def _kept_updates(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """Updates that name the person, could not be handled and are kept as they came."""
    query = select(UpdateRow.update_id, UpdateRow.state, UpdateRow.raw).where(UpdateRow.raw.is_not(None))
    named = re.compile(rf'"(?:user_)?id"\s*:\s*{user_id}(?!\d)')  # user_id: in a contact that somebody shares
    return [dict(row) for row in connection.execute(query).mappings() if named.search(row["raw"])]


def _wrote(raw: str, user_id: int) -> bool:
    """Whether the update comes from the person, or may come from them where it cannot be read."""
    update = _parsed(raw)
    if isinstance(update, str):
        return True
    return any(isinstance(event, dict) and _is(event.get("from"), user_id) for event in update.values())


def _is(user: Any, user_id: int) -> bool:
    return isinstance(user, dict) and user.get("id") == user_id


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
