"""A day as the text gives it: one certain day, or one that comes round again (10 May, the 10th, Friday, National Day)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from handlers.calendar import add_months

#: How often a day comes round. "told": it is counted from the day told before it (次日), known only in its context.
Cycle = Literal["year", "month", "week", "day", "told"]
#: How far the nearest such day may be; beyond it there is none (29 February asked for in 2023, the 31st in July).
_FARTHEST = {"year": 366, "month": 62, "week": 7, "day": 1}
_MONDAY = date(1970, 1, 5).toordinal()


class Day(NamedTuple):
    """A day that comes round once in every `cycle`; `at(n)` is the one of cycle n, None where n has none.

    A certain day has the cycle None. `shift` moves it by days (国庆前一天). `reason` says what is wrong if there is none.
    """

    at: Callable[[int], date | None]
    cycle: Cycle | None = None
    shift: int = 0
    reason: str = "no_such_date"

    @property
    def certain(self) -> bool:
        """Whether nothing is left open."""
        return self.cycle is None

    def shifted(self, days: int) -> Day:
        """The day so many days after this one (before it, if negative)."""
        return self._replace(shift=self.shift + days)

    def past(self, today: date) -> date | None:
        """The latest such day not after `today`."""
        return self._nearest(today, -1)

    def future(self, today: date) -> date | None:
        """The earliest such day not before `today`."""
        return self._nearest(today, 1)

    @lru_cache(maxsize=2048)  # noqa: B019 - days are few and small, and most messages ask for the same ones again
    def _nearest(self, today: date, direction: int) -> date | None:
        if self.cycle is None or self.cycle == "told":
            return self._in(0)
        first = _index(today, self.cycle) - direction
        for index in range(first, first + 4 * direction, direction):
            day = self._in(index)
            if day is not None and (day - today).days * direction >= 0:
                return day if abs((day - today).days) <= _FARTHEST[self.cycle] else None
        return None

    def _in(self, index: int) -> date | None:
        try:
            day = self.at(index)
            return None if day is None else day + timedelta(days=self.shift)
        except (ValueError, OverflowError):
            return None


def _index(day: date, cycle: Cycle) -> int:
    """The number of the cycle in which a day lies."""
    if cycle == "year":
        return day.year
    if cycle == "month":
        return day.year * 12 + day.month - 1
    return (day.toordinal() - _MONDAY) // 7 if cycle == "week" else day.toordinal()


def day_said(value: date) -> date:
    """The day of a day or a moment, as it was said."""
    return value.date() if isinstance(value, datetime) else value


def certain(day: date) -> Day:
    """Exactly this day."""
    return Day(lambda _: day)


@lru_cache(maxsize=512)
def yearly(month: int, day: int) -> Day:
    """The given day of a given month, year not said."""
    return Day(lambda year: date(year, month, day), "year")


@lru_cache(maxsize=64)
def monthly(day: int) -> Day:
    """The given day of a month, month not said."""
    return Day(lambda index: _first(index).replace(day=day), "month")


def weekly(weekday: int) -> Day:
    """A day of the week (Monday is 0), week not said."""
    return Day(lambda index: date.fromordinal(_MONDAY + index * 7 + weekday), "week")


def daily() -> Day:
    """Any day: what a clock time without a day leaves open."""
    return Day(date.fromordinal, "day")


def told(day: date | None = None) -> Day:
    """The day told before (当天); `day` once it is known."""
    return Day(lambda _: day, "told")


def month_end(month: int | None) -> Day:
    """The last day of this month, year not said; of some month, if None."""
    if month is None:
        return Day(lambda index: last_of_month(_first(index)), "month")
    return Day(lambda year: last_of_month(date(year, month, 1)), "year")


def year_end() -> Day:
    """The last day of a year that is not said."""
    return yearly(12, 31)


def last_of_month(day: date) -> date:
    """The last day of the month of `day`."""
    return add_months(day.replace(day=1), 1) - timedelta(days=1)


def _first(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


def exists(month: int, day: int, year: int | None = None) -> bool:
    """Whether there is such a day; without a year, whether there is one in some year."""
    try:
        date(2000 if year is None else year, month, day)
    except (ValueError, OverflowError):
        return False
    return True
