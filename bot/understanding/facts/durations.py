"""Lengths of time: 48小时, 三个月, 两天半, 一刻钟, 十三个自然日, half an hour."""

from __future__ import annotations

from decimal import Decimal

from bot.understanding.facts.draft import Draft, Line
from bot.understanding.facts.model import Duration
from bot.understanding.facts.numerals import Number

_YEAR, _MONTH, _DAY = Duration(months=12), Duration(months=1), Duration(days=1)
_QUARTER = Duration(seconds=900)
_HALVES = {_YEAR: Duration(months=6), _MONTH: Duration(days=15), _DAY: Duration(seconds=43200)}
_AND_A_HALF = frozenset({"and a half", "and half"})
#: 100 years: nothing longer is meant as a length of time here.
_LONGEST = 1200
#: From this number on 日 cannot be a day of the month: 90日 is ninety days.
LEAST_DAYS = 40


def duration(line: Line, first: int) -> Draft | None:
    """The length of time that begins at this token."""
    if first not in line.lengths:
        line.lengths[first] = _read(line, first)
    return line.lengths[first]


def _read(line: Line, first: int) -> Draft | None:
    found = _single(line, first)
    if found is None:
        return None
    total, last, approximate = found
    following = _single(line, line.skip(last, "and"))
    while following and _smaller(following[0], total):
        total, last, approximate = total + following[0], following[1], approximate or following[2]
        following = _single(line, line.skip(last, "and"))
    approximate = approximate or line.rough(first, last)
    last = line.skip(last, "about_after")
    assumed = frozenset({"approximate"} if approximate else ())
    return Draft(first, last, "duration", total, approximate=approximate, assumed=assumed)


def _smaller(part: Duration, whole: Duration) -> bool:
    """Whether a part may follow a whole: months after years, days after months, minutes after hours."""
    return _rank(part) < _rank(whole)


def _rank(length: Duration) -> tuple[bool, bool, bool, bool]:
    return length.months >= 12, length.months > 0, length.days > 0, length.seconds >= 3600


def _single(line: Line, index: int) -> tuple[Duration, int, bool] | None:
    """One figure with its unit: the length, the index after it, whether it is a guess."""
    if line.has(index, "half"):
        return _half(line, index + 1)
    unit = line.value(index)
    if line.has(index, "rough_length") and isinstance(unit, Duration):
        return unit, index + 1, True
    unit = line.value(index + 1)
    if line.has(index, "article") and isinstance(unit, Duration):
        longer = _times(unit, Decimal(1), half=True) if line.text(index + 2) in _AND_A_HALF else None
        return (unit, index + 2, False) if longer is None else (longer, index + 3, False)
    number = line.number(index)
    if number is None or not 0 < number.value <= 10_000 or line.has(index, "thousands"):
        return None
    index += 1
    more = line.has(index, "more")
    if line.has(index, "to") and line.number(index + 1) and line.has(index + 2, "unit"):
        index, more = index + 2, True  # 3到5天: at least three days
    index = line.skip(index, "more")
    half = line.has(index, "ge") and line.has(index + 1, "half")
    if half:
        index += 2
    elif line.text(index) in _AND_A_HALF:
        half, index = True, index + 1
    counted = half
    if line.has(index, "ge") and line.has(index + 1, "more"):
        index, more, counted = index + 2, True, True
    unit = _unit(line, index, counted=counted, number=number)
    if unit is None:
        return None
    index += 1
    if not half and line.has(index, "half") and not line.has(index + 1, "unit", "ge", "year"):
        half, index = True, index + 1
    elif line.text(index) in {"多", "来"} and not line.has(index + 1, "figure", "unit", "more"):
        more, index = True, index + 1
    length = _times(unit, number.value, half)
    return None if length is None else (length, index, more or number.approximate)


def _unit(line: Line, index: int, *, counted: bool, number: Number) -> Duration | None:
    """The unit at this token. 年, 月 and 日 are units only where they cannot name a year, a month or a day."""
    value = line.value(index)
    if line.has(index, "unit") and isinstance(value, Duration):
        return value
    if (
        line.has(index, "year")
        and number.value < 100
        and line.text(index - 1)[0] != "0"
        and not line.has(index + 2, "month")
    ):
        return _YEAR
    if line.has(index, "month") and counted:
        return _MONTH
    if line.has(index, "month") and line.text(index - 1) in {"俩", "仨"}:
        return _MONTH
    counted_days = line.has(index + 1, "within") or line.has(index - 2, "shift_time") or number.value >= LEAST_DAYS
    if line.text(index) == "日" and counted_days:
        return _DAY
    if line.text(index) == "刻钟":
        return _QUARTER
    if line.text(index) == "分" and line.has(index - 2, "unit"):
        return Duration(seconds=60)
    return None


def _half(line: Line, index: int) -> tuple[Duration, int, bool] | None:
    """半年, 半个月, 半小时, 半个钟头: half of a unit."""
    index = line.skip(index, "ge")
    unit = line.value(index)
    if line.has(index, "year"):
        unit = _YEAR
    if line.text(index) == "日":
        unit = _DAY
    if line.text(index) == "月":
        unit = _MONTH
    if not isinstance(unit, Duration):
        return None
    length = _times(unit, Decimal(0), half=True)
    more = line.text(index + 1) == "多"
    return None if length is None else (length, index + 1 + more, more)


def _times(unit: Duration, number: Decimal, half: bool) -> Duration | None:
    """`number` (and a half) units; parts of a day become hours, parts of a month are refused."""
    count = number + (Decimal("0.5") if half else 0)
    if count == count.to_integral_value():
        length = unit * int(count)
    elif count % 1 == Decimal("0.5") and unit in _HALVES:
        length = unit * int(count) + _HALVES[unit]
        if unit == _DAY:
            length = Duration(seconds=int(count * 86400))
    elif unit.seconds and (count * unit.seconds) % 1 == 0:
        length = Duration(seconds=int(count * unit.seconds))
    elif unit.days and (count * unit.days * 24) % 1 == 0:
        length = Duration(seconds=int(count * unit.days * 86400))
    else:
        return None
    return length if length.months <= _LONGEST else None
