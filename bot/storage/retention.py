"""Deletes what has been kept long enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete

from bot.storage.engine import scrub
from bot.storage.lanes import IS_OPEN
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

_REDELIVERY = timedelta(hours=48)
"""Telegram keeps undelivered updates for 24 hours; the ids of handled ones are kept for twice that."""


@dataclass(frozen=True)
class Retention:
    """How long things are kept."""

    sessions: timedelta = timedelta(hours=24)
    """Conversations, and what was said."""
    questions: timedelta = timedelta(days=90)
    """Unanswered questions, feedback, updates that could not be handled, and settings of chats out of reach."""


def clear(connection: Connection, retention: Retention, now: datetime) -> int:
    """Deletes all that is older; gives the number of rows. What is still to be sent, or waits for its moment, stays."""
    old = now - retention.sessions
    conditions: list[tuple[type[Base], ColumnElement[bool]]] = [
        (SessionRow, SessionRow.updated_at < old),
        (OutboxRow, (OutboxRow.created_at < old) & ~IS_OPEN),
        (UpdateRow, (UpdateRow.received_at < now - _REDELIVERY) & (UpdateRow.state == "done")),
        (UpdateRow, (UpdateRow.received_at < now - retention.questions) & (UpdateRow.state == "parked")),
        (UnansweredRow, UnansweredRow.created_at < now - retention.questions),
        (FeedbackRow, FeedbackRow.created_at < now - retention.questions),
        (ReminderRow, (ReminderRow.due_at < old) & (ReminderRow.state != "waiting")),
        (ReminderRow, (ReminderRow.created_at < old) & ReminderRow.state.in_(("cancelled", "stopped"))),
        (NoticeRow, NoticeRow.until < now),
        (ChatRow, _nothing_of_it(old, now) & ChatRow.moved_to.is_(None)),
        (ChatRow, ChatRow.moved_to.is_not(None) & (ChatRow.updated_at < now - _REDELIVERY)),
        (ChatRow, ChatRow.unreachable_at < now - retention.questions),
    ]
    scrub(connection)
    return sum(connection.execute(delete(table).where(condition)).rowcount for table, condition in conditions)


def _nothing_of_it(old: datetime, now: datetime) -> ColumnElement[bool]:
    """Chats of which nothing is known that still matters: no settings, neither silenced nor out of reach."""
    rests = ChatRow.silent_until.is_(None) | (ChatRow.silent_until < now)
    return (ChatRow.settings == "{}") & ChatRow.unreachable_at.is_(None) & rests & (ChatRow.updated_at < old)
