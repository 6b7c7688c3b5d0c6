"""Dates written out: 2023年5月10日, 去年双十一, 5月10号, 15号, 上个月15号, 5月底. One-figure dates are in `figures`."""

from __future__ import annotations

from datetime import date

from bot.understanding.facts.days import Day, certain, exists, last_of_month, month_end, monthly, year_end, yearly
from bot.understanding.facts.draft import DayFound, Line
from bot.understanding.facts.durations import LEAST_DAYS
from bot.understanding.facts.figures import NO_DATE, NO_MONTH, NO_YEAR, figure_day, sure_pair
from bot.understanding.facts.holidays import covered, holiday_in, part_of_day
from bot.understanding.facts.words import FIRST_DAY, LAST_DAY
from handlers.calendar import add_months

_YEARS = range(1900, 2101)
#: A smaller number before 年 is how many: 续两年7月10号到期.
_LEAST_NO_YEAR = 100
#: Two figures are a year only in these (23年).
_SHORT_YEARS = range(10, 60)
#: Years of the Republic of China calendar: 112年 is 2023.
_REPUBLIC_YEARS, _REPUBLIC_START = range(100, 160), 1911
#: What a figure after 5月 must not be followed by if it is to be the day (5月3次投诉).
_TAKEN = (
    "measure", "measure_of", "unit", "currency", "jiao", "ge", "month", "year", "hour", "sort", "more", "thousands", "minute", "percent",
    "foreign", "noun_link", "noun_count",
)  # fmt: skip
#: Days of the lunar calendar's feasts: without 日 or 号 they may be meant that way (八月十五).
_FEASTS = {(1, 15), (5, 5), (7, 7), (7, 15), (8, 15), (9, 9), (12, 8)}
#: What names the same day of another year, month or week: 去年今日.
TODAY = frozenset({"今天", "今日", "今儿"})
#: What may follow 国庆, 十一 or 618 that is a day.
_AWAY_FROM = frozenset("从自由")
"""去年中秋从批发中心走的"""
_AFTER_HOLIDAY = (
    "event",
    "subject",
    "act",
    "past",
    "future",
    "soon",
    "ago",
    "later",
    "this_day",
    "next_day",
    "period",
    "stop",
    "ordinal",
)
_LAST_DAY, _FIRST_DAY, _NEAR_START = (
    {"底", "末", "尾", "月底", "月末", "月尾", "年底", "年末"} | LAST_DAY,
    FIRST_DAY,
    {"初", "头", "月初", "月头", "年初"},
)


def written_day(line: Line, first: int, today: date) -> DayFound | None:
    """The date written at this token, as of `today`."""
    return (
        _with_year(line, first, today)
        or _month_and_day(line, first, None)
        or _in_month_word(line, first, today)
        or _bare_edge(line, first)
        or _day_of_month(line, first)
        or figure_day(line, first)
    )


def _with_year(line: Line, first: int, today: date) -> DayFound | None:
    """A year, then a month and a day, a figure such as 5.10, a holiday, or the year's end."""
    year, index, assumed = said_year(line, first, today)
    if not year:
        return _no_such_year(line, first)
    index = line.skip(index, "genitive", "leap_year", most=2) if line.text(index) != "," else index + 1
    if is_holiday(line, index):
        name = line.text(index)
        if not covered(name, year):
            return DayFound(index + 1, problem="holiday_not_known")
        return DayFound(index + 1, certain(holiday_in(name, year)), period=part_of_day(name))
    if line.has(index, "edge") and not line.text(index).startswith("月"):
        return _edge(line, index, date(year, 1, 1), date(year, 12, 31))
    if line.text(index) in TODAY:
        day = add_months(today, 12 * (year - today.year))
        return DayFound(index + 1, certain(day))
    found = _month_and_day(line, index, year) or sure_pair(line, index, year)
    return found and DayFound(found.last, found.day, found.problem, None, found.assumed | assumed, found.approximate)


