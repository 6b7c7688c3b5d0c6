"""A year that is said behind its day, the clock between them or not: 11-12 10:00 2020, Nov 12 at 10am in 2020, 5/10 (2022)."""

from __future__ import annotations

from bot.understanding.facts.days import Day, certain
from bot.understanding.facts.draft import Line

#: The bare figures behind a day that are a year; with 年 or behind a word of their own all of the calendar's are.
_BARE_YEARS, _YEARS = range(2015, 2031), range(1900, 2101)
#: What makes a bare figure something else: 3/12 【2020 yuan】, 3/12 【2020 left】, or the beginning of the next date.
_NO_YEAR = (
    "currency", "foreign", "unit", "measure", "measure_of", "ge", "jiao", "percent", "thousands", "minute", "noun", "noun_link", "noun_count",
    "money", "money_after", "volume", "more", "to", "month", "month_name", "figure", "hour", "about_after",
)  # fmt: skip
_IN = frozenset({"in", "of", "year"})
_BRACKETS = {"(": ")"}


def with_year_behind(line: Line, day: Day | None, last: int, *, timed: bool) -> tuple[Day | None, int]:
    """The day in the year that follows it at token `last`, and the index after that; as they are where none does.

    `timed`: a clock time stands before the year, so that a word of paying behind it (10点 2020 付款) makes it no amount.
    """
    if day is None or day.cycle != "year":
        return day, last
    place, closing = _lead(line, last)
    year = line.whole(place)
    if year is None or len(line.text(place)) != 4:
        return day, last
    named = line.has(place + 1, "year")
    after = place + 1 + named
    sure = named or place - last > (line.text(last) == ",")
    if year not in (_YEARS if sure else _BARE_YEARS) or line.has(after, *_NO_YEAR):
        return day, last
    if not (sure or timed) and line.has(after, "money_weak"):
        return day, last
    if closing and line.text(after) != closing:
        return day, last
    there = _in_year(day, year)
    return (day, last) if there is None else (there, after + bool(closing))


def _lead(line: Line, last: int) -> tuple[int, str]:
    """Where the year begins behind a comma, a bracket or "in", and what has to close it."""
    place = last + 1 if line.text(last) == "," else last
    closing = _BRACKETS.get(line.text(place), "")
    place += bool(closing)
    while line.text(place) in _IN:
        place += 1
    return place, closing


def _in_year(day: Day, year: int) -> Day | None:
    """The day as it is in this year, None where it has none."""
    try:
        there = day.at(year)
    except (ValueError, OverflowError):
        return None
    return None if there is None else certain(there).shifted(day.shift)
