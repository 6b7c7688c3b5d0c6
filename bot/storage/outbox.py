"""The outbox: what is to be sent, in order a chat, until Telegram has it; then its rows are what memory.py reads."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, exists, func, insert, select, update

from bot.session import Exchange, encode
from bot.storage.lanes import IS_OPEN, Lane, Limits, read_lane
from bot.storage.statements import lock_lane
from bot.storage.tables import ChatRow, OutboxRow

Payload = dict[str, Any]


class Outgoing(Struct, frozen=True, kw_only=True):
    """A request to be sent to Telegram. ``chat_id`` is not in the payload, so that a chat can move.

    ``chat_id`` None: at once and in no order (answers to presses and look-ups, which carry their query's id).
    """

    method: str
    payload: Payload
    chat_id: int | None = None
    user_id: int | None = None
    question_id: int | None = None
    edits: int | None = None
    exchange: Exchange | None = None
    fleeting: bool = False
    """Nothing of it is kept once it is sent, or given up."""


class Send(NamedTuple):
    """A row that this process has claimed and sends now."""

    id: int
    chat_id: int | None
    method: str
    payload: Payload
    edits: int | None
    failures: int
    doubts: int
    fleeting: bool
    question_id: int | None


class Placed(NamedTuple):
    """What became of requests put into the outbox: claimed ones to send now, and chats to come back to, and when."""

    sends: list[Send]
    wakes: dict[int, datetime]


_LIMITS = Limits()
_MOST_CHATS = 500
_NO_BUTTONS = {"inline_keyboard": list[Any]()}
_INSERT = insert(OutboxRow).returning(OutboxRow.id)
_COLUMNS = (
    OutboxRow.id,
    OutboxRow.chat_id,
    OutboxRow.method,
    OutboxRow.payload,
    OutboxRow.edits,
    OutboxRow.failures,
    OutboxRow.doubts,
    OutboxRow.fleeting,
    OutboxRow.question_id,
    OutboxRow.state,
    OutboxRow.not_before,
    OutboxRow.claimed_at,
)
_FIRST_OPEN = select(*_COLUMNS).where(OutboxRow.chat_id == bindparam("chat"), IS_OPEN).order_by(OutboxRow.id).limit(1)
_ANY_OPEN = select(exists().where(OutboxRow.chat_id == bindparam("chat"), IS_OPEN))
_CLAIM = (
    update(OutboxRow)
    .where(OutboxRow.id == bindparam("row"))
    .values(state="sending", owner=bindparam("by"), claimed_at=bindparam("now"), not_before=None)
)
_MESSAGE_OF = select(OutboxRow.message_id).where(OutboxRow.id == bindparam("row"))
_ANSWERS = (
    select(OutboxRow.id)
    .where(
        OutboxRow.chat_id == bindparam("chat"),
        OutboxRow.question_id == bindparam("question"),
        OutboxRow.edits.is_(None),
        OutboxRow.method == "sendMessage",
    )
    .order_by(OutboxRow.id)
)
_SILENCED = exists().where(
    ChatRow.chat_id == OutboxRow.chat_id,
    ChatRow.silenced_at <= bindparam("now"),
    ChatRow.silent_until > bindparam("now"),
)
_OPEN_CHATS = (
    select(OutboxRow.chat_id)
    .where(IS_OPEN, OutboxRow.chat_id.is_not(None), ~_SILENCED)
    .group_by(OutboxRow.chat_id)
    .having(func.max(OutboxRow.state) == "pending")
    .order_by(func.min(OutboxRow.id))
    .limit(_MOST_CHATS)
)


def place(
    connection: Connection,
    outgoing: Iterable[Outgoing],
    now: datetime,
    *,
    owner: int | None = None,
    lane: Lane | None = None,
    limits: Limits = _LIMITS,
) -> Placed:
    """Puts requests at the end of their chats' lanes.

    With ``owner``, requests without a lane are claimed at once, and so is the first one for ``lane`` if that lane is
    free now (the caller holds its lock and has read it in this transaction).
    """
    placed = Placed([], {})
    free = lane is not None and owner is not None and not lane.busy and lane.due(now, limits) <= now
    for request in outgoing:
        now_or_never = request.chat_id is None and owner is not None
        claims = now_or_never or (free and lane is not None and request.chat_id == lane.chat_id)
        row_id = _insert(connection, request, now, owner if claims else None)
        if claims:
            free = free and now_or_never
            placed.sends.append(_aimed(connection, _first_try(row_id, request)))
        elif request.chat_id is not None:
            placed.wakes.setdefault(request.chat_id, now)
    return placed


def _insert(connection: Connection, request: Outgoing, now: datetime, owner: int | None) -> int:
    values = {
        "chat_id": request.chat_id,
        "user_id": request.user_id,
        "question_id": request.question_id,
        "edits": request.edits,
        "method": request.method,
        "fleeting": request.fleeting,
        "payload": msgspec.json.encode(request.payload).decode(),
        "exchange": None if request.exchange is None else encode(request.exchange),
        "state": "pending" if owner is None else "sending",
        "owner": owner,
        "created_at": now,
        "claimed_at": None if owner is None else now,
    }
    return connection.execute(_INSERT, values).scalar_one()


def _first_try(row_id: int, request: Outgoing) -> Send:
    aim = (request.chat_id, request.method, request.payload, request.edits)
    return Send(row_id, *aim, 0, 0, request.fleeting, request.question_id)


def _aimed(connection: Connection, send: Send) -> Send:
    """An edit with the id of the message it changes; if that never came to be, a new message instead."""
    if send.edits is None:
        return send
    message_id = connection.execute(_MESSAGE_OF, {"row": send.edits}).scalar_one_or_none()
    if message_id is not None:
        return send._replace(payload=send.payload | {"message_id": message_id})
    if send.method != "editMessageText":
        return send
    return send._replace(method="sendMessage", payload=as_new(send.payload))


def as_new(edit: Payload) -> Payload:
    """The parameters of an edit as those of a new message: without the word that no buttons are to stay."""
    return {key: value for key, value in edit.items() if value != _NO_BUTTONS}


def claim(connection: Connection, chat_id: int, owner: int, now: datetime, limits: Limits) -> Send | datetime | None:
    """Claims the next request of a chat: gives it, or the moment at which it is due, or None if there is none for us.

    None also while another request of the chat is being sent: whoever sends that one goes on with the next.
    """
    lock_lane(connection, chat_id)
    row = connection.execute(_FIRST_OPEN, {"chat": chat_id}).one_or_none()
    if row is None or row.state != "pending":
        return None
    due = read_lane(connection, chat_id, now).due(now, limits)
    if row.not_before is not None and row.claimed_at is not None and row.claimed_at <= now:
        due = max(due, row.not_before)
    if due > now:
        return due
    connection.execute(_CLAIM, {"row": row.id, "by": owner, "now": now})
    return _aimed(connection, _send(row))


def has_open(connection: Connection, chat_id: int) -> bool:
    """Whether anything of the chat is still to be sent."""
    return bool(connection.execute(_ANY_OPEN, {"chat": chat_id}).scalar_one())


def open_chats(connection: Connection, now: datetime) -> list[int]:
    """Chats with something to be sent that nobody is sending, those that wait the longest first (not all, if many).

    Those that want to be left alone at ``now`` are not among them, lest they hide the others.
    """
    return [chat_id for chat_id in connection.execute(_OPEN_CHATS, {"now": now}).scalars() if chat_id is not None]


def answers_to(connection: Connection, chat_id: int, question_id: int) -> list[int]:
    """Rows of the messages that answered a question, in order (without later edits of them)."""
    rows = connection.execute(_ANSWERS, {"chat": chat_id, "question": question_id})
    return [row.id for row in rows]


class Orphan(NamedTuple):
    """What is being sent by a process that may be dead."""

    owner: int
    send: Send


def orphans(connection: Connection, living: Collection[int]) -> list[Orphan]:
    """What is being sent by a process that is not among the living."""
    rows = connection.execute(select(OutboxRow.owner, *_COLUMNS).where(IS_OPEN, OutboxRow.state == "sending"))
    return [Orphan(row.owner or 0, _send(row)) for row in rows if row.owner not in living]


def claim_loose(connection: Connection, owner: int, now: datetime) -> list[Send]:
    """Claims what has no lane and is to be tried again now."""
    due = OutboxRow.not_before.is_(None) | (OutboxRow.not_before <= now) | (OutboxRow.claimed_at > now)
    waiting = select(*_COLUMNS).where(IS_OPEN, OutboxRow.chat_id.is_(None), OutboxRow.state == "pending", due)
    sends = []
    for row in connection.execute(waiting.with_for_update(skip_locked=True)).all():
        connection.execute(_CLAIM, {"row": row.id, "by": owner, "now": now})
        sends.append(_send(row))
    return sends


def _send(row: Any) -> Send:
    payload = msgspec.json.decode(row.payload, type=dict[str, Any])
    aim = (row.chat_id, row.method, payload, row.edits)
    return Send(row.id, *aim, row.failures, row.doubts, row.fleeting, row.question_id)
