"""What a poller leaves for the next one in case it dies: that it polled, and which updates it had begun to try."""

from __future__ import annotations

import json

from sqlalchemy import Connection

from bot.storage import installation

_POLLING = "polling"
_TRIED = "tried updates"


def begin(connection: Connection) -> bool:
    """Somebody polls from now on; gives whether the last one did not say that it stops."""
    died = installation.read(connection, _POLLING) == "1"
    installation.write(connection, _POLLING, "1")
    return died


def end(connection: Connection) -> None:
    """The one who polled stops in an orderly way."""
    installation.write(connection, _POLLING, "0")
    note(connection, {})


def tried(connection: Connection) -> dict[int, int]:
    """How often each update was begun to be tried and is not known to have ended."""
    text = installation.read(connection, _TRIED)
    return {int(number): times for number, times in json.loads(text or "{}").items()}


def note(connection: Connection, times: dict[int, int]) -> None:
    """What :func:`tried` gives from now on."""
    installation.write(connection, _TRIED, json.dumps(times))
