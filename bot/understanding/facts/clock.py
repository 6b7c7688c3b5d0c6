"""Times of day: 下午3点一刻, 晚8点半, 15:30:20, 24点, 差一刻三点, 3pm, half past three."""

from __future__ import annotations

from bot.understanding.facts.draft import ClockFound, Line
from bot.understanding.facts.english_clock import after_clock, english_clock
from bot.understanding.facts.hours import halved, made

#: What may follow a bare "3点" that is a time; before anything else it may be three points of something.
_AFTER_BARE_HOUR = (
    "event",
    "subject",
    "past",
    "future",
    "soon",
    "stop",
    "to",
    "ago",
    "later",
    "about",
    "about_after",
    "more",
    "fill",
    "ask",
    "exact",
    "act",
    "day_word",
)
#: How words of asking end, before the number of points one has: 想请教两点, 想了解两点.
_ASKED_IN_POINTS = frozenset("问教询解答")
#: After minutes without 分 these show that the figure is something else.
_UNITS = ("unit", "currency", "jiao", "month", "day", "year", "hour", "percent")
_MEASURES = ("measure", "measure_of", "ge", "sort")
_TAKEN = (*_UNITS, *_MEASURES)
#: Measures that are words of their own, where 仓 and 门 mostly begin another one (3点25仓库签收).
_COUNTERS = frozenset(
    [
        "件",
        "个",
        "單",
        "单",
        "次",
        "笔",
        "筆",
        "箱",
        "条",
        "條",
        "张",
        "張",
        "双",
        "雙",
        "台",
        "包",
        "份",
        "票",
        "套",
        "批",
        "盒",
        "袋",
        "只",
        "隻",
        "位",
        "人",
        "多",
    ]
)


def clock_time(line: Line, first: int, period: str | None = None, *, day_said: bool = False) -> ClockFound | None:
    """The time of day at this token. `period` is the part of the day already said (昨晚), `day_said` that a day went before."""
    if line.has(first, "half_of_day") and ":" in line.text(first + 1):
        return _digital(line, first + 1, None, half=line.value(first))
    period, index = _period(line, first, period)
    if index > first and line.has(index, "joint") and not line.has(index, "before_clock"):
        index += 1
    return (
        _range_start(line, index, period)
        or _digital(line, index, period)
        or (_compact(line, index) if day_said else None)
        or _short_of(line, index, period)
        or _spoken(line, index, period, sure=day_said or period is not None)
        or english_clock(line, index, period, day_said=day_said)
    )


def _period(line: Line, index: int, period: str | None) -> tuple[str | None, int]:
    """The part of the day said here or before, and the index after it. 昨晚凌晨1点 lies late in the night after that evening."""
    for _ in range(2):
        if not line.has(index, "period"):
            break
        said = str(line.value(index))
        period, index = "late" if (period, said) == ("evening", "dawn") else said, index + 1
    return period, index


def _range_start(line: Line, index: int, period: str | None) -> ClockFound | None:
    """The 3 of 下午3-5点: an hour whose 点 stands only at the end of the range."""
    hour = line.whole(index)
    if (
        hour is None
        or not line.has(index + 1, "to")
        or line.whole(index + 2) is None
        or not line.has(index + 3, "hour")
    ):
        return None
    return made(index + 1, (hour, 0, 0), period)


def _digital(line: Line, index: int, period: str | None, half: object = None) -> ClockFound | None:
    """15:30, 15:30:20, 3:30 pm, pm 3:30."""
    parts = line.text(index).split(":")
    if not line.has(index, "figure") or not 2 <= len(parts) <= 3 or not all(_digits(part, 2) for part in parts):
        return None
    hour, minute, second = (int(part) for part in (*parts, "0")[:3])
    if len(parts[1]) != 2 or len(parts[-1]) != 2 or hour > 29:
        return None
    said = (hour, minute, second)
    if half and 1 <= hour <= 12:
        return halved(index + 1, said, half)
    last = line.skip(index + 1, "exact", "about_after", "hours_mark")
    about = line.has(index + 1, "about_after")
    return after_clock(line, index + 1, said) or made(last, said, period, spoken=False, approximate=about)


def _digits(part: str, most: int) -> bool:
    return part.isascii() and part.isdigit() and len(part) <= most


def _compact(line: Line, index: int) -> ClockFound | None:
    """153000 or 1530 after a day written without separators (20230510 153000)."""
    digits, day = line.text(index), line.text(index - 1)
    if not (_digits(digits, 6) and len(digits) in {4, 6} and _digits(day, 8) and len(day) == 8):
        return None
    return made(index + 1, (int(digits[:2]), int(digits[2:4]), int(digits[4:] or 0)), None, spoken=False)


def _short_of(line: Line, index: int, period: str | None) -> ClockFound | None:
    """差一刻三点, 差5分8点; 三点差一刻."""
    if line.has(index, "short_of"):
        minutes, after = _minutes(line, index + 1)
        hour = line.whole(after)
        known = minutes and hour and line.has(after + 1, "hour")
        return made(after + 2, (hour or 0, 0, 0), period, less=minutes or 0) if known else None
    hour = line.whole(index)
    if hour and line.has(index + 1, "hour") and line.has(index + 2, "short_of"):
        minutes, after = _minutes(line, index + 3)
        if minutes:
            return made(after, (hour, 0, 0), period, less=minutes)
    return None


