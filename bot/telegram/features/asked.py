"""How often topics are asked for, for the look-up that shows the most asked; counted without any person."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import msgspec
from sqlalchemy import Connection

from bot.messages import Reply
from bot.storage import installation
from bot.storage.outbox import Outgoing
from bot.storage.statements import lock_lane
from bot.telegram.conversion import Incoming
from bot.telegram.handling import Desk, Feature

_NAME = "topics asked"
_COUNTED = ("answer", "computed", "ask")
_LANE = 0
"""No chat has this id: processes that add their counts take turns here."""


class Asked(Feature):
    """Counts in memory and adds to the installation's counts from time to time; a crash may lose the last minute's."""

    tick_seconds = 20.0

    def __init__(self) -> None:
        self._new: Counter[str] = Counter()
        self._counts: dict[str, int] | None = None

    def counts(self, connection: Connection) -> dict[str, int]:
        """All counts so far by topic; read from the database at first only."""
        if self._counts is None:
            self._counts = _kept(connection)
        return dict(Counter(self._counts) + self._new)

    def after(self, incoming: Incoming, reply: Reply, messages: list[Outgoing], desk: Desk) -> list[Outgoing]:
        """Counts the topic of an answered question."""
        del desk
        if incoming.kind == "message" and reply.topic is not None and reply.kind in _COUNTED:
            self._new[reply.topic] += 1
        return messages

    def tick(self, connection: Connection, now: datetime) -> list[Outgoing]:
        """Brings the installation's counts and these together."""
        del now
        new, self._new = self._new, Counter()
        try:
            lock_lane(connection, _LANE)
            counts = _kept(connection)
            for topic, number in new.items():
                counts[topic] = counts.get(topic, 0) + number
            if new:
                installation.write(connection, _NAME, msgspec.json.encode(counts).decode())
            self._counts = counts
        except Exception:
            self._new.update(new)
            raise
        return []


def _kept(connection: Connection) -> dict[str, int]:
    text = installation.read(connection, _NAME)
    return msgspec.json.decode(text, type=dict[str, int]) if text else {}
