"""Who was told to slow down, so that everybody is told once, by one of all processes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.statements import PerEngine
from bot.storage.tables import NoticeRow


def _claim() -> PerEngine:
    lite, post = sqlite.insert(NoticeRow), postgresql.insert(NoticeRow)
    return PerEngine(
        lite.on_conflict_do_update(
            index_elements=["user_id"],
            set_={"until": lite.excluded["until"], "told_at": lite.excluded["told_at"]},
            where=(NoticeRow.until <= lite.excluded["told_at"]) | (NoticeRow.told_at > lite.excluded["told_at"]),
        ),
        post.on_conflict_do_update(
            index_elements=["user_id"],
            set_={"until": post.excluded["until"], "told_at": post.excluded["told_at"]},
            where=(NoticeRow.until <= post.excluded["told_at"]) | (NoticeRow.told_at > post.excluded["told_at"]),
        ),
    )


_CLAIM = _claim()


def may_tell(connection: Connection, user_id: int, now: datetime, until: datetime) -> bool:
    """Whether the person is to be told now; then nobody tells them again before ``until``."""
    values = {"user_id": user_id, "told_at": now, "until": until}
    return connection.execute(_CLAIM.of(connection), values).rowcount == 1
