"""Ordinary mistakes in setting a database up, in words that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

_SQLITE = {
    sqlite3.SQLITE_NOTADB: "this is no SQLite database. Move it away, or set another DATA_DIR",
    sqlite3.SQLITE_CORRUPT: "the file is damaged. Restore it from a backup, or move it away",
}
_POSTGRES = {
    "25006": "the database is read only. Name the server that is written to",
    "28": "the server does not let this user in. Check user and password, and the server's pg_hba.conf",
    "3D": "there is no such database. Create it, or correct the name",
    "3F": "the user may not use a schema. Try: GRANT USAGE, CREATE ON SCHEMA public TO the user",
    "42501": "the user may not make tables. Try: GRANT USAGE, CREATE ON SCHEMA public TO the user",
    "22023": "the server refuses a parameter of the URL",
    "42704": "the server does not know a parameter of the URL",
}


class DatabaseSetUpError(Exception):
    """The database cannot be used as it is set up; the text says what to do, in one line."""


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Raises DatabaseSetUpError, about the file or setting of this name, for what its set-up is to blame for."""
    try:
        yield
    except (DBAPIError, sqlite3.DatabaseError) as error:
        advice = _advice(getattr(error, "orig", error))
        if advice is None:
            raise
        raise DatabaseSetUpError(f"{name}: {advice}") from None
    except Exception as error:
        # Not imported above, for it takes its time and is needed only here.
        from alembic.util.exc import CommandError

        if not isinstance(error, CommandError) or "locate revision" not in str(error):
            raise
        raise DatabaseSetUpError(f"{name}: the tables were made by a newer release. Start that one") from None


def _advice(error: object) -> str | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF)
    state = str(getattr(error, "sqlstate", None) or "")
    return next((advice for start, advice in _POSTGRES.items() if state.startswith(start)), None)
