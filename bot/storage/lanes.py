"""When the next message may go to a chat: read from the outbox itself, so that it holds across restarts and processes.

Telegram's limits (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits): one message a second in a chat, twenty
a minute in a group; and "retry after" where it says so. Stamps from the future, which a clock set back leaves behind,
do not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    select,
)

from bot.storage.tables import ChatRow, OutboxRow

GROUP_WINDOW = timedelta(seconds=61)
"""A minute, and a little for messages that overtake each other on the way."""


@dataclass(frozen=True)
class Limits:
    """How fast a chat may be written to."""

    pace: timedelta = timedelta(seconds=1.05)
    """From one message to the next in a chat."""
    group: int = 20
    """Messages in a group within a minute."""


# Spelled as in the index's condition, which is used only then.
IS_OPEN: ColumnElement[bool] = literal_column("outbox.state IN ('pending', 'sending')")


@dataclass(frozen=True)
class Lane:
    """What paces a chat."""

    chat_id: int
    busy: bool
    """Something older is still to be sent, or being sent."""
    last: datetime | None
    """When the latest try began, or ended well."""
    recent: int
    """Tries within the last minute ..."""
    first: datetime | None
    """... and the earliest of them."""
    silent_until: datetime | None
    """Telegram asked for quiet until then."""

    def due(self, now: datetime, limits: Limits) -> datetime:
        """The earliest moment for the next message."""
        moments = [now]
        if self.last is not None:
            moments.append(self.last + limits.pace)
        if self.chat_id < 0 and self.recent >= limits.group and self.first is not None:
            moments.append(self.first + GROUP_WINDOW)
        if self.silent_until is not None:
            moments.append(self.silent_until)
        return max(moments)


def _pace() -> Select[datetime | None, int, datetime | None]:
    claimed = OutboxRow.claimed_at
    return select(
        func.max(claimed).label("last"), func.count().label("recent"), func.min(claimed).label("first")
    ).where(OutboxRow.chat_id == bindparam("chat"), claimed > bindparam("since"), claimed <= bindparam("now"))


PACING = _pace().subquery("pacing")
"""One row: the tries of the last minute. Parameters: chat, and those of :func:`span`."""

LANE_COLUMNS = (
    PACING.c.last,
    PACING.c.recent,
    PACING.c.first,
    exists().where(OutboxRow.chat_id == bindparam("chat"), IS_OPEN).label("busy"),
    case((ChatRow.silenced_at <= bindparam("now"), ChatRow.silent_until)).label("silent_until"),
)
"""What a Lane is made of, to be selected from PACING joined with chats."""

_LANE = select(*LANE_COLUMNS).select_from(PACING).outerjoin(ChatRow, ChatRow.chat_id == bindparam("chat"))


def span(now: datetime) -> dict[str, datetime]:
    """The parameters ``now`` and ``since`` of the statements here."""
    return {"now": now, "since": now - GROUP_WINDOW}


def lane_from(chat_id: int, row: RowMapping) -> Lane:
    """The lane in a row with LANE_COLUMNS."""
    return Lane(chat_id, bool(row["busy"]), row["last"], row["recent"], row["first"], row["silent_until"])


def read_lane(connection: Connection, chat_id: int, now: datetime) -> Lane:
    """The lane of a chat at ``now``."""
    row = connection.execute(_LANE, {"chat": chat_id, **span(now)}).mappings().one()
    return lane_from(chat_id, row)
