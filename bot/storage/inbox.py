"""Updates that were dealt with, so that none is answered twice; and those that are kept because they could not be."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select, update

from bot.storage import installation
from bot.storage.statements import insert_if_new, lock_lane, upsert
from bot.storage.tables import UpdateRow

_FINISH = upsert(UpdateRow, ["state", "raw", "error"])
_REMEMBER = insert_if_new(UpdateRow)
_WAITING = select(UpdateRow.raw).where(UpdateRow.state == "waiting").order_by(UpdateRow.update_id)
_SETTLE = (
    update(UpdateRow)
    .where(UpdateRow.update_id == bindparam("which"), UpdateRow.state == "waiting")
    .values(state="done", raw=None)
)
_PARK = (
    update(UpdateRow)
    .where(UpdateRow.update_id == bindparam("which"), UpdateRow.state != "done")
    .values(state="parked", raw=bindparam("text"), error=bindparam("why"), received_at=bindparam("now"))
)
_PARKED = select(func.count()).select_from(UpdateRow).where(UpdateRow.state == "parked")

_LATEST_DELETION = "latest deletion"
_DELETING = 2**62 + 1
"""No chat's and no person's: deletions and parking take turns here."""
_CLOCKS = timedelta(minutes=1)


def finish(connection: Connection, update_id: int, now: datetime) -> None:
    """The update is dealt with; nothing of its content is kept."""
    connection.execute(_FINISH.of(connection), _row(update_id, "done", None, None, now))


def remember(connection: Connection, update_id: int, raw: str, now: datetime) -> None:
    """The update may be confirmed to Telegram although it is not dealt with yet: we keep it ourselves.

    Nothing changes if it was dealt with meanwhile, be it in a transaction that is just being committed.
    """
    connection.execute(_REMEMBER.of(connection), _row(update_id, "waiting", raw, None, now))


def settle(connection: Connection, update_id: int) -> None:
    """The update, if it was remembered and nothing more, is dealt with."""
    connection.execute(_SETTLE, {"which": update_id})


def park(
    connection: Connection, update_id: int, raw: str, error: str, now: datetime, came: datetime | None = None
) -> bool:
    """The update cannot be dealt with and is kept for the operator; not (false) if it was dealt with meanwhile.

    So what a person had deleted (``/forget``) does not come back, for that ends updates which are remembered. Of one
    that is not, but ``came`` before somebody had things deleted, it is only kept that it failed: it may be theirs.
    """
    lock_lane(connection, _DELETING)
    connection.execute(_REMEMBER.of(connection), _row(update_id, "parked", None, None, now))
    values: dict[str, object] = {"which": update_id, "text": _kept(raw), "why": _kept(error), "now": now}
    if _deleted_since(connection, came or now, now):
        values |= {"text": None, "why": _kept(error.partition(":")[0])}
    return connection.execute(_PARK, values).rowcount == 1


def note_deletion(connection: Connection, now: datetime) -> None:
    """Somebody has all that is about them deleted, in what follows in this transaction; who, is not noted."""
    lock_lane(connection, _DELETING)
    installation.write(connection, _LATEST_DELETION, now.isoformat())


def _deleted_since(connection: Connection, moment: datetime, now: datetime) -> bool:
    """Whether anything was deleted after ``moment``, by clocks that need not agree."""
    latest = installation.read(connection, _LATEST_DELETION)
    return latest is not None and moment - _CLOCKS <= datetime.fromisoformat(latest) <= now + _CLOCKS


def _kept(text: str) -> str:
    """The text without what PostgreSQL does not take: NUL characters and halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def waiting(connection: Connection) -> list[str]:
    """Updates that were remembered and are still to be dealt with, oldest first, as they came."""
    return [raw for raw in connection.execute(_WAITING).scalars() if raw is not None]


def parked_count(connection: Connection) -> int:
    """How many updates are parked."""
    return connection.execute(_PARKED).scalar_one()


def _row(update_id: int, state: str, raw: str | None, error: str | None, now: datetime) -> dict[str, object]:
    return {"update_id": update_id, "state": state, "raw": raw, "error": error, "received_at": now}
