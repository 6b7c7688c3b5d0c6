"""Left out: what a value that takes another's place does not say again comes from the first.

4月3号,不,5号 is in April; 下午3点,不,4点 in the afternoon; 4月3号下午3点,不,4月5号 keeps its hour. Where the half of the day
is open, it stays open.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import msgspec

from bot.patterns import pattern
from bot.understanding.facts import Heard, day_said

_MONTH_SAID = pattern(r"月|\d[-/.]\d|[a-z]{3}", re.IGNORECASE)
"""In a day: not in 昨天, beside which 28号 may be of the month before."""
_NOON, _EVENING, _HALF_DAY = 12, 18, timedelta(hours=12)
_DUSK, _DAWN, _LATE_AFTERNOON, _LATE_MORNING = 5, 6, 7, 10
"""The first hours as they are said, or the last one, that an evening, a morning or an afternoon can have."""
_PART_OF_DAY = pattern(
    r"早|晨|上午|上昼|中午|下午|下昼|傍晚|晚|夜|凌晨|午|\b(?:[ap]\.?m|morning|noon|afternoon|evening|night|tonight)\b|\d\s?[ap]\.?m\b",
    re.IGNORECASE,
)


def merged(first: Heard, second: Heard) -> Heard:
    """The second value, with the year, the month, the day or the time of the first where it leaves that out."""
    one, other = first.value, second.value
    if not isinstance(one, date) or not isinstance(other, date):
        return second
    if isinstance(other, datetime) and "day" in second.assumed:
        return _at_that_hour(first, second, other)
    second = _in_that_month(first, second)
    if isinstance(one, datetime) and not isinstance(other, datetime):
        moments = [
            datetime.combine(day, one.timetz()) if isinstance(day, date) else None
            for day in (second.value, second.past, second.future)
        ]
        value, past, future = moments
        assumed = second.assumed | (first.assumed & {"half_day"})
        return msgspec.structs.replace(
            second, kind="datetime", value=value or one, past=past, future=future, assumed=assumed
        )
    return second


def _in_that_month(first: Heard, second: Heard) -> Heard:
    """A day of which the year or the month was left out, in that of the first: 4月3号,不,5号."""
    day, other = first.value, second.value
    left_out = (second.assumed - first.assumed) & {"year", "month"}
    if not left_out or not _MONTH_SAID.search(first.text) or not isinstance(day, date) or not isinstance(other, date):
        return second
    months = {"month": day.month} if "month" in left_out else {}
    try:
        value, past, future = (
            other.replace(year=base.year, **months) if isinstance(base, date) else None
            for base in (day, first.past, first.future)
        )
    except ValueError:  # no such day in that month
        return second
    assumed = (second.assumed - {"year", "month"}) | (first.assumed & {"year", "month"})
    return msgspec.structs.replace(second, value=value or other, past=past, future=future, assumed=assumed)


def _at_that_hour(first: Heard, second: Heard, clock: datetime) -> Heard:
    """The day of the first at the hour of the second, in the morning or the afternoon as the first was."""
    one, assumed = first.value, first.assumed - {"half_day"}
    if "half_day" in second.assumed:
        afternoon = _is_afternoon(first, clock.hour)
        clock += _HALF_DAY if afternoon else timedelta()
        assumed |= {"half_day"} if afternoon is None else frozenset()
    value, past, future = (
        datetime.combine(day_said(day), clock.timetz()) if isinstance(day, date) else None
        for day in (one, first.past, first.future)
    )
    return msgspec.structs.replace(
        second, kind="datetime", value=value or clock, past=past, future=future, assumed=assumed
    )


def _is_afternoon(first: Heard, hour: int) -> bool | None:
    """Whether an hour of which nobody said so is one after noon, beside the first one; None where that is open."""
    if not isinstance(first.value, datetime) or "half_day" in first.assumed or hour >= _NOON:
        return None
    return is_afternoon(first.value.hour, hour, of_24=told_in_24_hours(first.text, first.value))


def is_afternoon(said: int, hour: int, *, of_24: bool) -> bool | None:
    """Whether a bare hour that puts one at ``said`` o'clock right is one after noon; None where that is open.

    Who counts to 24 (``of_24``) means the morning with 11点 after 15点; after 下午3点 it may be either.
    """
    if said < _NOON:
        return False if hour >= _DAWN or said < _DAWN else None
    if said >= _EVENING:
        return True if hour >= _DUSK and not of_24 else None
    if hour <= _LATE_AFTERNOON:
        return True
    return False if of_24 and hour >= _LATE_MORNING else None


def told_in_24_hours(text: str, moment: datetime) -> bool:
    """Whether an hour after noon was told as such, and not by the part of the day: 15点, 20:30."""
    return moment.hour > _NOON and _PART_OF_DAY.search(text) is None
