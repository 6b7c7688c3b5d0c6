"""Day counting the way the PRC Civil Code does it (articles 201 to 204).

All functions are pure. Days are :class:`datetime.date`, moments aware :class:`datetime.datetime`; moments that come out
are in China Standard Time. Article 203 (a last day on a public holiday moves to the next working day) is *not* applied
anywhere: the rules are the parties' own (article 204), and they do not say it. Past the year 9999 every function
raises OverflowError.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import TypeVar

from knowledge.model import CHINA

DayOrMoment = TypeVar("DayOrMoment", date, datetime)


def add_days(start: DayOrMoment, days: int) -> DayOrMoment:
    """The last day of a period of ``days`` days; a negative number counts back from the last day to the event.

    The day of the event is not counted (article 201): the 15th day after 10 May is 25 May. A moment keeps its hour.
    """
    return start + timedelta(days=days)


def add_months(start: date, months: int) -> date:
    """The last day of a period of ``months`` months that begins with the event on ``start``.

    It has the same day number, or is the month's last day where there is no such number (article 202):
    three months from 30 November 2022 end on 28 February 2023.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"{start} and {months} months lead out of the calendar")
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def add_years(start: date, years: int) -> date:
    """The last day of a period of ``years`` years: as with months, 29 February may become 28 February (article 202)."""
    return add_months(start, 12 * years)


def add_hours(moment: datetime, hours: int) -> datetime:
    """The end of a period of ``hours`` hours, which runs from the moment itself (article 201, second paragraph)."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(CHINA)


def at_clock(day: date, clock: time) -> datetime:
    """The moment at which the clock shows ``clock`` on ``day`` in China."""
    return datetime.combine(day, clock, CHINA)


def next_midnight(day: date) -> datetime:
    """00:00:00 of the day after ``day``: the moment at which ``day`` ends (article 203: a day ends at 24:00)."""
    return at_clock(add_days(day, 1), time.min)


def end_of_day(day: date) -> datetime:
    """23:59:59 of ``day``, its last second, as 1688's notices write the end of a term (compare article 203)."""
    return at_clock(day, time(23, 59, 59))


def month_parts(first: date, last: date) -> tuple[tuple[int, int], ...]:
    """Every calendar month that ``first`` to ``last``, both included, touches: (days in the period, days of the month).

    Raises ValueError when ``last`` lies before ``first``. No article of the Code: the refund notice counts like this.
    """
    if last < first:
        raise ValueError(f"the period ends ({last}) before it begins ({first})")
    parts = []
    while True:
        length = monthrange(first.year, first.month)[1]
        month_end = first.replace(day=length)
        parts.append(((min(month_end, last) - first).days + 1, length))
        if month_end >= last:
            return tuple(parts)
        first = add_days(month_end, 1)


def months_as_fractions(first: date, last: date) -> Fraction:
    """The months from ``first`` to ``last``, both included, exactly; part of a month is days / days of that month.

    2023-02-04 to 2023-06-03 is 25/28 + 1 + 1 + 1 + 3/30 = 559/140. Raises ValueError as :func:`month_parts` does.
    """
    return sum((Fraction(days, length) for days, length in month_parts(first, last)), Fraction(0))


def is_past(deadline: date | datetime, asked_at: datetime) -> bool:
    """Whether ``deadline`` is over at ``asked_at``; the last day, and the last moment itself, are still in time.

    A day lasts until 24:00 in China (article 203, second paragraph).
    """
    if isinstance(deadline, datetime):
        return asked_at > deadline
    return asked_at >= next_midnight(deadline)
