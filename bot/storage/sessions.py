"""Conversations: what is known of (chat, thread, person) when an update arrives, and what is kept after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, select

from bot.session import Exchange, Session, decode_session, encode
from bot.storage.lanes import LANE_COLUMNS, PACING, Lane, lane_from, span
from bot.storage.statements import upsert
from bot.storage.tables import ChatRow, SessionRow, UpdateRow

NOBODY = 0
"""The user id of somebody whose conversation is not kept."""


@dataclass(frozen=True)
class Place:
    """Where a conversation is held, and with whom."""

    chat_id: int
    thread_id: int
    user_id: int


@dataclass(frozen=True)
class Standing:
    """What is known when an update arrives."""

    update_state: str | None
    """State of the update if it was seen before."""
    session: Session
    before: Session
    question_id: int | None
    lane: Lane
    settings: str
    """The chat's settings as JSON."""
    reachable: bool
    moved_to: int | None
    """The supergroup that the chat became."""


_ANYBODY = and_(
    SessionRow.chat_id == bindparam("chat"),
    SessionRow.thread_id == bindparam("thread"),
    SessionRow.user_id == bindparam("user"),
)
_READ = (
    select(
        SessionRow.state,
        SessionRow.before,
        SessionRow.question_id,
        select(UpdateRow.state).where(UpdateRow.update_id == bindparam("update")).scalar_subquery().label("seen"),
        ChatRow.settings,
        ChatRow.unreachable_at,
        ChatRow.moved_to,
        *LANE_COLUMNS,
    )
    .select_from(PACING)
    .outerjoin(SessionRow, _ANYBODY)
    .outerjoin(ChatRow, ChatRow.chat_id == bindparam("chat"))
)
_SAVE = upsert(SessionRow, ["state", "before", "question_id", "updated_at"])
_NEW = Session()


def read_standing(connection: Connection, update_id: int, place: Place, now: datetime) -> Standing:
    """All that is known of the conversation at ``now``. A conversation with NOBODY is always new."""
    where = {"chat": place.chat_id, "thread": place.thread_id, "user": place.user_id}
    row = connection.execute(_READ, {"update": update_id, **where, **span(now)}).mappings().one()
    return Standing(
        row["seen"],
        _decoded(row["state"]),
        _decoded(row["before"]),
        row["question_id"],
        lane_from(place.chat_id, row),
        row["settings"] or "{}",
        row["unreachable_at"] is None,
        row["moved_to"],
    )


def save_session(
    connection: Connection, place: Place, session: Session, before: Session, question_id: int | None, now: datetime
) -> None:
    """Keeps the conversation, and how it stood before the message ``question_id``; not for NOBODY."""
    if place.user_id == NOBODY:
        return
    values = {
        "chat_id": place.chat_id,
        "thread_id": place.thread_id,
        "user_id": place.user_id,
        "state": encode(session),
        "before": encode(before),
        "question_id": question_id,
        "updated_at": now,
    }
    connection.execute(_SAVE.of(connection), values)


def told_in_groups(connection: Connection, user_id: int, topic: str, now: datetime) -> Exchange | None:
    """What this very person told on ``topic`` in groups, as far as it still counts at ``now``.

    Nothing of a case that was somebody else's; and nothing at all where two groups were told different things, for a
    link does not say in which of them it stood.
    """
    query = select(SessionRow.state).where(SessionRow.user_id == user_id, SessionRow.chat_id < 0)
    told = []
    for state in connection.execute(query).scalars():
        session = _decoded(state).alive(now)
        here = [item for item in (session.current, *reversed(session.parked)) if item and item.topic == topic]
        told += [item for item in here[:1] if item.facts and not item.theirs]
    latest = max(told, key=lambda item: item.at, default=None)
    return latest if latest and all(item.facts == latest.facts for item in told) else None


def _decoded(text: str | None) -> Session:
    return _NEW if text is None else decode_session(text)
