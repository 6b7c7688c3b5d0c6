"""Times of day: 下午3点一刻, 晚8点半, 15:30:20, 24点, 差一刻三点, 3pm, half past three."""

from __future__ import annotations

from bot.understanding.facts.draft import Clock, ClockFound, Line

NO_TIME = "no_such_time"
_HOUR = 3600
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
    "more",
    "fill",
    "ask",
    "exact",
    "act",
    "day_word",
)
#: After minutes without 分 these show that the figure is something else.
_TAKEN = ("measure", "measure_of", "unit", "currency", "jiao", "ge", "month", "day", "year", "hour", "sort", "percent")
#: Hours as they are said that each part of the day can have.
_POSSIBLE = {
    "dawn": (*range(9), 12, 24),
    "morning": tuple(range(13)),
    "noon": (0, 1, 2, 3, 11, 12, 13, 14),
    "afternoon": (*range(8), *range(12, 20)),
    "evening": (*range(13), *range(17, 25)),
    "midnight": (*range(7), 9, 10, 11, 12, 21, 22, 23, 24),
    "late": (*range(9), 12),
}
#: Hours as they are said that mean the second half of the day.
_SECOND_HALF = {
    "noon": (0, 1, 2, 3),
    "afternoon": tuple(range(8)),
    "evening": tuple(range(5, 12)),
    "midnight": (9, 10, 11),
}
#: Hours of the evening and the night that belong to the next calendar day.
_NEXT_DAY = {"evening": (0, 1, 2, 3, 4, 12), "midnight": (12,), "late": (*range(9), 12)}


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
        or _english(line, index, period)
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
    return _made(index + 1, (hour, 0, 0), period)


def _digital(line: Line, index: int, period: str | None, half: object = None) -> ClockFound | None:
    """15:30, 15:30:20, 3:30 pm, pm 3:30."""
    parts = line.text(index).split(":")
    if not line.has(index, "figure") or not 2 <= len(parts) <= 3 or not all(_digits(part, 2) for part in parts):
        return None
    hour, minute, second = (int(part) for part in (*parts, "0")[:3])
    if len(parts[1]) != 2 or len(parts[-1]) != 2 or hour > 29:
        return None
    if half and 1 <= hour <= 12:
        hour = _hour_of(hour, half)
    last = line.skip(index + 1, "exact", "about_after")
    about = line.has(index + 1, "about_after")
    return _half_of_day(line, index + 1, (hour, minute, second)) or _made(
        last, (hour, minute, second), period, spoken=False, approximate=about
    )


def _digits(part: str, most: int) -> bool:
    return part.isascii() and part.isdigit() and len(part) <= most


def _compact(line: Line, index: int) -> ClockFound | None:
    """153000 or 1530 after a day written without separators (20230510 153000)."""
    digits, day = line.text(index), line.text(index - 1)
    if not (_digits(digits, 6) and len(digits) in {4, 6} and _digits(day, 8) and len(day) == 8):
        return None
    return _made(index + 1, (int(digits[:2]), int(digits[2:4]), int(digits[4:] or 0)), None, spoken=False)


def _short_of(line: Line, index: int, period: str | None) -> ClockFound | None:
    """差一刻三点, 差5分8点; 三点差一刻."""
    if line.has(index, "short_of"):
        minutes, after = _minutes(line, index + 1)
        hour = line.whole(after)
        known = minutes and hour and line.has(after + 1, "hour")
        return _made(after + 2, (hour or 0, 0, 0), period, less=minutes or 0) if known else None
    hour = line.whole(index)
    if hour and line.has(index + 1, "hour") and line.has(index + 2, "short_of"):
        minutes, after = _minutes(line, index + 3)
        if minutes:
            return _made(after, (hour, 0, 0), period, less=minutes)
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
    quarter, after = _minutes(line, line.skip(last, "past_hour"))
    if line.has(last, "half"):
        minute, last = 30, last + 1
    elif quarter is not None:
        minute, last = quarter, after
        if line.whole(last) is not None and line.has(last + 1, "second"):
            second, last = line.whole(last) or 0, last + 2
    elif _bare_minutes(line, last):
        minute, last = line.whole(last) or 0, last + 1
    elif not sure and not _surely_hour(line, index, hour):
        return None
    approximate = line.has(last, "about_after") or (line.has(last, "more") and line.text(last) != "来")
    last = last + 1 if approximate else line.skip(last, "exact")
    if line.text(index + 1).isascii() and line.has(last, "period"):
        period, last = _period(line, last, period)
    formal = line.text(index + 1) == "时"  # 10时 is written in documents, which count to 24
    return _made(last, (hour, minute, second), period, spoken=not formal, approximate=approximate)