def _minutes(line: Line, index: int) -> tuple[int | None, int]:
    """The minutes said at this token (一刻, 5分), and the index after them."""
    count = line.whole(index)
    if count is not None and line.has(index + 1, "quarter"):
        return count * 15, index + 2
    if count is not None and line.has(index + 1, "minute"):
        return count, index + 2
    if count is not None and line.has(index + 1, "five_minutes"):  # Cantonese: 三个字
        return count * 5, index + 2
    return None, index


def _spoken(line: Line, index: int, period: str | None, *, sure: bool) -> ClockFound | None:
    """8点, 8点半, 八点一刻, 十点零五分, 23点59分59秒, 10时, 零点, 8 o'clock in the evening."""
    hour = line.whole(index)
    if hour is None or hour > 29 or not line.has(index + 1, "hour") or "." in line.text(index):
        return None
    minute, second, last = 0, 0, index + 2
    zero = line.text(last) == "零" and (line.whole(last + 1) or 0) in range(1, 10)  # 14点零5分
    quarter, after = _minutes(line, last + 1 if zero else line.skip(last, "past_hour"))
    if line.has(last, "half", "half_hour"):
        minute, last = 30, last + 1
    elif quarter is not None:
        minute, last = quarter, after
        if line.whole(last) is not None and line.has(last + 1, "second"):
            second, last = line.whole(last) or 0, last + 2
    elif zero:  # 14点零5
        if line.has(last + 2, *_UNITS, *_MEASURES):
            return None
        minute, last = line.whole(last + 1) or 0, last + 2
    elif _bare_minutes(line, last):
        minute, last = line.whole(last) or 0, last + 1
    elif _minutes_or_a_number(line, last):
        return made(last, (hour, minute, second), period, spoken=True, approximate=True)
    elif _no_minutes(line, last):
        return made(last + 1, (hour, minute, second), period, spoken=True, approximate=True)
    elif _single_digit(line, last) or not (sure or _surely_hour(line, index, hour)):
        return None
    approximate = line.has(last, "about_after") or (line.has(last, "more") and line.text(last) != "来")
    last = last + 1 if approximate else line.skip(last, "exact")
    if line.text(last).isascii() and line.has(last, "period"):
        period, last = _period(line, last, period)
    formal = line.text(index + 1) == "时"  # 10时 is written in documents, which count to 24
    return made(last, (hour, minute, second), period, spoken=not formal, approximate=approximate)


def _bare_minutes(line: Line, index: int) -> bool:
    """Whether the figure after 点 is minutes although 分 is not said: 3点50, 三点二十, 三点零五."""
    minute, text = line.whole(index), line.text(index)
    if minute is None or minute > 99 or "." in text or line.has(index + 1, *_UNITS):
        return False
    if line.has(index + 1, *_MEASURES) and (line.text(index + 1) in _COUNTERS or minute > 59):
        return False
    return minute >= 10 or text.startswith(("零", "0"))


def _minutes_or_a_number(line: Line, index: int) -> bool:
    """下午3点25件签收: five and twenty minutes, or so many pieces."""
    minute = line.whole(index)
    return minute is not None and 10 <= minute <= 59 and line.touching(index) and line.text(index + 1) in _COUNTERS


def _no_minutes(line: Line, index: int) -> bool:
    """昨晚9点4000签收: a figure that is neither minutes nor counts anything, so that the minutes were mistyped."""
    number = line.whole(index)
    counts = line.has(index + 1, "currency", *_UNITS, *_MEASURES)
    return number is not None and number > 59 and line.touching(index) and not counts


def _single_digit(line: Line, index: int) -> bool:
    """九点三: a quarter past nine to some, and nothing certain to others."""
    digit = line.whole(index)
    return digit is not None and 0 < digit < 10 and line.touching(index) and not line.has(index + 1, *_TAKEN)


def _surely_hour(line: Line, index: int, hour: int) -> bool:
    """Whether a bare "N点" at this token is a time: by its unit, or by the words around it."""
    after = index + 2
    if hour == 0 or line.text(index + 1) != "点" or _ends_range(line, index):
        return True
    if line.has(index - 1, "points_before") or line.text(after) == ":":
        return False
    asked = line.text(index - 1)[-1:] in _ASKED_IN_POINTS or line.has(index - 1, "asking_before")
    if asked and line.ended(after):
        return False
    if line.text(index) == "一":  # 一点 is mostly "a little"
        return (index == 0 or line.has(index - 1, "stop", "to")) and line.has(after, "event", "past", "act")
    return after >= line.length or line.has(after, *_AFTER_BARE_HOUR)


def _ends_range(line: Line, index: int) -> bool:
    """Whether another time and 到 go before: 9点到11点那会儿, 9:30到11点送的."""
    before = index - 2
    return line.has(index - 1, "to") and (
        line.has(before, "hour", "half", "half_hour", "minute", "quarter") or ":" in line.text(before)
    )
