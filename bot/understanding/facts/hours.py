"""The hours that each part of the day can have, and the clock made of what was said: 晚8点 is 20:00, 昨晚1点 lies after midnight."""

from __future__ import annotations

from bot.understanding.facts.draft import Clock, ClockFound

NO_TIME = "no_such_time"
HOUR = 3600
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


def made(
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
        last, Clock(hour * HOUR + minute * 60 + second - less * 60, half_open), period=period, approximate=approximate
    )


def halved(last: int, said: tuple[int, int, int], half: object, *, less: int = 0) -> ClockFound:
    """The clock of these figures before or after noon (`half` is am or pm), `less` so many minutes."""
    hour, minute, second = said
    if not 1 <= hour <= 12:
        return ClockFound(last, problem=NO_TIME)
    return made(last, (hour % 12 + (12 if half == "pm" else 0), minute, second), None, spoken=False, less=less)


def in_period(found: ClockFound, period: str | None) -> ClockFound:
    """The clock with the part of the day that was said after it: 3 o'clock yesterday 【afternoon】."""
    if period is None or found.clock is None or found.period or not 0 < found.clock.seconds < 13 * HOUR:
        return found
    hour, rest = divmod(found.clock.seconds, HOUR)
    again = made(found.last, (hour, rest // 60, rest % 60), period)
    return again._replace(approximate=found.approximate)