def _bare_minutes(line: Line, index: int) -> bool:
    """Whether the figure after 点 is minutes although 分 is not said: 3点50, 三点二十, 三点零五."""
    minute, text = line.whole(index), line.text(index)
    if minute is None or minute > 99 or "." in text or line.has(index + 1, *_TAKEN):
        return False
    return minute >= 10 or text.startswith(("零", "0"))


def _surely_hour(line: Line, index: int, hour: int) -> bool:
    """Whether a bare "N点" at this token is a time: by its unit, or by the words around it."""
    after = index + 2
    if hour == 0 or line.text(index + 1) != "点":
        return True
    if line.has(index - 1, "points_before"):
        return False
    if line.text(index) == "一":  # 一点 is mostly "a little"
        return (index == 0 or line.has(index - 1, "stop", "to")) and line.has(after, "event", "past", "act")
    return after >= line.length or line.has(after, *_AFTER_BARE_HOUR)


def _english(line: Line, first: int, period: str | None) -> ClockFound | None:
    """At 3pm, noon, midnight, half past three, quarter to four, 8 in the evening."""
    index = line.skip(first, "before_clock", most=2)
    if line.text(index) == "noon":
        return ClockFound(index + 1, Clock(12 * _HOUR))
    hour = line.whole(index)
    if hour is not None and _digits(line.text(index), 2):
        if hour == 12 and line.text(index + 1) == "noon":
            return ClockFound(index + 2, Clock(12 * _HOUR))
        if line.text(index + 1).startswith("in the ") and line.has(index + 1, "period"):
            return _made(index + 2, (hour, 0, 0), str(line.value(index + 1)))
        if period and line.text(first) == "at":
            return _made(index + 1, (hour, 0, 0), period)
        return _half_of_day(line, index + 1, (hour, 0, 0))
    part = {"half past": 30, "quarter past": 15, "quarter to": -15}.get(f"{line.text(index)} {line.text(index + 1)}")
    hour = line.whole(index + 2)
    if part is None or hour is None:
        return None
    after = index + 3
    if line.has(after, "half_of_day") and 1 <= hour <= 12:
        hour, after = _hour_of(hour, line.value(after)), after + 1
    return _made(after, (hour, max(part, 0), 0), None, less=max(-part, 0))


def _half_of_day(line: Line, index: int, said: tuple[int, int, int]) -> ClockFound | None:
    """The time with am or pm after it."""
    if not line.has(index, "half_of_day"):
        return None
    hour, minute, second = said
    if not 1 <= hour <= 12:
        return ClockFound(index + 1, problem=NO_TIME)
    return _made(index + 1, (_hour_of(hour, line.value(index)), minute, second), None, spoken=False)


def _hour_of(hour: int, half: object) -> int:
    return hour % 12 + (12 if half == "pm" else 0)


def _made(
    last: int,
    said: tuple[int, int, int],
    period: str | None,
    *,
    spoken: bool = True,
    less: int = 0,
    approximate: bool = False,
) -> ClockFound:
    """The clock of these figures, `less` so many minutes; or the problem that there is no such time."""
    hour, minute, second = said
    if (
        hour > 24
        or minute > 59
        or second > 59
        or (hour == 24 and minute + second)
        or (period and hour not in _POSSIBLE[period])
    ):
        return ClockFound(last, problem=NO_TIME)
    half_open = spoken and period is None and 1 <= hour < 12
    if period == "dawn" and hour in {12, 24}:
        hour = 0
    elif period and hour in _NEXT_DAY.get(period, ()):
        hour = hour % 12 + 24
    elif period and hour in _SECOND_HALF.get(period, ()):
        hour += 12
    return ClockFound(
        last, Clock(hour * _HOUR + minute * 60 + second - less * 60, half_open), period=period, approximate=approximate
    )
