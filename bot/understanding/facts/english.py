"""Days said in English: May 10, 2023; the 10th of May; the 15th; last Friday; end of May."""

from __future__ import annotations

from datetime import date, timedelta

from bot.understanding.facts.days import certain, exists, last_of_month, month_end, monthly, weekly, yearly
from bot.understanding.facts.draft import DayFound, Line
from bot.understanding.facts.figures import NO_DATE
from handlers.calendar import add_months

_WEEKS_FROM_NOW = {"last": -1, "this": 0, "next": 1}


def english_day(line: Line, first: int, today: date) -> DayFound | None:
    """The day said in English at this token, as of `today`."""
    index = line.skip(first, "before_day", most=2)
    return (
        _year_first(line, index)
        or _month_first(line, index)
        or _day_first(line, index, with_article=index > first)
        or _weekday(line, index, today)
        or _end_of(line, index, today)
    )


def _month_first(line: Line, first: int) -> DayFound | None:
    """May 10, May 10th, 2023."""
    place = first + 2 if line.text(first + 1) == "." else first + 1
    month, number = line.value(first), line.whole(place)
    if not line.has(first, "month_name") or not isinstance(month, int) or number is None or not 1 <= number <= 99:
        return None
    if not line.text(place).isdigit() or line.has(place + 1, "unit", "measure", "currency"):
        return None
    return _with_year(line, month, number, line.skip(place + 1, "suffix"))


def _year_first(line: Line, first: int) -> DayFound | None:
    """2024 Nov 12."""
    year, found = line.whole(first), _month_first(line, first + 1)
    if year is None or found is None or found.day is None or found.day.certain or not 1900 <= year <= 2100:
        return None
    day = found.day.past(date(year, 12, 31))
    return (
        DayFound(found.last, certain(day))
        if day is not None and day.year == year
        else DayFound(found.last, problem=NO_DATE)
    )


def _day_first(line: Line, first: int, *, with_article: bool) -> DayFound | None:
    """10 May, the 10th of May 2023, the 15th."""
    number = line.whole(first)
    suffixed = line.has(first + 1, "suffix")
    index = line.skip(line.skip(first + 1, "suffix"), "of")
    if number is None or number > 99 or not line.text(first).isdigit():
        return None
    month = line.value(index)
    if line.has(index, "month_name") and isinstance(month, int):
        return _with_year(line, month, number, index + 1)
    alone = first == 0 and line.ended(first + 2)
    if suffixed and (with_article or alone) and 1 <= number <= 31 and not line.has(index, "noun", "noun_link", "unit"):
        return DayFound(first + 2, monthly(number))
    return None


def _with_year(line: Line, month: int, number: int, index: int) -> DayFound:
    """The day of this month, in the year that follows if one does."""
    after = index + 1 if line.text(index) == "," else index
    year = line.whole(after)
    said = (
        year is not None
        and 1900 <= year <= 2100
        and len(line.text(after)) == 4
        and not line.has(after + 1, "currency", "unit", "measure")
    )
    last = after + 1 if said else index
    if not exists(month, number, year if said else None):
        return DayFound(last, problem=NO_DATE)
    return DayFound(last, certain(date(year, month, number)) if said and year else yearly(month, number))


def _weekday(line: Line, first: int, today: date) -> DayFound | None:
    """Friday, last Friday, next Monday, this Tuesday."""
    in_week = _weekday_of_week(line, first, today)
    if in_week is not None:
        return in_week
    offset = _WEEKS_FROM_NOW.get(line.text(first))
    index = first if offset is None else first + 1
    weekday = line.value(index)
    if not line.has(index, "weekday_name") or not isinstance(weekday, int):
        return None
    near = weekly(weekday)
    if offset is None:
        return DayFound(index + 1, near)
    if offset == 0:
        return DayFound(index + 1, certain(today + timedelta(days=weekday - today.weekday())))
    day = near.past(today - timedelta(days=1)) if offset < 0 else near.future(today + timedelta(days=1))
    return None if day is None else DayFound(index + 1, certain(day))


def _weekday_of_week(line: Line, first: int, today: date) -> DayFound | None:
    """Tuesday last week, next week Tuesday."""
    for place, phrase in ((first, first + 1), (line.skip(first + 1, "before_day"), first)):
        weeks, weekday = line.value(phrase), line.value(place)
        if (
            line.has(phrase, "week_phrase")
            and line.has(place, "weekday_name")
            and isinstance(weeks, int)
            and isinstance(weekday, int)
        ):
            monday = today - timedelta(days=today.weekday())
            return DayFound(max(place, phrase) + 1, certain(monday + timedelta(days=7 * weeks + weekday)))
    return None


def _end_of(line: Line, first: int, today: date) -> DayFound | None:
    """End of May, the last day of this month."""
    if not line.has(first, "end_of"):
        return None
    month = line.value(first + 1)
    if line.has(first + 1, "month_name") and isinstance(month, int):
        return DayFound(first + 2, month_end(month))
    if line.has(first + 1, "month_word") and isinstance(month, int):
        return DayFound(first + 2, certain(last_of_month(add_months(today.replace(day=1), month))))
    return None
