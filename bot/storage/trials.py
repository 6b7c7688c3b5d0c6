"""What processes leave to others in case they die: that they took updates in, and which ones they had begun to try."""

from __future__ import annotations

import json

from sqlalchemy import Connection

from bot.storage import installation
from bot.storage.statements import lock_lane

_WORKING = "working processes"
_TRIED = "tried updates"
_LANE = 2**62
"""No chat's and no person's."""
_MOST = 100
"""So many tries are remembered: what was tried, and then dealt with by somebody who did not look, stays on record."""


def begin(connection: Connection, owner: int, living: frozenset[int] | None) -> bool:
    """Process ``owner`` takes updates in from now on; gives whether another one that did is gone without a word.

    ``living``: the processes that are alive; None if nobody knows.
    """
    lock_lane(connection, _LANE)
    others = set(json.loads(installation.read(connection, _WORKING) or "[]")) - {owner}
    gone = others - (living or set())
    installation.write(connection, _WORKING, json.dumps([owner, *(others if living is None else others - gone)]))
    return bool(gone)


def died(connection: Connection, owners: frozenset[int]) -> bool:
    """Whether any of these processes, which are gone, took updates in and did not say that it stops."""
    return not owners.isdisjoint(json.loads(installation.read(connection, _WORKING) or "[]"))


def end(connection: Connection, owner: int, ended: frozenset[int]) -> None:
    """Process ``owner`` stops in an orderly way; the tries of the updates ``ended`` did end."""
    lock_lane(connection, _LANE)
    working = json.loads(installation.read(connection, _WORKING) or "[]")
    installation.write(connection, _WORKING, json.dumps([other for other in working if other != owner]))
    if ended:
        _keep(connection, _open(connection, ended))


def begun(connection: Connection, number: int, ended: frozenset[int] = frozenset()) -> int:
    """One more try of an update begins, and those of the updates ``ended`` did end.

    Gives how many had begun before and are not known to have ended.
    """
    lock_lane(connection, _LANE)
    times = _open(connection, ended)
    before = times.pop(str(number), 0)
    _keep(connection, times | {str(number): before + 1})
    return before


def _open(connection: Connection, ended: frozenset[int]) -> dict[str, int]:
    times: dict[str, int] = json.loads(installation.read(connection, _TRIED) or "{}")
    return {number: count for number, count in times.items() if int(number) not in ended}


def _keep(connection: Connection, times: dict[str, int]) -> None:
    installation.write(connection, _TRIED, json.dumps(dict([*times.items()][-_MOST:])))
