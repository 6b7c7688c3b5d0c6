"""The days and moments that an answer computed, as something to be in time for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handlers.notation import plain
from handlers.result import Value, day_of
from knowledge.model import CHINA, Entry


@dataclass(frozen=True)
class Deadline:
    """A computed day or moment: the result ``result`` of ``entry``."""

    entry: Entry
    result: str
    value: date | datetime

    @property
    def is_moment(self) -> bool:
        """Whether it is a moment rather than a day."""
        return isinstance(self.value, datetime)

    @property
    def day(self) -> date:
        """The day on which it falls in China."""
        return day_of(self.value)

    @property
    def end(self) -> datetime:
        """The moment itself; for a day, the midnight that ends it."""
        if isinstance(self.value, datetime):
            return self.value.astimezone(CHINA)
        return datetime.combine(self.value + timedelta(days=1), time(), CHINA)

    @property
    def written(self) -> str:
        """The value in the notation of the JSON-lines interface."""
        return str(plain(self.value))

    def is_over(self, now: datetime) -> bool:
        """Whether nothing can be done in time any more at ``now``."""
        return now >= self.end


def deadlines(entry: Entry, values: Mapping[str, Value], first: Iterable[str] = ()) -> tuple[Deadline, ...]:
    """The days and moments among ``values``: those named in ``first`` (what was asked for) before the others."""
    order = dict.fromkeys((*(name for name in first if name in values), *values))
    dated = [(name, values[name]) for name in order if name in entry.results]
    return tuple(Deadline(entry, name, value) for name, value in dated if isinstance(value, date))


def coming(entry: Entry, values: Mapping[str, Value], now: datetime, first: Iterable[str] = ()) -> tuple[Deadline, ...]:
    """Those of :func:`deadlines` that are not over at ``now``."""
    return tuple(deadline for deadline in deadlines(entry, values, first) if not deadline.is_over(now))
