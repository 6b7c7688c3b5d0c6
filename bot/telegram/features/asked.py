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
        self.counts: dict[str, int] = {}
        """All counts so far by topic, but for the last seconds'."""

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
            kept = installation.read(connection, _NAME)
            counts = msgspec.json.decode(kept, type=dict[str, int]) if kept else {}
            for topic, number in new.items():
                counts[topic] = counts.get(topic, 0) + number
            if new:
                installation.write(connection, _NAME, msgspec.json.encode(counts).decode())
            self.counts = counts
        except Exception:
            self._new.update(new)
            raise
        return []