def _no_such_year(line: Line, first: int) -> DayFound | None:
    """9999年12月31日: a full date in a year that nobody can mean."""
    if not (
        line.has(first + 1, "year")
        and line.has(first + 3, "month")
        and (line.whole(first) or 0) >= _LEAST_NO_YEAR
        and line.whole(first + 2) is not None
    ):
        return None
    said = _day_number(line, first + 4)
    if said is None:
        return None
    return DayFound(said[1], problem=NO_YEAR if exists(line.whole(first + 2) or 0, said[0]) else NO_DATE)


def is_holiday(line: Line, index: int) -> bool:
    """Whether the name of a holiday at this token is meant as a day: something happens on it, or nothing follows."""
    after = line.skip(index + 1, "genitive")
    if line.has(after, "campaign"):
        return False
    hour = line.skip(after, "before_clock")  # double 11 at 9pm
    clock = line.has(hour, "figure") and (line.has(hour + 1, "hour", "half_of_day") or ":" in line.text(hour))
    left = line.text(after) in _AWAY_FROM or line.text(after) in FIRST_DAY
    taken = line.has(after, "deduction") and not line.has(index, "figure")  # 除夕扣了500, and not 618扣了500
    told = after >= line.length or line.has(after, *_AFTER_HOLIDAY) or clock or left or taken
    return told and line.has(index, "holiday")


def said_year(line: Line, first: int, today: date) -> tuple[int, int, frozenset[str]]:
    """The year said at this token (0 if none), the index after it, and what was assumed: 2023年, 23年, 112年, 去年."""
    offset = line.value(first)
    if line.has(first, "year_word") and isinstance(offset, int):
        return today.year + offset, first + 1, frozenset()
    said = line.whole(first)
    edge = line.text(first + 1) in {"年底", "年末", "年初"}
    if said is None or not (edge or line.has(first + 1, "year")):
        return 0, first, frozenset()
    after = first + 1 if edge else first + 2
    if said in _YEARS:
        return said, after, frozenset()
    if said in _SHORT_YEARS:
        return 2000 + said, after, frozenset()
    if said in _REPUBLIC_YEARS:
        return _REPUBLIC_START + said, after, frozenset({"republic_year"})
    return 0, first, frozenset()


def _month_and_day(line: Line, index: int, year: int | None) -> DayFound | None:
    """5月10号, 5月的10号, 元月8日, 5月底."""
    month = line.whole(index)
    if line.has(index, "january"):
        month, index = 1, index - 1
    elif month is None or not 0 <= month <= 99 or "." in line.text(index):
        return None
    if line.has(index + 1, "edge") and line.text(index + 1).startswith("月"):
        return _month_edge(line, index + 1, month, year) if 1 <= month <= 12 else None
    if not line.has(index + 1, "month", "january"):
        return None
    after = line.skip(index + 2, "genitive") if line.has(index + 3, "figure", "edge") else index + 2
    if line.has(after, "edge") and 1 <= month <= 12:
        return _month_edge(line, after, month, year)
    said = _day_number(line, after)
    if said is None:
        return DayFound(index + 2, problem=NO_MONTH) if month > 12 and not line.has(after, "text") else None
    number, last = said
    if not 1 <= month <= 12:
        return DayFound(last, problem=NO_MONTH)
    if not exists(month, number, year):
        return DayFound(last, problem=NO_DATE)
    maybe_lunar = (month, number) in _FEASTS and not line.has(last - 1, "day") and not line.text(last - 1).isascii()
    return DayFound(last, _day(year, month, number), assumed=frozenset({"calendar"} if maybe_lunar else ()))


def _day(year: int | None, month: int, number: int) -> Day:
    return yearly(month, number) if year is None else certain(date(year, month, number))


def _day_number(line: Line, index: int) -> tuple[int, int] | None:
    """The day of a month at this token and the index after it: 10日, 10号, or 10 with nothing that makes it something else."""
    number = line.whole(index)
    if number is None or "." in line.text(index) or line.has(index, "thousands"):
        return None
    if line.has(index + 1, "day"):
        return (number, index + 2) if number <= 99 else None
    if number > 31 or line.has(index + 1, *_TAKEN):
        return None
    return number, index + 1


