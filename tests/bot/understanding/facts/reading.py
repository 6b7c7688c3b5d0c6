"""What the tests of the fact reader share: one Wednesday in November, and facts written short."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from bot.understanding.facts import Duration, Tense, read

#: A Wednesday; the reader's dates below are counted from it.
NOW = datetime.fromisoformat("2024-11-13T13:30:00+08:00")


def short(value: object) -> str:
    """A fact's value as the tables write it: 2024-11-12, 2024-11-12T20:15, 4650.5, 3, P3D."""
    if isinstance(value, Duration):
        return value.iso()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, datetime):
        assert value.utcoffset() is not None
        return value.strftime("%Y-%m-%dT%H:%M:%S").removesuffix(":00")
    return str(value)


def heard(text: str, now: datetime = NOW, tense: Tense | None = None) -> str:
    """All facts read from `text`, in order, then the codes of its problems after exclamation marks."""
    reading = read(text, now, tense)
    return " ".join(
        [short(fact.value) for fact in reading.facts] + [f"!{problem.reason}" for problem in reading.problems]
    )


def kinds(text: str) -> list[str]:
    """The kinds of the facts read from `text`."""
    return [fact.kind for fact in read(text, NOW).facts]
