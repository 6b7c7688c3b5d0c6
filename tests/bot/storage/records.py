"""What the tests of records and of forgetting share: who and when, and a session on a topic."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.session import Exchange, Session
from bot.storage.identity import Identity

NOW = datetime(2026, 5, 10, 8, tzinfo=UTC)
ANN, BEN = 501, 502
GROUP, SUPERGROUP = -77, -100077
KEY = Identity("k" * 64)


def session(topic: str) -> Session:
    """A session whose latest exchange is on ``topic``."""
    return Session(current=Exchange(at=NOW, topic=topic), lang="en")


def later(**span: float) -> datetime:
    """The moment so long after ``NOW``."""
    return NOW + timedelta(**span)
