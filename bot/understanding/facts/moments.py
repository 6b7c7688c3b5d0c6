"""A day, a time of day, or both together: 昨晚8点, 5月10日（周三）下午3点, 3pm yesterday, 2023-05-10T12:00."""

from __future__ import annotations

from datetime import date, datetime

from bot.patterns import pattern
from bot.understanding.facts.clock import clock_time
from bot.understanding.facts.dates import written_day
from bot.understanding.facts.days import daily
from bot.understanding.facts.draft import ClockFound, DayFound, Draft, Line
from bot.understanding.facts.english import english_day
from bot.understanding.facts.english_clock import dotted_clock
from bot.understanding.facts.figures import NO_DATE
from bot.understanding.facts.hours import NO_TIME, in_period
from bot.understanding.facts.model import CHINA
from bot.understanding.facts.relative import counted_day, moved, relative_day
from bot.understanding.facts.year_behind import with_year_behind

#: The parts a token must be able to play to begin a day or a time of day.
MOMENT_BEGINNINGS = frozenset({
    "figure", "half", "article", "rough_length", "after_pause",
    "day_word", "weekday", "week_word", "next_day", "same_day", "holiday", "year_word", "month_word", "january", "edge",
    "period", "short_of", "clock_word", "half_of_day", "before_clock",
    "before_day", "month_name", "weekday_name", "which_week", "week_phrase", "end_of", "ordinal_word",
})  # fmt: skip
_ISO = pattern(r"\d{4}-\d\d?-\d\d?t\d\d:\d\d(?::\d\d)?(?:z|\+\d\d:?\d\d)?")
#: How many small words may stand between a day and its time: 昨天【买家】下午3点.
_MOST_BETWEEN = 5


def moment(line: Line, first: int, now: datetime) -> Draft | None:
    """The day, the time of day, or the two together that begin at this token."""
    iso = _iso(line, first)
    if iso is not None:
        return iso
    found = _day(line, first, now.date())
    if found is None:
        return _clock_first(line, first, now.date())
    if found.problem:
        after = _clock_after(line, found)
        return Draft(first, after.last if after else found.last, "date", problem=found.problem)
    found = moved(line, found)
    clock = _clock_after(line, found)
    if clock is None:
        last = line.skip(_weekday_after(line, found.last), "period", most=2)
        about = line.rough(first, last)
        assumed = found.assumed | {"approximate"} if about else found.assumed
        day, last = with_year_behind(line, found.day, last, timed=False)
        return Draft(first, last, "date", day=day, approximate=found.approximate or about, assumed=assumed)
    return _joined(line, first, clock.last, found, clock)


def _joined(line: Line, first: int, last: int, found: DayFound, clock: ClockFound) -> Draft:
    approximate = found.approximate or clock.approximate or line.rough(first, last)
    day, last = with_year_behind(line, found.day, last, timed=True)
    return Draft(first, last, "datetime", None, day, clock.clock, clock.problem, approximate, found.assumed)


def _day(line: Line, first: int, today: date) -> DayFound | None:
    return (
        counted_day(line, first, today)
        or relative_day(line, first, today)
        or written_day(line, first, today)
        or english_day(line, first, today)
    )


def _clock_first(line: Line, first: int, today: date) -> Draft | None:
    """A time of day, maybe with its day after it: 3pm yesterday, 23:40 on the 4th, 下午三点，昨天签收的."""
    clock = clock_time(line, first)
    dotted = None if clock else dotted_clock(line, first)
    found = clock or dotted
    if found is None or line.has(found.last, "each"):
        return None
    joined = _with_day_after(line, first, found, today)
    if joined is not None or clock is None:
        return joined
    return Draft(
        first,
        clock.last,
        "datetime",
        day=daily(),
        clock=clock.clock,
        problem=clock.problem,
        approximate=clock.approximate,
    )


def _with_day_after(line: Line, first: int, clock: ClockFound, today: date) -> Draft | None:
    """The time with the day that follows it, None if none does, or one with a time of its own."""
    index = line.skip(clock.last, "joint", "of")
    english = line.text(index)[:1].isascii() and line.has(
        index, "day_word", "month_name", "weekday_name", "which_week", "figure", "before_day", "ordinal_word", "holiday"
    )
    chinese = line.has(index, "day_word") and not any(line.has(place, "current") for place in (first - 1, first - 2))
    found = _day(line, index, today) if english or chinese else None
    if found is None or found.day is None or (not english and _clock_after(line, found)):
        return None
    said_after = found.period
    last = found.last
    if line.has(last, "period") and said_after is None:
        said_after, last = str(line.value(last)), last + 1
    return _joined(line, first, last, found, in_period(clock, said_after))


def _weekday_after(line: Line, index: int) -> int:
    """The index after a weekday or holiday that only repeats the day: 5月10日（周三）, 12月31日跨年夜."""
    if line.has(index, "holiday") and not line.has(index, "figure"):
        return index + 1
    opened = line.text(index) == "("
    parted = line.text(index) in {",", "，"} and line.ended(index + 2)  # 6月3号,星期一,
    place = index + (opened or parted)
    value = line.value(place)
    plain_weekday = line.has(place, "weekday_name") or (
        line.has(place, "weekday") and isinstance(value, tuple) and value[0] is None
    )
    if not plain_weekday or (opened and line.text(place + 1) != ")"):
        return index
    return place + 1 + opened


def _clock_after(line: Line, found: DayFound) -> ClockFound | None:
    """The time that belongs to a day before it, small words between them apart."""
    start = _weekday_after(line, found.last)
    clock = clock_time(line, start, found.period, day_said=True)
    place = line.skip(start, "joint", most=2)
    if clock is None and place > start:
        clock = clock_time(line, place, found.period, day_said=True)
    place = line.skip(place, "joint", "subject", most=_MOST_BETWEEN)
    if clock is None and place > start:
        clock = clock_time(line, place, found.period, day_said=True)
    return clock


def _iso(line: Line, first: int) -> Draft | None:
    """2023-05-10T12:00, with or without a zone; without one it is China's time."""
    text = line.text(first)
    if not line.has(first, "figure") or not _ISO.fullmatch(text):
        return None
    day, _, clock = text.partition("t")
    try:
        year, month, number = (int(part) for part in day.split("-"))
        date(year, month, number)
    except ValueError:
        return Draft(first, first + 1, "date", problem=NO_DATE)
    try:
        moment = datetime.fromisoformat(f"{year:04}-{month:02}-{number:02}T{clock.upper()}")
    except ValueError:
        return Draft(first, first + 1, "datetime", problem=NO_TIME)
    aware = moment.replace(tzinfo=CHINA) if moment.tzinfo is None else moment.astimezone(CHINA)
    return Draft(first, first + 1, "datetime", aware)
