"""Persons in statistics: a keyed hash instead of the user id, with a key that this installation alone has.

The key lies beside the database, not in it: whoever gets hold of the database cannot try all user ids. Processes that
share a database must share the key too, which a fingerprint in the database makes sure of.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from sqlalchemy import Connection, select

from bot.config import read_secret_file
from bot.storage.statements import insert_if_new
from bot.storage.tables import InstallationRow

_LENGTH = 32
_REMEMBER = insert_if_new(InstallationRow)


class KeyMismatchError(Exception):
    """The database was used with another installation key."""


class Identity:
    """Hashes user ids."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def __repr__(self) -> str:
        return "Identity(***)"

    def person(self, user_id: int) -> str:
        """The same 32 hexadecimal digits for the same person, as long as the key is the same."""
        return hmac.new(self._key, f"person {user_id}".encode(), hashlib.sha256).hexdigest()[:_LENGTH]

    def check(self, connection: Connection) -> None:
        """Raises KeyMismatchError if the database was used with another key; the first use decides."""
        own = hmac.new(self._key, b"fingerprint", hashlib.sha256).hexdigest()
        connection.execute(_REMEMBER.of(connection), {"name": "key fingerprint", "value": own})
        query = select(InstallationRow.value).where(InstallationRow.name == "key fingerprint")
        if not hmac.compare_digest(connection.execute(query).scalar_one(), own):
            raise KeyMismatchError(
                "the database was used with another installation key: set INSTALLATION_KEY to the one of that time"
            )


def load_key(data_dir: Path) -> str:
    """The key in ``data_dir``, made there if it is missing; raises bot.config.ConfigError if others can read it."""
    path = data_dir / "installation.key"
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return read_secret_file(path, "the installation key")
    with os.fdopen(descriptor, "w") as file:
        key = secrets.token_hex(32)
        file.write(key + "\n")
    return key
