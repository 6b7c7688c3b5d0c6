"""Statements that the two engines spell differently, built once."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Executable, func, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.tables import Base


class PerEngine:
    """One statement in both dialects; :meth:`of` gives the one for a connection."""

    def __init__(self, sqlite_form: Executable, postgres_form: Executable) -> None:
        self._forms = {"sqlite": sqlite_form, "postgresql": postgres_form}

    def of(self, connection: Connection) -> Executable:
        """The statement in the dialect of ``connection``."""
        return self._forms[connection.dialect.name]


def upsert(table: type[Base], changed: Iterable[str]) -> PerEngine:
    """Insert a row, or change these columns of the row with the same primary key to the new row's values."""
    keys, columns = _keys(table), list(changed)
    lite, post = sqlite.insert(table), postgresql.insert(table)
    return PerEngine(
        lite.on_conflict_do_update(index_elements=keys, set_={name: lite.excluded[name] for name in columns}),
        post.on_conflict_do_update(index_elements=keys, set_={name: post.excluded[name] for name in columns}),
    )


def insert_if_new(table: type[Base]) -> PerEngine:
    """Insert a row unless there is one with the same primary key; ``rowcount`` tells."""
    keys = _keys(table)
    return PerEngine(
        sqlite.insert(table).on_conflict_do_nothing(index_elements=keys),
        postgresql.insert(table).on_conflict_do_nothing(index_elements=keys),
    )


def lock_lane(connection: Connection, lane: int) -> None:
    """Keeps every other transaction of this lane (a chat, or a person) out until the end of this one.

    SQLite needs none: its one writer begins with the lock on everything.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(lane)))


def lock_lanes(connection: Connection, lanes: Iterable[int]) -> None:
    """The same for several, in an order in which nobody waits for somebody who waits for them."""
    for lane in sorted(lanes):
        lock_lane(connection, lane)


def _keys(table: type[Base]) -> list[str]:
    return [column.name for column in table.__table__.primary_key]