def _month_edge(line: Line, index: int, month: int, year: int | None) -> DayFound:
    """5月底, 5月初, 5月最后一天."""
    if year is not None:
        start = date(year, month, 1)
        return _edge(line, index, start, last_of_month(start))
    if line.text(index) in _LAST_DAY:
        return DayFound(line.skip(index + 1, "edge"), month_end(month))
    return DayFound(index + 1, *_about(line, index, yearly(month, 1), yearly(month, 15)))


def _about(line: Line, index: int, start: Day, middle: Day) -> tuple[Day, None, None, frozenset[str], bool]:
    """The first day for 第一天, about the first for 初, about the middle for 中旬."""
    word = line.text(index)
    guess = word not in _FIRST_DAY
    day = start if word in _NEAR_START or not guess else middle
    return day, None, None, frozenset({"approximate"} if guess else ()), guess


def _edge(line: Line, index: int, start: date, end: date) -> DayFound:
    """The end of a certain month or year (底, 最后一天), or its start (初, 第一天)."""
    if line.text(index) in _LAST_DAY:
        return DayFound(line.skip(index + 1, "edge"), certain(end))
    middle = start + (end - start) // 2
    return DayFound(index + 1, *_about(line, index, certain(start), certain(middle)))


def _in_month_word(line: Line, first: int, today: date) -> DayFound | None:
    """上个月15号, 本月底, 下个月最后一天, 上个月今天."""
    offset = line.value(first)
    if not line.has(first, "month_word") or not isinstance(offset, int):
        return None
    index = line.skip(first + 1, "genitive")
    start = add_months(today.replace(day=1), offset)
    if line.has(index, "edge"):
        return _edge(line, index, start, last_of_month(start))
    if line.text(index) in TODAY:
        return DayFound(index + 1, certain(add_months(today, offset)))
    number = line.whole(index)
    if number is None or not line.has(index + 1, "day"):
        return None
    if not exists(start.month, number, start.year):
        return DayFound(index + 2, problem=NO_DATE)
    return DayFound(index + 2, certain(start.replace(day=number)))


def _bare_edge(line: Line, index: int) -> DayFound | None:
    """月底, 年底: of a month or year that is not said."""
    word = line.text(index)
    if word in {"月底", "月末", "月尾"}:
        return DayFound(line.skip(index + 1, "edge"), month_end(None))
    if word in {"年底", "年末"} and line.has(index + 1, "event", "act", "past", "future", "soon", "ago"):
        return DayFound(line.skip(index + 1, "edge"), year_end(), approximate=True, assumed=frozenset({"approximate"}))
    if word in {"月初", "月头"} and not line.has(index + 1, "figure"):
        return DayFound(index + 1, monthly(1), approximate=True, assumed=frozenset({"approximate"}))
    return None


def _day_of_month(line: Line, index: int) -> DayFound | None:
    """15号: a day of a month that is not said."""
    number = line.whole(index)
    if (
        number is None
        or not line.has(index + 1, "day")
        or number > 99
        or "." in line.text(index)
        or line.has(index + 2, "within")
        or (line.has(index - 1, "shift_time") and line.text(index + 1) == "日")  # 提前15日
        or (
            line.text(index) == "一" and line.text(index - 1).endswith(("那", "哪"))
        )  # 哪一号, or 那一号 written for it
        or (number == 1 and line.text(index - 1) == "后" and line.text(index - 2) == "最")  # 最后 1 日
    ):
        return None
    if 1 <= number <= 31:
        return DayFound(index + 2, monthly(number))
    if number >= LEAST_DAYS and line.text(index + 1) == "日":
        return None  # 90日 is a length of time
    believed = line.ended(index + 2) or line.has(
        index + 2, "event", "past", "future", "soon", "ago", "later", "this_day"
    )
    return DayFound(index + 2, problem=NO_DATE) if believed else None
