"""Holidays and sale days: fixed ones by month and day, moving ones from a table of the years it covers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from bot.understanding.facts.days import Day

_FIXED: dict[tuple[int, int], str] = {
    (1, 1): "元旦 元旦节 new_year's_day new_year",
    (2, 14): "情人节",
    (3, 8): "三八 三八节 妇女节 三八妇女节 38节 女神节",
    (4, 1): "愚人节",
    (5, 1): "五一 五一节 劳动节 五一劳动节 labor_day labour_day may_day",
    (5, 4): "青年节 五四青年节",
    (6, 1): "六一 六一节 儿童节 六一儿童节",
    (6, 18): "618 六一八",
    (9, 10): "教师节",
    (10, 1): "十一 国庆 国庆节 十一国庆 十一国庆节 national_day",
    (11, 11): "双十一 双11 光棍节 singles'_day singles_day double_11 double_eleven",
    (12, 12): "双十二 双12 double_12",
    (12, 24): "平安夜",
    (12, 25): "圣诞 圣诞节 christmas xmas",
    (12, 31): "跨年夜 new_year's_eve",
}
_MOVING: dict[str, str] = {
    "spring": "春节 大年初一 年初一 spring_festival chinese_new_year lunar_new_year",
    # The tenth is the last that is told so.
    **{f"spring {number}": f"大年初{number} 年初{number}" for number in "二三四五六七八九十"},
    "eve": "除夕 除夕夜 大年三十 年三十 年三十晚",
    "lantern": "元宵 元宵节",
    "qingming": "清明 清明节 qingming",
    "duanwu": "端午 端午节 端阳节 dragon_boat_festival",
    "qixi": "七夕 七夕节",
    "midautumn": "中秋 中秋节 mid-autumn mid-autumn_festival",
    "chongyang": "重阳 重阳节",
    "dongzhi": "冬至 冬至节",
}
#: Month and day per year, 2018 to 2030: the first day of the lunar year, then the 5th of the 5th lunar month, the 7th of the 7th,
#: the 15th of the 8th, the 9th of the 9th, and the solar term Qingming.
_TABLE = """
2018 02-16 06-18 08-17 09-24 10-17 04-05
2019 02-05 06-07 08-07 09-13 10-07 04-05
2020 01-25 06-25 08-25 10-01 10-25 04-04
2021 02-12 06-14 08-14 09-21 10-14 04-04
2022 02-01 06-03 08-04 09-10 10-04 04-05
2023 01-22 06-22 08-22 09-29 10-23 04-05
2024 02-10 06-10 08-10 09-17 10-11 04-04
2025 01-29 05-31 08-29 10-06 10-29 04-04
2026 02-17 06-19 08-19 09-25 10-18 04-05
2027 02-06 06-09 08-08 09-15 10-08 04-05
2028 01-26 05-28 08-26 10-03 10-26 04-04
2029 02-13 06-16 08-16 09-22 10-16 04-04
2030 02-03 06-05 08-05 09-12 10-05 04-05
"""
_COLUMNS = ("spring", "duanwu", "qixi", "midautumn", "chongyang", "qingming")


def _read_table() -> dict[str, dict[int, date]]:
    table: dict[str, dict[int, date]] = {name: {} for name in (*_COLUMNS, "eve", "lantern")}
    for line in _TABLE.split("\n"):
        year, *days = line.split() or [""]
        for name, day in zip(_COLUMNS, days, strict=False):
            table[name][int(year)] = date.fromisoformat(f"{year}-{day}")
    table["eve"] = {year: day - timedelta(days=1) for year, day in table["spring"].items()}
    for number, name in enumerate("二三四五六七八九十", start=1):
        table[f"spring {name}"] = {year: day + timedelta(days=number) for year, day in table["spring"].items()}
    table["lantern"] = {year: day + timedelta(days=14) for year, day in table["spring"].items()}
    table["dongzhi"] = {year: date(year, 12, 21 if year % 4 < 2 else 22) for year in table["spring"]}
    return table


def _nth_weekday(month: int, weekday: int, number: int) -> Callable[[int], date]:
    def day_in(year: int) -> date:
        start = date(year, month, 1)
        return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (number - 1))

    return day_in


_MOVING_DAYS = _read_table()
COVERED_YEARS = range(min(_MOVING_DAYS["spring"]), max(_MOVING_DAYS["spring"]) + 1)


def _names(names: str) -> list[str]:
    return [name.replace("_", " ") for name in names.split()]


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


#: The days of the moving holidays end with the table.
NOT_KNOWN = "holiday_not_known"

#: The nth weekday of a month: (month, weekday, n).
_BY_WEEKDAY: dict[tuple[int, int, int], str] = {(5, 6, 2): "母亲节", (6, 6, 3): "父亲节", (11, 3, 4): "感恩节"}

#: What every holiday's name means: the day in a given year, None outside the table.
HOLIDAYS: dict[str, Callable[[int], date | None]] = {
    **{name: _fixed(*day) for day, names in _FIXED.items() for name in _names(names)},
    **{name: _nth_weekday(*rule) for rule, name in _BY_WEEKDAY.items()},
    **{name: _MOVING_DAYS[key].get for key, names in _MOVING.items() for name in _names(names)},
}
#: Those that stand in the lunar calendar.
LUNAR_HOLIDAYS = frozenset(
    name for key, names in _MOVING.items() if key not in ("qingming", "dongzhi") for name in _names(names)
)
_MOVING_NAMES = frozenset(name for names in _MOVING.values() for name in _names(names))


def holiday(name: str) -> Day:
    """The holiday of this name, year not said."""
    return Day(HOLIDAYS[name], "year", reason=NOT_KNOWN)


def holiday_in(name: str, year: int) -> date:
    """The holiday of this name in a year that is `covered`."""
    day = HOLIDAYS[name](year)
    if day is None:
        raise ValueError(f"no {name} known in {year}")
    return day


def part_of_day(name: str) -> str | None:
    """The part of the day that the name tells: 跨年夜 is an evening."""
    return "evening" if name.endswith(("夜", "晚", "eve")) else None


def covered(name: str, year: int) -> bool:
    """Whether the day of this holiday in this year is known."""
    return name not in _MOVING_NAMES or year in COVERED_YEARS
