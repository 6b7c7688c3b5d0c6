"""How a try to send ended: what becomes of an outbox row after it was claimed."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import Connection, bindparam, delete, update

from bot.storage.outbox import Payload
from bot.storage.tables import OutboxRow

_ROW = OutboxRow.id == bindparam("row")
_SENT = (
    update(OutboxRow)
    .where(_ROW)
    .values(state="sent", owner=None, message_id=bindparam("message"), claimed_at=bindparam("at"), error=None)
)
_CLOSE = update(OutboxRow).where(_ROW).values(state=bindparam("ends"), owner=None, error=bindparam("why"))
_AGAIN = (
    update(OutboxRow)
    .where(_ROW, OutboxRow.state == "sending")
    .values(
        state="pending",
        owner=None,
        not_before=bindparam("at"),
        error=bindparam("why"),
        failures=OutboxRow.failures + bindparam("failed"),
        doubts=OutboxRow.doubts + bindparam("doubtful"),
        timeouts=OutboxRow.timeouts + bindparam("timed_out"),
    )
)
_REWORD = update(OutboxRow).where(_ROW).values(payload=bindparam("text"))


def mark_sent(
    connection: Connection, row: int, message_id: int | None, now: datetime, *, fleeting: bool = False
) -> None:
    """Telegram has it, as this message; a fleeting one is forgotten.

    The chat's pace counts from ``now``: of when Telegram took it, it is only known that it was not later.
    """
    if fleeting:
        _forget(connection, row)
        return
    connection.execute(_SENT, {"row": row, "message": message_id, "at": now})


def mark_deleted(connection: Connection, row: int, answer: int, now: datetime) -> None:
    """Telegram has deleted the message that the row ``answer`` became: it answers nothing any more."""
    mark_sent(connection, row, None, now)
    connection.execute(update(OutboxRow).where(OutboxRow.id == answer).values(question_id=None, message_id=None))


def mark_failed(connection: Connection, row: int, error: str, *, fleeting: bool = False) -> None:
    """Telegram does not want it and never will; a fleeting one is forgotten."""
    _close(connection, row, "failed", error, fleeting)


def mark_unclear(connection: Connection, row: int, error: str, *, fleeting: bool = False) -> None:
    """Nobody knows whether it arrived, and it is not tried again; a fleeting one is forgotten."""
    _close(connection, row, "unclear", error, fleeting)


def _close(connection: Connection, row: int, state: str, error: str, fleeting: bool) -> None:
    if fleeting:
        _forget(connection, row)
        return
    connection.execute(_CLOSE, {"row": row, "ends": state, "why": error})


def _forget(connection: Connection, row: int) -> None:
    connection.execute(delete(OutboxRow).where(OutboxRow.id == row))


def put_back(
    connection: Connection,
    row: int,
    at: datetime | None,
    error: str | None,
    *,
    failed: bool = True,
    doubtful: bool = False,
    timed_out: bool = False,
) -> None:
    """It is to be sent again, not before ``at``. ``doubtful``: Telegram may have carried it out all the same."""
    flags = {"failed": int(failed), "doubtful": int(doubtful), "timed_out": int(timed_out)}
    connection.execute(_AGAIN, {"row": row, "at": at, "why": error, **flags})


def reword(connection: Connection, row: int, payload: Payload) -> None:
    """It goes out with other parameters."""
    connection.execute(_REWORD, {"row": row, "text": msgspec.json.encode(payload).decode()})
