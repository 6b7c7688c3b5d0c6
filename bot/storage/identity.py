"""Persons in statistics: a keyed hash instead of the user id, with a key that this installation alone has.

The key lies beside the database, not in it: whoever gets hold of the database cannot try all user ids. Processes that
share a database must share the key too, which a fingerprint in the database makes sure of.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
import tempfile
from pathlib import Path

from sqlalchemy import Connection, select

from bot.config import LEAST_KEY, ConfigError, read_secret_file
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
    """The key in ``data_dir``, made there if it is missing.

    Raises bot.config.ConfigError if others can read it or it is none, OSError if none can be made.
    """
    path = data_dir / "installation.key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        _make(path)
    key = read_secret_file(path, "the installation key")
    if len(key) < LEAST_KEY:
        raise ConfigError(
            f"the installation key: {path} holds less than {LEAST_KEY} characters. Restore it from a backup; if the bot"
            " has never run, delete it, and a new one is made"
        )
    return key


def _make(path: Path) -> None:
    """Makes a key that is on the disk whole before it has its name; of several at once, the first one's stays."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(name, path)
    finally:
        Path(name).unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
