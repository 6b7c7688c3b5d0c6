"""Ends of periods that are known to the second, or only to the day because an hour was not said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from handlers.calendar import add_hours, at_clock, end_of_day
from handlers.result import day_of


@dataclass(frozen=True, slots=True)
class KnownEnd:
    """An end that lies between two moments, both included; they are the same where it is known exactly."""

    earliest: datetime
    latest: datetime

    @classmethod
    def of(cls, said: date | datetime) -> KnownEnd:
        """The moment itself, or any moment of a plain day."""
        if isinstance(said, datetime):
            return cls(said, said)
        return cls(at_clock(said, time.min), end_of_day(said))

    def plus_hours(self, hours: int) -> KnownEnd:
        """The end of a period of ``hours`` hours from here."""
        return KnownEnd(add_hours(self.earliest, hours), add_hours(self.latest, hours))

    @property
    def exact(self) -> bool:
        """Whether the moment is known."""
        return self.earliest == self.latest

    @property
    def known(self) -> date | datetime:
        """The moment where it is known, else its day."""
        return self.earliest if self.exact else day_of(self.earliest)
