"""Dates in one figure: 2023-05-10, 23.5.10, 12/31/2022, 20230510, 0510, 5/10, and 5.10 where the words around it say so."""

from __future__ import annotations

from datetime import date
from math import gcd

from bot.patterns import pattern
from bot.understanding.facts.days import certain, exists, yearly
from bot.understanding.facts.draft import DayFound, Line

NO_DATE, NO_MONTH, NO_YEAR = "no_such_date", "no_such_month", "year_out_of_range"
_YEARS = range(1900, 2101)
_SHORT_YEARS = range(18, 40)
#: Years of the Republic of China calendar: 113/11/12 is 12 November 2024.
_REPUBLIC_YEARS, _REPUBLIC_START = range(100, 160), 1911
#: Words after a figure like 5.10 or 0510 that show it is a date.
_AFTER_DATE = (
    "event",
    "subject",
    "past",
    "future",
    "soon",
    "period",
    "ago",
    "later",
    "this_day",
    "next_day",
    "act",
    "weekday",
)
#: Words behind a day that lead to what was done with something: 1/10把申请送出去.
_LEADS_TO_ACT = frozenset({"把", "托"})
#: What an account shows behind a day, with its figure: 07-13 余额2,980.00.
_SHOWN = frozenset({"余额", "结余", "账户余额"})
_FALLS_TO = frozenset({"掉到", "跌到", "降到", "减到", "扣到", "低于", "不足", "少于", "掉破", "跌破"})
_NO_DAY = 31
_IS = frozenset({"是", "就是", "在"})
_COUNTED = ("unit", "measure", "measure_of", "currency", "ge", "percent", "foreign", "thousands", "jiao", "sort")
_EIGHT = pattern(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SIX = pattern(r"(1[89]|[23]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_FOUR = pattern(r"(0[1-9]|1[0-2])(\d\d)")


def figure_day(line: Line, index: int) -> DayFound | None:
    """The date in the figure at this token."""
    if not line.has(index, "figure"):
        return None
    if line.has(index + 1, "day"):
        return _triple(line, index) or sure_pair(line, index, None)
    return _triple(line, index) or _eight(line, index) or _six(line, index) or _pair(line, index) or _four(line, index)


def sure_pair(line: Line, index: int, year: int | None) -> DayFound | None:
    """5.10 or 5/10 after a year or before 号: surely a month and a day."""
    parts = _parts(line.text(index))
    if len(parts) != 2:
        return None
    month, number = parts
    last = line.skip(index + 1, "day")
    if not 1 <= month <= 12:
        return DayFound(last, problem=NO_MONTH)
    if not exists(month, number, year):
        return DayFound(last, problem=NO_DATE)
    return DayFound(last, yearly(month, number) if year is None else certain(date(year, month, number)))


def _parts(text: str) -> list[int]:
    """The numbers of 2023-05-10 or 5.10, empty if the separators differ or a part is too long."""
    for separator in "-/.":
        parts = text.split(separator)
        if len(parts) > 1 and all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
            return [int(part) for part in parts]
    return []


def _checked(last: int, year: int, month: int, number: int, assumed: frozenset[str] = frozenset()) -> DayFound:
    if not 1 <= month <= 12:
        return DayFound(last, problem=NO_MONTH)
    if not exists(month, number, year):
        return DayFound(last, problem=NO_DATE)
    return DayFound(last, certain(date(year, month, number)), assumed=assumed)


def _triple(line: Line, index: int) -> DayFound | None:
    """2023-05-10, 2023.5.10, 23.5.10, 12/31/2022."""
    text = line.text(index)
    parts = _parts(text)
    if len(parts) != 3:
        return None
    first, second, third = parts
    last = line.skip(index + 1, "day")
    if first in _YEARS:
        return _checked(last, first, second, third)
    if first in _SHORT_YEARS and exists(second, third, 2000 + first):
        return DayFound(last, certain(date(2000 + first, second, third)))
    if first in _REPUBLIC_YEARS and "/" in text and exists(second, third, _REPUBLIC_START + first):
        return DayFound(
            last, certain(date(_REPUBLIC_START + first, second, third)), assumed=frozenset({"republic_year"})
        )
    if third in _YEARS:
        if first > 12 or ("." in text and second <= 12):  # 12.11.2024: day first, where dots are used
            return _checked(last, third, second, first)
        unclear = second <= 12 and first != second
        return _checked(last, third, first, second, frozenset({"order"} if unclear else ()))
    return None


def _eight(line: Line, index: int) -> DayFound | None:
    """20230510."""
    match = _EIGHT.fullmatch(line.text(index))
    if match is None:
        return None
    year, month, number = (int(part) for part in match.groups())
    if exists(month, number, year):
        return DayFound(index + 1, certain(date(year, month, number)))
    return DayFound(index + 1, problem=NO_DATE) if _date_around(line, index) else None


def _six(line: Line, index: int) -> DayFound | None:
    """230510, where the words around it speak of a day."""
    match = _SIX.fullmatch(line.text(index))
    if match is None or not _date_around(line, index):
        return None
    year, month, number = (int(part) for part in match.groups())
    return (
        DayFound(index + 1, certain(date(2000 + year, month, number))) if exists(month, number, 2000 + year) else None
    )


def _four(line: Line, index: int) -> DayFound | None:
    """0510申请的: month and day in four digits, where the words around them speak of a day."""
    match = _FOUR.fullmatch(line.text(index))
    if match is None or line.has(index - 1, "money", "money_weak"):
        return None
    month, number = int(match[1]), int(match[2])
    alone = line.length == 1 and match[0].startswith("0")
    if not alone and not _date_around(line, index):
        return None
    if exists(month, number):
        return DayFound(index + 1, yearly(month, number))
    return DayFound(index + 1, problem=NO_DATE) if match[0].startswith("0") and 1 <= number <= 39 else None


def _pair(line: Line, index: int) -> DayFound | None:
    """5/10 if nothing speaks against it; 5.10 and 5-10 only if the words around say that it is a day."""
    text = line.text(index)
    parts = _parts(text)
    if len(parts) != 2 or len(text) > 5:
        return None
    month, number = parts
    if "/" in text:
        believed = not _fraction(line, index, month, number) and not line.has(
            index + 1, "sort", "percent", "currency", "letters"
        )
    else:
        spoken_of = _date_around(line, index) or _answered(line, index)
        believed = spoken_of and not (line.has(index - 1, "money") and "." in text)
    if (
        "/" in text
        and 12 < month <= 31
        and exists(number, month)
        and line.has(index + 1, "figure")
        and _date_around(line, index)
    ):
        return DayFound(index + 1, yearly(number, month), assumed=frozenset({"order"}))  # 20/6 16:15: day first
    if not believed or not 1 <= month <= 12 or not 1 <= number <= 39:
        return None
    if not exists(month, number):
        return DayFound(index + 1, problem=NO_DATE) if _date_around(line, index) else None
    return DayFound(index + 1, yearly(month, number))


def _answered(line: Line, index: int) -> bool:
    """5.31吧; 老板说改成5.31: nothing else in the message, or put in the place of what was told."""
    return line.alone(index, index + 1) or (
        line.has(index - 1, "rename")
        and line.has(index - 1, "money_weak")
        and line.ended(line.skip(index + 1, "particle"))
    )


def _fraction(line: Line, index: int, top: int, bottom: int) -> bool:
    """2/3的货: a part of something."""
    if not (top < bottom <= 10 and gcd(top, bottom) == 1):
        return False
    after = index + 1
    if line.text(after) in _LEADS_TO_ACT:
        return False
    if line.has(after, "subject") and not line.has(after, "event", "past"):
        return not line.has(after + 1, "event", "past", "act")
    if line.text(after) == "的":
        return not line.has(after + 1, "event", "past")
    return line.text(after) in {"以上", "都", "左右"} or (line.has(after, "text") and not line.has(after, "letters"))


def _shown_of(line: Line, index: int, after: int) -> bool:
    """07-13 余额2,980.00: the line of an account, its day first."""
    listed = "." not in line.text(index) and line.text(after) in _SHOWN
    return listed and line.has(line.skip(after + 1, "fill"), "figure")


def _is_told_as_a_day(line: Line, index: int) -> bool:
    """Whether a figure is said to be when something was done, and no sum was: 确认的是3.10, 申请递的是2.20."""
    after = line.skip(index + 1, "particle")
    if line.text(index - 1) not in _IS or not (
        line.ended(after) or line.has(after, "ask", "text", "figure", *_AFTER_DATE)
    ):
        return False
    if line.has(after, *_COUNTED) or line.has(index + 1, *_COUNTED):
        return False
    if line.has(index - 2, "past"):
        return line.has(index - 2, "event") and not line.has(index - 2, "money", "money_weak")
    done = line.text(index - 2) == "的" and line.has(index - 3, "event")
    return done and not line.has(index - 3, "money", "money_weak")


def _falls_on(line: Line, index: int, after: int) -> bool:
    """6.6掉到6000以下: the day on which a balance fell, as no sum so small falls to so much."""
    least, to = line.number(index), line.number(after + 1)
    if line.text(after) not in _FALLS_TO or least is None or to is None or "." not in line.text(index):
        return False
    return to.value > _NO_DAY and not line.has(index - 1, "money", "to", "reach") and line.text(index - 1) != "从"


def _date_around(line: Line, index: int) -> bool:
    """Whether the words next to a figure show that it is a day."""
    after = line.skip(index + 1, "about", "about_after")
    if line.has(after, *_AFTER_DATE) and not line.has(after, "measure", "measure_of", "unit"):
        return True
    if line.text(after) == "的" and line.has(after + 1, "event", "act", "past"):
        return True
    if line.text(after) in _LEADS_TO_ACT or _shown_of(line, index, after):
        return True
    if _is_told_as_a_day(line, index) or _falls_on(line, index, after):
        return True
    if line.has(index - 1, "date_cue"):
        return line.ended(after) or not line.has(after, "text", "ge")
    if (
        line.has(index - 1, "to")
        and line.has(index - 2, "figure", "day")
        and not line.has(after, "unit", "measure", "currency", "ge")
    ):
        return True
    clock = line.has(after, "figure") and (":" in line.text(after) or line.has(after + 1, "hour"))
    return clock or (
        line.has(after, "to")
        and line.has(after + 1, "figure")
        and not line.has(after + 2, "unit", "measure", "currency")
    )
