"""Small facts that all processes of an installation share."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from bot.storage.statements import upsert
from bot.storage.tables import InstallationRow

_SAVE = upsert(InstallationRow, ["value"])
_READ = select(InstallationRow.value).where(InstallationRow.name == bindparam("which"))


def read(connection: Connection, name: str) -> str | None:
    """The fact's value, None if there is none."""
    return connection.execute(_READ, {"which": name}).scalar_one_or_none()


def write(connection: Connection, name: str, value: str) -> None:
    """Sets the fact."""
    connection.execute(_SAVE.of(connection), {"name": name, "value": value})
