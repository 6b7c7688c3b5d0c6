"""A day that leaves its month or year open, in the month or year that was named beside it or in the question before.

2月退的, then 10号: that is the tenth of February. Where a week, a month or a year was named and the day cannot be
placed in it, the day is not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from bot.conversation.case.bounded import Within
from bot.understanding.facts import Heard, day_said
from bot.understanding.reckoning.periods import Period

_OPEN = frozenset({"year", "month", "week", "day"})
"""What a value can leave open that a week, a month or a year settles."""


def day_in_period(heard: Heard, fact: str, periods: Iterable[Period], today: date, *, alone: bool) -> Heard | None:
    """``heard`` as a day of the time that was named for ``fact``; None where that leaves it open which day is meant.

    ``alone``: no word of its own says what the day is. A year that was named for one event is not lent to another.
    """
    left_open = heard.assumed & _OPEN
    named = [period for period in periods if not period.foreign]
    if not left_open or not named or not isinstance(heard.value, date):
        return heard
    unsettled = heard if left_open == {"year"} else None
    same = [period for period in named if fact in period.about or period.bare]
    if len({period[1:4] for period in named}) > 1 or not same or (unsettled and not alone and not same[0].bare):
        return unsettled
    period = same[0]
    if period.first is None or period.last is None:
        return unsettled or _in_month(heard, period.month or 0, today)
    inside = None if "day" in left_open else inside_period(heard.value, Within(period.first, period.last), left_open)
    if inside is None:
        return unsettled
    return msgspec.structs.replace(heard, value=inside, past=None, future=None, assumed=heard.assumed - _OPEN)


def inside_period(value: date, told: Within, assumed: Iterable[str]) -> date | None:
    """The only such day of a week, a month or a year, with the time of ``value``."""
    fitting = [
        day
        for day in told.days()
        if (day.weekday() == value.weekday() if "week" in assumed else day.day == value.day)
        and ("month" in assumed or "week" in assumed or day.month == value.month)
    ]
    if len(fitting) != 1:
        return None
    return value.replace(year=fitting[0].year, month=fitting[0].month, day=fitting[0].day)


def _in_month(heard: Heard, month: int, today: date) -> Heard | None:
    """A day of the month, 10号, as that of ``month``, of which the year is left open."""
    value = heard.value
    if not isinstance(value, date) or heard.assumed & {"week", "day"}:
        return None
    years = (today.year - 1, today.year, today.year + 1)
    days = [day for day in (_replaced(value, year, month) for year in years) if day is not None]
    past = [day for day in days if day_said(day) <= today]
    future = [day for day in days if day_said(day) > today]
    if not past or not future:
        return None
    nearest = min((past[-1], future[0]), key=lambda day: abs(day_said(day) - today))
    assumed = (heard.assumed - {"month"}) | {"year"}
    return msgspec.structs.replace(heard, value=nearest, past=past[-1], future=future[0], assumed=assumed)


def _replaced(value: date | datetime, year: int, month: int) -> date | datetime | None:
    try:
        return value.replace(year=year, month=month)
    except ValueError:  # no such day in that month
        return None
