"""Whether answers helped, counted a topic; a person has one voice an answer, and may change it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, case, func, select

from bot.storage.statements import upsert
from bot.storage.tables import FeedbackRow

_SAVE = upsert(FeedbackRow, ["topic", "helpful", "version", "created_at"])


class Count(NamedTuple):
    """Voices on a topic."""

    topic: str
    helpful: int
    not_helpful: int


def give(
    connection: Connection, person: str, answer_id: int, topic: str, helpful: bool, version: str, now: datetime
) -> None:
    """A person (hashed) says of an answer (outbox row) whether it helped."""
    values = {
        "person": person,
        "answer_id": answer_id,
        "topic": topic,
        "helpful": helpful,
        "version": version,
        "created_at": now,
    }
    connection.execute(_SAVE.of(connection), values)


def counts(connection: Connection) -> list[Count]:
    """Voices a topic, most voices first."""
    yes = func.sum(case((FeedbackRow.helpful, 1), else_=0))
    query = select(FeedbackRow.topic, yes, func.count()).group_by(FeedbackRow.topic)
    rows = connection.execute(query.order_by(func.count().desc(), FeedbackRow.topic))
    return [Count(topic, int(helpful), total - int(helpful)) for topic, helpful, total in rows]
